"""Where the window was and how it was divided, kept between two starts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, QSize, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from desktop.views.parts.list_edge import ListEdge

_SIZE, _FRAME = QSize(1280, 820), QSize(8, 40)
"""Of the first window, in pixels, and what the desktop may put around one."""


class WindowState:
    """A small file beside the settings; a damaged one is the same as none."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def place(self, window: QMainWindow) -> None:
        """Put the window where it was, or the first time where the screen has room for it."""
        geometry = self._file.value("window/geometry")
        if isinstance(geometry, QByteArray) and window.restoreGeometry(geometry):
            return
        room = QGuiApplication.primaryScreen().availableGeometry().size() - _FRAME
        window.resize(_SIZE.boundedTo(room).expandedTo(window.minimumSize()))

    def divide(self, name: str, splitter: ListEdge) -> None:
        """Divide a page as it was divided."""
        divided = self._file.value(f"{name}/splitter")
        if isinstance(divided, QByteArray):
            _Divided(splitter, divided)

    def save(self, window: QMainWindow, splitters: Mapping[str, ListEdge]) -> None:
        """Note where the window is and how these pages are divided."""
        self._file.setValue("window/geometry", window.saveGeometry())
        for name, splitter in splitters.items():
            # Where it was never shown, what stands holds; where nobody moved it, the next window
            # has its own share.
            if splitter.is_chosen and splitter.findChild(_Divided) is None:
                self._file.setValue(f"{name}/splitter", splitter.saveState())
        self._file.sync()


class _Divided(QObject):
    """Divides a page the first time it is shown; before that it has another width."""

    def __init__(self, splitter: ListEdge, divided: QByteArray) -> None:
        super().__init__(splitter)
        self._splitter, self._divided = splitter, divided
        splitter.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the page to be shown."""
        if event.type() == QEvent.Type.Show:
            self._splitter.removeEventFilter(self)
            QTimer.singleShot(0, self, self._divide)  # it gets its width after it is shown
        return super().eventFilter(watched, event)

    def _divide(self) -> None:
        self._splitter.restoreState(self._divided)
        self.deleteLater()
