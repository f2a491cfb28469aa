"""`cardfile export`: everything, or contacts, meetings and mail for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from core.domain.exporting import SUFFIXES, ExportFormat, ExportProgress
from core.errors import UserError
from desktop.commands import rights_command
from desktop.commands.console import (
    ProgressBar,
    StopOnInterrupt,
    opened,
    print_json,
    print_safely,
)
from desktop.commands.numbers import whole_number
from desktop.sentences import export_sentences

_CONTACT_FORMS = (ExportFormat.VCARD4, ExportFormat.VCARD3, ExportFormat.CSV)
_FORMS = {"all": ExportFormat.ALL, "calendar": ExportFormat.CALENDAR, "mail": ExportFormat.MAIL}


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "export",
        parents=[common],
        help="take everything out, or contacts, meetings, mail, or what is stored of a person",
        description="Writes a new file and reads it back before it counts. `all` is an archive "
        "that `cardfile import` takes in again as it was; `contacts`, `calendar` and `mail` are "
        "for other programs; `person ID` is everything stored about somebody.",
    )
    parser.add_argument("what", choices=[*_FORMS, "contacts", "person"])
    parser.add_argument(
        "id",
        type=whole_number,
        nargs="?",
        help="for a person: the number in `cardfile list contacts`",
    )
    parser.add_argument("--to", type=Path, required=True, metavar="PATH", help="the new file")
    parser.add_argument(
        "--format",
        choices=[form.value for form in _CONTACT_FORMS],
        help="of contacts (by the ending of the name: .csv, else vcard4)",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say what is in it."""
    if arguments.what == "person":
        if arguments.id is None:
            raise UserError("export-whom")
        return rights_command.run_export(arguments)
    bar = ProgressBar("Exporting")

    def show(progress: ExportProgress) -> None:
        bar.show(progress.done, progress.total, "checking" if progress.is_checking else "writing")

    with opened(arguments) as program, StopOnInterrupt() as interrupt:
        form = _form(arguments)
        to, say = arguments.to, export_sentences.word
        report = program.exports.export(form, to, say, show, interrupt.is_asked)
    bar.close()
    if arguments.json:
        print_json({**vars_of(report), "path": str(report.path)})
    else:
        for line in export_sentences.report_lines(report):
            print_safely(line)
    return 0


def vars_of(report: Any) -> dict[str, Any]:  # noqa: ANN401 - a record, about to be JSON
    """Return the report's fields."""
    return {name: getattr(report, name) for name in report.__slots__}


def _form(arguments: argparse.Namespace) -> ExportFormat:
    if arguments.what in _FORMS:
        return _FORMS[arguments.what]
    if arguments.format:
        return ExportFormat(arguments.format)
    is_table = arguments.to.suffix.casefold() == SUFFIXES[ExportFormat.CSV]
    return ExportFormat.CSV if is_table else ExportFormat.VCARD4
