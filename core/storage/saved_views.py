"""Views under a name, kept as JSON in which places are named as `view_places.py` names them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.view import DEFAULT_COLUMNS, Condition, Group, Operator, SavedView, View
from core.errors import UserError
from core.storage.view_tables import SavedViewRow
from core.text.field_text import sort_key

_DEEPEST = 8


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


def to_json(view: View) -> dict[str, Any]:
    """Return the view as JSON can hold it."""
    return {
        "filter": _part_to_json(view.filter),
        "columns": list(view.columns),
        "sort": view.sort,
        "is_descending": view.is_descending,
        "about": view.about.value,
    }


def from_json(question: dict[str, Any]) -> View:
    """Return the view. Raises UserError("view-unreadable"): less filter would show more people."""
    said = question.get("about") or Kind.CONTACT
    about = next((kind for kind in DEFAULT_COLUMNS if kind == said), None)
    if about is None:
        raise UserError("view-unreadable")
    columns = tuple(str(column) for column in question.get("columns") or ())
    made = _part_from_json(question.get("filter") or {}, 0)
    return View(
        filter=made if isinstance(made, Group) else Group((made,)),
        columns=columns or DEFAULT_COLUMNS[about],
        sort=str(question.get("sort") or "name"),
        is_descending=bool(question.get("is_descending")),
        about=about,
    )


def _part_to_json(part: Condition | Group) -> dict[str, Any]:
    if isinstance(part, Group):
        parts = [_part_to_json(inner) for inner in part.parts]
        return {"any" if part.is_any else "all": parts}
    return {"place": part.place, "operator": part.operator.value, "value": part.value}


def _part_from_json(part: object, depth: int) -> Condition | Group:
    if not isinstance(part, dict) or depth > _DEEPEST:
        raise UserError("view-unreadable")
    if "place" in part:
        try:
            operator = Operator(str(part.get("operator")))
        except ValueError as error:
            raise UserError("view-unreadable") from error
        return Condition(str(part["place"]), operator, str(part.get("value") or ""))
    is_any = "any" in part
    parts = part.get("any" if is_any else "all") or ()
    return Group(tuple(_part_from_json(inner, depth + 1) for inner in parts), is_any)
