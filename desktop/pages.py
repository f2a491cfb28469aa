"""The views of the main window and how they are laid out."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import Actions
from desktop.views.audit_section import AuditSection
from desktop.views.backups_section import BackupsSection
from desktop.views.banner_view import BannerView
from desktop.views.contact_list_view import ContactListView
from desktop.views.contact_view import ContactView
from desktop.views.conversation_list_view import ConversationListView
from desktop.views.conversation_view import ConversationView
from desktop.views.copy_section import CopySection
from desktop.views.deal_list_view import DealListView
from desktop.views.deal_view import DealView
from desktop.views.export_section import ExportSection
from desktop.views.history_view import HistoryView
from desktop.views.key_section import KeySection
from desktop.views.knowledge_view import KnowledgeView
from desktop.views.lock_section import LockSection
from desktop.views.nav_view import NavView
from desktop.views.offline_section import OfflineSection
from desktop.views.people_section import PeopleSection
from desktop.views.people_view import PeopleView
from desktop.views.privacy_view import PrivacyView
from desktop.views.settings_view import SettingsView
from desktop.views.tasks_view import TasksView
from desktop.views.unsure_view import UnsureView
from desktop.views.welcome_view import WelcomeView

LIST_PX = 336


class Pages(QWidget):
    """Nav at the left; banner and the open page at the right."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.nav, self.banner, self.welcome = NavView(actions), BannerView(), WelcomeView()
        self.conversations, self.conversation = ConversationListView(), ConversationView(actions)
        self.contacts, self.contact = ContactListView(actions), ContactView()
        self.deals, self.deal, self.tasks = DealListView(actions), DealView(), TasksView()
        self.history, self.knowledge = HistoryView(actions), KnowledgeView()
        self.settings = SettingsView()
        self.unsure, self.privacy = UnsureView(), PrivacyView()
        self.offline = self.privacy.add_section(OfflineSection())
        self.lock = self.privacy.add_section(LockSection(actions))
        self.key = self.privacy.add_section(KeySection())
        self.people = self.privacy.add_section(PeopleSection())
        self.exports = self.privacy.add_section(ExportSection())
        self.backups = self.privacy.add_section(BackupsSection())
        self.audit = self.privacy.add_section(AuditSection())
        self.copies = self.privacy.add_section(CopySection())
        self.inbox_page = divided(self.conversations, self.conversation)
        self.people_table = PeopleView(actions)
        self.contacts_page = QStackedWidget()
        self.contacts_page.addWidget(divided(self.contacts, self.contact))
        self.contacts_page.addWidget(self.people_table)
        self.deals_page = divided(self.deals, self.deal)
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
            self.privacy,
            self.settings,
        ):
            self.stack.addWidget(page)
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

    def focus_page(self, page: QWidget) -> None:
        """Put the keyboard where the work on a page begins."""
        places: dict[QWidget, QWidget] = {
            self.inbox_page: self.conversations.rows,
            self.contacts_page: self.people_table.table
            if self.contacts_page.currentWidget() is self.people_table
            else self.contacts.rows,
            self.deals_page: self.deals.rows,
            self.tasks: self.tasks.adder.words,
            self.knowledge: self.knowledge.rows,
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
            (actions.go_inbox, self.inbox_page),
            (actions.go_contacts, self.contacts_page),
            (actions.go_deals, self.deals_page),
            (actions.go_tasks, self.tasks),
            (actions.go_knowledge, self.knowledge),
            (actions.go_unsure, self.unsure),
            (actions.go_history, self.history),
            (actions.go_privacy, self.privacy),
            (actions.go_settings, self.settings),
        )

    def focus_next_pane(self) -> None:
        """Move the keyboard round: list, messages, reply."""
        if self.stack.currentWidget() is not self.inbox_page:
            self.focusNextChild()
            return
        panes = self.panes()
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
    splitter.addWidget(right)
    left.setMinimumWidth(280)
    left.setMaximumWidth(520)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    splitter.setStretchFactor(0, 0)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([LIST_PX, 732])
    return splitter
