"""How a contact looks in the list."""

from __future__ import annotations

from core.domain.contact import Contact
from desktop.tables.row_delegate import RowDelegate, RowLook


class ContactDelegate(RowDelegate):
    """Name, company with role, first way to reach."""

    def look(self, record: object) -> RowLook:
        """Return what to draw for a contact."""
        if not isinstance(record, Contact):
            raise TypeError(type(record).__name__)
        company = record.companies[0] if record.companies else None
        second = " · ".join(
            part for part in ((company.company_name, company.role) if company else ()) if part
        )
        reach = (record.emails or record.phones or ("",))[0]
        return RowLook(
            name=record.name or reach, second=second or reach, third=reach if second else ""
        )
