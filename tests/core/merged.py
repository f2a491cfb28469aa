"""What tests of merging share: mail that moves with a contact, and all rows but the merges."""

from __future__ import annotations

from sqlalchemy import Table, select

from core.domain.change import Action
from core.domain.interaction import Address, Attachment
from core.storage import interactions
from core.storage.database import Database
from core.storage.rows.tables import TRACKED
from tests.factory import make_interaction


def add_mail(database: Database, contact_id: int, email: str) -> int:
    with database.writing(Action.ADD_INTERACTION) as session:
        thread = interactions.add_thread(session, "Oven", "oven")
        mail = make_interaction(
            contact_id=contact_id,
            thread_id=thread,
            attachments=(Attachment("plan.txt", "text/plain", 4, content=b"plan"),),
        )
        return interactions.add(
            session, mail, counterpart=Address(email, "A"), counterpart_key=email
        )


def dump(database: Database) -> dict[str, list[dict[str, object]]]:
    """Return every tracked row but merges, without the number of the step that wrote it."""
    found = {}
    with database.reading() as session:
        for name, row_class in TRACKED.items():
            table = row_class.__table__
            assert isinstance(table, Table)
            rows = session.execute(select(table).order_by(table.c.id)).mappings()
            if name != "merges":
                found[name] = [{k: v for k, v in row.items() if k != "revision"} for row in rows]
    return found
