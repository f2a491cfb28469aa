"""The window: opens pages, and passes words between screens that don't know each other."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
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
from desktop.views.drop_veil import DropVeil
from desktop.views.toast_view import ToastView
from desktop.window_state import WindowState
from desktop.workplace import Screens

NARROW_PX, LOW_PX = 1100, 740
OPEN_AGAIN = 75
"""Exit status of the event loop: the file is to be opened anew."""


class MainWindow(QMainWindow):
    """The one window of the program."""

    def __init__(self, desk: Desk, translation: Translation, reporter: FailureReporter) -> None:
        super().__init__()
        self.desk, self._translation, self._reporter = desk, translation, reporter
        self._state = WindowState(desk.window_state)
        self.actions_ = Actions(self)
        self.pages = Pages(self.actions_)
        self.setCentralWidget(self.pages)
        self.toast, self.veil = ToastView(self), DropVeil(self)
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
        self._open(self.actions_.go_inbox, self.pages.inbox_page)
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
        self.screens.settings.language_chosen.connect(self._on_language)
        self.screens.settings.theme_chosen.connect(self._on_theme)
        self.screens.welcome.decided.connect(self._on_welcome)
        self.pages.welcome.import_requested.connect(self.screens.imports.open)
        self.pages.contact.thread_requested.connect(self._on_thread)
        self.screens.search.thread_chosen.connect(self._on_thread)
        self.screens.unsure.thread_chosen.connect(self._on_thread)
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
        actions.quit.triggered.connect(self.close)
        contacts = (actions.go_contacts, pages.contacts_page)
        actions.new_contact.triggered.connect(lambda: self._open(*contacts))

    def _on_export(self) -> None:
        self._open(self.actions_.go_privacy, self.pages.privacy)
        self.pages.privacy.show_section(self.pages.exports, self.pages.exports.form)

    def _begin(self) -> None:
        self._has_begun = True
        self.screens.lock.resume()
        self.screens.welcome.look()
        self.screens.inbox.refresh()
        may_write = self.desk.access.person.role is not Role.READER
        if may_write:
            self.screens.watch.start()
        if may_write and self.desk.settings_file.load().rates_at_once:
            self.screens.moods.start()
        self.screens.meaning.start_soon()

    def _open(self, action: QAction, page: QWidget) -> None:
        """Open a page; an empty file shows the welcome where the inbox would be."""
        is_inbox = page is self.pages.inbox_page
        shown = self.pages.welcome if is_inbox and self._is_welcome else page
        self.pages.stack.setCurrentWidget(shown)
        self.pages.nav.show_page(action, self.actions_.go_settings)
        for screen, its_page in (
            (self.screens.contacts, self.pages.contacts_page),
            (self.screens.people, self.pages.contacts_page),
            (self.screens.deals, self.pages.deals_page),
            (self.screens.tasks, self.pages.tasks),
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

    def _on_language(self, choice: LanguageChoice) -> None:
        self._translation.use(choice)

    def _on_theme(self, choice: theme.ThemeChoice) -> None:
        theme.apply(cast("QApplication", QApplication.instance()), choice)

    def _on_system_look(self) -> None:
        choice = cast("theme.ThemeChoice", self.desk.settings_file.load().theme)
        theme.follow_system(cast("QApplication", QApplication.instance()), choice)

    def _on_welcome(self, is_welcome: bool) -> None:  # noqa: FBT001 - a slot
        current = self.pages.stack.currentWidget()
        self._is_welcome = is_welcome
        if current in (self.pages.welcome, self.pages.inbox_page):
            self._open(self.actions_.go_inbox, self.pages.inbox_page)

    def _on_conversation(self, found: OpenConversation | None) -> None:
        target = reply_target(found.conversation, found.messages) if found else None
        self.screens.completion.show_answered(
            answered_text(target, found.messages if found else ())
        )
        self.screens.composer.show_target(target)

    def _on_thread(self, thread_id: int) -> None:
        self._open(self.actions_.go_inbox, self.pages.inbox_page)
        self.screens.inbox.open_thread(thread_id)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a small window has no room for."""
        super().resizeEvent(event)
        is_narrow, is_low = self.width() < NARROW_PX, self.height() < LOW_PX
        self.pages.nav.fit(is_narrow=is_narrow, is_low=is_low)
        self.toast.keep_left(self.pages.nav.maximumWidth() + 16)
        self.pages.conversation.set_low(is_low=is_low)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.actions_.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Go, once everything is kept."""
        if self.hands.leaving.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
