"""The window: opens pages, and passes words between screens that don't know each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop import icons, theme
from desktop.actions import Actions
from desktop.failures import FailureReporter
from desktop.on_demand import OnDemand
from desktop.start.beginning import Beginning
from desktop.start.exit_status import OPEN_AGAIN
from desktop.translation import LanguageChoice, Translation
from desktop.window.pages import PageName, Pages
from desktop.window.window_state import WindowState
from desktop.words import joined_words

if TYPE_CHECKING:
    from core.domain.next_action import FirstPage
    from desktop.desk import Desk
    from desktop.views.drop_veil import DropVeil
    from desktop.views.toast_view import ToastView
    from desktop.window.hands import Hands
    from desktop.window.workplace import Screens


class MainWindow(OnDemand, QMainWindow):
    """The one window of the program: it stands with its first page, and has the rest made then.

    What shows or does more is made in the turns after that, or when it is asked for.
    """

    screens: Screens
    hands: Hands
    toast: ToastView
    veil: DropVeil

    @theme.undressed()
    def __init__(
        self,
        desk: Desk,
        translation: Translation,
        reporter: FailureReporter,
        first: FirstPage | None = None,
    ) -> None:
        """Make the window. first: what it opens with, where that is known; else it is asked for."""
        super().__init__()
        self.desk, self._translation, self._reporter = desk, translation, reporter
        self._state = WindowState(desk.window_state)
        self.actions_ = Actions(self)
        self.pages = Pages(self.actions_)
        self.setCentralWidget(self.pages)
        self._offer(self._make_screens, "screens", "toast", "veil")
        self._offer(self._make_hands, "hands")
        self._is_welcome = False
        for action, page in self.pages.places():
            action.triggered.connect(lambda _on=False, page=page: self._open(page))
        self.setWindowTitle("Cardfile")
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(960, 600)
        self._state.place(self)
        self.pages.nav.trust.show_protection(desk.unlocked_by)
        if first is not None:
            self.pages.banner.setVisible(first.has_sample)
            self.pages.home.show_agenda(first.home, self.height())
        self._show("home", "home")
        self.pages.focus_page("home")
        self.beginning = Beginning(self, reporter)

    def _make_screens(self) -> None:
        from desktop.views.drop_veil import DropVeil  # noqa: PLC0415 - the first page is painted
        from desktop.views.toast_view import ToastView  # noqa: PLC0415
        from desktop.window.workplace import Screens  # noqa: PLC0415

        self.toast, self.veil = ToastView(self), DropVeil(self)
        self.pages.fitted.connect(lambda nav_px: self.toast.keep_left(nav_px + 16))
        self.toast.keep_left(self.pages.nav.maximumWidth() + 16)
        self.screens = Screens(self, self.desk, self.pages, self.actions_, self._reporter)
        self._connect()

    def _make_hands(self) -> None:
        from desktop.window.hands import Hands  # noqa: PLC0415 - see above

        self.hands = Hands(self, self.screens, self._open, self._state, self._reporter)

    def _connect(self) -> None:
        actions, pages, screens = self.actions_, self.pages, self.screens
        screens.told.connect(self.toast.tell)
        self.toast.undo_requested.connect(screens.history.undo_step)
        screens.lock.locking.connect(self.beginning.rest)
        screens.lock.unlocked.connect(self.beginning.go_on)
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
        actions.export_files.triggered.connect(self._on_export)
        actions.next_pane.triggered.connect(lambda: self._go_round(1))
        actions.previous_pane.triggered.connect(lambda: self._go_round(-1))
        actions.new_contact.triggered.connect(lambda: self._open("contacts_page"))

    def _go_round(self, step: int) -> None:
        from desktop.window.panes import go_round  # noqa: PLC0415 - see above

        go_round(self.pages.panes(), step)

    def _on_export(self) -> None:
        self._open("privacy")
        self.pages.privacy.show_section(self.pages.exports, self.pages.exports.form)

    def _open(self, page: PageName) -> None:
        """Open a page; an empty file shows the welcome where Home or the inbox would be."""
        screens = self.screens  # they follow the pages as they are made
        is_first = page in ("home", "inbox_page")
        shown: PageName = "welcome" if is_first and self._is_welcome else page
        self._show(page, shown)
        screens.look(page)
        self.pages.focus_page(shown)

    def _show(self, page: PageName, shown: PageName) -> None:
        self.pages.show_page(shown)
        action = next(action for action, its_page in self.pages.places() if its_page == page)
        self.pages.nav.show_page(action, self.actions_.go_settings)

    def is_settled(self) -> bool:
        """Whether everything that was asked of the file is on screen."""
        return self.beginning.is_settled()

    def is_whole(self) -> bool:
        """Whether it is settled and all that begins by itself has begun."""
        return self.beginning.is_over and self.is_settled()

    def _on_chosen(self, name: str) -> None:
        from desktop.views.parts.choices_section import LOOKS  # noqa: PLC0415 - its page is there

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
            self.toast.tell(joined_words.in_a_row(what, remedy))
            return
        from desktop.dialogs.report_dialog import ReportDialog  # noqa: PLC0415 - a rare need

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
