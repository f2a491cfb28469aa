"""The views of the main window and how they are laid out."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.actions import Actions
from desktop.views.audit_section import AuditSection
from desktop.views.backups_section import BackupsSection
from desktop.views.banner_view import BannerView
from desktop.views.calendar_view import CalendarView
from desktop.views.company_list_view import CompanyListView
from desktop.views.company_view import CompanyView
from desktop.views.contact_list_view import ContactListView
from desktop.views.contact_view import ContactView
from desktop.views.conversation_list_view import ConversationListView
from desktop.views.conversation_view import ConversationView
from desktop.views.copy_section import CopySection
from desktop.views.deal_board_view import DealBoardView
from desktop.views.deal_list_view import DealListView
from desktop.views.deal_view import DealView
from desktop.views.export_section import ExportSection
from desktop.views.history_view import HistoryView
from desktop.views.home_view import HomeView
from desktop.views.insights_view import InsightsView
from desktop.views.key_section import KeySection
from desktop.views.knowledge_view import KnowledgeView
from desktop.views.lock_section import LockSection
from desktop.views.middle_column import RECORD_PX, MiddleColumn
from desktop.views.nav_view import NavView
from desktop.views.offline_section import OfflineSection
from desktop.views.people_section import PeopleSection
from desktop.views.people_view import PeopleView
from desktop.views.privacy_view import PrivacyView
from desktop.views.settings_view import SettingsView
from desktop.views.tasks_view import TasksView
from desktop.views.unsure_view import UnsureView
from desktop.views.welcome_view import WelcomeView

LIST_PX, LEAST_LIST_PX, MOST_LIST_PX = 336, 280, 520
NARROW_PX, LOW_PX = 1100, 740


class Pages(QWidget):
    """Nav at the left; banner and the open page at the right.

    Signals:
        fitted: the nav is so wide now, in pixels.
    """

    fitted = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.nav, self.banner, self.welcome = NavView(actions), BannerView(), WelcomeView()
        self.conversations, self.conversation = ConversationListView(), ConversationView(actions)
        self.contacts, self.contact = ContactListView(actions), ContactView()
        self.home = HomeView()
        self.companies, self.company = CompanyListView(actions), CompanyView()
        self.deals, self.deal, self.tasks = DealListView(actions), DealView(), TasksView(actions)
        self.history, self.knowledge, self.settings = (
            HistoryView(actions),
            KnowledgeView(),
            SettingsView(),
        )
        self.insights, self.unsure = InsightsView(actions), UnsureView()
        self._make_privacy_page()
        self.inbox_page = divided(self.conversations, self.conversation)
        self.people_table = PeopleView(actions)
        self.contacts_page = QStackedWidget()
        self.contacts_page.addWidget(divided(self.contacts, self.contact))
        self.contacts_page.addWidget(self.people_table)
        self.deals_page = divided(self.deals, self.deal)
        self.board, self.calendar = DealBoardView(actions), CalendarView(actions)
        self.companies_page = divided(self.companies, self.company)
        self._stack_up()
        self._lay_out()
        self._percent = theme.scaled(100)
        theme.watch().changed.connect(self._restyle)

    def _stack_up(self) -> None:
        self.stack = QStackedWidget()
        for page in (
            self.welcome,
            self.inbox_page,
            self.contacts_page,
            self.deals_page,
            self.tasks,
            self.knowledge,
            self.unsure,
            self.history,
            self.insights,
            self.privacy,
            self.settings,
            self.home,
            self.companies_page,
            self.board,
            self.calendar,
        ):
            self.stack.addWidget(page)

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

    def _make_privacy_page(self) -> None:
        self.privacy = PrivacyView()
        self.offline = self.privacy.add_section(OfflineSection())
        self.lock = self.privacy.add_section(LockSection(self._actions))
        self.key = self.privacy.add_section(KeySection())
        self.people = self.privacy.add_section(PeopleSection())
        self.exports = self.privacy.add_section(ExportSection())
        self.backups = self.privacy.add_section(BackupsSection())
        self.audit = self.privacy.add_section(AuditSection())
        self.copies = self.privacy.add_section(CopySection())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what a small window has no room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < theme.scaled(NARROW_PX)
        is_low = self.height() < theme.scaled(LOW_PX)
        self.nav.fit(is_narrow=is_narrow, is_low=is_low)
        self.conversation.set_low(is_low=is_low)
        self.fitted.emit(self.nav.maximumWidth())

    def _restyle(self) -> None:
        before, self._percent = self._percent, theme.scaled(100)
        for splitter in self.edges().values():
            _limit(splitter)
            if before != self._percent:
                first, rest = splitter.sizes()
                splitter.setSizes([first * self._percent // before, rest])
        self._fit()

    def focus_page(self, page: QWidget) -> None:
        """Put the keyboard where the work on a page begins."""
        places: dict[QWidget, QWidget] = {
            self.home: self.home.first(),
            self.inbox_page: self.conversations.rows,
            self.contacts_page: self.people_table.table
            if self.contacts_page.currentWidget() is self.people_table
            else self.contacts.rows,
            self.companies_page: self.companies.rows,
            self.board: self.board.first(),
            self.deals_page: self.deals.rows,
            self.tasks: self.tasks.adder.words,
            self.calendar: self.calendar.grid,
            self.knowledge: self.knowledge.rows,
            self.insights: self.insights.bar.days,
            self.privacy: self.privacy.area,
            self.settings: self.settings.language,
        }
        places.get(page, page).setFocus()

    def edges(self) -> dict[str, QSplitter]:
        """Return what divides the pages that are divided."""
        contacts = cast("QSplitter", self.contacts_page.widget(0))
        return {"inbox": self.inbox_page, "contacts": contacts, "deals": self.deals_page}

    def places(self) -> tuple[tuple[QAction, QWidget], ...]:
        """Return each page with the action that opens it."""
        actions = self._actions
        return (
            (actions.go_home, self.home),
            (actions.go_inbox, self.inbox_page),
            (actions.go_contacts, self.contacts_page),
            (actions.go_companies, self.companies_page),
            (actions.go_deals, self.deals_page),
            (actions.go_board, self.board),
            (actions.go_tasks, self.tasks),
            (actions.go_calendar, self.calendar),
            (actions.go_knowledge, self.knowledge),
            (actions.go_unsure, self.unsure),
            (actions.go_history, self.history),
            (actions.go_insights, self.insights),
            (actions.go_privacy, self.privacy),
            (actions.go_settings, self.settings),
        )

    def focus_next_pane(self) -> None:
        """Move the keyboard round: list, messages, reply."""
        if self.stack.currentWidget() is not self.inbox_page:
            self.focusNextChild()
            return
        panes = [pane for pane in self.panes() if pane.isVisible()]
        if not panes:
            return
        focused = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1)
        panes[(at + 1) % len(panes)].setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """Return where the keyboard goes round in the inbox."""
        return (
            self.conversations.rows,
            self.conversation.pane,
            self.conversation.composer.editor,
        )


def divided(left: QWidget, right: QWidget) -> QSplitter:
    """Return a list beside what it opens, with an edge that can be moved."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.addWidget(left)
    splitter.addWidget(MiddleColumn(right, RECORD_PX))
    _limit(splitter)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    splitter.setStretchFactor(0, 0)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([theme.scaled(LIST_PX), 732])
    return splitter


def _limit(splitter: QSplitter) -> None:
    """Give the list at the left the room that its words need at the chosen size."""
    left = cast("QWidget", splitter.widget(0))
    left.setMinimumWidth(theme.scaled(LEAST_LIST_PX))
    left.setMaximumWidth(theme.scaled(MOST_LIST_PX))
