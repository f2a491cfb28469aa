"""How a group of duplicates looks in the list."""

from __future__ import annotations

from core.domain.duplicate import ShownGroup
from desktop import failures
from desktop.sentences import duplicate_sentences
from desktop.tables.row_delegate import RowDelegate, RowLook


class DuplicateDelegate(RowDelegate):
    """Names, what speaks for their being one, what against, and how sure it is."""

    def look(self, record: object) -> RowLook:
        """Return what to draw for a group."""
        if not isinstance(record, ShownGroup):
            raise TypeError(type(record).__name__)
        in_favour, against = duplicate_sentences.reasons_words(
            record.group.reasons, failures.translate
        )
        return RowLook(
            name=" / ".join(dict.fromkeys(contact.name for contact in record.contacts)),
            second=in_favour,
            third=against,
            when=duplicate_sentences.percent_words(record.group.certainty, failures.translate),
            icon="users",
        )
