"""The log file: ids, counts and names of errors, never what customers wrote."""

from __future__ import annotations

import copy
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_MAX_BYTES = 1_000_000
_OURS = frozenset(["core", "models", "desktop"])
_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_log(folder: Path) -> None:
    """Write warnings and errors of this process to `cardfile.log` in the folder.

    Tracebacks are left out: their last line may quote the text that was being worked on. Of a
    library's message only where it came from is kept, for the same reason.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "cardfile.log"
    path.touch(mode=0o600, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=2, encoding="utf-8")
    handler.setFormatter(_OurWords(_FORMAT))
    root = logging.getLogger()
    for old in list(root.handlers):
        if isinstance(old, RotatingFileHandler):
            root.removeHandler(old)
            old.close()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)


class _OurWords(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left a traceback in the record, ready to be written.
        plain = copy.copy(record)
        plain.exc_text = plain.stack_info = None
        return super().format(plain)

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the base class's name
        if record.name.partition(".")[0] not in _OURS:
            record.message = "(a library's message, left out)"
        return super().formatMessage(record)

    def formatException(self, exc_info: object) -> str:  # noqa: N802 - the base class's name
        kind = exc_info[0] if isinstance(exc_info, tuple) else None
        return f"({getattr(kind, '__name__', 'error')})"
