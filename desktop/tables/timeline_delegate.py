"""How an interaction looks in a contact's timeline."""

from __future__ import annotations

from core.domain.interaction import Direction, Interaction
from desktop.tables.row_delegate import RowDelegate, RowLook
from desktop.words import dates, vocabulary


class TimelineDelegate(RowDelegate):
    """Kind and subject, first words, time, mood."""

    def look(self, record: object) -> RowLook:
        """Return what to draw for an interaction."""
        if not isinstance(record, Interaction):
            raise TypeError(type(record).__name__)
        words = " ".join((record.new_text or record.text)[:400].split())
        is_reply = record.direction is Direction.OUTGOING
        title = vocabulary.interaction_title(record, "")
        return RowLook(
            name=record.subject or title,
            second="  ·  ".join(part for part in (title, vocabulary.participants(record)) if part),
            third=words,
            when=dates.short(record.occurred_at),
            mood=record.sentiment.label if record.sentiment else None,
            icon="arrow-bend-up-left" if is_reply else vocabulary.KIND_ICONS[record.kind],
        )
