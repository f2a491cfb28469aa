"""The pages of the main window: each is made when it is first opened or asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Literal, cast, get_args

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.on_demand import OnDemand
from desktop.views.banner_view import BannerView
from desktop.views.nav_view import NavView
from desktop.window.page_views import PageViews

if TYPE_CHECKING:
    from desktop.actions import Actions
    from desktop.views.agenda.calendar_view import CalendarView
    from desktop.views.agenda.home_view import HomeView
    from desktop.views.agenda.tasks_view import TasksView
    from desktop.views.deals.deal_board_view import DealBoardView
    from desktop.views.deals.deal_list_view import DealListView
    from desktop.views.deals.deal_view import DealView
    from desktop.views.history_view import HistoryView
    from desktop.views.inbox.conversation_list_view import ConversationListView
    from desktop.views.inbox.conversation_view import ConversationView
    from desktop.views.insights.insights_view import InsightsView
    from desktop.views.moods.unsure_view import UnsureView
    from desktop.views.parts.list_edge import ListEdge
    from desktop.views.privacy.audit_section import AuditSection
    from desktop.views.privacy.backups_section import BackupsSection
    from desktop.views.privacy.copy_section import CopySection
    from desktop.views.privacy.export_section import ExportSection
    from desktop.views.privacy.key_section import KeySection
    from desktop.views.privacy.lock_section import LockSection
    from desktop.views.privacy.offline_section import OfflineSection
    from desktop.views.privacy.people_section import PeopleSection
    from desktop.views.privacy.privacy_view import PrivacyView
    from desktop.views.records.company_list_view import CompanyListView
    from desktop.views.records.company_view import CompanyView
    from desktop.views.records.contact_list_view import ContactListView
    from desktop.views.records.contact_view import ContactView
    from desktop.views.records.records_view import RecordsView
    from desktop.views.settings.knowledge_view import KnowledgeView
    from desktop.views.settings.settings_view import SettingsView
    from desktop.views.welcome_view import WelcomeView

NARROW_PX, LOW_PX = 1100, 740

PageName = Literal[
    "welcome", "inbox_page", "contacts_page", "deals_page", "tasks", "knowledge", "unsure",
    "history", "insights", "privacy", "settings", "home", "companies_page", "board", "calendar",
]  # fmt: skip
PAGES: tuple[PageName, ...] = get_args(PageName)
"""Where somebody was is kept by a page's number in here."""
OVER = ("search", "palette", "imports", "duplicates", "cleanup", "meaning")
"""What has no page: it is made by the first who asks for it."""
_PARTS: dict[PageName, tuple[str, ...]] = {
    "inbox_page": ("conversations", "conversation"),
    "contacts_page": ("contacts", "contact", "records_table"),
    "companies_page": ("companies", "company"),
    "deals_page": ("deals", "deal"),
    "privacy": ("offline", "lock", "key", "people", "exports", "backups", "audit", "copies"),
}
_DIVIDED: dict[str, PageName] = {
    "inbox": "inbox_page",
    "contacts": "contacts_page",
    "companies": "companies_page",
    "deals": "deals_page",
    "knowledge": "knowledge",
}


