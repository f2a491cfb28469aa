"""What each person was at work on when their window was closed or locked."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from core.storage.rows.tables import OpenWorkRow


def keep(session: Session, person: str, content: dict[str, Any]) -> None:
    """Keep the work in place of what was kept before; an empty one leaves nothing behind."""
    row = session.get(OpenWorkRow, person)
    if not content:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(OpenWorkRow(person=person, content=content))
    else:
        row.content = content


def find(session: Session, person: str) -> dict[str, Any]:
    """Return what was kept for this person; {} for nothing."""
    row = session.get(OpenWorkRow, person)
    return {} if row is None else row.content
