"""A file that an export writes: it gets its name once it was read back, and never half."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from core.errors import UserError
from core.storage.rescue.checked_copy import flush

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_NO_WRITING = (errno.EROFS, errno.EACCES, errno.EPERM)


@contextmanager
def new_export(path: Path, check: Callable[[Path], object]) -> Iterator[Path]:
    """Give a path in a folder of its own beside the target.

    When the block ends well what stands there is put on disk, `check` reads it back, and it gets
    its name; else nothing is left. Only the owner of the account can read it.
    Raises UserError("file-exists"), ("export-no-room"), ("export-no-writing"), ("file-not-saved").
    """
    folder = _folder(path)
    try:
        _begin(path)
        draft = folder / path.name
        draft.touch(mode=0o600)
        yield draft
        flush(draft)
        check(draft)
        draft.rename(path)
        flush(path.parent)
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_place(path: Path) -> None:
    """Raise as `new_export` does where it could not begin; nothing is left, nothing is written."""
    try:
        _begin(path)
    except OSError as error:
        raise _explained(error, path) from error
    finally:
        shutil.rmtree(_folder(path), ignore_errors=True)


def _folder(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _begin(path: Path) -> None:
    if path.exists():
        raise UserError("file-exists", path=str(path))
    shutil.rmtree(_folder(path), ignore_errors=True)
    _folder(path).mkdir(mode=0o700)


@contextmanager
def new_text_file(path: Path) -> Iterator[IO[str]]:
    """Give a stream for a text that needs no reading back. Raises UserError as `new_export`."""
    with (
        new_export(path, check=lambda _draft: None) as draft,
        draft.open("w", encoding="utf-8", newline="") as stream,
    ):
        yield stream


def _explained(error: OSError, path: Path) -> UserError:
    if error.errno in _NO_ROOM:
        return UserError("export-no-room", file=path.name)
    if error.errno in _NO_WRITING:
        return UserError("export-no-writing", folder=str(path.parent))
    return UserError("file-not-saved", file=path.name)
