"""What happens once the window stands with its first page, in turns that hold nobody up."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from core.domain.access import Role
from desktop.failures import FailureReporter
from desktop.step_by_step import step_by_step
from desktop.window.pages import OVER, PAGES

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

FIRST_KEYS_MS = 50
"""So long what is typed as soon as the window stands needn't share the processor with loading."""
SOON_MS = 400
"""So long after the first page is asked for, what works by itself begins."""

_GIVEN = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class Beginning(QObject):
    """Makes what the window has besides its first page, then has begin what works by itself.

    Signals:
        over: all of it has begun.
    """

    over = Signal()

    def __init__(self, window: MainWindow, reporter: FailureReporter) -> None:
        super().__init__(window)
        self._window, self._desk, self._reporter = window, window.desk, reporter
        self._is_asked, self.is_over = False, False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.go_on)
        QTimer.singleShot(0, self, self._wait_for_commands)
        QTimer.singleShot(FIRST_KEYS_MS, self, self._load_screens)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have everything made before a command is given to it; moving about needs nothing."""
        kind = event.type()
        if kind in _GIVEN and not (isinstance(event, QKeyEvent) and event.key() in _MOVES):
            watched.removeEventFilter(self)
            _ = self._window.hands
        return super().eventFilter(watched, event)

    def rest(self) -> None:
        """Begin nothing now: the window is about to lock; who hides and ends it must be there."""
        self._soon.stop()
        _ = self._window.hands

    def is_settled(self) -> bool:
        """Whether everything that was asked of the file is on screen."""
        return self._is_asked and self._desk.data_lane.is_idle

    def _wait_for_commands(self) -> None:
        """See what is typed and clicked from the moment the window is shown."""
        if (shown := self._window.windowHandle()) is not None:
            shown.installEventFilter(self)

    def _load_screens(self) -> None:
        """Load what answers, in a lane: whoever moves about meanwhile waits for nothing."""
        modules = (
            "desktop.window.workplace",
            "desktop.window.hands",
            "desktop.screens.home_screen",
        )
        self._desk.data_lane.run(
            self,
            lambda: [import_module(name) for name in modules],
            lambda _modules: self._make_screens(),
            lambda _error: self._make_screens(),  # which fails where it is told
        )

    def _make_screens(self) -> None:
        """Make what answers on the first page, and look at the file for it."""
        self._window.screens.look("home")
        self._window.pages.home.show_rest()
        QTimer.singleShot(0, self, self._make_hands)

    def _make_hands(self) -> None:
        """Make the rest, and bring back what was unfinished."""
        self._window.hands.begin()
        screens = self._window.screens
        self._is_asked = True
        screens.lock.resume()
        screens.welcome.look()
        if self._desk.unlocked_by == "trial":
            screens.welcome.begin_trial()
        self._soon.start(SOON_MS)

    def go_on(self) -> None:
        """Begin what works by itself, once the first page is filled."""
        if not self.is_settled():
            self._soon.start(SOON_MS)
            return
        self._window.screens.notices.start()
        self._window.screens.follow_ups.look()
        self._desk.model_lane.run(self, self._load, self._on_loaded, self._reporter.tell)

    def _load(self) -> str:
        """Load the pages opened most, and what knows of models though no model; in the lane."""
        self._window.pages.load("inbox_page")
        self._window.pages.load("contacts_page")
        self._desk.host.state()
        return self._desk.embedder.model_id

    def _on_loaded(self, embedder: str) -> None:
        """Make the inbox step by step: it is the largest page, and somebody may be typing."""
        step_by_step(self, self._make_inbox(embedder))

    def _make_inbox(self, embedder: str) -> Iterator[None]:
        pages, screens = self._window.pages, self._window.screens
        yield from pages.prepare("inbox_page")
        _ = screens.search
        yield
        pages.make("inbox_page")
        yield
        self._begin_all(embedder)

    def _load_rest(self) -> None:
        """Load the other pages and dialogs: who opens one waits for widgets only; in the lane."""
        for name in (*PAGES, *OVER):
            import_module(f"desktop.made_pages.{name}")

    def _prepare(self, _loaded: None) -> None:
        """Make the views of the other page that is opened most before somebody waits for it."""
        step_by_step(self, self._window.pages.prepare("contacts_page"))

    def _begin_all(self, embedder: str) -> None:
        screens, settings = self._window.screens, self._desk.settings_file.load()
        self._desk.model_lane.run(self, self._load_rest, self._prepare, self._reporter.tell)
        may_write = self._desk.access.person.role is not Role.READER
        if may_write and settings.watched_folder:
            screens.watch.start()
        screens.model.start()
        if may_write and settings.rates_at_once:
            screens.moods.start()
        if settings.finds_by_meaning and embedder:
            screens.meaning.start_soon()
        self.is_over = True
        self.over.emit()
