"""Connects undo, redo and the list of steps to the history service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from core.domain.change import Change
from core.domain.history_step import HistoryStep
from core.errors import UserError
from desktop import failures
from desktop.sentences import messages
from desktop.views.history_view import HistoryView
from desktop.views.step_menu import StepMenu
from desktop.wiring import Wiring

if TYPE_CHECKING:  # what nobody uses yet isn't loaded
    from core.services.history_service import HistoryService

SHOWN_STEPS = 60


@dataclass(frozen=True, slots=True)
class _Taken:
    """A step that was undone or redone."""

    change: Change
    step: HistoryStep | None


class HistoryScreen(QObject):
    """Takes steps back and does them again.

    Signals:
        told: what was done, for the toast.
    """

    told = Signal(str)

    def __init__(
        self,
        window: QWidget,
        service: HistoryService,
        wiring: Wiring,
    ) -> None:
        super().__init__(window)
        self.menu_place: QWidget | None = None
        self.menu: StepMenu | None = None
        self._window, self._service, self._lane = window, service, wiring.data_lane
        self._view: HistoryView | None = None
        self._changes, self._reporter = wiring.changes, wiring.reporter
        self._actions = wiring.actions
        wiring.actions.undo.triggered.connect(self._on_undo)
        wiring.actions.redo.triggered.connect(self._on_redo)
        wiring.actions.undo_list.triggered.connect(self._on_list)
        self._redo_action = wiring.actions.redo
        wiring.changes.changed.connect(self._on_changed)
        self._find_ways()

    def serve(self, view: HistoryView) -> None:
        """List the steps here."""
        self._view = view
        view.undo_requested.connect(self.undo_step)

    def show(self) -> None:
        """The page is opened: look at the steps."""
        self._find_ways()
        if (view := self._view) is not None:
            self._lane.run(
                self,
                lambda: self._service.list_steps(SHOWN_STEPS),
                view.show_steps,
                self._reporter.tell,
            )

    def _on_list(self) -> None:
        self._lane.run(
            self,
            lambda: self._service.list_steps(SHOWN_STEPS),
            self._show_menu,
            self._reporter.tell,
        )

    def _show_menu(self, steps: tuple[HistoryStep, ...]) -> None:
        menu = StepMenu(steps, self._redo_action, self._window)
        menu.undo_requested.connect(self.undo_step)
        below = self.menu_place
        is_seen = below is not None and below.isVisible()
        place = below.mapToGlobal(below.rect().bottomLeft()) if below and is_seen else QCursor.pos()
        menu.popup(place)
        self.menu = menu

    def undo_step(self, step_id: int) -> None:
        """Take back one step."""
        self._lane.run(self, lambda: self._undo(step_id), self._on_undone, self._reporter.tell)

    def _on_undo(self) -> None:
        self._lane.run(self, lambda: self._undo(None), self._on_undone, self._reporter.tell)

    def _on_redo(self) -> None:
        self._lane.run(self, self._redo, self._on_redone, self._reporter.tell)

    def _undo(self, step_id: int | None) -> _Taken:
        """Undo; runs in the lane."""
        steps = self._service.list_steps(SHOWN_STEPS)
        if step_id is None:
            step = next((s for s in steps if s.undone_at is None and not s.is_final), None)
            if step is None:
                raise UserError("undo-nothing")
        else:
            step = self._service.get_step(step_id)
        return _Taken(self._service.undo(step.id), step)

    def _redo(self) -> _Taken:
        """Redo; runs in the lane."""
        undone = {s.id for s in self._service.list_steps(SHOWN_STEPS) if s.undone_at is not None}
        change = self._service.redo()
        steps = self._service.list_steps(SHOWN_STEPS)
        again = (step for step in steps if step.id in undone and step.undone_at is None)
        return _Taken(change, next(again, None))

    def _on_undone(self, taken: _Taken) -> None:
        self._tell(taken, self.tr("Undone: {step}"))

    def _on_redone(self, taken: _Taken) -> None:
        self._tell(taken, self.tr("Done again: {step}"))

    def _tell(self, taken: _Taken, words: str) -> None:
        step = messages.step_title(taken.step, failures.translate) if taken.step else ""
        self._changes.announce(taken.change)
        self.told.emit(words.format(step=step).rstrip(": ："))

    def _find_ways(self) -> None:
        self._lane.run(self, self._service.find_ways, self._offer, self._reporter.tell)

    def _offer(self, ways: tuple[bool, bool]) -> None:
        for action, is_possible in zip((self._actions.undo, self._actions.redo), ways, strict=True):
            action.setEnabled(is_possible)

    def _on_changed(self, _change: Change) -> None:
        # At once, for a key may be pressed before the file has answered.
        self._offer((True, True))
        self._find_ways()
        if self._view is not None and self._view.isVisible():
            self.show()
