"""`cardfile import`: bring in mail, contacts and tables."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.domain.importing import (
    MAKE_FIELD,
    ImportMode,
    ImportOptions,
    ImportProgress,
    ImportReport,
    Rejection,
    TakenFile,
)
from core.errors import UserError
from core.services.import_service import ImportService
from core.services.services import Services
from desktop.commands.console import (
    ProgressBar,
    StopOnInterrupt,
    opened,
    print_json,
    print_safely,
)
from desktop.sentences import messages

_SHOWN_REASONS = 20
_RECOGNISED = {
    "same record": "the same had come in before",
    "identifier": "by their identifier",
    "email": "by their address",
    "phone": "by their number",
    "name": "by their name",
    "name and company": "by their name and company",
    "title and company": "by title and company",
    "company": "by the company's name or domain",
}
_LOOK_S = 2.0
_NOTHING_TAKEN = 3
"""The exit status where every record, or the whole file, was left out."""


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "import",
        parents=[common],
        help="bring in mail, tables, spreadsheets, vCards, calendars and folders of them",
        description="Bring in mail archives (mbox, eml, Maildir), contact tables (CSV, XLSX, ODS, "
        "XLS), vCards, calendars and folders of them. What is here already is skipped; one "
        "`cardfile undo` takes all of it back. Ends with status 3 if nothing could be taken in, "
        "with 130 if it was stopped.",
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument(
        "--resume", action="store_true", help="go on with the import that was stopped last"
    )
    parser.add_argument(
        "--watch",
        type=Path,
        metavar="DIR",
        help="take in new files of this folder until Ctrl+C, each once it is whole",
    )
    _add_options(parser)
    parser.set_defaults(run=run)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--paste",
        action="store_true",
        help="also read a chat or a mail thread from standard input, such as `xclip -o`",
    )
    _add_choices(parser)
    parser.set_defaults(run=run)


def _add_choices(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE", help="JSON: column of a table -> field, or null"
    )
    parser.add_argument(
        "--make-field",
        action="append",
        default=[],
        metavar="COLUMN",
        help="make this column of a table a field of its own, of the kind that fits; columns that "
        "are named like a field go into it by themselves",
    )
    parser.add_argument(
        "--mode",
        choices=[mode.value for mode in ImportMode],
        default=ImportMode.BOTH.value,
        help="contacts and companies: only make new ones, only change known ones, or both",
    )
    parser.add_argument(
        "--rejected", type=Path, metavar="FILE.csv", help="save what was left out, with reasons"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
    parser.add_argument(
        "--me",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="one of your own addresses, or your name as it stands in a chat",
    )
    parser.add_argument(
        "--region", default="", metavar="CC", help="country of numbers without one, such as DE"
    )
    parser.add_argument("--add-senders", action="store_true", help="make people who wrote contacts")
    parser.add_argument(
        "--bring-back-erased", action="store_true", help="take in people who were erased, too"
    )


def run(arguments: argparse.Namespace) -> int:
    """Import and print the report."""
    options = ImportOptions(
        owner_addresses=tuple(arguments.me),
        default_region=arguments.region.upper(),
        adds_senders=arguments.add_senders,
        brings_back_erased=arguments.bring_back_erased,
        is_dry_run=arguments.dry_run,
        mapping=(
            *_read_mapping(arguments.mapping),
            *((column, MAKE_FIELD) for column in arguments.make_field),
        ),
        mode=ImportMode(arguments.mode),
        pasted=sys.stdin.buffer.read().decode("utf-8", "replace") if arguments.paste else "",
        label="standard input" if arguments.paste and not arguments.paths else "",
    )
    if arguments.watch:
        return _watch(arguments, options)
    if not arguments.paths and not options.pasted.strip() and not arguments.resume:
        raise UserError("import-nothing-named")
    bar = ProgressBar("Importing")

    def show(progress: ImportProgress) -> None:
        bar.show(progress.bytes_done, progress.bytes_total, f"{progress.read} {progress.file}")

    with opened(arguments) as program, StopOnInterrupt() as interrupt:
        if arguments.resume:
            report = _go_on(program.imports, show, interrupt)
        else:
            if _makes_fields(options) and not options.is_dry_run:
                seen = program.imports.preview(arguments.paths, options)
                program.fields.make_for_import(seen, options.mapping)
            report = program.imports.run(arguments.paths, options, show, interrupt.is_asked)
        bar.close()
        _read_files(program, report, options)
        if arguments.rejected and report.rejections:
            program.imports.save_rejected(report.rejections, arguments.rejected, _sentence)
    if arguments.json:
        print_json(report)
    else:
        _print_report(report, is_dry_run=arguments.dry_run, saved=arguments.rejected)
    return _status(report)


def _status(report: ImportReport) -> int:
    if not report.is_complete:
        return 130
    return _NOTHING_TAKEN if report.rejected and report.rejected == report.read else 0


def _read_files(program: Services, report: ImportReport, options: ImportOptions) -> None:
    """Read what is written in files that came in, so that the first search finds it."""
    if report.is_complete and not options.is_dry_run:
        while program.file_texts.read_some():
            pass


def _go_on(
    imports: ImportService, show: Callable[[ImportProgress], None], interrupt: StopOnInterrupt
) -> ImportReport:
    found = imports.find_open()
    if found is None:
        raise UserError("import-none-open")
    return imports.go_on(found, show, interrupt.is_asked)


def _watch(arguments: argparse.Namespace, options: ImportOptions) -> int:
    """Look into the folder now and then until Ctrl+C; say a line for each file."""
    with opened(arguments) as program, StopOnInterrupt() as interrupt:
        if not arguments.json:
            print_safely(f"Watching {arguments.watch}; Ctrl+C ends it.")
        while not interrupt.is_asked():
            found = program.watched.look(arguments.watch, options, interrupt.is_asked)
            for file, report in found.taken:
                if arguments.json:
                    print_json({"file": file, "report": report})
                    continue
                print_safely(f"{file.name}: {_told(file, report)}")
            interrupt.wait(_LOOK_S)
    return 0


def _told(file: TakenFile, report: ImportReport) -> str:
    if file.reason:
        return messages.rejection(file.reason, file.details)
    counts = ("created", "updated", "merged", "skipped", "rejected")
    told = ", ".join(f"{n} {name}" for name in counts if (n := getattr(report, name)))
    undo = f"; `cardfile undo {file.step_id}` takes it back" if file.step_id else ""
    return f"{report.read} read, {told}{undo}"


def _read_mapping(path: Path | None) -> tuple[tuple[str, str], ...]:
    if path is None:
        return ()
    try:
        mapping = json.loads(path.read_text(encoding="utf-8"))
        return tuple((str(column), str(field or "")) for column, field in mapping.items())
    except (OSError, ValueError, AttributeError) as error:
        raise UserError("mapping-file-unreadable", path=str(path)) from error


def _print_report(report: ImportReport, *, is_dry_run: bool, saved: Path | None) -> None:
    print("Would have been:" if is_dry_run else "Imported:")
    for name in ("read", "created", "updated", "merged", "skipped", "rejected"):
        print(f"  {name:<9}{getattr(report, name):>8}")
    for key, count in report.matched_by:
        print_safely(f"  {count} known already: {_RECOGNISED.get(key, key)}")
    if report.senders_added:
        print(f"  senders who are contacts now: {report.senders_added}")
    if report.unknown_senders:
        unknown = report.unknown_senders
        print(f"  senders not in your contacts: {unknown}; --add-senders would add them")
    rest = f"; all are in {saved}" if saved else "; --rejected FILE.csv saves them"
    _print_reasons("Not taken in", report.rejections, report.rejected, rest)
    _print_reasons("Worth a look", report.warnings, len(report.warnings), "")
    if not report.is_complete and report.step_id:
        print("Stopped. What was read stays; `cardfile import --resume` goes on where it stopped.")
    if report.earlier_step_id:
        print(f"Other work came in between; its first part is step {report.earlier_step_id}.")
    if report.step_id and not is_dry_run:
        print(f"`cardfile undo {report.step_id}` takes this import back.")


def _sentence(rejection: Rejection) -> str:
    return messages.rejection(rejection.reason, rejection.details)


def _print_reasons(title: str, reasons: tuple[Rejection, ...], total: int, rest: str) -> None:
    if not reasons:
        return
    print(f"{title}:")
    for reason in reasons[:_SHOWN_REASONS]:
        number = f", {reason.place.number}" if reason.place.number else ""
        print_safely(f"  {reason.place.file}{number}: {_sentence(reason)}")
    if total > _SHOWN_REASONS:
        print_safely(f"  and {total - _SHOWN_REASONS} more{rest}")


def _makes_fields(options: ImportOptions) -> bool:
    return any(meaning == MAKE_FIELD for _, meaning in options.mapping)
