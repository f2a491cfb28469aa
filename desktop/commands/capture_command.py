"""`cardfile capture`: one line becomes an entry and a task, once it was shown what that is."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict, replace
from typing import Any

from core.domain.capture import Captured
from core.errors import UserError
from core.services.capture_service import chosen
from desktop.commands.console import opened, print_json, print_safely
from desktop.commands.numbers import whole_number


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "capture",
        parents=[common],
        help="one line becomes an entry and a task: 'called Maria yesterday, wants 12 chairs "
        "by Friday'",
        description="Says what was understood and stores it once you agree; one step that "
        "`cardfile undo` takes back. Reads English and Chinese, by rules.",
    )
    parser.add_argument("text")
    parser.add_argument("--yes", action="store_true", help="store it without asking")
    parser.add_argument("--contact", type=whole_number, metavar="ID", help="who is meant")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show what was understood; store it when that is wanted."""
    with opened(arguments) as program:
        captured = program.captures.read(arguments.text)
        if arguments.contact is not None:
            contact = program.contacts.get(arguments.contact)
            captured = chosen(captured, contact.id, contact.name)
        if arguments.json:
            print_json(asdict(captured) | {"is_ambiguous": captured.is_ambiguous})
        else:
            _tell(captured)
        if captured.is_ambiguous and not arguments.json:
            print_safely("`--contact NUMBER` says which of them.")
        if captured.is_ambiguous:
            raise UserError("capture-ambiguous", name=captured.who)
        if not arguments.yes and not _is_wanted():
            return 0
        change = program.captures.write(replace(captured))
        step = change.made_step
        print_json({"step": step}) if arguments.json else print_safely(f"Stored: step {step}.")
    return 0


def _is_wanted() -> bool:
    if not sys.stdin.isatty():
        return False
    return input("Store this? [y/N] ").strip().casefold() in ("y", "yes", "是")


def _tell(captured: Captured) -> None:
    if captured.kind is not None:
        when = "" if captured.at is None else f"{captured.at.astimezone():%Y-%m-%d %H:%M}"
        print_safely(f"Entry: {captured.kind.value}, {captured.direction.value}, {when}")
    if captured.task:
        due = "some day" if captured.due_on is None else f"due {captured.due_on}"
        print_safely(f"Task:  {captured.task} ({due})")
    for match in captured.matches:
        firm = f", {match.company}" if match.company else ""
        print_safely(f"Who:   #{match.contact_id} {match.name}{firm}")
    if not captured.matches:
        print_safely(f"Who:   {f'new contact {captured.who}' if captured.who else 'nobody'}")
