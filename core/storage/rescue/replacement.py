"""Putting another file in the place of the profile's file, whole or not at all.

The new file, checked, lies ready in a folder that appears by one rename. From then on the
replacement is decided: `finish`, which every opening of the profile calls first, does what is left
of it, also after a crash. The file that stood there is put aside among the backups.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from core.domain.backup import Backup, BackupReason
from core.errors import UserError
from core.paths import DATABASE, REPLACEMENT, VAULT
from core.storage.rescue import backup as backups
from core.storage.rescue.checked_copy import check_copy, copy_file, flush, settle
from core.storage.sealed_file import explained, require_alone, was_closed

_LOGS = ("-wal", "-shm")


def prepare(
    profile: Path,
    database: Path,
    key: bytes,
    vault: Path | None = None,
    tell: Callable[[Path], object] = lambda _copy: None,
) -> None:
    """Lay a copy of the database ready to take the place of the profile's, and check it.

    vault: is to take the place of the profile's vault, when the database has another key.
    tell: writes into the copy what becomes of it, before it is checked.
    Raises UserError as `checked_copy.check_copy` does; nothing is changed then.
    """
    draft = profile / f"{REPLACEMENT}-{secrets.token_hex(4)}"
    with explained(profile):
        for left in profile.glob(f"{REPLACEMENT}-*"):
            shutil.rmtree(left, ignore_errors=True)
        draft.mkdir(mode=0o700)
        try:
            settle(database, key)
            copy_file(database, draft / DATABASE)
            tell(draft / DATABASE)
            _require_folded(draft / DATABASE)
            check_copy(draft / DATABASE, key)
            if vault is not None:
                copy_file(vault, draft / VAULT)
            flush(draft)
            _forget(profile / REPLACEMENT)
            draft.rename(profile / REPLACEMENT)
            flush(profile)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise


def _require_folded(database: Path) -> None:
    """Raise where something is left in a log: that would stay behind."""
    if not was_closed(database):
        raise UserError("disk-error", path=str(database))


def is_prepared(profile: Path) -> bool:
    """Say whether a replacement is decided and not finished."""
    return (profile / REPLACEMENT).is_dir()


def finish(profile: Path) -> Path | None:
    """Do what is left of a replacement; this process may not have the profile's file open.

    Returns the folder where the old file is now, None when there was nothing to do.
    Raises UserError("database-busy") when another process has it open, and waits for another day.
    """
    ready = profile / REPLACEMENT
    if not ready.is_dir():
        return None
    kept = None
    with explained(profile):
        require_alone(profile / DATABASE)
        if (ready / DATABASE).exists():
            kept = _put_aside(profile)
            # A write-ahead log that stays behind would be read into the new file.
            for ending in _LOGS:
                (profile / (DATABASE + ending)).unlink(missing_ok=True)
            flush(profile)
            (ready / DATABASE).replace(profile / DATABASE)
        if (ready / VAULT).exists():
            (ready / VAULT).replace(profile / VAULT)
        flush(profile)
        shutil.rmtree(ready)
        flush(profile)
    return kept


def _put_aside(profile: Path) -> Path | None:
    """Keep the present file under a second name, with its log and its vault."""
    present = profile / DATABASE
    if not present.exists():
        return None
    now = datetime.now(UTC)
    name = f"{now:%Y%m%dT%H%M%S.%f}Z-{BackupReason.REPLACED.value}"
    target = profile / backups.FOLDER / name
    draft = target.with_name(f".making-{secrets.token_hex(4)}")
    draft.mkdir(parents=True, mode=0o700)
    for ending in ("", *_LOGS[:1]):
        source = profile / (DATABASE + ending)
        if source.exists():
            _link(source, draft / (DATABASE + ending))
    if (profile / VAULT).exists():
        copy_file(profile / VAULT, draft / VAULT)
    size = present.stat().st_size
    backups.write_facts(draft, Backup(target, now, BackupReason.REPLACED, size, None))
    flush(draft)
    draft.rename(target)
    flush(target.parent)
    return target


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without second names
        copy_file(source, target)


def _forget(ready: Path) -> None:
    """Drop an earlier decision in favour of a newer one."""
    if ready.is_dir():
        old = ready.with_name(f"{REPLACEMENT}-{secrets.token_hex(4)}")
        ready.rename(old)
        shutil.rmtree(old)
