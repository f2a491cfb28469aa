"""What passed with one contact as a table model."""

from __future__ import annotations

from core.domain.interaction import Interaction
from desktop import dates, vocabulary
from desktop.tables.paged_table import PAGE_ROWS, PagedTable


class TimelineTable(PagedTable[Interaction]):
    """Interactions, newest first, all known at once."""

    def show_all(self, records: tuple[Interaction, ...]) -> None:
        """Show these instead of what was there."""
        self.clear()
        self.show_count(len(records))
        for page in range(0, len(records), PAGE_ROWS):
            self.show_page(page // PAGE_ROWS, records[page : page + PAGE_ROWS])

    def key(self, record: Interaction) -> int:
        """Return the interaction's id."""
        return record.id

    def spoken(self, record: Interaction) -> str:
        """Return kind, time, mood and the first words."""
        mood = vocabulary.mood(record.sentiment.label) if record.sentiment else ""
        words = " ".join((record.subject or record.new_text or record.text)[:160].split())
        title, with_whom = (
            vocabulary.interaction_title(record, ""),
            vocabulary.participants(record),
        )
        parts = (title, dates.medium(record.occurred_at), with_whom, mood)
        return ", ".join(part for part in (*parts, words) if part)
