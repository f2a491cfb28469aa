"""The owner's notes as a table model."""

from __future__ import annotations

from core.domain.knowledge import KnowledgeNote
from desktop.tables.paged_table import PAGE_ROWS, PagedTable


class NoteTable(PagedTable[KnowledgeNote]):
    """Notes by title, all known at once."""

    def show_all(self, records: tuple[KnowledgeNote, ...]) -> None:
        """Show these instead of what was there."""
        self.clear()
        self.show_count(len(records))
        for page in range(0, len(records), PAGE_ROWS):
            self.show_page(page // PAGE_ROWS, records[page : page + PAGE_ROWS])

    def key(self, record: KnowledgeNote) -> int:
        """Return the note's id."""
        return record.id

    def spoken(self, record: KnowledgeNote) -> str:
        """Return title and first words."""
        return f"{record.title}, {' '.join(record.text[:120].split())}"
