"""`cardfile backup`, `restore` and `salvage`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from core.domain.backup import Backup, RecordCounts, RestorePreview, SalvageProgress, SalvageStep
from core.errors import Cancelled, UserError
from core.services.rescue_service import RescueService
from desktop.commands.console import (
    ProgressBar,
    StopOnInterrupt,
    ask_passphrase,
    opened,
    print_json,
    print_safely,
)
from desktop.commands.numbers import counted
from desktop.sentences import messages
from desktop.start.startup import require_profile


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the three verbs."""
    make = verbs.add_parser("backup", parents=[common], help="make a backup, and check it")
    make.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        help="a new folder for it, or a folder in which to make one (default: in the profile)",
    )
    make.set_defaults(run=run)
    restore = verbs.add_parser(
        "restore", parents=[common], help="say what a backup would bring and lose, and restore it"
    )
    restore.add_argument("backup", nargs="?", default="", help="its name or folder (the newest)")
    restore.add_argument("--list", action="store_true", help="only list the backups there are")
    restore.add_argument("--yes", action="store_true", help="restore it without asking")
    restore.set_defaults(run=run_restore)
    salvage = verbs.add_parser(
        "salvage", parents=[common], help="save what can be read of a damaged file"
    )
    salvage.set_defaults(run=run_salvage)


def run(arguments: argparse.Namespace) -> int:
    """Make a backup and say where it is."""
    with opened(arguments) as program:
        made = program.backups.make(target=arguments.to)
    if arguments.json:
        print_json(_as_json(made))
    else:
        print_safely(f"Backed up and checked: {made.folder}")
        print(f"It holds {_words(made.counts)}, {made.size_bytes / 1e6:.1f} MB.")
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Show what there is, preview one, and restore it when that is wanted."""
    require_profile(arguments.profile)
    rescue = RescueService(arguments.profile, ask_passphrase)
    if arguments.list:
        for backup in rescue.list_backups():
            _print_backup(backup, as_json=arguments.json)
        return 0
    chosen = rescue.find_backup(arguments.backup)
    rescue.require_owner(chosen)
    preview = rescue.preview(chosen)
    if not arguments.json:
        _print_preview(preview)
    if not arguments.yes and not _is_wanted():
        raise Cancelled
    kept = rescue.restore(preview.backup)
    if arguments.json:
        print_json({"restored": _as_json(preview.backup), "kept": str(kept or "")})
    else:
        print("Restored.")
        if kept is not None:
            print_safely(f"The file that was there is kept: `cardfile restore {kept.name}`.")
    return 0


def run_salvage(arguments: argparse.Namespace) -> int:
    """Save what can be read, and say how much that was."""
    require_profile(arguments.profile)
    bar = ProgressBar("Salvaging")

    def show(progress: SalvageProgress) -> None:
        bar.show(progress.done, progress.total, _step_words(progress))

    rescue = RescueService(arguments.profile, ask_passphrase)
    with StopOnInterrupt() as interrupt:
        try:
            report = rescue.salvage(show, interrupt.is_asked)
        finally:
            bar.close()
    if arguments.json:
        print_json({**_plain_report(report), "kept": str(report.kept or "")})
        return 0
    print(f"Saved {report.saved:,} rows; {report.unreadable + report.dropped:,} at most are lost.")
    for table, saved, unreadable in report.tables:
        print(f"  {table}: {saved:,} saved, at most {unreadable:,} lost")
    if report.kept is not None:
        print_safely(f"The damaged file is kept in {report.kept}.")
    return 0


def _step_words(progress: SalvageProgress) -> str:
    counted = f"{progress.done:,} of {progress.total:,}"
    words = {
        SalvageStep.LOOKING: "looking for the damage",
        SalvageStep.READING: f"reading page {counted}",
        SalvageStep.INDEXING: f"indexing record {counted}",
        SalvageStep.PLACING: "putting the new file in place",
    }
    return words[progress.step]


def _plain_report(report: Any) -> dict[str, Any]:  # noqa: ANN401 - a record, about to be JSON
    return {name: getattr(report, name) for name in ("saved", "unreadable", "dropped", "tables")}


def _is_wanted() -> bool:
    """Ask; raises UserError("restore-unconfirmed") where nobody can answer."""
    if not sys.stdin.isatty():
        raise UserError("restore-unconfirmed")
    return input("Restore it? [y/N] ").strip().casefold() in ("y", "yes")


def _print_backup(backup: Backup, *, as_json: bool) -> None:
    if as_json:
        print_json(_as_json(backup))
        return
    when = backup.made_at.astimezone()
    what = "put aside by a restore" if backup.counts is None else _words(backup.counts)
    print_safely(f"{backup.name}  {when:%Y-%m-%d %H:%M}  {what}")


def _print_preview(preview: RestorePreview) -> None:
    when = preview.backup.made_at.astimezone()
    print(f"The backup of {when:%Y-%m-%d %H:%M} is whole. It holds {_words(preview.then)}.")
    if preview.now is None:
        print("The present file can't be opened, so nobody can say what it holds beyond that.")
        return
    print(f"The present file holds {_words(preview.now)}.")
    if not preview.lost_count:
        print("Nothing was done since.")
        return
    print(f"Done since then, and not in the backup: {counted(preview.lost_count, 'step')}")
    for step in preview.lost:
        print_safely(f"  {step.at.astimezone():%Y-%m-%d %H:%M}  {messages.step_title(step)}")
    if preview.lost_count > len(preview.lost):
        print(f"  and {preview.lost_count - len(preview.lost)} more")


def _words(counts: RecordCounts | None) -> str:
    if counts is None:
        return "what nobody has read yet"
    return (
        f"{counted(counts.contacts, 'contact')}, "
        f"{counted(counts.companies, 'company', 'companies')}, "
        f"{counted(counts.interactions, 'message')} and {counted(counts.notes, 'note')}"
    )


def _as_json(backup: Backup) -> dict[str, Any]:
    return {
        "name": backup.name,
        "folder": str(backup.folder),
        "made_at": backup.made_at,
        "reason": backup.reason.value,
        "size_bytes": backup.size_bytes,
        "counts": backup.counts,
    }
