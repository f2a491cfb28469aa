"""`cardfile audit`: who did what when, whether the chain holds, and all of it as a file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from core.domain.audit import AuditCheck, AuditLine
from core.domain.change import Deed
from desktop.commands.console import ProgressBar, opened, print_json, print_safely
from desktop.commands.numbers import counted, whole_number
from desktop.sentences import audit_sentences, messages, right_sentences

_SHOWN_CHANGES = 3


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "audit",
        parents=[common],
        help="who did what when, and whether nobody tampered with it",
        description="Every change with who made it, when, and the record before and after, in a "
        "chain of hashes: what is changed behind Cardfile's back breaks it.",
    )
    parser.add_argument("--search", default="", metavar="TEXT", help="only lines that hold TEXT")
    parser.add_argument("--limit", type=whole_number, default=20, metavar="N")
    parser.add_argument("--verify", action="store_true", help="check the chain; status 1 if broken")
    parser.add_argument(
        "--export", type=Path, metavar="FILE", help="write everything to a new .csv or .jsonl file"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Search, verify or export."""
    with opened(arguments) as program:
        if arguments.export is not None:
            count = program.audit.export(arguments.export)
            print_json({"lines": count}) if arguments.json else print(f"{count} lines written.")
            return 0
        if arguments.verify:
            bar = ProgressBar("Checking")
            check = program.audit.verify(bar.show)
            bar.close()
            print_json(check) if arguments.json else _print_check(check)
            return 0 if check.holds else 1
        lines = program.audit.search(arguments.search, arguments.limit, most_changes=_SHOWN_CHANGES)
    for line in lines:
        print_json(line) if arguments.json else _print_line(line)
    return 0


def _print_check(check: AuditCheck) -> None:
    print(right_sentences.check_sentence(check))
    print(f"Last link: {check.head}")


def _print_line(line: AuditLine) -> None:
    print_safely(
        f"{line.id:>6}  {line.at.astimezone():%Y-%m-%d %H:%M:%S}  "
        f"{right_sentences.who(line.actor, line.origin)}: {_title(line)}, "
        f"{counted(line.rows, 'row')}"
    )
    for change in line.changes:
        print_safely(f"        {audit_sentences.change_sentence(change)}")
        for told in audit_sentences.field_lines(change):
            print_safely(f"          {told}")


def _title(line: AuditLine) -> str:
    title = messages.audit_title(line)
    return title if line.deed in (Deed.DONE, Deed.ERASED) else f"{title} ({line.deed.value})"
