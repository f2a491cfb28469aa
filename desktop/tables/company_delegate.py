"""How a firm looks in the list."""

from __future__ import annotations

from core.domain.company_page import CompanyLine
from desktop.tables.row_delegate import RowDelegate, RowLook
from desktop.words import dates
from desktop.words.company_words import CompanyWords


class CompanyDelegate(RowDelegate):
    """Name, people, open deals, when something passed last."""

    def look(self, record: object) -> RowLook:
        """Return what to draw for a firm."""
        if not isinstance(record, CompanyLine):
            raise TypeError(type(record).__name__)
        words = CompanyWords()
        return RowLook(
            name=record.name,
            second=words.people(record),
            third=words.open_deals(record) or record.domain,
            when=dates.short(record.last_at) if record.last_at else "",
            icon="buildings",
        )
