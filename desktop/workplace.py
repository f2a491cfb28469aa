"""The screens of one window, built in one place from the desk and the pages."""

from __future__ import annotations

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.actions import Actions
from desktop.desk import Desk
from desktop.draft_run import DraftRun
from desktop.failures import FailureReporter
from desktop.model_rest import ModelRest
from desktop.pages import Pages
from desktop.screens.access_screen import AccessScreen
from desktop.screens.assistant_screen import AssistantScreen
from desktop.screens.audit_screen import AuditScreen
from desktop.screens.backups_screen import BackupsScreen
from desktop.screens.composer_screen import ComposerScreen
from desktop.screens.contacts_screen import ContactsScreen
from desktop.screens.copy_screen import CopyScreen
from desktop.screens.duplicates_screen import DuplicatesScreen
from desktop.screens.export_screen import ExportScreen
from desktop.screens.history_screen import HistoryScreen
from desktop.screens.import_screen import ImportScreen
from desktop.screens.inbox_screen import InboxScreen
from desktop.screens.knowledge_screen import KnowledgeScreen
from desktop.screens.lock_screen import KeepsWork, LockScreen
from desktop.screens.model_screen import ModelScreen
from desktop.screens.mood_screen import MoodScreen
from desktop.screens.offline_screen import OfflineScreen
from desktop.screens.rights_screen import RightsScreen
from desktop.screens.search_screen import SearchScreen
from desktop.screens.settings_screen import SettingsScreen
from desktop.screens.welcome_screen import WelcomeScreen
from desktop.views.lock_section import LockSection
from desktop.views.search_results_view import SearchResultsView
from desktop.wiring import Wiring


class Screens(QObject):
    """One attribute per screen; they know their views and services, not each other."""

    def __init__(
        self, window: QWidget, desk: Desk, pages: Pages, actions: Actions, tell: FailureReporter
    ) -> None:
        super().__init__(window)
        wiring = Wiring(
            desk.data_lane, desk.model_lane, desk.import_lane, desk.changes, actions, tell
        )
        lanes = (desk.data_lane, desk.model_lane)
        run = DraftRun(desk.drafts, desk.writer, desk.host, lanes, self)
        self.inbox = InboxScreen(
            (pages.conversations, pages.conversation), (desk.inbox, desk.contacts), wiring
        )
        self.composer = ComposerScreen(
            pages.conversation.composer,
            (desk.drafts, desk.history, desk.owner),
            run,
            desk.host,
            wiring,
        )
        self.composer.open_link = desk.open_link
        self.moods = MoodScreen(
            pages.conversations.backlog, desk.sentiments, desk.scorer, desk.host, wiring
        )
        self.imports = ImportScreen(window, (desk.imports, desk.owner), desk.settings_file, wiring)
        self.contacts = ContactsScreen(
            (pages.contacts, pages.contact), (desk.contacts, desk.inbox), wiring
        )
        self.rights = RightsScreen(
            pages.contact, (desk.rights, desk.contacts, desk.backups), desk.host, wiring
        )
        self.duplicates = DuplicatesScreen(window, desk.duplicates, wiring)
        boxes = (pages.conversations.search, pages.contacts.search)
        self.search = SearchScreen(SearchResultsView(pages), boxes, desk.search, wiring)
        self.history = HistoryScreen(pages.history, desk.history, wiring)
        self.knowledge = KnowledgeScreen(pages.knowledge, desk.owner, wiring)
        self.settings = SettingsScreen(pages.settings, desk.settings_file, desk.owner, wiring)
        self.assistant = AssistantScreen(
            pages.settings.assistant, (desk.settings_file, desk.prompts), desk.host, wiring
        )
        self.rest = ModelRest(desk.host, desk.settings_file, desk.model_lane, tell, self)
        self.welcome = WelcomeScreen(
            (pages.welcome, pages.banner), desk.sample, (desk.inbox, desk.contacts), wiring
        )
        self.model = ModelScreen(pages.nav, desk.host)
        self._fill_privacy_page(pages, desk, wiring)
        self.lock = self._watch(pages.lock, desk, wiring)

    def _fill_privacy_page(self, pages: Pages, desk: Desk, wiring: Wiring) -> None:
        self.audit = AuditScreen(pages.audit, desk.audit, wiring)
        self.exports = ExportScreen(pages.exports, desk.exports, wiring)
        self.copies = CopyScreen(pages.copies, desk.copies, wiring)
        self.offline = OfflineScreen(pages.offline, desk.offline, wiring)
        self.backups = BackupsScreen(pages.backups, desk.backups, wiring)
        self.access = AccessScreen((pages.key, pages.people), desk.access, wiring)

    def tellings(self) -> tuple[SignalInstance, ...]:
        """Return the signals with which screens say what was done."""
        screens = (self.history, self.settings, self.assistant, self.rights, self.welcome)
        return (*(screen.told for screen in screens), self.duplicates.told)

    def _watch(self, view: LockSection, desk: Desk, wiring: Wiring) -> LockScreen:
        keepers: dict[str, KeepsWork] = {
            "replies": self.composer,
            "contact": self.contacts,
            "note": self.knowledge,
            "owner": self.settings,
        }
        services = (desk.access, desk.open_work)
        return LockScreen(view, services, desk.settings_file, keepers, wiring)
