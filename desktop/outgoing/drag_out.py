"""Carrying records out: dragged to another program, or copied."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QObject, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from core.domain.exporting import HandedOut
from desktop.wiring import Wiring

_FILES = "text/uri-list"


class OutgoingFile(QMimeData):
    """Data that is a file too, once a program asks for one.

    Until then nothing is written. folder: makes the folder to write into; called once at most.
    """

    def __init__(self, out: HandedOut, folder: Callable[[], Path]) -> None:
        super().__init__()
        self._out, self._folder, self._path = out, folder, Path()
        self.setText(out.text)
        self.setData(out.media_type, QByteArray(out.content))

    def formats(self) -> list[str]:
        """Return the forms of the data, the file first."""
        return [_FILES, *super().formats()]

    def hasFormat(self, mime_type: str) -> bool:
        """Say whether the data come in this form."""
        return mime_type in self.formats()

    def retrieveData(self, mime_type: str, kind: Any) -> Any:  # noqa: ANN401 - Qt's own signature
        """Write the file when it is asked for; everything else is there already."""
        if mime_type != _FILES:
            return super().retrieveData(mime_type, kind)
        if not self._path.name:
            self._path = self._folder() / self._out.name
            self._path.touch(mode=0o600)
            self._path.write_bytes(self._out.content)
        return [QUrl.fromLocalFile(str(self._path))]


class DragOut(QObject):
    """Reads a record in the lane, then lifts it or puts it on the clipboard. GUI thread only.

    What another program asks for as a file is written where the system keeps what lives as long as
    the session (on Linux in memory), readable by this account only, and removed with this object.
    """

    def __init__(self, parent: QObject, wiring: Wiring, note: Callable[[str], object]) -> None:
        """Read in the wiring's lane. note: tells the audit what was taken out; runs there too."""
        super().__init__(parent)
        self._note = note
        self._copied: QMimeData | None = None
        self._lane, self._reporter = wiring.data_lane, wiring.reporter
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._numbers = itertools.count()
        self.is_held = _is_held
        self.lift: Callable[[QWidget, QMimeData], object] = _lift

    def drag(self, source: QWidget, read: Callable[[], HandedOut]) -> None:
        """Lift what `read` returns from here, if the button is still held when it is read."""
        self._lane.run(self, read, lambda out: self._lift(source, out), self._reporter.tell)

    def copy(self, read: Callable[[], HandedOut]) -> None:
        """Put what `read` returns on the clipboard; no file is made of it."""

        def read_and_note() -> HandedOut:
            out = read()
            self._note(out.name)
            return out

        self._lane.run(self, read_and_note, self._to_clipboard, self._reporter.tell)

    def _to_clipboard(self, out: HandedOut) -> None:
        data = self._copied = QMimeData()
        data.setText(out.text)
        data.setData(out.media_type, QByteArray(out.content))
        QApplication.clipboard().setMimeData(data)

    def clear(self) -> None:
        """Remove what was written; of what was copied, the text stays."""
        if self._copied is not None and isValid(self._copied):
            # Data made in Python must not outlive it: the program would end in a crash.
            QApplication.clipboard().setText(self._copied.text())
        self._copied = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _lift(self, source: QWidget, out: HandedOut) -> None:
        if not self.is_held():
            return
        if self.lift(source, OutgoingFile(out, self._new_folder)) is not Qt.DropAction.IgnoreAction:
            note = partial(self._note, out.name)
            self._lane.run(self, note, lambda _nothing: None, self._reporter.tell)

    def _new_folder(self) -> Path:
        if self._folder is None:
            kind = QStandardPaths.StandardLocation.RuntimeLocation
            room = QStandardPaths.writableLocation(kind)
            is_there = bool(room) and Path(room).is_dir()
            self._folder = tempfile.TemporaryDirectory(
                prefix="cardfile-", dir=room if is_there else None, ignore_cleanup_errors=True
            )
        made = Path(self._folder.name) / str(next(self._numbers))
        made.mkdir(mode=0o700)
        return made


def _is_held() -> bool:
    return bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)


def _lift(source: QWidget, data: QMimeData) -> Qt.DropAction:
    drag = QDrag(source)
    drag.setMimeData(data)
    return drag.exec(Qt.DropAction.CopyAction)
