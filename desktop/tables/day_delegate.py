"""How an entry of a day looks in the list beside the calendar."""

from __future__ import annotations

from core.domain.planned import Planned, PlannedKind
from desktop.tables.row_delegate import RowDelegate, RowLook
from desktop.words import dates, home_words, planned_words


class DayDelegate(RowDelegate):
    """What it is called, whom it is about, what it is and how it stands."""

    def look(self, record: object) -> RowLook:
        """Return what to draw for an entry."""
        if not isinstance(record, Planned):
            raise TypeError(type(record).__name__)
        name, about = planned_words.title(record), record.who
        if record.kind is PlannedKind.DATE:
            name, about = record.who, home_words.special_day(record.title)
        elif about == name:
            about = ""
        return RowLook(
            name=name,
            second=about or planned_words.kind(record.kind),
            third=planned_words.kind(record.kind) if about else "",
            when="" if record.at is None else dates.clock(record.at),
            sign=planned_words.state(record),
            icon=planned_words.icon(record),
        )
