"""`cardfile erase ID`, and the `person ID` of `cardfile export`: what a person may ask for."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import asdict, fields
from typing import Any

from core.domain.backup import Backup
from core.domain.rights import ErasureReport
from core.errors import UserError
from core.services import person_package
from desktop.commands.console import opened, print_json, print_safely
from desktop.commands.numbers import whole_number
from desktop.sentences import right_sentences


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    erase = verbs.add_parser(
        "erase",
        parents=[common],
        help="erase a person for good, with every trace",
        description="Erases a contact with their mail, files, drafts, moods and history, and blots "
        "them out in other people's records. There is no undo. Files of others that name them and "
        "backups made before are listed; --backups replaces these backups by a new one.",
    )
    erase.add_argument(
        "id", type=whole_number, help="the contact's number in `cardfile list contacts`"
    )
    erase.add_argument(
        "--confirm", default="", metavar="NAME", help="the contact's name, instead of typing it"
    )
    erase.add_argument(
        "--backups",
        action="store_true",
        help="then make a new backup and delete the older ones, which still hold the person",
    )
    erase.set_defaults(run=run_erase)


def run_export(arguments: argparse.Namespace) -> int:
    """Write a person's package."""
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.on_paper.person_pdf import render  # noqa: PLC0415 - only this verb draws
    from desktop.start.window_startup import make_application  # noqa: PLC0415 - as above

    with opened(arguments) as program:
        record = program.rights.gather(arguments.id)
    make_application()
    count = person_package.write(record, render(record), arguments.to)
    if arguments.json:
        print_json({"files": count, "to": str(arguments.to)})
    else:
        print_safely(f"{count} files about {record.contact.name} in {arguments.to}.")
    return 0


def run_erase(arguments: argparse.Namespace) -> int:
    """Erase a person after their name was typed."""
    with opened(arguments) as program:
        name = program.contacts.get(arguments.id).name
        if _confirmation(arguments.confirm, name).strip() != name.strip():
            raise UserError("erase-not-confirmed")
        report = program.rights.erase(arguments.id)
        renewed = program.backups.renew_all(report.backups) if arguments.backups else None
    if arguments.json:
        print_json(_plain(report, renewed))
    else:
        _print_report(report, renewed)
    return 0


def _plain(report: ErasureReport, renewed: tuple[Backup, int] | None) -> dict[str, Any]:
    told = {field.name: getattr(report, field.name) for field in fields(report)}
    told["backups"] = [
        {"made_at": backup.made_at, "folder": str(backup.folder)} for backup in report.backups
    ]
    told["files"] = [asdict(file) for file in report.files]
    if renewed is not None:
        told |= {"new_backup": str(renewed[0].folder), "backups_deleted": renewed[1]}
    return told


def _confirmation(given: str, name: str) -> str:
    if given or not sys.stdin.isatty():
        return given
    print_safely(f"This erases {name} for good; it can't be undone.")
    return input("Type the name to go on: ")


def _print_report(report: ErasureReport, renewed: tuple[Backup, int] | None) -> None:
    print("Erased for good:")
    for line in right_sentences.erasure_lines(report):
        print(f"  {line}")
    for note in right_sentences.erasure_notes(report):
        print(note)
    for file in right_sentences.erasure_files(report):
        print_safely(file)
    if renewed is not None:
        print_safely(f"New backup: {renewed[0].folder}. Older ones deleted: {renewed[1]}.")
        return
    for line in right_sentences.erasure_backups(report):
        print_safely(line)
    if report.backups:
        print("`cardfile backup`, then delete these folders. Next time, --backups does both.")
