"""Views of the contacts: who, in which order, with which columns; typed over in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from core.domain.change import Action, Change, Kind
from core.domain.contact import Contact
from core.domain.view import (
    Anchor,
    Condition,
    Group,
    Operator,
    Place,
    SavedView,
    View,
    ViewPage,
    ViewRow,
)
from core.errors import Cancelled, UserError
from core.services import table_export
from core.storage import bulk, contacts, fields, saved_views, tags, view_pages, view_places
from core.storage.database import Database, Session
from core.text import field_text
from core.text.normalise import name_key

_EXPORTED_AT_ONCE = 500
_QUIET_DAYS = "90"
_IS_HERE = Condition("archived", Operator.IS, "no")


def _ready(
    name: str, sort: str, *parts: Condition | Group, is_descending: bool = False
) -> SavedView:
    view = View(Group((_IS_HERE, *parts)), sort=sort, is_descending=is_descending)
    return SavedView(0, name, view)


READY = (
    SavedView(0, "all", View()),
    _ready("waiting", "waits_since", Condition("waits_since", Operator.FILLED)),
    _ready(
        "quiet",
        "last_contact",
        Condition("last_contact", Operator.FILLED),
        Condition("last_contact", Operator.NOT_WITHIN_DAYS, _QUIET_DAYS),
        is_descending=True,
    ),
    _ready(
        "upset",
        "last_contact",
        Group(
            tuple(Condition("mood", Operator.IS, mood) for mood in ("negative", "mixed")),
            is_any=True,
        ),
        is_descending=True,
    ),
    _ready("new", "created", Condition("created", Operator.THIS_MONTH), is_descending=True),
)
"""The views that are there without being saved; their names are keys."""


class ViewService:
    """What a table of contacts asks for. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_places(self) -> tuple[Place, ...]:
        """Return what can be asked about, shown and sorted by, in the order of offering."""
        with self._database.reading() as session:
            return tuple(source.place for source in view_places.load(session).values())

    def page(self, view: View, limit: int, row: int = 0, after: Anchor | None = None) -> ViewPage:
        """Return rows of the view from number `row` on.

        after: a row before it, as an earlier page told; without it all rows before are passed by.
        Raises UserError: "view-place-missing" (a field that is no more), "view-value-empty", and
        as `field_text.read` does for a condition's value.
        """
        with self._database.reading() as session:
            return view_pages.page(session, view, _today(), limit=limit, row=row, after=after)

    def count(self, filter_: Group) -> int:
        """Return how many contacts answer. Raises as `page` does."""
        with self._database.reading() as session:
            return view_pages.count(session, filter_, _today())

    def list_ids(self, view: View, runs: Sequence[tuple[int, int]]) -> tuple[int, ...]:
        """Return the contacts in these rows of the view: first and last row of each run."""
        with self._database.reading() as session:
            only_ids = replace(view, columns=())
            return tuple(
                row.contact_id
                for first, last in runs
                for row in view_pages.page(
                    session, only_ids, _today(), limit=last - first + 1, row=first, after=None
                ).rows
            )

    def tag_colours(self) -> dict[str, str]:
        """Return the colours of tags that have one, by the form in which tags are compared."""
        with self._database.reading() as session:
            return tags.colours(session)

    def list_views(self) -> tuple[SavedView, ...]:
        """Return the ready-made views, then those that were saved."""
        with self._database.reading() as session:
            return (*READY, *saved_views.list_views(session))

    def find_view(self, name: str) -> SavedView:
        """Return the view of this name. Raises UserError("view-missing")."""
        key = field_text.sort_key(name)
        for saved in self.list_views():
            if field_text.sort_key(saved.name) == key:
                return saved
        raise UserError("view-missing")

    def save(self, name: str, view: View, view_id: int = 0) -> SavedView:
        """Keep a view under a name; one undo step.

        view_id: of the view to write over, 0 for the one with this name, if there is one.
        Raises UserError("view-name-empty").
        """
        name = " ".join(name.split())
        if not name:
            raise UserError("view-name-empty")
        with self._database.writing(Action.SAVE_VIEW, name) as session:
            known = saved_views.find(session, name)
            kept = view_id or (known.id if known else 0)
            return SavedView(saved_views.save(session, name, view, kept), name, view)

    def remove(self, view_id: int) -> Change:
        """Forget a saved view; one undo step. Raises UserError("view-missing")."""
        found = next((saved for saved in self.list_views() if saved.id == view_id), None)
        if found is None or not view_id:
            raise UserError("view-missing")
        with self._database.writing(Action.REMOVE_VIEW, found.name) as session:
            saved_views.remove(session, view_id)
        return Change(frozenset({Kind.VIEW}))

    @staticmethod
    def note(view: View) -> dict[str, Any]:
        """Return the view as JSON can hold it."""
        return saved_views.to_json(view)

    @staticmethod
    def recall(noted: dict[str, Any]) -> View:
        """Return what was noted. Raises UserError("view-unreadable")."""
        return saved_views.from_json(noted)

    def set_cell(self, contact_id: int, place: str, text: str) -> Change:
        """Put what was typed in a place of a contact; one undo step.

        Raises UserError: "contact-name-empty", "view-not-editable", "no-such-record",
        "contact-without-company", and as `field_text.read` does; nothing changes then.
        """
        with self._database.reading() as session:
            name = contacts.get(session, contact_id).name
        with self._database.writing(Action.CHANGE_CONTACT, name) as session:
            set_cell(session, contact_id, place, text)
        return Change(frozenset({Kind.CONTACT}), (contact_id,))

    def export(
        self,
        view: View,
        path: Path,
        headings: tuple[str, ...],
        progress: Callable[[int, int], object] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> int:
        """Write all rows of the view as a table (CSV), read back before it counts; return them.

        headings: of the columns, as a person reads them. progress: told (done, all).
        Raises UserError("not-allowed") for all but owners, ("file-exists"), ("file-not-saved"), as
        `page` does, and Cancelled; no file is left then.
        """
        self._database.note_deed(Action.EXPORT, path.name)
        with self._database.reading() as session:
            total = view_pages.count(session, view.filter, _today())
            rows = _told(self._rows(session, view), total, progress, should_stop)
            return table_export.save(headings, (row.cells for row in rows), path)

    def _rows(self, session: Session, view: View) -> Iterator[ViewRow]:
        row, after = 0, None
        while True:
            found = view_pages.page(
                session, view, _today(), limit=_EXPORTED_AT_ONCE, row=row, after=after
            )
            yield from found.rows
            if found.last is None:
                return
            row, after = found.last.row + 1, found.last


def set_cell(session: Session, contact_id: int, place: str, text: str) -> None:
    """Put what was typed in a place of a contact. Raises as `ViewService.set_cell` does."""
    if field_id := view_places.field_id_of(place):
        field = fields.get(session, field_id)
        value = field_text.read(field, text)
        fields.set_value(session, Kind.CONTACT, contact_id, field, value)
        return
    contact = contacts.get(session, contact_id)
    if place == "role":
        if not contact.companies:
            raise UserError("contact-without-company")
        bulk.set_role(session, [contact_id], text.strip())
        return
    contact = _typed_over(session, contact, place, text.strip())
    contacts.change(session, contact, name_key(contact.name))


def _typed_over(session: Session, contact: Contact, place: str, written: str) -> Contact:
    if place == "name":
        if not written:
            raise UserError("contact-name-empty")
        return replace(contact, name=written)
    if place == "language":
        return replace(contact, language=written.casefold())
    if place == "notes":
        return replace(contact, notes=written)
    if place != "tags":
        raise UserError("view-not-editable")
    parts = (" ".join(part.split()) for part in _split_tags(written))
    named = {field_text.sort_key(part): part for part in parts if field_text.sort_key(part)}
    return replace(contact, tags=tuple(tags.written_as(session, tag) for tag in named.values()))


def _split_tags(text: str) -> list[str]:
    for sign in "；;，、\n":
        text = text.replace(sign, ",")
    return text.split(",")


def _told(
    rows: Iterator[ViewRow],
    total: int,
    progress: Callable[[int, int], object] | None,
    should_stop: Callable[[], bool] | None,
) -> Iterator[ViewRow]:
    for number, row in enumerate(rows, 1):
        if number % _EXPORTED_AT_ONCE == 0:
            if should_stop is not None and should_stop():
                raise Cancelled
            if progress is not None:
                progress(number, total)
        yield row


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a person's day
