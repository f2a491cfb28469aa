"""Where the search is, and where what it or another page names is opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.domain.deal import Deal
from core.domain.reminder import Meeting
from core.domain.task import Task
from desktop.actions import Actions
from desktop.window.pages import PageName, Pages
from desktop.window.record_windows import RecordWindows
from desktop.window.workplace import Screens


class SearchPlaces(QObject):
    """Goes to the field for Ctrl+F, and to the page of a hit.

    What a screen asks for by the name of a signal is answered the same for all of them.
    """

    def __init__(
        self,
        window: QWidget,
        pages: Pages,
        screens: Screens,
        actions: Actions,
        go: Callable[[PageName], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._pages, self._screens, self._go = pages, screens, go
        self._answers: dict[str, Callable[..., object]] = {
            "thread_chosen": self._on_thread,
            "contact_chosen": self._on_contact,
            "company_chosen": self._on_company,
            "company_opened": self._on_company,
            "deal_chosen": self._on_deal,
            "deal_opened": self._on_deal,
            "deal_wanted": self._on_new_deal,
            "note_chosen": self._on_note,
            "task_chosen": lambda _task_id: self._on_tasks(),
            "tasks_wanted": self._on_tasks,
            "people_wanted": self._on_people,
            "waiting_wanted": self._on_waiting,
            "search_wanted": self._on_words,
        }
        screens.follow(self._follow)
        pages.when("contacts_page", self._follow_contact)
        pages.when("tasks", lambda: pages.tasks.answered.opened.connect(self._on_contact))
        actions.search.triggered.connect(self._on_search)
        actions.new_task.triggered.connect(self._on_tasks)
        actions.new_deal.triggered.connect(self._on_deals)

    def _follow(self, screen: QObject) -> None:
        for name, answer in self._answers.items():
            if (asked := getattr(screen, name, None)) is not None:
                asked.connect(answer)

    def _follow_contact(self) -> None:
        self._pages.contact.thread_requested.connect(self._on_thread)
        self._pages.contact.company_requested.connect(self._on_company)

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

    def _on_waiting(self) -> None:
        self._go("inbox_page")
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
            self._go("calendar")

    def _on_search(self) -> None:
        """Go to the search of the page that is open, or of the inbox."""
        pages = self._pages
        on_contacts = pages.shown == "contacts_page"
        if not on_contacts:
            self._go("inbox_page")
        box = pages.contacts.search if on_contacts else pages.conversations.search
        box.setFocus()
        box.selectAll()

    def _on_words(self, words: str) -> None:
        """Look for words in the search of the inbox."""
        self._go("inbox_page")
        self._pages.conversations.search.setFocus()
        self._pages.conversations.search.setText(words)

    def _on_contact(self, contact_id: int) -> None:
        self._go("contacts_page")
        self._screens.contacts.open_contact(contact_id)

    def _on_company(self, company_id: int) -> None:
        self._go("companies_page")
        self._screens.companies.open_company(company_id)

    def _on_people(self, name: str) -> None:
        """Show the people of a company."""
        self._go("contacts_page")
        self._pages.contacts.search.setText(name)

    def _on_deals(self) -> None:
        self._go("deals_page")

    def _on_deal(self, deal_id: int) -> None:
        self._on_deals()
        self._screens.deals.open_deal(deal_id)

    def _on_new_deal(self, known: Deal) -> None:
        self._on_deals()
        self._screens.deals.new_deal(known)

    def _on_thread(self, thread_id: int) -> None:
        self._go("inbox_page")
        self._screens.inbox.open_thread(thread_id)

    def _on_tasks(self) -> None:
        self._go("tasks")

    def _on_note(self, note_id: int) -> None:
        self._go("knowledge")
        self._screens.knowledge.open_note(note_id)
