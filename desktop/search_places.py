"""Where the search is, and where what it or another page names is opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.domain.deal import Deal
from core.domain.reminder import Meeting
from core.domain.task import Task
from desktop.actions import Actions
from desktop.pages import Pages
from desktop.record_windows import RecordWindows
from desktop.workplace import Screens

OpenPage = Callable[[QAction, QWidget], None]


class SearchPlaces(QObject):
    """Goes to the field for Ctrl+F, and to the page of a hit."""

    def __init__(
        self, window: QWidget, pages: Pages, screens: Screens, actions: Actions, go: OpenPage
    ) -> None:
        super().__init__(window)
        self._window = window
        self._pages, self._screens, self._actions, self._go = pages, screens, actions, go
        actions.search.triggered.connect(self._on_search)
        found = screens.search
        pages.contact.thread_requested.connect(self._on_thread)
        found.thread_chosen.connect(self._on_thread)
        screens.unsure.thread_chosen.connect(self._on_thread)
        found.contact_chosen.connect(self._on_contact)
        found.company_chosen.connect(self._on_company)
        found.note_chosen.connect(self._on_note)
        for deal_chosen in (
            found.deal_chosen,
            screens.tasks.deal_chosen,
            screens.calendar.deal_chosen,
            screens.contact_sales.deal_chosen,
            screens.board.deal_chosen,
            screens.insights.deal_chosen,
        ):
            deal_chosen.connect(self._on_deal)
        screens.insights.thread_chosen.connect(self._on_thread)
        screens.tasks.contact_chosen.connect(self._on_contact)
        screens.calendar.contact_chosen.connect(self._on_contact)
        screens.calendar.company_chosen.connect(self._on_company)
        screens.calendar.thread_chosen.connect(self._on_thread)
        pages.tasks.answered.opened.connect(self._on_contact)
        screens.deals.contact_chosen.connect(self._on_contact)
        screens.contact_sales.tasks_wanted.connect(self._on_tasks)
        screens.contact_sales.deal_wanted.connect(self._on_new_deal)
        self._follow_home(screens)
        self._follow_companies(screens)
        found.chosen.connect(screens.palette.note)
        screens.palette.hit_chosen.connect(found.choose)
        screens.palette.search_wanted.connect(self._on_words)
        found.task_chosen.connect(lambda _task_id: self._on_tasks())
        actions.new_task.triggered.connect(self._on_tasks)
        actions.new_deal.triggered.connect(self._on_deals)

    def serve(self, windows: RecordWindows) -> None:
        """Open here what a window of one record asks for, and come to the front."""
        windows.answer_requested.connect(self._on_thread)
        windows.deal_requested.connect(self._on_deal)
        windows.deal_wanted.connect(self._on_new_deal)
        windows.tasks_requested.connect(self._on_tasks)
        for asked in (windows.answer_requested, windows.deal_requested, windows.tasks_requested):
            asked.connect(self._to_front)
        windows.deal_wanted.connect(self._to_front)

    def _to_front(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _follow_companies(self, screens: Screens) -> None:
        firms = screens.companies
        screens.people.company_opened.connect(self._on_company)
        screens.people.deal_opened.connect(self._on_deal)
        self._pages.contact.company_requested.connect(self._on_company)
        firms.thread_chosen.connect(self._on_thread)
        firms.contact_chosen.connect(self._on_contact)
        firms.deal_chosen.connect(self._on_deal)
        firms.people_wanted.connect(self._on_people)
        firms.deal_wanted.connect(self._on_new_deal)
        firms.tasks_wanted.connect(self._on_tasks)

    def _follow_home(self, screens: Screens) -> None:
        home = screens.home
        home.thread_chosen.connect(self._on_thread)
        home.contact_chosen.connect(self._on_contact)
        home.deal_chosen.connect(self._on_deal)
        home.tasks_wanted.connect(self._on_tasks)
        home.waiting_wanted.connect(self._on_waiting)

    def _on_waiting(self) -> None:
        self._go(self._actions.go_inbox, self._pages.inbox_page)
        self._pages.conversations.filter_by("needs-reply")

    def open_record(self, record: object) -> None:
        """Show what a task or a meeting is about, the tasks where it is about nobody."""
        if isinstance(record, Task) and record.deal_id is not None:
            self._on_deal(record.deal_id)
        elif isinstance(record, Task | Meeting) and record.contact_id is not None:
            self._on_contact(record.contact_id)
        elif isinstance(record, Task):
            self._on_tasks()
        elif isinstance(record, Meeting):
            self._go(self._actions.go_calendar, self._pages.calendar)

    def _on_search(self) -> None:
        """Go to the search of the page that is open, or of the inbox."""
        pages = self._pages
        on_contacts = pages.stack.currentWidget() is pages.contacts_page
        if not on_contacts:
            self._go(self._actions.go_inbox, pages.inbox_page)
        box = pages.contacts.search if on_contacts else pages.conversations.search
        box.setFocus()
        box.selectAll()

    def _on_words(self, words: str) -> None:
        """Look for words in the search of the inbox."""
        self._go(self._actions.go_inbox, self._pages.inbox_page)
        self._pages.conversations.search.setFocus()
        self._pages.conversations.search.setText(words)

    def _on_contact(self, contact_id: int) -> None:
        self._go(self._actions.go_contacts, self._pages.contacts_page)
        self._screens.contacts.open_contact(contact_id)

    def _on_company(self, company_id: int) -> None:
        self._go(self._actions.go_companies, self._pages.companies_page)
        self._screens.companies.open_company(company_id)

    def _on_people(self, name: str) -> None:
        """Show the people of a company."""
        self._go(self._actions.go_contacts, self._pages.contacts_page)
        self._pages.contacts.search.setText(name)

    def _on_deals(self) -> None:
        self._go(self._actions.go_deals, self._pages.deals_page)

    def _on_deal(self, deal_id: int) -> None:
        self._on_deals()
        self._screens.deals.open_deal(deal_id)

    def _on_new_deal(self, known: Deal) -> None:
        self._on_deals()
        self._screens.deals.new_deal(known)

    def _on_thread(self, thread_id: int) -> None:
        self._go(self._actions.go_inbox, self._pages.inbox_page)
        self._screens.inbox.open_thread(thread_id)

    def _on_tasks(self) -> None:
        self._go(self._actions.go_tasks, self._pages.tasks)

    def _on_note(self, note_id: int) -> None:
        self._go(self._actions.go_knowledge, self._pages.knowledge)
        self._screens.knowledge.open_note(note_id)
