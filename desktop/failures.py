"""What happens with an error that nobody expected: a redacted report, and the program goes on."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.errors import Cancelled, UserError

_log = logging.getLogger(__name__)


def translate(text: str) -> str:
    """Return a sentence of `desktop/sentences/messages.py` in the language of the window."""
    return QCoreApplication.translate("messages", text)


def sentence(error: Exception) -> tuple[str, str]:
    """Return what happened and what to do, in the language of the window."""
    from desktop.sentences import messages  # noqa: PLC0415 - most starts don't need any

    return messages.sentence(error, translate)


def told(error: Exception) -> str:
    """Return what happened and what to do in a row, as the language of the window has it."""
    from desktop.words import joined_words  # noqa: PLC0415 - most starts don't need any

    return joined_words.in_a_row(*sentence(error))


def redacted(error: BaseException) -> str:
    """Return the kind of an error and the lines of code it came through; never its values.

    Messages of exceptions may quote what a customer wrote, so they stay out.
    """
    lines = [
        f"{frame.filename.replace(chr(92), '/').rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([type(error).__name__, *lines])


class FailureReporter(QObject):
    """Takes the place of `sys.excepthook` while a window is open.

    Signals:
        reported: what happened, what to do, and the redacted report ("" for an expected error).
    """

    reported = Signal(str, str, str)

    def install(self) -> None:
        """Hear of every exception that nothing catches."""
        sys.excepthook = self._on_exception

    def tell(self, error: BaseException) -> None:
        """Report an error; silent for `Cancelled`."""
        if isinstance(error, Cancelled) or not isinstance(error, Exception):
            return
        report = "" if isinstance(error, UserError) else redacted(error)
        if report:
            _log.error("unexpected failure\n%s", report)
        what, remedy = sentence(error)
        self.reported.emit(what, remedy, report)

    def _on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.tell(error)


def note(key: str) -> str:
    """Return the sentence for a note's key, "" for none."""
    from desktop.sentences import messages  # noqa: PLC0415 - as above

    return messages.key_sentence(key, translate) if key else ""
