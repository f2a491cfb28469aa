"""The contacts as a table model."""

from __future__ import annotations

from core.domain.contact import Contact
from desktop.tables.paged_table import PagedTable


class ContactTable(PagedTable[Contact]):
    """Contacts by name."""

    def key(self, record: Contact) -> int:
        """Return the contact's id."""
        return record.id

    def spoken(self, record: Contact) -> str:
        """Return name, company and the first address."""
        company = record.companies[0].company_name if record.companies else ""
        reach = (record.emails or record.phones or ("",))[0]
        return ", ".join(part for part in (record.name, company, reach) if part)
