"""Where in the window a person is: the page, the part of it, and the record that is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit

from desktop.window.pages import PAGES, PageName, Pages
from desktop.window.workplace import Screens

OpenPage = Callable[[PageName], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go back to.

    page: its number among the PAGES. part: 1 for the contacts as a table, else 0.
    record: what is open there, 0 for nothing.
    """

    page: int
    part: int = 0
    record: int = 0


class Whereabouts:
    """Says where the person is, and goes to where they were. GUI thread only.

    What is to be open on a page that isn't made yet waits for it.
    """

    def __init__(self, pages: Pages, screens: Screens, open_page: OpenPage) -> None:
        self._pages, self._screens, self._open_page = pages, screens, open_page
        self._awaited: dict[str, Any] = {}
        self._records: dict[PageName, tuple[Callable[[], int], Callable[[int], None]]] = {
            "inbox_page": (
                lambda: screens.inbox.thread_id,
                lambda key: screens.inbox.open_thread(key),
            ),
            "contacts_page": (
                lambda: screens.contacts.contact_id,
                lambda key: screens.contacts.open_contact(key),
            ),
            "companies_page": (
                lambda: screens.companies.company_id,
                lambda key: screens.companies.open_company(key),
            ),
            "deals_page": (
                lambda: screens.deals.deal_id,
                lambda key: screens.deals.open_deal(key),
            ),
        }
        self._lines: dict[str, tuple[PageName, Callable[[], QLineEdit]]] = {
            "inbox": ("inbox_page", lambda: pages.conversations.search),
            "contacts": ("contacts_page", lambda: pages.contacts.search),
            "companies": ("companies_page", lambda: pages.companies.search),
            "capture": ("home", lambda: pages.home.capture.line),
            "task": ("tasks", lambda: pages.tasks.adder.words),
            "task of contact": ("contacts_page", lambda: pages.contact.sales.adder.words),
            "task of company": ("companies_page", lambda: pages.company.sales.adder.words),
            "task of deal": ("deals_page", lambda: pages.deal.adder.words),
        }

    def here(self) -> Place:
        """Return where the person is; the welcome stands where Home would be."""
        page = self._pages.shown
        if page == "welcome":
            page = "home"
        find = self._records.get(page)
        part = self._pages.contacts_page.currentIndex() if page == "contacts_page" else 0
        return Place(PAGES.index(page), part, find[0]() if find and not part else 0)

    def go(self, place: Place) -> None:
        """Open that page again, and what was open on it."""
        if not 0 <= place.page < len(PAGES):
            return
        page = PAGES[place.page]
        if page == "contacts_page":
            self._screens.contact_places.show_part(is_table=place.part == 1)
        self._open_page(page)
        find = self._records.get(page)
        if find and place.record and find[0]() != place.record:
            find[1](place.record)

    def records(self) -> dict[str, int]:
        """Return what is open on each page that shows one record."""
        awaited = self._awaited.get("records") or {}
        numbers = {page: str(PAGES.index(page)) for page in self._records}
        return {
            number: self._records[page][0]()
            if self._pages.is_made(page)
            else awaited.get(number, 0)
            for page, number in numbers.items()
        }

    def open_work(self) -> dict[str, Any]:
        """Return all of it, as JSON can hold it."""
        is_made = self._pages.is_made("inbox_page")
        only = self._pages.conversations.only if is_made else self._awaited.get("only", "all")
        known = {"records": self.records(), "only": only, "typed": self._typed()}
        return asdict(self.here()) | known

    def _typed(self) -> dict[str, str]:
        awaited = self._awaited.get("typed") or {}
        texts = {
            name: line().text() if self._pages.is_made(page) else awaited.get(name, "")
            for name, (page, line) in self._lines.items()
        }
        return {name: text for name, text in texts.items() if text}

    def resume(self, work: dict[str, Any]) -> None:
        """Go back to what `open_work` returned."""
        self._awaited = work
        for page in PAGES:
            self._pages.when(page, partial(self._bring_back, page, work))
        self.go(Place(int(work["page"]), int(work.get("part", 0)), int(work.get("record", 0))))

    def _bring_back(self, page: PageName, work: dict[str, Any]) -> None:
        """Fill a page that is made with what stood on it."""
        only = work.get("only", "all")
        if page == "inbox_page" and only != self._pages.conversations.only:
            self._pages.conversations.filter_by(only)
        typed = work.get("typed") or {}
        for name, (its_page, line) in self._lines.items():
            if its_page == page and name in typed:
                line().setText(typed[name])
        record = (work.get("records") or {}).get(str(PAGES.index(page)), 0)
        if record and (find := self._records.get(page)):
            find[1](record)
