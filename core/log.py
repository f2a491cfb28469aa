"""The log file: ids, counts and names of errors, never what customers wrote."""

from __future__ import annotations

import copy
import logging
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
    root = logging.getLogger()
    for old in list(root.handlers):
        if isinstance(old, LogFile):
            root.removeHandler(old)
            old.close()
    root.addHandler(LogFile(path))
    root.setLevel(logging.WARNING)


class LogFile(logging.Handler):
    """Writes to the file; what turns its pages is loaded with the first line there is to write."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line. What goes wrong with that is told as the logging module does."""
        try:
            if self._file is None:
                self._file = _opened(self._path)
            self._file.emit(record)
        except OSError:
            self.handleError(record)

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


def _opened(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - brings sockets and pickles

    made = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=2, encoding="utf-8")
    made.setFormatter(_OurWords(_FORMAT))
    return made


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
