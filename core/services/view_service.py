"""Views of contacts, companies and deals: which, in which order; typed over in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.domain.change import Action, Change, Kind
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
    everything,
)
from core.errors import Cancelled, UserError
from core.services import cell_writing, table_export
from core.storage import tags
from core.storage.database import Database, Session
from core.storage.views import saved_views, view_pages, view_places
from core.text import field_text

_EXPORTED_AT_ONCE = 500
_QUIET_DAYS = "90"
# A company's new name stands beside its people; a deal may bring a new company.
_TOUCHED = {
    Kind.CONTACT: frozenset({Kind.CONTACT}),
    Kind.COMPANY: frozenset({Kind.COMPANY, Kind.CONTACT}),
    Kind.DEAL: frozenset({Kind.DEAL, Kind.COMPANY}),
}
_CHANGES = {
    Kind.CONTACT: Action.CHANGE_CONTACT,
    Kind.COMPANY: Action.CHANGE_COMPANY,
    Kind.DEAL: Action.CHANGE_DEAL,
}
_IS_HERE = Condition("archived", Operator.IS, "no")
_IS_OPEN = Condition("state", Operator.IS, "open")


def _ready(
    name: str,
    sort: str,
    *parts: Condition | Group,
    is_descending: bool = False,
    about: Kind = Kind.CONTACT,
) -> SavedView:
    is_here = (_IS_HERE,) if about is Kind.CONTACT else ()
    view = replace(everything(about), filter=Group((*is_here, *parts)), sort=sort)
    return SavedView(0, name, replace(view, is_descending=is_descending))


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
    SavedView(0, "all", everything(Kind.COMPANY)),
    _ready("selling", "name", Condition("deal.state", Operator.IS, "open"), about=Kind.COMPANY),
    _ready(
        "quiet",
        "last_contact",
        Condition("last_contact", Operator.FILLED),
        Condition("last_contact", Operator.NOT_WITHIN_DAYS, _QUIET_DAYS),
        is_descending=True,
        about=Kind.COMPANY,
    ),
    SavedView(0, "all", everything(Kind.DEAL)),
    _ready("open", "expected_on", _IS_OPEN, about=Kind.DEAL),
    _ready("no-task", "expected_on", _IS_OPEN, Condition("task", Operator.EMPTY), about=Kind.DEAL),
    _ready(
        "closed",
        "closed_on",
        Condition("closed_on", Operator.THIS_MONTH),
        is_descending=True,
        about=Kind.DEAL,
    ),
)
"""The views that are there without being saved; their names are keys."""


class ViewService:
    """What a table asks for. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_places(self, about: Kind = Kind.CONTACT) -> tuple[Place, ...]:
        """Return what can be asked about, shown and sorted by, in the order of offering."""
        with self._database.reading() as session:
            return tuple(source.place for source in view_places.load(session, about).values())

    def page(self, view: View, limit: int, row: int = 0, after: Anchor | None = None) -> ViewPage:
        """Return rows of the view from number `row` on.

        after: a row before it, as an earlier page told; without it all rows before are passed by.
        Raises UserError: "view-place-missing" (a field that is no more), "view-value-empty", and
        as `field_text.read` does for a condition's value.
        """
        with self._database.reading() as session:
            return view_pages.page(session, view, _today(), limit=limit, row=row, after=after)

    def count(self, view: View) -> int:
        """Return how many records answer. Raises as `page` does."""
        with self._database.reading() as session:
            return view_pages.count(session, view.about, view.filter, _today())

    def list_ids(self, view: View, runs: Sequence[tuple[int, int]]) -> tuple[int, ...]:
        """Return the records in these rows of the view: first and last row of each run."""
        with self._database.reading() as session:
            only_ids = replace(view, columns=())
            return tuple(
                row.record_id
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

    def find_view(self, name: str, about: Kind = Kind.CONTACT) -> SavedView:
        """Return the view of such records that has this name. Raises UserError("view-missing")."""
        key = field_text.sort_key(name)
        for saved in self.list_views():
            if saved.view.about is about and field_text.sort_key(saved.name) == key:
                return saved
        raise UserError("view-missing")

    def save(self, name: str, view: View, view_id: int = 0) -> SavedView:
        """Keep a view under a name; one undo step.

        view_id: of the view to write over, 0 for the one of such records with this name, if any.
        Raises UserError("view-name-empty").
        """
        name = " ".join(name.split())
        if not name:
            raise UserError("view-name-empty")
        with self._database.writing(Action.SAVE_VIEW, name) as session:
            known = saved_views.find(session, name, view.about)
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

    def set_cell(self, about: Kind, record_id: int, place: str, text: str) -> Change:
        """Put what was typed in a place of a record; one undo step.

        Raises UserError as `cell_writing.set_cell` does; nothing changes then.
        """
        with self._database.reading() as session:
            name = view_pages.name_of(session, about, record_id)
        with self._database.writing(_CHANGES[about], name) as session:
            cell_writing.set_cell(session, about, record_id, place, text)
        return Change(_TOUCHED[about], (record_id,) if about is Kind.CONTACT else ())

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
            total = view_pages.count(session, view.about, view.filter, _today())
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
