"""Pages that go on paper as a whole: Home, a company, the calendar, Insights."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from core.domain.company_page import CompanyPage
from core.domain.contact import Contact
from core.domain.next_action import Agenda
from core.domain.planned import Planned, PlannedDay
from desktop.on_paper import papers
from desktop.on_paper.paper import Grid, Paper, Part, Picture, Text
from desktop.views.insights.chart_drawing import ChartDrawing
from desktop.words import dates, home_words, planned_words, sales_words


def home(agenda: Agenda) -> Paper:
    """Return what to do next, each with its reason."""
    title = QCoreApplication.translate("papers", "What to do next")
    grids = (
        Grid(
            tuple((home_words.reason(one), home_words.title(one)) for one in actions),
            heading=home_words.heading(reason),
        )
        for reason, actions in groupby(agenda.actions, key=lambda one: one.reason)
    )
    return Paper(title, papers.printed(""), tuple(grids), title)


def company(found: CompanyPage) -> Paper:
    """Return a firm: its people, what is sold to it, what is to be done, what passed."""
    translate = QCoreApplication.translate
    parts: list[Part] = []
    if found.company.notes:
        parts.append(Text(found.company.notes))
    if found.people:
        rows = tuple(map(_person, found.people))
        parts.append(Grid(rows, heading=translate("papers", "People")))
    if found.deals:
        rows = tuple(map(papers.deal_line, found.deals))
        parts.append(Grid(rows, papers.deal_headings(), translate("papers", "Deals")))
    if found.tasks:
        rows = tuple(map(papers.task_line, found.tasks))
        parts.append(Grid(rows, papers.task_headings(), translate("papers", "Tasks")))
    parts += [papers.message_text(one, "") for one in found.timeline.newest]
    parts += papers.left_out(found.timeline.count - len(found.timeline.newest))
    firm = found.company
    about = (firm.domain, ", ".join(firm.tags), sales_words.totals(found.line.sums))
    told = papers.printed("  ·  ".join(filter(None, about)))
    return Paper(firm.name, told, tuple(parts), firm.name)


def calendar(title: str, days: tuple[PlannedDay, ...]) -> Paper:
    """Return what stands on the days of a month or a week."""
    rows = tuple(
        ("" if place else planned_words.day_name(found.day), *_entry(entry))
        for found in days
        for place, entry in enumerate(found.entries)
    )
    return Paper(title, papers.printed(""), (Grid(rows, _entry_headings()),), title)


def insights(
    title: str, basis: str, cards: Iterable[tuple[str, str, ChartDrawing | None]]
) -> Paper:
    """Return the figures as the page shows them: of each card its title, its words, its chart."""
    parts: list[Part] = []
    for heading, words, drawing in cards:
        parts.append(Text(words, heading))
        if drawing is not None and drawing.count():
            parts.append(Picture(drawing))
    return Paper(title, papers.printed(basis), tuple(parts), title)


def _person(person: Contact) -> tuple[str, ...]:
    return person.name, ", ".join(link.role for link in person.companies if link.role)


def _entry(entry: Planned) -> tuple[str, ...]:
    at = "" if entry.at is None else dates.clock(entry.at)
    kind = ", ".join(filter(None, (planned_words.kind(entry.kind), planned_words.state(entry))))
    return at, planned_words.title(entry), entry.who, kind


def _entry_headings() -> tuple[str, ...]:
    translate = QCoreApplication.translate
    return (
        translate("papers", "Day"),
        translate("papers", "Time"),
        translate("papers", "What"),
        translate("papers", "With"),
        translate("papers", "Kind"),
    )