class Pages(OnDemand, QWidget):
    """Nav at the left; banner and the open page at the right.

    A page and its parts are attributes. Whoever asks for one has it made, by its module in
    `made_pages`; whoever only wants to follow it says so with `when`.

    Signals:
        fitted: the nav is so wide now, in pixels.
    """

    welcome: WelcomeView
    inbox_page: ListEdge
    conversations: ConversationListView
    conversation: ConversationView
    contacts_page: QStackedWidget
    contacts: ContactListView
    contact: ContactView
    records_table: RecordsView
    deals_page: ListEdge
    deals: DealListView
    deal: DealView
    tasks: TasksView
    knowledge: KnowledgeView
    unsure: UnsureView
    history: HistoryView
    insights: InsightsView
    privacy: PrivacyView
    offline: OfflineSection
    lock: LockSection
    key: KeySection
    people: PeopleSection
    exports: ExportSection
    backups: BackupsSection
    audit: AuditSection
    copies: CopySection
    settings: SettingsView
    home: HomeView
    companies_page: ListEdge
    companies: CompanyListView
    company: CompanyView
    board: DealBoardView
    calendar: CalendarView

    fitted = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.actions_ = actions
        self.nav, self.banner = NavView(actions), BannerView()
        self.stack = QStackedWidget()
        self._made: dict[QWidget, PageName] = {}
        self._begun = set[PageName]()
        self._prepared: dict[PageName, PageViews] = {}
        self._waiting = defaultdict[PageName, list[Callable[[], object]]](list)
        for name in PAGES:
            self._offer(partial(self.make, name), name, *_PARTS.get(name, ()))
        self._lay_out()
        self._percent = theme.scaled(100)
        self.when("inbox_page", self._fit)
        theme.watch().changed.connect(self._restyle)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.banner)
        right.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addLayout(right, 1)

    def make(self, name: PageName) -> None:
        """Make a page, unless it is there, and tell who waits for it."""
        if name in self._begun:
            return
        self._begun.add(name)
        page = self._views(name).put_together()
        setattr(self, name, page)
        self._made[page] = name
        self.stack.addWidget(page)
        for then in self._waiting.pop(name, ()):
            then()

    def prepare(self, name: PageName) -> Iterator[None]:
        """Make the views of a page, one at each step; the page comes when it is asked for.

        Whoever asks for it before they are all there has the rest made at once.
        """
        steps = self._views(name)
        while name not in self._begun and steps.make_one():
            yield

    def _views(self, name: PageName) -> PageViews:
        if name not in self._prepared:
            self._prepared[name] = PageViews(self.load(name).make_views(self))
        return self._prepared[name]

    @staticmethod
    def load(name: PageName) -> ModuleType:
        """Return the module that makes a page; any thread."""
        return import_module(f"desktop.made_pages.{name}")

    def make_all(self) -> None:
        """Make every page: for who looks for something and knows not where."""
        for name in PAGES:
            self.make(name)

    def is_made(self, name: PageName) -> bool:
        """Say whether a page is there with all that belongs to it."""
        return name in self._made.values()

    def when(self, name: PageName, then: Callable[[], object]) -> None:
        """Call `then` once the page is there: now, or when it is made."""
        if self.is_made(name):
            then()
        else:
            self._waiting[name].append(then)

    def show_page(self, name: PageName) -> None:
        """Bring a page into sight."""
        self.stack.setCurrentWidget(getattr(self, name))

    @property
    def shown(self) -> PageName:
        """The page that is in sight."""
        page = self.stack.currentWidget()
        return "home" if page is None else self._made[page]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a small window has no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < theme.scaled(NARROW_PX)
        is_low = self.height() < theme.scaled(LOW_PX)
        self.nav.fit(is_narrow=is_narrow, height_px=self.height())
        if self.is_made("inbox_page"):
            self.conversation.set_low(is_low=is_low)
        self.fitted.emit(self.nav.maximumWidth())

    def _restyle(self) -> None:
        before, self._percent = self._percent, theme.scaled(100)
        for edge in self.edges().values():
            edge.fit_text(before, self._percent)
        self._fit()

    def focus_page(self, name: PageName) -> None:
        """Put the keyboard where the work on a page begins."""
        places: dict[PageName, Callable[[], QWidget]] = {
            "home": lambda: self.home.first(),
            "inbox_page": lambda: self.conversations.rows,
            "contacts_page": lambda: (
                self.records_table.table
                if self.contacts_page.currentWidget() is self.records_table
                else self.contacts.rows
            ),
            "companies_page": lambda: self.companies.rows,
            "board": lambda: self.board.first(),
            "deals_page": lambda: self.deals.rows,
            "tasks": lambda: self.tasks.adder.words,
            "calendar": lambda: self.calendar.grid,
            "knowledge": lambda: self.knowledge.rows,
            "insights": lambda: self.insights.bar.days,
            "privacy": lambda: self.privacy.area,
            "settings": lambda: self.settings.language,
        }
        place = places[name]() if name in places else getattr(self, name)
        place.setFocus()

    def edges(self) -> dict[str, ListEdge]:
        """Return what divides those pages that are divided and there."""
        return {name: self._edge(page) for name, page in _DIVIDED.items() if self.is_made(page)}

    def when_divided(self, then: Callable[[str, ListEdge], object]) -> None:
        """Call `then` with the name and the edge of each page that is divided, once it is there."""
        for name, page in _DIVIDED.items():
            self.when(page, partial(self._tell_edge, name, page, then))

    def _tell_edge(
        self, name: str, page: PageName, then: Callable[[str, ListEdge], object]
    ) -> None:
        then(name, self._edge(page))

    def _edge(self, page: PageName) -> ListEdge:
        if page == "knowledge":
            return self.knowledge.edge
        made = self.contacts_page.widget(0) if page == "contacts_page" else getattr(self, page)
        return cast("ListEdge", made)

    def places(self) -> tuple[tuple[QAction, PageName], ...]:
        """Return each page with the action that opens it."""
        actions = self.actions_
        return (
            (actions.go_home, "home"),
            (actions.go_inbox, "inbox_page"),
            (actions.go_contacts, "contacts_page"),
            (actions.go_companies, "companies_page"),
            (actions.go_deals, "deals_page"),
            (actions.go_board, "board"),
            (actions.go_tasks, "tasks"),
            (actions.go_calendar, "calendar"),
            (actions.go_knowledge, "knowledge"),
            (actions.go_unsure, "unsure"),
            (actions.go_history, "history"),
            (actions.go_insights, "insights"),
            (actions.go_privacy, "privacy"),
            (actions.go_settings, "settings"),
        )

    def panes(self) -> tuple[QWidget, ...]:
        """Return where the keyboard goes round: nav, and the panes of the page that is open."""
        parts: dict[PageName, Callable[[], tuple[QWidget, ...]]] = {
            "inbox_page": lambda: (
                self.conversations.rows,
                self.conversation.pane,
                self.conversation.composer.editor,
            ),
            "contacts_page": lambda: (self.contacts.rows, self.contact, self.records_table.table),
            "companies_page": lambda: (self.companies.rows, self.company),
            "deals_page": lambda: (self.deals.rows, self.deal),
            "knowledge": lambda: (self.knowledge.rows, self.knowledge.text),
            "calendar": lambda: (self.calendar.grid, self.calendar.day),
        }
        page = self.shown
        return (self.nav, *(parts[page]() if page in parts else (getattr(self, page),)))
