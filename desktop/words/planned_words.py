"""The words on screen for entries of the calendar and for its days, in the language in force."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core.domain.change import Kind
from core.domain.planned import Planned, PlannedDay, PlannedKind
from desktop.words import dates, home_words, joined_words, sales_words

ICONS = {
    PlannedKind.DATE: "cake",
    PlannedKind.DEAL: "handshake",
    PlannedKind.MEETING: "calendar-blank",
    PlannedKind.VISIT: "map-pin",
    PlannedKind.CALL: "phone",
    PlannedKind.TASK: "check-square",
    PlannedKind.FOLLOW_UP: "clock-countdown",
}
# A special day that is nobody's birthday says whose it is.
_OF_OTHERS = {Kind.COMPANY: "buildings", Kind.DEAL: "handshake"}
_TONES = {PlannedKind.DATE: "green", PlannedKind.DEAL: "amber", PlannedKind.TASK: "accent",
          PlannedKind.FOLLOW_UP: "accent"}  # fmt: skip


def icon(entry: Planned) -> str:
    """Return the sign of an entry's kind; what is done has a tick."""
    if entry.kind is PlannedKind.DATE and entry.about in _OF_OTHERS:
        return _OF_OTHERS[entry.about]
    return "check" if entry.is_done else ICONS[entry.kind]


def tone(entry: Planned) -> str:
    """Return the tint of an entry: "red" for a task whose day is over."""
    if entry.is_done:
        return "grey"
    if entry.task is not None and sales_words.is_late(entry.task, dates.today()):
        return "red"
    return _TONES.get(entry.kind, "grey")


def kind(value: PlannedKind) -> str:
    """Return the word for an entry's kind."""
    words = {
        PlannedKind.DATE: QCoreApplication.translate("calendar", "Special day"),
        PlannedKind.DEAL: QCoreApplication.translate("calendar", "Deal expected"),
        PlannedKind.MEETING: QCoreApplication.translate("calendar", "Meeting"),
        PlannedKind.VISIT: QCoreApplication.translate("calendar", "Visit"),
        PlannedKind.CALL: QCoreApplication.translate("calendar", "Call"),
        PlannedKind.TASK: QCoreApplication.translate("calendar", "Task"),
        PlannedKind.FOLLOW_UP: QCoreApplication.translate("calendar", "Follow-up"),
    }
    return words[value]


def title(entry: Planned) -> str:
    """Return what an entry is called: a special day by whose it is, all else by its words."""
    if entry.kind is PlannedKind.DATE:
        return joined_words.named(entry.who, home_words.special_day(entry.title))
    return entry.title or entry.who or kind(entry.kind)


def line(entry: Planned) -> str:
    """Return an entry in a cell: "14:30 Send the offer"."""
    return title(entry) if entry.at is None else f"{dates.clock(entry.at)} {title(entry)}"


def state(entry: Planned) -> str:
    """Return "Done" or "Overdue" of a task, else ""."""
    if entry.is_done:
        return QCoreApplication.translate("calendar", "Done")
    is_late = entry.task is not None and sales_words.is_late(entry.task, dates.today())
    return QCoreApplication.translate("calendar", "Overdue") if is_late else ""


def spoken(entry: Planned) -> str:
    """Return an entry for who listens."""
    who = "" if entry.who in title(entry) else entry.who
    parts = (line(entry), who, kind(entry.kind), state(entry))
    return ", ".join(part for part in parts if part)


def spoken_day(day: date, planned: PlannedDay | None) -> str:
    """Return a day for who listens: its date, and what stands on it."""
    if planned is None:
        nothing = QCoreApplication.translate("calendar", "nothing planned")
        return f"{day_name(day)}, {nothing}"
    count = QCoreApplication.translate("calendar", "%n in the calendar", "", planned.count)
    first = "; ".join(line(entry) for entry in planned.entries[:3])
    return f"{day_name(day)}, {count}: {first}"


def day_name(day: date) -> str:
    """Return a day with the day of its week: "Thursday, 26 November 2026"."""
    pattern = QCoreApplication.translate("calendar", "dddd, d MMMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def month_name(day: date) -> str:
    """Return a month with its year: "November 2026"."""
    pattern = QCoreApplication.translate("calendar", "MMMM yyyy")
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def week_name(first: date) -> str:
    """Return the seven days from `first`: "23 Nov – 29 Nov 2026"."""
    last = first + timedelta(days=6)
    if first.year != last.year:
        return f"{dates.calendar_day(first)} – {dates.calendar_day(last)}"
    pattern = QCoreApplication.translate("calendar", "{first} – {last} {year}")
    return pattern.format(
        first=dates.day_of_year(first), last=dates.day_of_year(last), year=first.year
    )


def week_start(day: date) -> date:
    """Return the first day of the week of a day, as the language counts weeks."""
    first = QLocale().firstDayOfWeek().value
    return day - timedelta(days=(day.isoweekday() - first) % 7)
