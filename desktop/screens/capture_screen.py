"""Connects the line for whatever just happened to what reads and stores it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.domain.capture import Captured, Match
from core.domain.change import Change
from desktop.dialogs.capture_dialog import CaptureDialog
from desktop.views.agenda.capture_view import CaptureView
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.capture_service import CaptureService


class CaptureScreen(QObject):
    """Serves the line of the Home page, and that of the dialog for every other page.

    Signals:
        told: what was stored and its step, for the toast.
    """

    told = Signal(str, int)

    def __init__(self, view: CaptureView, service: CaptureService, wiring: Wiring) -> None:
        super().__init__(view)
        self._view, self._service = view, service
        self._lane, self._changes, self._reporter = (
            wiring.data_lane,
            wiring.changes,
            wiring.reporter,
        )
        self._dialogs = wiring.dialogs
        self._dialogs.offer("capture", self._open_dialog)
        self._serve(view)
        wiring.actions.capture.triggered.connect(lambda _on=False: self.open())

    def open(self) -> None:
        """Go to the line of the page, or show one over it."""
        if self._view.isVisible():
            self._view.line.setFocus()
        else:
            self._open_dialog()

    def _open_dialog(self) -> None:
        dialog = CaptureDialog(self._view.window())
        self._serve(dialog.view)
        self.told.connect(dialog.accept)
        self._dialogs.open(dialog, "capture")

    def _serve(self, view: CaptureView) -> None:
        view.typed.connect(partial(self._on_typed, view))
        view.who_typed.connect(partial(self._on_who, view))
        view.confirmed.connect(partial(self._on_confirmed, view))

    def _on_typed(self, view: CaptureView, words: str) -> None:
        self._lane.run(
            view, lambda: self._service.read(words), view.show_captured, self._reporter.tell
        )

    def _on_who(self, view: CaptureView, name: str) -> None:
        def show(matches: tuple[Match, ...]) -> None:
            view.show_matches(name, matches)

        self._lane.run(view, lambda: self._service.find(name), show, self._reporter.tell)

    def _on_confirmed(self, view: CaptureView, captured: Captured) -> None:
        def on_done(change: Change) -> None:
            view.clear()
            self._changes.announce(change)
            self.told.emit(self._words(captured), change.made_step)

        def on_error(error: Exception) -> None:
            view.keep()
            self._reporter.tell(error)

        self._lane.run(view, lambda: self._service.write(captured), on_done, on_error)

    def _words(self, captured: Captured) -> str:
        if captured.kind is None:
            return self.tr("Task added: {task}").format(task=captured.task)
        if captured.task:
            return self.tr("Entry and task stored: {task}").format(task=captured.task)
        return self.tr("Entry stored: {words}").format(words=captured.text)
