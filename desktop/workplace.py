"""The screens of one window, built in one place from the desk and the pages."""

from __future__ import annotations

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from core.domain.access import Role
from desktop.actions import Actions
from desktop.contact_places import ContactPlaces
from desktop.desk import Desk
from desktop.draft_run import DraftRun
from desktop.failures import FailureReporter
from desktop.first_measure import FirstMeasure
from desktop.meaning_reader import MeaningReader
from desktop.model_rest import ModelRest
from desktop.page_sections import PageSections
from desktop.pages import Pages
from desktop.screens.access_screen import AccessScreen
from desktop.screens.assistant_screen import AssistantScreen
from desktop.screens.audit_screen import AuditScreen
from desktop.screens.backups_screen import BackupsScreen
from desktop.screens.board_screen import BoardScreen
from desktop.screens.bulk_screen import BulkScreen
from desktop.screens.calendar_screen import CalendarScreen
from desktop.screens.capture_screen import CaptureScreen
from desktop.screens.cleanup_screen import CleanupScreen, CleanupServices
from desktop.screens.companies_screen import CompaniesScreen
from desktop.screens.completion_screen import CompletionScreen
from desktop.screens.composer_screen import ComposerScreen
from desktop.screens.contact_mood_screen import ContactMoodScreen
from desktop.screens.contact_sales_screen import ContactSalesScreen
from desktop.screens.contacts_screen import ContactsScreen
from desktop.screens.copy_screen import CopyScreen
from desktop.screens.deals_screen import DealsScreen
from desktop.screens.drafts_settings_screen import DraftsSettingsScreen
from desktop.screens.duplicates_screen import DuplicatesScreen
from desktop.screens.export_screen import ExportScreen
from desktop.screens.facts_screen import FactsScreen
from desktop.screens.fields_screen import FieldsScreen
from desktop.screens.file_check_screen import FileCheckScreen
from desktop.screens.file_reading_screen import FileReadingScreen
from desktop.screens.follow_up_screen import FollowUpScreen
from desktop.screens.history_screen import HistoryScreen
from desktop.screens.home_screen import HomeScreen
from desktop.screens.import_screen import ImportScreen
from desktop.screens.inbox_screen import InboxScreen
from desktop.screens.insights_screen import InsightsScreen
from desktop.screens.knowledge_screen import KnowledgeScreen
from desktop.screens.lock_screen import KeepsWork, LockScreen
from desktop.screens.meaning_screen import MeaningScreen
from desktop.screens.model_screen import ModelScreen
from desktop.screens.mood_screen import MoodScreen
from desktop.screens.mood_words_screen import MoodWordsScreen
from desktop.screens.notice_screen import NoticeScreen
from desktop.screens.offline_screen import OfflineScreen
from desktop.screens.palette_screen import PaletteScreen
from desktop.screens.people_screen import PeopleScreen
from desktop.screens.prepared_screen import PreparedScreen
from desktop.screens.promise_screen import PromiseScreen
from desktop.screens.queue_screen import QueueScreen
from desktop.screens.rights_screen import RightsScreen
from desktop.screens.ruling_screen import RulingScreen
from desktop.screens.search_screen import SearchScreen
from desktop.screens.settings_screen import SettingsScreen
from desktop.screens.tasks_screen import TasksScreen
from desktop.screens.unsure_screen import UnsureScreen
from desktop.screens.watch_screen import WatchScreen
from desktop.screens.welcome_screen import WelcomeScreen
from desktop.views.lock_section import LockSection
from desktop.views.meaning_section import MeaningSection
from desktop.views.palette_view import PaletteView
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
        self.wiring = wiring
        wiring.dialogs.setParent(self)
        run = DraftRun(desk.drafts, desk.writer, desk.host, (desk.data_lane, desk.model_lane), self)
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
        self._prepare(window, pages, desk, wiring)
        self._read_moods(pages, desk, wiring)
        self.imports = ImportScreen(
            window, (desk.imports, desk.owner, desk.fields), desk.settings_file, wiring
        )
        self._show_contacts(desk, pages, wiring)
        self.duplicates = DuplicatesScreen(window, desk.duplicates, wiring)
        self.search = _search(desk, pages, wiring)
        self.palette = PaletteScreen(
            PaletteView(window), desk.search, PageSections(pages, actions).entries, wiring
        )
        self.home = HomeScreen(pages.home, desk.home, wiring)
        self.capture = CaptureScreen(pages.home.capture, desk.captures, wiring)
        self.history = HistoryScreen(pages.history, desk.history, wiring)
        self.knowledge = KnowledgeScreen(pages.knowledge, desk.owner, wiring)
        self._build_settings(pages, desk, wiring)
        self.meaning = self._meaning(pages.settings.meaning, desk, wiring)
        self.rest = ModelRest(desk.host, desk.settings_file, desk.model_lane, tell, self)
        self.welcome = WelcomeScreen(
            (pages.welcome, pages.banner), desk.sample, (desk.inbox, desk.contacts), wiring
        )
        self.model = ModelScreen(pages.nav, desk.host)
        self._fill_privacy_page(pages, desk, wiring)
        self._sell(pages, desk, wiring)
        self._count(pages, desk, wiring)
        self.lock = self._watch(pages.lock, desk, wiring)
        self.notices = NoticeScreen(
            window, desk.tasks, desk.settings_file, desk.notice_lane, wiring
        )

    def _prepare(self, window: QWidget, pages: Pages, desk: Desk, wiring: Wiring) -> None:
        """Next words, answers that are made before anybody asks, their review and promises."""
        self.completion = _completion(pages, desk, wiring)
        composer = self.composer
        self.prepared = PreparedScreen(
            pages.conversation.composer.alternatives,
            (desk.prepared, desk.settings_file),
            (desk.writer, desk.host),
            wiring,
            may_write=desk.access.person.role is not Role.READER,
        )
        self.queue = QueueScreen(desk.prepared, wiring, self)
        self.drafts_settings = DraftsSettingsScreen(
            pages.settings.drafts, (desk.drafts, desk.prepared), desk.settings_file, wiring
        )
        self.promises = PromiseScreen(window, desk.drafts, desk.writer, wiring)
        view = pages.conversation.composer
        self.facts = FactsScreen((view.options, view.notes), desk.drafts, wiring)
        for screen in (self.facts, self.prepared, self.queue):
            show_target = screen.show_target
            composer.target_changed.connect(show_target)
        composer.writing_changed.connect(self.prepared.make_way)
        composer.typed.connect(self.prepared.hide)
        composer.accepted.connect(self.promises.look)
        composer.accepted.connect(self.queue.on_replied)
        self.prepared.taken.connect(composer.show_draft)
        self.queue.thread_requested.connect(wiring.actions.go_inbox.trigger)
        self.queue.thread_requested.connect(self.inbox.open_thread)

    def _build_settings(self, pages: Pages, desk: Desk, wiring: Wiring) -> None:
        self.fields = FieldsScreen(pages.settings.fields, desk.fields, wiring)
        self.settings = SettingsScreen(pages.settings, desk.settings_file, desk.owner, wiring)
        self.watch = WatchScreen(pages.settings.watch, desk.watched, desk.settings_file, wiring)
        self.assistant = AssistantScreen(
            pages.settings.assistant, (desk.settings_file, desk.prompts), desk.host, wiring
        )
        self.first_measure = FirstMeasure(
            desk.host, self.assistant, desk.data_lane, wiring.reporter
        )
        self.moods.running_changed.connect(self.assistant.make_way_quietly)

    def _fill_privacy_page(self, pages: Pages, desk: Desk, wiring: Wiring) -> None:
        self.audit = AuditScreen(pages.audit, desk.audit, wiring)
        self.exports = ExportScreen(pages.exports, desk.exports, wiring)
        self.copies = CopyScreen(pages.copies, desk.copies, wiring)
        self.offline = OfflineScreen(pages.offline, desk.offline, wiring)
        self.backups = BackupsScreen(pages.backups, desk.backups, wiring)
        self.access = AccessScreen((pages.key, pages.people), desk.access, wiring)

    def _sell(self, pages: Pages, desk: Desk, wiring: Wiring) -> None:
        services = (desk.deals, desk.tasks)
        self.deals = DealsScreen((pages.deals, pages.deal), services, wiring)
        self.board = BoardScreen(pages.board, desk.deals, wiring)
        self.tasks = TasksScreen(pages.tasks, desk.tasks, wiring)
        self.calendar = CalendarScreen(pages.calendar, desk.tasks, wiring)
        self.contact_sales = ContactSalesScreen(pages.contact, services, wiring)
        self.follow_ups = FollowUpScreen(
            pages, pages.tasks.answered, (desk.tasks.follow_ups, desk.contacts), wiring
        )
        self.contact_sales.follow_ups_wanted.connect(self.follow_ups.ask)
        self.deals.follow_ups_wanted.connect(self.follow_ups.ask_for)
        self.companies = CompaniesScreen(
            (pages.companies, pages.company), (desk.companies, desk.tasks), wiring
        )

    def _count(self, pages: Pages, desk: Desk, wiring: Wiring) -> None:
        services = (desk.insights, desk.contacts, desk.fields)
        self.insights = InsightsScreen(pages.insights, services, desk.insight_lane, wiring)
        self.contact_moods = ContactMoodScreen(
            pages.contact, desk.insights, desk.insight_lane, wiring
        )
        self.contact_moods.behind_wanted.connect(self.insights.show_behind)

    def _read_moods(self, pages: Pages, desk: Desk, wiring: Wiring) -> None:
        self.moods = MoodScreen(
            pages.conversations.backlog,
            (desk.sentiments, desk.cascade, desk.teaching),
            desk.scorer,
            desk.host,
            wiring,
            MeaningReader(desk.embedder, desk.meaning_lane, desk.settings_file),
        )
        self.rulings = RulingScreen(pages.conversation, desk.teaching, wiring)
        services = (desk.teaching, desk.history)
        views = (pages.unsure, pages.conversations.backlog)
        self.unsure = UnsureScreen(views, services, desk.host, wiring)
        self.mood_words = MoodWordsScreen(pages.settings.mood_words, desk.teaching, wiring)

    def _show_contacts(self, desk: Desk, pages: Pages, wiring: Wiring) -> None:
        self.contacts = ContactsScreen(
            (pages.contacts, pages.contact), (desk.contacts, desk.inbox, desk.fields), wiring
        )
        self.cleanup = _cleanup(pages, desk, wiring)
        self.imports.clean_up_requested.connect(self.cleanup.open)
        self.people = PeopleScreen(pages.people_table, desk.views, wiring)
        self.bulk = BulkScreen(pages.people_table, self.people, (desk.bulk, desk.views), wiring)
        self.contact_places = ContactPlaces(pages, (self.contacts, self.people), wiring.actions)
        self.rights = RightsScreen(
            pages.contact,
            (desk.rights, desk.contacts, desk.backups, desk.fields),
            desk.host,
            wiring,
        )

    def tellings(self) -> tuple[SignalInstance, ...]:
        """Return the signals with which screens say what was done."""
        screens = (self.history, self.settings, self.assistant, self.rights, self.welcome)
        more = (self.duplicates, self.completion, self.watch, self.people, self.fields)
        sales = (self.deals, self.tasks, self.calendar, self.contact_sales, self.insights)
        daily = (self.home, self.capture, self.companies, self.board, self.follow_ups)
        drafts = (self.queue, self.promises)
        moods = (self.rulings, self.unsure, self.mood_words)
        return tuple(screen.told for screen in (*screens, *more, *sales, *daily, *drafts, *moods))

    def _meaning(self, view: MeaningSection, desk: Desk, wiring: Wiring) -> MeaningScreen:
        """Return what reads for meaning; whatever else the models do goes first."""
        services = (desk.meanings, desk.settings_file)
        meaning = MeaningScreen(view, services, desk.embedder, desk.meaning_lane, wiring)
        self.composer.writing_changed.connect(meaning.make_way)
        self.moods.running_changed.connect(meaning.wait_for_moods)
        self.assistant.measuring_changed.connect(meaning.wait_for_measuring)
        return meaning

    def _watch(self, view: LockSection, desk: Desk, wiring: Wiring) -> LockScreen:
        self.file_check = FileCheckScreen(self, desk.file_check, wiring)
        may_read = desk.access.person.role is not Role.READER
        self.file_reading = FileReadingScreen(self, desk.file_texts, wiring, may_read=may_read)
        keepers: dict[str, KeepsWork] = {
            "replies": self.composer,
            "note": self.knowledge,
            "owner": self.settings,
            "table": self.people,
            "import": self.imports,
            "cleanup": self.cleanup,
        }
        services = (desk.access, desk.open_work)
        return LockScreen(view, services, desk.settings_file, keepers, wiring)


def _cleanup(window: QWidget, desk: Desk, wiring: Wiring) -> CleanupScreen:
    services = CleanupServices(desk.contacts, desk.inbox, desk.duplicates, desk.bulk, desk.history)
    return CleanupScreen(window, services, wiring)


def _completion(pages: Pages, desk: Desk, wiring: Wiring) -> CompletionScreen:
    return CompletionScreen(
        (pages.conversation.composer, pages.settings.assistant),
        desk.completions,
        desk.settings_file,
        wiring,
        may_learn=desk.access.person.role is not Role.READER,
    )


def _search(desk: Desk, pages: Pages, wiring: Wiring) -> SearchScreen:
    return SearchScreen(
        SearchResultsView(pages),
        (pages.conversations.search, pages.contacts.search),
        (desk.search, desk.meanings, desk.settings_file),
        (desk.embedder, desk.meaning_lane),
        wiring,
    )
