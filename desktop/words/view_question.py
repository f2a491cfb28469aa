"""What a saved view asks and shows, in one line: for whom it was changed under. Loads Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.domain import view_json
from core.domain.view import Group, Place, PlaceKind, View
from core.errors import UserError
from desktop.words import view_words

_MOMENTS = ("created", "last_contact", "waits_since")
_DAYS = ("task_due", "expected_on", "opened_on", "closed_on")


def told(noted: dict[str, Any], fields: Mapping[str, str]) -> str:
    """Return "Tags is VIP · Name, Email · Name". fields: names of own fields by their place."""
    try:
        view = view_json.from_json(noted)
    except UserError:
        return ""
    places = {name: _place(name, fields) for name in _named(view)}
    parts = (
        view_words.group(view.filter, places),
        ", ".join(view_words.place(places[name]) for name in view.columns),
        view_words.place(places[view.sort]) + (" ↓" if view.is_descending else ""),
    )
    return " · ".join(part for part in parts if part)


def _named(view: View) -> set[str]:
    return {*view.columns, view.sort, *_asked(view.filter)}


def _asked(group: Group) -> set[str]:
    found: set[str] = set()
    for part in group.parts:
        found |= _asked(part) if isinstance(part, Group) else {part.place}
    return found


def _place(name: str, fields: Mapping[str, str]) -> Place:
    kind = PlaceKind.MOMENT if name in _MOMENTS else PlaceKind.TEXT
    kind = PlaceKind.DATE if name in _DAYS else kind
    return Place(name, kind, fields.get(name, ""))
