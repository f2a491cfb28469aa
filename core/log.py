"""The log file: ids, counts and names of errors, never what customers wrote."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_MAX_BYTES = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_log(folder: Path) -> None:
    """Write warnings and errors of this process to `cardfile.log` in the folder.

    Tracebacks are left out: their last line may quote the text that was being worked on.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "cardfile.log"
    path.touch(mode=0o600, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=2, encoding="utf-8")
    handler.setFormatter(_WithoutTraceback(_FORMAT))
    root = logging.getLogger()
    for old in list(root.handlers):
        if isinstance(old, RotatingFileHandler):
            root.removeHandler(old)
            old.close()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)


class _WithoutTraceback(logging.Formatter):
    def formatException(self, exc_info: object) -> str:  # noqa: N802 - the base class's name
        kind = exc_info[0] if isinstance(exc_info, tuple) else None
        return f"({getattr(kind, '__name__', 'error')})"
