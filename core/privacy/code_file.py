"""The file that a recovery code is written to: on disk before the code opens anything."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import UserError
from core.privacy.vault import Vault, sync_folder


@contextmanager
def written(code: str, target: Path | None, vault: Path) -> Iterator[None]:
    """Have the code in a new file that only its owner may read, while it comes into force.

    When the block fails the file goes again, unless the vault on disk opens by the code already.
    target: None for no file. vault: where the code is to open.
    Raises UserError("file-exists"), ("code-not-written"), both before the block.
    """
    if target is None:
        yield
        return
    _write(code, target)
    try:
        yield
    except BaseException:
        if not _is_in_force(code, vault):
            target.unlink(missing_ok=True)
        raise


def _write(code: str, target: Path) -> None:
    is_ours = False
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        is_ours = True
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(f"{code}\n")
            stream.flush()
            os.fsync(stream.fileno())
        sync_folder(target.parent)
    except OSError as error:
        if is_ours:
            target.unlink(missing_ok=True)
        elif isinstance(error, FileExistsError):
            raise UserError("file-exists", path=str(target)) from error
        raise UserError("code-not-written", path=str(target)) from error


def _is_in_force(code: str, vault: Path) -> bool:
    try:
        Vault.load(vault).open_with_recovery_code(code)
    except UserError:
        return False
    return True
