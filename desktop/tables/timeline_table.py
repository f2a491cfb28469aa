"""What passed with one contact as a table model."""

from __future__ import annotations

from core.domain.interaction import Interaction, Timeline
from desktop.tables.paged_table import PAGE_ROWS, PagedTable
from desktop.words import dates, mood_words, vocabulary


class TimelineTable(PagedTable[Interaction]):
    """Interactions, newest first; the newest are known at once."""

    def show_timeline(self, timeline: Timeline) -> None:
        """Show this instead of what was there."""
        self.clear()
        self.show_count(timeline.count)
        newest = timeline.newest
        for first in range(0, len(newest), PAGE_ROWS):
            page = newest[first : first + PAGE_ROWS]
            if len(page) == PAGE_ROWS or first + len(page) == timeline.count:
                self.show_page(first // PAGE_ROWS, page)

    def key(self, record: Interaction) -> int:
        """Return the interaction's id."""
        return record.id

    def spoken(self, record: Interaction) -> str:
        """Return kind, time, mood and the first words."""
        mood = mood_words.short(record.sentiment) if record.sentiment else ""
        words = " ".join((record.subject or record.new_text or record.text)[:160].split())
        title, with_whom = (
            vocabulary.interaction_title(record, ""),
            vocabulary.participants(record),
        )
        parts = (title, dates.medium(record.occurred_at), with_whom, mood)
        return ", ".join(part for part in (*parts, words) if part)
