"""What the hand does in the window besides its pages: going about, going back, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject

from desktop.failures import FailureReporter
from desktop.on_paper.printing import Printing
from desktop.outgoing.carrying import Carrying
from desktop.window.apart import Apart
from desktop.window.leaving import Leaving
from desktop.window.search_places import SearchPlaces
from desktop.window.travel import Travel
from desktop.window.tray import Tray
from desktop.window.whereabouts import OpenPage, Whereabouts
from desktop.window.window_state import WindowState
from desktop.window.workplace import Screens

if TYPE_CHECKING:
    from desktop.dialogs.manual_dialog import ManualDialog
    from desktop.window.main_window import MainWindow


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
        self._pages, self._screens, self._toast = pages, screens, window.toast
        self.search_places = SearchPlaces(window, pages, screens, actions, open_page)
        self.whereabouts = Whereabouts(pages, screens, open_page)
        self.leaving = Leaving(window, pages, screens, state, self.whereabouts, reporter)
        self.travel = Travel(window, self.whereabouts, actions)
        self.tray = Tray(window, actions, window.desk.settings_file)
        self.carrying = Carrying(window, pages, screens, window.desk.exports)
        screens.history.menu_place = pages.nav.steps
        self.printing = Printing(window, pages, screens, window.desk, actions)
        self.printing.told.connect(window.toast.tell)
        self.apart = Apart(window, pages, screens, window.desk, actions)
        screens.lock.add_keeper("apart", self.apart.windows)
        self.apart.carry(self.carrying, window.desk)
        self.apart.windows.told.connect(window.toast.tell)
        self.search_places.serve(self.apart.windows)
        self.apart.windows.follow_ups_wanted.connect(screens.follow_ups.ask)
        self.leaving.left.connect(self.apart.windows.close_all)
        self.leaving.left.connect(self.carrying.out.clear)
        self._window = window
        self._manual: ManualDialog | None = None
        actions.help.triggered.connect(self._on_help)
        window.veil.text_dropped.connect(lambda text: screens.imports.open_text(text))

    def may_close(self) -> bool:
        """Say whether the window can go now: not while it is kept in the tray, or is being kept."""
        return not self.tray.keeps() and self.leaving.may_close()

    def begin(self) -> None:
        """The first page is open: what happens from now on counts."""
        self.travel.follow(self._pages, self._screens)
        self._tell()

    def _tell(self) -> None:
        screens = self._screens
        screens.backup_clock.failed.connect(screens.notices.on_backup_failed)
        self._pages.when(
            "inbox_page",
            lambda: screens.composer.writing_changed.connect(screens.notices.on_writing),
        )
        screens.lock.locking.connect(screens.notices.stop)
        screens.lock.unlocked.connect(screens.notices.start)
        screens.follow_ups.answered.connect(self._toast.tell)
        screens.notices.told.connect(lambda words, record: self._toast.tell(words, record=record))
        self._toast.opened.connect(self.search_places.open_record)
        screens.notices.opened.connect(self._on_notice)
        self._pages.when("settings", self._offer_tray)

    def _on_help(self) -> None:
        """Show the manual beside the window; where it stands open it comes to the front."""
        from desktop import manual_text  # noqa: PLC0415 - few ask for it
        from desktop.dialogs.manual_dialog import ManualDialog  # noqa: PLC0415

        if self._manual is None or not shiboken6.isValid(self._manual):
            self._manual = ManualDialog(manual_text.read, self._window)
        self._manual.show()
        self._manual.text.setFocus()
        self._manual.raise_()
        self._manual.activateWindow()

    def _offer_tray(self) -> None:
        notices, is_possible = self._pages.settings.notices, self.tray.is_possible()
        notices.offer("closes_to_tray", is_possible=is_possible)

    def _on_notice(self, record: object) -> None:
        """The desktop's notice was clicked: come to the front, and open what it told of."""
        self.tray.bring_back()
        self.search_places.open_record(record)
