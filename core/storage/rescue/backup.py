"""Backups: folders that are profiles themselves, with the file, its vault, and a few facts.

A backup is made under a name that starts with a dot, read through, put on disk, and renamed last,
so that a folder without the dot is always a whole one.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from core import paths
from core.domain.backup import Backup, BackupReason, RecordCounts
from core.errors import UserError
from core.storage.database import Database
from core.storage.rescue.checked_copy import CopyFacts, copy_file, flush, write_checked_copy
from core.storage.sealed_file import explained

DATABASE, VAULT = paths.DATABASE, paths.VAULT
FOLDER = "backups"
_FACTS = "backup.json"
DRAFT = ".making-"
"""How the name of a folder begins that is no whole backup yet."""
_NEWEST_KEPT = 12
_DAYS_KEPT, _WEEKS_KEPT = 14, 13
_PUT_ASIDE_KEPT = timedelta(days=30)
_ALWAYS_KEPT = 2
_LARGE_BYTES = 1 << 30
_REST_PER_GIB = timedelta(minutes=20)


def make(
    database: Database, vault: Path, reason: BackupReason, target: Path | None = None
) -> Backup:
    """Make a checked backup and return it.

    target: the backup's folder, which must not be there; by default a new one in the profile.
    Raises UserError("backup-exists"), and as `write_checked_copy` does; no backup then.
    """
    made_at = datetime.now(UTC)
    if target is None:
        home = database.path.parent / FOLDER
        target = home / f"{made_at:%Y%m%dT%H%M%S.%f}Z-{reason.value}"
    if target.exists():
        raise UserError("backup-exists", path=str(target))
    draft = target.with_name(DRAFT + secrets.token_hex(4))
    with explained(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.mkdir(mode=0o700)
        try:
            facts = write_checked_copy(database.path, database.key, draft / DATABASE)
            copy_file(vault, draft / VAULT)
            backup = _describe(target, made_at, reason, facts, draft / DATABASE)
            write_facts(draft, backup)
            flush(draft)
            draft.rename(target)
            flush(target.parent)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
    return backup


def list_backups(profile: Path) -> tuple[Backup, ...]:
    """Return the profile's backups, newest first; what is no whole backup is left out."""
    folders = (profile / FOLDER).glob("*/") if (profile / FOLDER).is_dir() else ()
    found = [backup for folder in folders if (backup := read(folder)) is not None]
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def read(folder: Path) -> Backup | None:
    """Return the backup in the folder, None when there is none."""
    if folder.name.startswith("."):
        return None
    try:
        stored = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
        counts = stored["counts"]
        return Backup(
            folder,
            datetime.fromisoformat(stored["made_at"]),
            BackupReason(stored["reason"]),
            (folder / DATABASE).stat().st_size,
            None if counts is None else RecordCounts(**counts),
            int(stored["last_step"]),
            str(stored["mark"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_facts(folder: Path, backup: Backup) -> None:
    """Write down what the list of backups shows, none of it about a customer."""
    counts = backup.counts
    content: dict[str, Any] = {
        "made_at": backup.made_at.isoformat(),
        "reason": backup.reason.value,
        "last_step": backup.last_step,
        "mark": backup.mark,
        "counts": None
        if counts is None
        else {name: getattr(counts, name) for name in RecordCounts.__slots__},
    }
    descriptor = os.open(folder / _FACTS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        json.dump(content, stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())


def to_counts(facts: CopyFacts) -> RecordCounts:
    """Return of all tables' rows those that a person would count."""
    rows = facts.counts
    return RecordCounts(
        rows.get("contacts", 0),
        rows.get("companies", 0),
        rows.get("interactions", 0),
        rows.get("knowledge_notes", 0),
    )


def thin(profile: Path, now: datetime) -> tuple[Backup, ...]:
    """Remove the backups that are one too many, and drafts that a crash left; return the removed.

    Nothing outside the profile's own folder of backups is touched.
    """
    remove_drafts(profile, now - timedelta(days=1))
    backups = list_backups(profile)
    kept = choose_kept(backups, now)
    room = shutil.disk_usage(profile).free + sum(backup.size_bytes for backup in backups)
    kept = choose_fitting(kept, room // 2)
    removed = tuple(backup for backup in backups if backup not in kept)
    remove(profile, removed)
    return removed


def remove_drafts(profile: Path, until: datetime) -> None:
    """Remove the drafts that a crash left before this moment."""
    for draft in (profile / FOLDER).glob(f"{DRAFT}*"):
        if draft.stat().st_mtime < until.timestamp():
            shutil.rmtree(draft, ignore_errors=True)


def remove(profile: Path, backups: Sequence[Backup]) -> int:
    """Delete these backups of the profile, those that are still there; return how many.

    Raises UserError("disk-read-only"), ("disk-error").
    """
    removed = 0
    with explained(profile):
        for backup in backups:
            if backup.folder.parent != profile / FOLDER or not backup.folder.exists():
                continue
            # Renamed first: half a backup must never look like a whole one.
            draft = backup.folder.with_name(DRAFT + backup.name)
            backup.folder.rename(draft)
            shutil.rmtree(draft, ignore_errors=True)
            removed += 1
        if removed:
            flush(profile / FOLDER)
    return removed


def choose_kept(backups: Sequence[Backup], now: datetime) -> frozenset[Backup]:
    """Return the backups to keep; the last good one is always among them.

    The newest twelve, one a day for a fortnight, one a week for three months, and for a month the
    files that were put aside.
    """
    good = sorted(
        (backup for backup in backups if backup.counts is not None),
        key=lambda backup: backup.made_at,
        reverse=True,
    )
    kept = set(good[:_NEWEST_KEPT])
    for days, most in ((1, _DAYS_KEPT), (7, _WEEKS_KEPT)):
        newest: dict[int, Backup] = {}
        for backup in good:
            newest.setdefault(backup.made_at.toordinal() // days, backup)
        first = now.toordinal() // days - most
        kept.update(backup for day, backup in newest.items() if day > first)
    kept.update(
        backup
        for backup in backups
        if backup.reason is BackupReason.REPLACED and now - backup.made_at < _PUT_ASIDE_KEPT
    )
    return frozenset(kept)


def choose_fitting(backups: Iterable[Backup], most_bytes: int) -> frozenset[Backup]:
    """Return those of the backups that fit: the newest of them, always the two newest good ones.

    A file that was put aside is no copy of anything: it stays, whatever room it takes.
    """
    kept: set[Backup] = set()
    taken = good = 0
    for backup in sorted(backups, key=lambda backup: backup.made_at, reverse=True):
        must_stay = backup.counts is None or good < _ALWAYS_KEPT
        if must_stay or taken + backup.size_bytes <= most_bytes:
            kept.add(backup)
            taken += backup.size_bytes
            good += backup.counts is not None
    return frozenset(kept)


def is_too_soon(newest: Backup, size_bytes: int, now: datetime) -> bool:
    """Say whether a large file was backed up so lately that copying it again has to wait.

    Copying and reading through takes some twenty seconds for each gigabyte. Whoever works with ten
    of them would wait for minutes before each import, and the machine would do little else.
    """
    rest = _REST_PER_GIB * (size_bytes / _LARGE_BYTES)
    return size_bytes > _LARGE_BYTES and now - newest.made_at < rest


def _describe(
    folder: Path, made_at: datetime, reason: BackupReason, facts: CopyFacts, file: Path
) -> Backup:
    size = file.stat().st_size
    counts = to_counts(facts)
    return Backup(folder, made_at, reason, size, counts, facts.last_step, facts.mark())
