"""Views as JSON holds them: in saved views, in what is open, and in the audit."""

from __future__ import annotations

from typing import Any

from core.domain.change import Kind
from core.domain.view import DEFAULT_COLUMNS, Condition, Group, Operator, View
from core.errors import UserError

_DEEPEST = 8


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
