"""The window: opens pages, and passes words between screens that don't know each other."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from core.domain.access import Role
from desktop import icons, theme
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.dialogs.report_dialog import ReportDialog
from desktop.failures import FailureReporter
from desktop.hands import Hands
from desktop.pages import PageName, Pages
from desktop.panes import go_round
from desktop.translation import LanguageChoice, Translation
from desktop.views.choices_section import LOOKS
from desktop.views.drop_veil import DropVeil
from desktop.views.toast_view import ToastView
from desktop.window_state import WindowState
from desktop.workplace import Screens

OPEN_AGAIN = 75
"""Exit status of the event loop: the file is to be opened anew."""
SOON_MS = 400
"""So long after the first page is asked for, what works by itself begins."""


class MainWindow(QMainWindow):
    """The one window of the program."""

    @theme.undressed()
    def __init__(self, desk: Desk, translation: Translation, reporter: FailureReporter) -> None:
        super().__init__()
        self.desk, self._translation, self._reporter = desk, translation, reporter
        self._state = WindowState(desk.window_state)
        self.actions_ = Actions(self)
        self.pages = Pages(self.actions_)
        self.setCentralWidget(self.pages)
        self.toast, self.veil = ToastView(self), DropVeil(self)
        self.pages.fitted.connect(lambda nav_px: self.toast.keep_left(nav_px + 16))
        self._is_welcome, self._has_begun, self._is_whole = False, False, False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin_work)
        self.screens = Screens(self, desk, self.pages, self.actions_, reporter)
        self.hands = Hands(self, self.screens, self._open, self._state, reporter)
        self._connect()
        self.setWindowTitle("Cardfile")
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(960, 600)
        self._state.place(self)
        self.pages.nav.trust.show_protection(desk.unlocked_by)
        self._open("home")
        self.hands.begin()
        QTimer.singleShot(0, self, self._begin)  # painted first, the file is asked afterwards

    def _connect(self) -> None:
        actions, pages, screens = self.actions_, self.pages, self.screens
        screens.told.connect(self.toast.tell)
        self.toast.undo_requested.connect(screens.history.undo_step)
        screens.lock.locking.connect(self._soon.stop)
        screens.lock.unlocked.connect(self._begin_work)
        screens.welcome.trial_left.connect(self._on_open_again)
        screens.welcome.decided.connect(self._on_welcome)
        pages.when("settings", lambda: screens.settings.chosen.connect(self._on_chosen))
        pages.when(
            "privacy",
            lambda: screens.backups.open_again_requested.connect(self._on_open_again),
        )
        pages.when_divided(self._state.divide)
        self.veil.dropped.connect(lambda paths: screens.imports.open(paths))
        self._reporter.reported.connect(self._on_failure)
        QApplication.styleHints().colorSchemeChanged.connect(self._on_system_look)
        for action, page in pages.places():
            action.triggered.connect(lambda _on=False, page=page: self._open(page))
        actions.export_files.triggered.connect(self._on_export)
        actions.next_pane.triggered.connect(lambda: go_round(pages.panes(), 1))
        actions.previous_pane.triggered.connect(lambda: go_round(pages.panes(), -1))
        actions.new_contact.triggered.connect(lambda: self._open("contacts_page"))

    def _on_export(self) -> None:
        self._open("privacy")
        self.pages.privacy.show_section(self.pages.exports, self.pages.exports.form)

    def _begin(self) -> None:
        """Fill what is in sight; what works by itself begins when that is done."""
        self._has_begun = True
        self.screens.lock.resume()
        self.screens.welcome.look()
        if self.desk.unlocked_by == "trial":
            self.screens.welcome.begin_trial()
        self._soon.start(SOON_MS)

    def _begin_work(self) -> None:
        """Begin what works by itself, once the first page is filled."""
        if not self.is_settled():
            self._soon.start(SOON_MS)
            return
        self.screens.notices.start()
        self.screens.follow_ups.look()
        self.desk.model_lane.run(self, self._load_the_rest, self._on_loaded, self._reporter.tell)

    def _load_the_rest(self) -> str:
        """Load the inbox, and what knows of models though no model; runs in the lane."""
        self.pages.load("inbox_page")
        self.desk.host.state()
        return self.desk.embedder.model_id

    def _on_loaded(self, embedder: str) -> None:
        self.pages.make("inbox_page")
        settings = self.desk.settings_file.load()
        may_write = self.desk.access.person.role is not Role.READER
        if may_write and settings.watched_folder:
            self.screens.watch.start()
        self.screens.model.start()
        if may_write and settings.rates_at_once:
            self.screens.moods.start()
        if settings.finds_by_meaning and embedder:
            self.screens.meaning.start_soon()
        self._is_whole = True

    def _open(self, page: PageName) -> None:
        """Open a page; an empty file shows the welcome where Home or the inbox would be."""
        is_first = page in ("home", "inbox_page")
        shown: PageName = "welcome" if is_first and self._is_welcome else page
        self.pages.show_page(shown)
        action = next(action for action, its_page in self.pages.places() if its_page == page)
        self.pages.nav.show_page(action, self.actions_.go_settings)
        self.screens.look(page)
        self.pages.focus_page(shown)

    def is_settled(self) -> bool:
        """Whether everything that was asked of the file is on screen."""
        return self._has_begun and self.desk.data_lane.is_idle

    def is_whole(self) -> bool:
        """Whether it is settled and all that begins by itself has begun."""
        return self._is_whole and self.is_settled()

    def _on_chosen(self, name: str) -> None:
        settings = self.desk.settings_file.load()
        if name == "language":
            self._translation.use(cast("LanguageChoice", settings.language))
        elif name == "closes_to_tray":
            self.hands.tray.follow()
        elif name in LOOKS:
            app = cast("QApplication", QApplication.instance())
            theme.apply(app, cast("theme.ThemeChoice", settings.theme), theme.shape_of(settings))

    def _on_system_look(self) -> None:
        choice = cast("theme.ThemeChoice", self.desk.settings_file.load().theme)
        theme.follow_system(cast("QApplication", QApplication.instance()), choice)

    def _on_welcome(self, is_welcome: bool) -> None:  # noqa: FBT001 - a slot
        if is_welcome == self._is_welcome:
            return
        self._is_welcome = is_welcome
        if self.pages.shown in ("welcome", "home", "inbox_page"):
            self._open("home")

    def _on_open_again(self) -> None:
        self._state.save(self, self.pages.edges())
        QApplication.exit(OPEN_AGAIN)

    def _on_failure(self, what: str, remedy: str, report: str) -> None:
        if not report:
            self.toast.tell(f"{what} {remedy}".strip())
            return
        dialog = ReportDialog(what, remedy, report, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go, once everything is kept."""
        if self.hands.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
