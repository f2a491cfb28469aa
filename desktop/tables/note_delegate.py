"""How a note looks in the list."""

from __future__ import annotations

from core.domain.knowledge import KnowledgeNote
from desktop.tables.row_delegate import RowDelegate, RowLook


class NoteDelegate(RowDelegate):
    """Title and the first two lines."""

    def look(self, record: object) -> RowLook:
        """Return what to draw for a note."""
        if not isinstance(record, KnowledgeNote):
            raise TypeError(type(record).__name__)
        stripped = (line.strip(" -*#|:") for line in record.text.splitlines())
        lines = [line for line in stripped if line and "|" not in line]
        return RowLook(
            name=record.title,
            second=lines[0] if lines else "",
            third=lines[1] if len(lines) > 1 else "",
            icon="file-text",
        )
