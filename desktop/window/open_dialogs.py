"""The dialogs that stand open: what is typed in them is kept with the window, and comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from desktop.window import typed

_PATIENCE_MS = 60_000
_Tell = Callable[[Exception], None]


class OpenDialogs(QObject):
    """Opens dialogs, and opens them again as they were. GUI thread only.

    A dialog has a name, and what it is about: what JSON can hold, enough for the way to it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ways: dict[str, Callable[..., object]] = {}
        self._open: dict[str, tuple[QDialog, tuple[Any, ...]]] = {}
        self._awaited: dict[str, dict[str, Any]] = {}
        self._left: dict[str, dict[str, Any]] = {}
        self.find_more: Callable[[], object] = lambda: None
        """Has everybody offered who may not be made yet."""

    def offer(self, name: str, way: Callable[..., object]) -> None:
        """Say how a dialog is opened again: `way` is called with what it is about.

        Where several screens open the same dialog, the first way serves for all.
        """
        self._ways.setdefault(name, way)

    def open(self, dialog: QDialog, name: str, *about: object) -> None:
        """Open the dialog, filled with what stood in it if it is on its way back."""
        if (kept := self._awaited.pop(name, None)) is not None:
            typed.fill(dialog, kept["fields"])
        self._open[name] = (dialog, about)
        dialog.finished.connect(lambda _result: self._on_finished(name, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def not_stored(self, name: str, tell: _Tell) -> _Tell:
        """Return what tells an error, and opens the dialog whose words it left unstored again."""

        def open_again() -> None:
            if name in self._left and name not in self._open:
                self.resume({name: self._left.pop(name)})

        def on_error(error: Exception) -> None:
            tell(error)
            QTimer.singleShot(0, self, open_again)  # the dialog may be about to close

        return on_error

    def has(self, dialog: QDialog) -> bool:
        """Say whether this one stands open and comes back."""
        return any(each is dialog for each, _about in self._open.values())

    def open_work(self) -> dict[str, Any]:
        """Return what stands open, in the order in which it was opened."""
        shown = {
            name: _kept(dialog, about)
            for name, (dialog, about) in self._open.items()
            if isValid(dialog)  # else it went with its window
        }
        return self._awaited | shown

    def resume(self, work: dict[str, Any]) -> None:
        """Open what `open_work` returned; what its record is gone for stays closed."""
        QTimer.singleShot(_PATIENCE_MS, self, self._awaited.clear)
        if work.keys() - self._ways.keys():
            self.find_more()
        for name, kept in work.items():
            if name in self._ways:
                self._awaited[name] = kept
                self._ways[name](*kept["about"])

    def _on_finished(self, name: str, dialog: QDialog) -> None:
        found = self._open.get(name)
        if found is not None and found[0] is dialog:
            del self._open[name]
            self._left[name] = _kept(*found)


def _kept(dialog: QDialog, about: tuple[Any, ...]) -> dict[str, Any]:
    return {"about": list(about), "fields": typed.read(dialog)}
