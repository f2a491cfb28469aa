"""The screens of one window. What stands behind a page is made with the page, the rest here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.domain.access import Role
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.failures import FailureReporter
from desktop.on_demand import OnDemand
from desktop.routines.first_measure import FirstMeasure
from desktop.routines.model_rest import ModelRest
from desktop.screens.backup_clock_screen import BackupClockScreen
from desktop.screens.file_check_screen import FileCheckScreen
from desktop.screens.file_reading_screen import FileReadingScreen
from desktop.screens.follow_up_screen import FollowUpScreen
from desktop.screens.history_screen import HistoryScreen
from desktop.screens.lock_screen import KeepsWork, LockScreen
from desktop.screens.model_screen import ModelScreen
from desktop.screens.notice_screen import NoticeScreen
from desktop.screens.welcome_screen import WelcomeScreen
from desktop.window.kept_work import KeptWork
from desktop.window.pages import OVER, PAGES, PageName, Pages
from desktop.wiring import Wiring

if TYPE_CHECKING:
    from desktop.screens.access_screen import AccessScreen
    from desktop.screens.assistant_screen import AssistantScreen
    from desktop.screens.audit_screen import AuditScreen
    from desktop.screens.backups_screen import BackupsScreen
    from desktop.screens.board_screen import BoardScreen
    from desktop.screens.bulk_screen import BulkScreen
    from desktop.screens.calendar_screen import CalendarScreen
    from desktop.screens.capture_screen import CaptureScreen
    from desktop.screens.cleanup_screen import CleanupScreen
    from desktop.screens.companies_screen import CompaniesScreen
    from desktop.screens.completion_screen import CompletionScreen
    from desktop.screens.composer_screen import ComposerScreen
    from desktop.screens.contact_mood_screen import ContactMoodScreen
    from desktop.screens.contact_sales_screen import ContactSalesScreen
    from desktop.screens.contacts_screen import ContactsScreen
    from desktop.screens.copy_screen import CopyScreen
    from desktop.screens.deals_screen import DealsScreen
    from desktop.screens.draft_learning_screen import DraftLearningScreen
    from desktop.screens.drafts_settings_screen import DraftsSettingsScreen
    from desktop.screens.duplicates_screen import DuplicatesScreen
    from desktop.screens.export_screen import ExportScreen
    from desktop.screens.facts_screen import FactsScreen
    from desktop.screens.fields_screen import FieldsScreen
    from desktop.screens.home_screen import HomeScreen
    from desktop.screens.import_screen import ImportScreen
    from desktop.screens.inbox_screen import InboxScreen
    from desktop.screens.insights_screen import InsightsScreen
    from desktop.screens.knowledge_screen import KnowledgeScreen
    from desktop.screens.meaning_screen import MeaningScreen
    from desktop.screens.mood_screen import MoodScreen
    from desktop.screens.mood_words_screen import MoodWordsScreen
    from desktop.screens.offline_screen import OfflineScreen
    from desktop.screens.palette_screen import PaletteScreen
    from desktop.screens.prepared_screen import PreparedScreen
    from desktop.screens.promise_screen import PromiseScreen
    from desktop.screens.queue_screen import QueueScreen
    from desktop.screens.records_screen import RecordsScreen
    from desktop.screens.rights_screen import RightsScreen
    from desktop.screens.ruling_screen import RulingScreen
    from desktop.screens.search_screen import SearchScreen
    from desktop.screens.settings_screen import SettingsScreen
    from desktop.screens.tasks_screen import TasksScreen
    from desktop.screens.unsure_count_screen import UnsureCountScreen
    from desktop.screens.unsure_screen import UnsureScreen
    from desktop.screens.watch_screen import WatchScreen
    from desktop.window.contact_places import ContactPlaces

_BEHIND: dict[PageName, tuple[str, ...]] = {
    "home": ("home", "capture"),
    "inbox_page": (
        "inbox", "composer", "completion", "prepared", "queue", "promises", "facts", "moods",
        "rulings", "unsure_count",
    ),
    "contacts_page": (
        "contacts", "records", "bulk", "contact_places", "rights", "contact_sales", "contact_moods",
    ),
    "companies_page": ("companies",),
    "deals_page": ("deals",),
    "board": ("board",),
    "tasks": ("tasks",),
    "calendar": ("calendar",),
    "knowledge": ("knowledge",),
    "unsure": ("unsure",),
    "insights": ("insights",),
    "privacy": ("audit", "exports", "copies", "offline", "access", "backups"),
    "settings": (
        "settings", "fields", "watch", "assistant", "drafts_settings", "draft_learning",
        "mood_words",
    ),
}  # fmt: skip
_LOOKING: dict[PageName, tuple[str, ...]] = {
    "home": ("home",),
    "inbox_page": ("inbox",),
    "contacts_page": ("contacts", "records"),
    "companies_page": ("companies",),
    "deals_page": ("deals",),
    "board": ("board",),
    "tasks": ("tasks",),
    "calendar": ("calendar",),
    "history": ("history",),
    "knowledge": ("knowledge",),
    "settings": ("settings", "assistant", "completion"),
}
"""Who looks at the file when a page is opened."""


class Screens(OnDemand, QObject):
    """One attribute per screen; they know their views and services, not each other.

    Whoever asks for one that stands behind a page has the page made. GUI thread only.

    Signals:
        told: what any of them did, for the toast, and the undo step behind it, 0 for none.
    """

    home: HomeScreen
    capture: CaptureScreen
    inbox: InboxScreen
    composer: ComposerScreen
    completion: CompletionScreen
    prepared: PreparedScreen
    queue: QueueScreen
    promises: PromiseScreen
    facts: FactsScreen
    moods: MoodScreen
    rulings: RulingScreen
    unsure_count: UnsureCountScreen
    contacts: ContactsScreen
    records: RecordsScreen
    bulk: BulkScreen
    contact_places: ContactPlaces
    rights: RightsScreen
    contact_sales: ContactSalesScreen
    contact_moods: ContactMoodScreen
    companies: CompaniesScreen
    deals: DealsScreen
    board: BoardScreen
    tasks: TasksScreen
    calendar: CalendarScreen
    knowledge: KnowledgeScreen
    unsure: UnsureScreen
    insights: InsightsScreen
    audit: AuditScreen
    exports: ExportScreen
    copies: CopyScreen
    offline: OfflineScreen
    access: AccessScreen
    backups: BackupsScreen
    settings: SettingsScreen
    fields: FieldsScreen
    watch: WatchScreen
    assistant: AssistantScreen
    drafts_settings: DraftsSettingsScreen
    draft_learning: DraftLearningScreen
    mood_words: MoodWordsScreen
    meaning: MeaningScreen
    search: SearchScreen
    palette: PaletteScreen
    imports: ImportScreen
    duplicates: DuplicatesScreen
    cleanup: CleanupScreen

    told = Signal(str, int)

    def __init__(
        self, window: QWidget, desk: Desk, pages: Pages, actions: Actions, reporter: FailureReporter
    ) -> None:
        super().__init__(window)
        self.window, self.desk, self.pages = window, desk, pages
        self.wiring = wiring = Wiring(
            desk.data_lane, desk.model_lane, desk.import_lane, desk.changes, actions, reporter,
            list_tags=lambda: desk.fields.list_tags(),
        )  # fmt: skip
        wiring.dialogs.setParent(self)
        wiring.dialogs.find_more = pages.make_all
        self._followers = list[Callable[[QObject], object]]()
        self._made = list[QObject]()
        made_before = [page for page in PAGES if pages.is_made(page)]
        for page in PAGES:
            names = _BEHIND.get(page, ())
            self._offer(partial(pages.make, page), *names)
            if page not in made_before:
                pages.when(page, partial(self._furnish, page, names))
        for name in OVER:
            self._offer(partial(self._furnish, name, (name,)), name)
        self._stand_by()
        self._connect(actions)
        for page in made_before:
            self._furnish(page, _BEHIND.get(page, ()))

    def _stand_by(self) -> None:
        """Make what is at work whatever page is open."""
        desk, wiring, window = self.desk, self.wiring, self.window
        may_read = desk.access.person.role is not Role.READER
        self.model = ModelScreen(self.pages.nav, desk.host, self)
        self.history = HistoryScreen(window, desk.history, wiring)
        counted = (desk.inbox, desk.contacts)
        self.welcome = WelcomeScreen(self.pages.banner, desk.sample, counted, wiring)
        self.follow_ups = FollowUpScreen(self.pages, (desk.follow_ups, desk.contacts), wiring)
        self.notices = NoticeScreen(
            window, desk.tasks, desk.settings_file, desk.notice_lane, wiring
        )
        self.backup_clock = BackupClockScreen(self, desk.backups, wiring)
        self.file_check = FileCheckScreen(self, desk.file_check, wiring)
        self.file_reading = FileReadingScreen(self, desk.file_texts, wiring, may_read=may_read)
        self.rest = ModelRest(desk.host, desk.settings_file, desk.model_lane, wiring.reporter, self)
        self.first_measure = FirstMeasure(
            desk.host,
            lambda: self.assistant.measure_quietly(),
            desk.data_lane,
            wiring.reporter,
            self,
        )
        services = (desk.access, desk.open_work)
        self.lock = LockScreen(self, services, desk.settings_file, self._keepers(), wiring)
        for screen in (self.history, self.welcome, self.follow_ups):
            self._announce(screen)

    def _keepers(self) -> dict[str, KeepsWork]:
        pages = self.pages
        return {
            "replies": KeptWork(self, "composer", pages, "inbox_page"),
            "note": KeptWork(self, "knowledge", pages, "knowledge"),
            "owner": KeptWork(self, "settings", pages, "settings"),
            "table": KeptWork(self, "records", pages, "contacts_page"),
            "import": KeptWork(self, "imports", pages),
            "cleanup": KeptWork(self, "cleanup", pages),
        }

    def _connect(self, actions: Actions) -> None:
        """Let commands make what they ask for."""
        answers: tuple[tuple[QAction, Callable[[], object]], ...] = (
            (actions.palette, lambda: self.palette.open()),
            (actions.import_files, lambda: self.imports.open()),
            (actions.find_duplicates, lambda: self.duplicates.open()),
            (actions.clean_up, lambda: self.cleanup.open()),
            (actions.contacts_table, lambda: self.contact_places.toggle()),
            (actions.new_contact, lambda: self.contacts.ask_new()),
            (actions.new_deal, lambda: self.deals.new_deal()),
            (actions.follow_ups, self._plan_follow_ups),
            (actions.next_ready, lambda: self.queue.go_on()),
        )
        for action, answer in answers:
            action.triggered.connect(lambda _on=False, answer=answer: answer())
        for action in (
            actions.wave_off, actions.add_sender, actions.draft, actions.stop, actions.hand_over,
            actions.copy_reply, actions.save_reply, actions.discard,
        ):  # fmt: skip
            action.setEnabled(False)  # the inbox allows them, once a conversation is open

    def _plan_follow_ups(self) -> None:
        """Ask for follow-ups for who is open."""
        shown, who = self.pages.shown, 0
        if shown == "deals_page":
            self.deals.plan_follow_ups()
            return
        if shown in ("contacts_page", "inbox_page"):
            who = (self.contacts if shown == "contacts_page" else self.inbox).contact_id
        if who:
            self.follow_ups.ask_for(who, None)
        else:
            self.tell(self.tr("Open a contact, a conversation with one, or a deal first."))

    def _furnish(self, module: str, names: tuple[str, ...]) -> None:
        """Make what one module makes, and tell those who follow."""
        import_module(f"desktop.made_pages.{module}").make_screens(self)
        for name in names:
            self._announce(getattr(self, name))

    def _announce(self, screen: QObject) -> None:
        if (told := getattr(screen, "told", None)) is not None:
            told.connect(self.tell)
        self._made.append(screen)
        for then in self._followers:
            then(screen)

    def tell(self, words: str, step_id: int = 0) -> None:
        """Pass on what was done."""
        self.told.emit(words, step_id)

    def follow(self, then: Callable[[QObject], object]) -> None:
        """Call `then` with every screen that tells or asks, also with those made later."""
        for screen in self._made:
            then(screen)
        self._followers.append(then)

    def look(self, page: PageName) -> None:
        """A page is opened: fill it with what there is now."""
        for name in _LOOKING.get(page, ()):
            getattr(self, name).show()
