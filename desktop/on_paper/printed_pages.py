"""What of each page goes on paper, and how it is read."""

from __future__ import annotations

from collections.abc import Callable

from core.domain.task import TaskGroup
from core.domain.view import View
from desktop.desk import Desk
from desktop.on_paper import page_papers, papers
from desktop.on_paper.paper import Paper
from desktop.window.pages import PageName, Pages
from desktop.window.workplace import Screens
from desktop.words import view_words

MOST_ROWS, MOST_MESSAGES = 1000, 200

Made = Callable[[], Paper]


class PrintedPages:
    """Knows what is open; what it returns is called in a lane, and what that returns, here."""

    def __init__(self, pages: Pages, screens: Screens, desk: Desk) -> None:
        self._pages, self._screens, self._desk = pages, screens, desk

    def reader(self) -> Callable[[], Made] | None:
        """Return how to read what is open; it returns how its paper is made, on the GUI thread."""
        page, screens = self._pages.shown, self._screens
        if page == "inbox_page":
            return self._thread(screens.inbox.thread_id)
        if page == "contacts_page" and self._pages.contacts_page.currentIndex() == 1:
            return self._table()
        if page == "contacts_page":
            return self._contact(screens.contacts.contact_id)
        if page == "companies_page":
            return self._company(screens.companies.company_id)
        whole: dict[PageName, Callable[[], Made]] = {
            "home": self._home,
            "tasks": self._tasks,
            "calendar": self._calendar,
            "deals_page": self._deals,
            "insights": self._insights,
        }
        return whole.get(page)

    def _thread(self, thread_id: int) -> Callable[[], Made] | None:
        if not thread_id:
            return None

        def read() -> Made:
            inbox = self._desk.inbox
            head, messages = inbox.get_conversation(thread_id), inbox.list_messages(thread_id)
            return lambda: papers.conversation(head, messages)

        return read

    def _contact(self, contact_id: int) -> Callable[[], Made] | None:
        if not contact_id:
            return None

        def read() -> Made:
            person = self._desk.contacts.get(contact_id)
            passed = self._desk.inbox.open_timeline(contact_id, MOST_MESSAGES)
            return lambda: papers.contact(person, passed.newest, passed.count)

        return read

    def _company(self, company_id: int) -> Callable[[], Made] | None:
        if not company_id:
            return None

        def read() -> Made:
            found = self._desk.companies.open(company_id)
            return lambda: page_papers.company(found)

        return read

    def _home(self) -> Made:
        agenda = self._desk.home.look()
        return lambda: page_papers.home(agenda)

    def _calendar(self) -> Made:
        title, (first, last) = self._pages.calendar.title(), self._pages.calendar.span()
        days = self._desk.tasks.list_days(first, last)
        return lambda: page_papers.calendar(title, days)

    def _insights(self) -> Made:
        """Return what stands on the page: its figures were counted for what was asked there."""
        return lambda: page_papers.insights(*self._pages.insights.printed())

    def _table(self) -> Callable[[], Made]:
        known = {place.name: place for place in self._screens.records.places}
        view: View = self._screens.records.shown_columns()
        places = tuple(known[column] for column in view.columns)
        title = view_words.about(view.about)

        def read() -> Made:
            found = self._desk.views.page(view, MOST_ROWS).rows
            return lambda: papers.rows(
                title,
                tuple(view_words.place(place) for place in places),
                tuple(
                    tuple(view_words.cell(*pair) for pair in zip(places, row.cells, strict=True))
                    for row in found
                ),
            )

        return read

    def _tasks(self) -> Made:
        lists = self._desk.tasks.list_groups(each=MOST_ROWS)
        shown = tuple(found for found in lists if found.group is not TaskGroup.DONE)
        return lambda: papers.tasks(shown)

    def _deals(self) -> Made:
        lines = self._desk.deals.list_by_stage(MOST_ROWS)
        return lambda: papers.deals(lines, ())
