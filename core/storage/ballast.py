"""Room kept back on the disk, so that a full disk can still be worked on.

On a full disk even deleting fails, because a deletion is written down first. Giving the ballast's
room back lets the write-ahead log be folded into the file, and something be deleted.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

NAME = "ballast"
SIZE_BYTES = 32 << 20
_WORTH_HAVING_BYTES = 16 * SIZE_BYTES
_BLOCK = bytes(1 << 20)


def lay(folder: Path) -> None:
    """Keep room back beside the file, if it isn't yet and the disk has plenty.

    An error means that there is none; nobody needs to hear of it now.
    """
    path = folder / NAME
    with suppress(OSError):
        if path.exists() and path.stat().st_size == SIZE_BYTES:
            return
        if shutil.disk_usage(folder).free < _WORTH_HAVING_BYTES:
            return
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            for _ in range(SIZE_BYTES // len(_BLOCK)):
                stream.write(_BLOCK)


def drop(folder: Path) -> bool:
    """Give the room back; return whether there was any."""
    try:
        (folder / NAME).unlink()
    except OSError:
        return False
    return True
