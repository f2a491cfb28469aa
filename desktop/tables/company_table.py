"""The firms as a table model."""

from __future__ import annotations

from core.domain.company_page import CompanyLine
from desktop.tables.paged_table import PagedTable
from desktop.words.company_words import CompanyWords


class CompanyTable(PagedTable[CompanyLine]):
    """Firms by name."""

    def key(self, record: CompanyLine) -> int:
        """Return the firm's id."""
        return record.id

    def spoken(self, record: CompanyLine) -> str:
        """Return name, people, open deals."""
        words = CompanyWords()
        parts = (record.name, words.people(record), words.open_deals(record))
        return ", ".join(part for part in parts if part)
