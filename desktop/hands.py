"""What the hand does in the window besides its pages: going about, going back, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.carrying import Carrying
from desktop.failures import FailureReporter
from desktop.leaving import Leaving
from desktop.search_places import SearchPlaces
from desktop.travel import Travel
from desktop.whereabouts import OpenPage, Whereabouts
from desktop.window_state import WindowState
from desktop.workplace import Screens

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


class Hands(QObject):
    """One attribute for each; built once, by the window."""

    def __init__(
        self,
        window: MainWindow,
        screens: Screens,
        open_page: OpenPage,
        state: WindowState,
        reporter: FailureReporter,
    ) -> None:
        super().__init__(window)
        pages, actions = window.pages, window.actions_
        self._pages, self._screens = pages, screens
        self.search_places = SearchPlaces(window, pages, screens, actions, open_page)
        self.whereabouts = Whereabouts(pages, screens, open_page)
        self.leaving = Leaving(window, pages, screens, state, self.whereabouts, reporter)
        self.travel = Travel(window, self.whereabouts, actions)
        self.carrying = Carrying(window, pages, screens, window.desk.exports)
        self.leaving.left.connect(self.carrying.out.clear)
        window.veil.text_dropped.connect(screens.imports.open_text)

    def begin(self) -> None:
        """The first page is open: what happens from now on counts."""
        self.travel.follow(self._pages, self._screens)
