"""The ways on which a logged reply leaves the program: the mail program, the clipboard, a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from core.errors import UserError
from desktop.failures import FailureReporter
from desktop.outgoing import mail_handover, mail_launcher
from desktop.outgoing.mail_handover import Reply


class WaysOut(QObject):
    """Each hands a reply over and returns what is to be told. GUI thread only.

    Attributes: open_link: opens a mail link; False when nothing could.
    """

    def __init__(self, reporter: FailureReporter, parent: QObject) -> None:
        super().__init__(parent)
        self._reporter = reporter
        self.open_link: Callable[[str], bool] = mail_launcher.open_by_qt

    def open_mail(self, reply: Reply) -> str:
        """Open it in the mail program; what that can't take is in the clipboard."""
        link, fits = mail_handover.mail_link(reply)
        if not fits:
            QGuiApplication.clipboard().setText(reply.text)
        if not self.open_link(link):
            QGuiApplication.clipboard().setText(reply.text)
            return self.tr("Logged. No mail app could be opened; the text is copied")
        if fits:
            return self.tr("Opened in your mail app and logged")
        return self.tr("Logged. The text is long: paste it into the mail that opened")

    def copy(self, reply: Reply) -> str:
        """Put its text into the clipboard."""
        QGuiApplication.clipboard().setText(reply.text)
        return self.tr("Copied and logged")

    def save(self, reply: Reply, place: Path) -> str:
        """Write it as a mail file."""
        try:
            place.write_bytes(mail_handover.mail_file(reply))
        except OSError:
            self._reporter.tell(UserError("file-not-saved", file=place.name))
            return self.tr("Logged, but not saved as a file")
        return self.tr("Saved as {file} and logged").format(file=place.name)
