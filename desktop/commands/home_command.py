"""`cardfile home`: what to do next, in order, each with its reason."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from core.domain.change import Change
from core.domain.next_action import NextAction
from desktop.commands.console import opened, print_json, print_safely
from desktop.commands.deal_command import day
from desktop.sentences import home_sentences
from desktop.start.startup import Program


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "home",
        aliases=["today"],
        parents=[common],
        help="what to do next, in order, each with its reason",
        description=f"What to do next. {home_sentences.ORDER} NAME is the first word of a line. "
        "Each choice is one step that `cardfile undo` takes back.",
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--done", metavar="NAME", help="note that it is done")
    choice.add_argument(
        "--later", nargs=2, metavar=("NAME", "DAY"), help="not before a day like 2027-03-31"
    )
    choice.add_argument("--never", metavar="NAME", help="never again for this person")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list, or note what was said of one of its lines."""
    with opened(arguments) as program:
        told = _choose(program, arguments)
        if told is not None:
            step = told.made_step
            print_json({"step": step}) if arguments.json else print_safely(f"Noted: step {step}.")
            return 0
        agenda = program.home.look()
        if arguments.json:
            lines = [_plain(action) for action in agenda.actions]
            print_json(asdict(agenda) | {"actions": lines})
            return 0
        for action in agenda.actions:
            words = f"{home_sentences.title(action)}  ({home_sentences.reason(action)})"
            print_safely(f"{action.key:16} {words}")
        if not agenda.actions:
            print("Nothing waits.")
        if agenda.older_waiting:
            print(f"{agenda.older_waiting} older conversations were never answered.")
    return 0


def _choose(program: Program, arguments: argparse.Namespace) -> Change | None:
    home = program.home
    if arguments.done:
        return home.finish(home.find(arguments.done))
    if arguments.later:
        return home.put_off(home.find(arguments.later[0]), day(arguments.later[1]))
    if arguments.never:
        return home.leave_out(home.find(arguments.never))
    return None


def _plain(action: NextAction) -> dict[str, Any]:
    return {
        "key": action.key,
        "title": home_sentences.title(action),
        "why": home_sentences.reason(action),
        **asdict(action),
    }
