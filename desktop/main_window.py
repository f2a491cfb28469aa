"""The window: opens pages, and passes words between screens that don't know each other."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from core.domain.access import Role
from core.domain.importing import ImportReport
from desktop import icons, theme
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.dialogs.report_dialog import ReportDialog
from desktop.failures import FailureReporter
from desktop.hands import Hands
from desktop.open_reply import answered_text, reply_target
from desktop.pages import Pages
from desktop.screens.inbox_screen import OpenConversation
from desktop.translation import LanguageChoice, Translation
from desktop.views.choices_section import LOOKS
from desktop.views.drop_veil import DropVeil
from desktop.views.toast_view import ToastView
from desktop.window_state import WindowState
from desktop.workplace import Screens

OPEN_AGAIN = 75
"""Exit status of the event loop: the file is to be opened anew."""


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
        self._is_welcome, self._has_begun = False, False
        self.screens = Screens(self, desk, self.pages, self.actions_, reporter)
        self.hands = Hands(self, self.screens, self._open, self._state, reporter)
        self._connect_screens()
        self._connect_actions()
        self.setWindowTitle("Cardfile")
        self.setWindowIcon(icons.app_icon())
        self.setMinimumSize(960, 600)
        self.resize(1280, 820)
        self._state.restore(self, self.pages.edges())
        self.pages.nav.trust.show_protection(desk.unlocked_by)
        self._open(self.actions_.go_home, self.pages.home)
        self.hands.begin()
        QTimer.singleShot(0, self, self._begin)  # painted first, the file is asked afterwards

    def _connect_screens(self) -> None:
        self.screens.inbox.opened.connect(self._on_conversation)
        self.screens.composer.replied.connect(self.toast.tell)
        screens = (self.screens.model.show_writing, self.screens.moods.make_way)
        for told_of_writing in (*screens, self.screens.assistant.make_way):
            self.screens.composer.writing_changed.connect(told_of_writing)
        self.screens.moods.running_changed.connect(self.screens.model.show_rating)
        self.screens.imports.finished.connect(self._on_imported)
        self.screens.imports.undo_requested.connect(self.screens.history.undo_step)
        self.screens.bulk.changed.connect(self.toast.tell)
        self.toast.undo_requested.connect(self.screens.history.undo_step)
        for told in (*self.screens.tellings(), self.pages.privacy.told):
            told.connect(self.toast.tell)
        self.screens.assistant.measuring_changed.connect(self.screens.model.show_measuring)
        self.screens.backups.open_again_requested.connect(self._on_open_again)
        self.screens.settings.chosen.connect(self._on_chosen)
        self.screens.welcome.trial_left.connect(self._on_open_again)
        self.screens.welcome.decided.connect(self._on_welcome)
        self.pages.welcome.import_requested.connect(self.screens.imports.open)
        self.veil.dropped.connect(self.screens.imports.open)
        self._reporter.reported.connect(self._on_failure)
        QApplication.styleHints().colorSchemeChanged.connect(self._on_system_look)

    def _connect_actions(self) -> None:
        actions, pages = self.actions_, self.pages
        for action, page in pages.places():
            action.triggered.connect(lambda _on=False, a=action, p=page: self._open(a, p))
        actions.import_files.triggered.connect(lambda _on=False: self.screens.imports.open())
        actions.export_files.triggered.connect(self._on_export)
        actions.next_pane.triggered.connect(pages.focus_next_pane)
        contacts = (actions.go_contacts, pages.contacts_page)
        actions.new_contact.triggered.connect(lambda: self._open(*contacts))

    def _on_export(self) -> None:
        self._open(self.actions_.go_privacy, self.pages.privacy)
        self.pages.privacy.show_section(self.pages.exports, self.pages.exports.form)

    def _begin(self) -> None:
        self._has_begun = True
        self.screens.lock.resume()
        self.screens.welcome.look()
        if self.desk.unlocked_by == "trial":
            self.screens.welcome.begin_trial()
        self.screens.inbox.refresh()
        may_write = self.desk.access.person.role is not Role.READER
        if may_write:
            self.screens.watch.start()
        if may_write and self.desk.settings_file.load().rates_at_once:
            self.screens.moods.start()
        self.screens.meaning.start_soon()
        self.screens.notices.start()
        self.screens.follow_ups.look()

    def _open(self, action: QAction, page: QWidget) -> None:
        """Open a page; an empty file shows the welcome where Home or the inbox would be."""
        is_first = page in (self.pages.home, self.pages.inbox_page)
        shown = self.pages.welcome if is_first and self._is_welcome else page
        self.pages.stack.setCurrentWidget(shown)
        self.pages.nav.show_page(action, self.actions_.go_settings)
        for screen, its_page in (
            (self.screens.home, self.pages.home),
            (self.screens.contacts, self.pages.contacts_page),
            (self.screens.people, self.pages.contacts_page),
            (self.screens.companies, self.pages.companies_page),
            (self.screens.deals, self.pages.deals_page),
            (self.screens.board, self.pages.board),
            (self.screens.tasks, self.pages.tasks),
            (self.screens.calendar, self.pages.calendar),
            (self.screens.history, self.pages.history),
            (self.screens.knowledge, self.pages.knowledge),
            (self.screens.settings, self.pages.settings),
            (self.screens.assistant, self.pages.settings),
            (self.screens.completion, self.pages.settings),
        ):
            if page is its_page:
                screen.show()
        self.pages.focus_page(shown)

    def is_settled(self) -> bool:
        """Whether everything that was asked of the file is on screen."""
        return self._has_begun and self.desk.data_lane.is_idle

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
        current = self.pages.stack.currentWidget()
        self._is_welcome = is_welcome
        if current in (self.pages.welcome, self.pages.home, self.pages.inbox_page):
            self._open(self.actions_.go_home, self.pages.home)

    def _on_conversation(self, found: OpenConversation | None) -> None:
        target = reply_target(found.conversation, found.messages) if found else None
        self.screens.completion.show_answered(
            answered_text(target, found.messages if found else ())
        )
        self.screens.composer.show_target(target)

    def _on_imported(self, report: ImportReport) -> None:
        words = self.tr("Import finished: %n new record(s)", "", report.created)
        self.toast.tell(words, report.step_id)

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
