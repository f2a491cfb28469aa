"""Where in the window a person is: the page, the part of it, and the record that is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.pages import Pages
from desktop.workplace import Screens

OpenPage = Callable[[QAction, QWidget], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go back to.

    page: its number in the stack of pages. part: 1 for the contacts as a table, else 0.
    record: what is open there, 0 for nothing.
    """

    page: int
    part: int = 0
    record: int = 0


class Whereabouts:
    """Says where the person is, and goes to where they were. GUI thread only."""

    def __init__(self, pages: Pages, screens: Screens, open_page: OpenPage) -> None:
        self._pages, self._screens, self._open_page = pages, screens, open_page
        self._records: dict[QWidget, tuple[Callable[[], int], Callable[[int], None]]] = {
            pages.inbox_page: (lambda: screens.inbox.thread_id, screens.inbox.open_thread),
            pages.contacts_page: (
                lambda: screens.contacts.contact_id,
                screens.contacts.open_contact,
            ),
            pages.companies_page: (
                lambda: screens.companies.company_id,
                screens.companies.open_company,
            ),
            pages.deals_page: (lambda: screens.deals.deal_id, screens.deals.open_deal),
        }

        self._lines = {
            "inbox": pages.conversations.search,
            "contacts": pages.contacts.search,
            "companies": pages.companies.search,
            "capture": pages.home.capture.line,
            "task": pages.tasks.adder.words,
            "task of contact": pages.contact.sales.adder.words,
            "task of company": pages.company.sales.adder.words,
            "task of deal": pages.deal.adder.words,
        }

    def here(self) -> Place:
        """Return where the person is; the welcome stands where Home would be."""
        stack = self._pages.stack
        shown: QWidget | None = stack.currentWidget()
        if shown is None or shown is self._pages.welcome:
            page: QWidget = self._pages.home
        else:
            page = shown
        find = self._records.get(page)
        part = self._pages.contacts_page.currentIndex() if self._is_contacts(page) else 0
        return Place(stack.indexOf(page), part, find[0]() if find and not part else 0)

    def go(self, place: Place) -> None:
        """Open that page again, and what was open on it."""
        page = self._pages.stack.widget(place.page)
        if page is None:
            return
        if self._is_contacts(page):
            self._screens.contact_places.show_part(is_table=place.part == 1)
        for action, its_page in self._pages.places():
            if page is its_page:
                self._open_page(action, its_page)
        find = self._records.get(page)
        if find and place.record and find[0]() != place.record:
            find[1](place.record)

    def records(self) -> dict[str, int]:
        """Return what is open on each page that shows one record."""
        stack = self._pages.stack
        return {str(stack.indexOf(page)): find[0]() for page, find in self._records.items()}

    def open_records(self, records: dict[str, int]) -> None:
        """Open again what `records` returned; the pages themselves stay as they are."""
        for number, record in records.items():
            page = self._pages.stack.widget(int(number))
            if page is not None and record and (find := self._records.get(page)):
                find[1](record)

    def open_work(self) -> dict[str, Any]:
        """Return all of it, as JSON can hold it."""
        typed = {name: line.text() for name, line in self._lines.items() if line.text()}
        known = {"records": self.records(), "only": self._pages.conversations.only, "typed": typed}
        return asdict(self.here()) | known

    def resume(self, work: dict[str, Any]) -> None:
        """Go back to what `open_work` returned."""
        if (only := work.get("only", "all")) != self._pages.conversations.only:
            self._pages.conversations.filter_by(only)
        for name, text in (work.get("typed") or {}).items():
            if name in self._lines:
                self._lines[name].setText(text)
        self.open_records(work.get("records") or {})
        self.go(Place(int(work["page"]), int(work.get("part", 0)), int(work.get("record", 0))))

    def _is_contacts(self, page: QWidget | None) -> bool:
        return page is self._pages.contacts_page
