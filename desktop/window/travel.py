"""Back and forward through what was looked at, by keys, buttons and the mouse's side buttons."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMainWindow

from desktop.actions import Actions
from desktop.window.pages import Pages
from desktop.window.whereabouts import Place, Whereabouts
from desktop.window.workplace import Screens

PASSING_S = 1.0
"""Who stays so short somewhere was only passing through: going down a list, changing page."""
MOST_PLACES = 100


class Travel(QObject):
    """Keeps the places a person stayed at, in order. clock: seconds that only grow."""

    def __init__(
        self,
        window: QMainWindow,
        whereabouts: Whereabouts,
        actions: Actions,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(window)
        self._window, self._whereabouts, self._actions = window, whereabouts, actions
        self.clock = clock
        self._places, self._at, self._since = list[Place](), -1, 0.0
        self._is_going = False
        actions.back.triggered.connect(lambda: self._step(-1))
        actions.forward.triggered.connect(lambda: self._step(1))
        window.installEventFilter(self)
        self._hear_buttons()
        self._show()

    def follow(self, pages: Pages, screens: Screens) -> None:
        """Note each page and each record that is opened."""
        pages.stack.currentChanged.connect(self._note)
        pages.when("contacts_page", lambda: pages.contacts_page.currentChanged.connect(self._note))
        pages.when("contacts_page", lambda: pages.contact.shown.connect(self._note))
        pages.when("inbox_page", lambda: screens.inbox.opened.connect(self._note))
        pages.when("deals_page", lambda: pages.deal.shown_deal.connect(self._note))
        pages.when("companies_page", lambda: pages.company.shown_company.connect(self._note))
        self._note()

    def _note(self) -> None:
        here, now = self._whereabouts.here(), self.clock()
        current = self._places[self._at] if self._places else None
        is_emptied = current is not None and here == Place(current.page, current.part)
        if self._is_going or here == current or is_emptied:
            return
        is_passing = now - self._since < PASSING_S
        is_filled = current is not None and current == Place(here.page, here.part)
        if current is not None and (is_filled or is_passing):
            self._places[self._at] = here
        else:
            self._places = [*self._places[: self._at + 1], here][-MOST_PLACES:]
            self._at = len(self._places) - 1
        self._since = now
        self._show()

    def _step(self, by: int) -> None:
        if not 0 <= self._at + by < len(self._places):
            return
        self._at += by
        self._is_going = True
        self._whereabouts.go(self._places[self._at])
        self._is_going = False
        self._since = -PASSING_S  # whoever goes on from here wants to find it again
        self._show()

    def _show(self) -> None:
        self._actions.back.setEnabled(self._at > 0)
        self._actions.forward.setEnabled(self._at + 1 < len(self._places))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the mouse's side buttons before a list takes them for a click."""
        if watched is self._window:
            if event.type() == QEvent.Type.Show:
                self._hear_buttons()
        elif isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            ways = {
                Qt.MouseButton.BackButton: self._actions.back,
                Qt.MouseButton.ForwardButton: self._actions.forward,
            }
            if (action := ways.get(event.button())) is not None:
                action.trigger()
                return True
        return super().eventFilter(watched, event)

    def _hear_buttons(self) -> None:
        """Hear what is given to the window itself, once it has a handle."""
        if (handle := self._window.windowHandle()) is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)
