"""One window for each profile, by a lock that the system takes back from whoever is gone.

Qt's lock would write down who holds it and wait until that is on the disk, twice where the program
was cut off before: the window would wait, too.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.errors import UserError

_NAME = "window.lock"


@contextmanager
def only_window(folder: Path) -> Iterator[None]:
    """Be the profile's only window. Raises UserError("already-open") when there is one."""
    descriptor = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not _is_had(descriptor):
            raise UserError("already-open", path=str(folder))
        yield
    finally:
        os.close(descriptor)


def _is_had(descriptor: int) -> bool:
    with suppress(OSError):
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
