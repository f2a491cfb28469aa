"""Views under a name, kept as JSON in which places are named as `view_places.py` names them."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.view import SavedView, View
from core.domain.view_json import from_json, to_json
from core.errors import UserError
from core.storage.rows.view_tables import SavedViewRow
from core.text.field_text import sort_key


def list_views(session: Session) -> tuple[SavedView, ...]:
    """Return the saved views in their order."""
    rows = session.scalars(select(SavedViewRow).order_by(SavedViewRow.position, SavedViewRow.id))
    return tuple(SavedView(row.id, row.name, from_json(row.question)) for row in rows)


def find(session: Session, name: str, about: Kind) -> SavedView | None:
    """Return the view of such records that has this name, however it is written."""
    named = (view for view in list_views(session) if sort_key(view.name) == sort_key(name))
    return next((saved for saved in named if saved.view.about is about), None)


def save(session: Session, name: str, view: View, view_id: int = 0) -> int:
    """Store a view under a name, in place of the one with this id; return its id."""
    row = session.get(SavedViewRow, view_id) if view_id else None
    if row is None:
        last = session.scalar(select(func.max(SavedViewRow.position))) or 0
        row = SavedViewRow(position=last + 1)
        session.add(row)
    row.name, row.question = name, to_json(view)
    session.flush()
    return row.id


def remove(session: Session, view_id: int) -> str:
    """Delete a view; return its name. Raises UserError("view-missing")."""
    row = session.get(SavedViewRow, view_id)
    if row is None:
        raise UserError("view-missing")
    name = row.name
    session.delete(row)
    session.flush()
    return name
