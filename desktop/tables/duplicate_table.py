"""Groups of contacts that seem to be one, as a table model."""

from __future__ import annotations

from core.domain.duplicate import ShownGroup
from desktop import failures
from desktop.sentences import duplicate_sentences
from desktop.tables.paged_table import PagedTable


class DuplicateTable(PagedTable[ShownGroup]):
    """Groups, the surest first; a group goes by the lowest number of its contacts."""

    def key(self, record: ShownGroup) -> int:
        """Return the number of the group's first contact."""
        return record.group.contact_ids[0]

    def spoken(self, record: ShownGroup) -> str:
        """Return names and reasons."""
        names = ", ".join(contact.name for contact in record.contacts)
        in_favour, against = duplicate_sentences.reasons_words(
            record.group.reasons, failures.translate
        )
        return ", ".join(part for part in (names, in_favour, against) if part)
