"""Where the window was and how it was divided, kept between two starts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter


class WindowState:
    """A small file beside the settings; a damaged one is the same as none."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def restore(self, window: QMainWindow, splitter: QSplitter) -> None:
        """Put the window where it was; leave it as it is when nothing is known."""
        geometry = self._file.value("window/geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        divided = self._file.value("inbox/splitter")
        if isinstance(divided, QByteArray):
            splitter.restoreState(divided)

    def save(self, window: QMainWindow, splitter: QSplitter) -> None:
        """Note where the window is."""
        self._file.setValue("window/geometry", window.saveGeometry())
        self._file.setValue("inbox/splitter", splitter.saveState())
        self._file.sync()
