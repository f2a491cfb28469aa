"""One change to many records: said beforehand how many, done in parts, taken back as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from core.domain.backup import BackupReason
from core.domain.change import Action, Kind
from core.domain.field import Field, Value
from core.domain.view import TAGGING, BulkChange, BulkDeed, BulkReport, Selection
from core.errors import UserError
from core.services import cell_writing
from core.storage import bulk, fields, tags
from core.storage.database import Database, Session
from core.storage.trail import history
from core.storage.views import view_pages, view_places
from core.text import field_text

LARGE = 1000
"""From so many records on a backup is made first."""
_PART = 200
_FieldValue = tuple[Field, Value | None]


class BulkService:
    """Changes many records at once. Any lane."""

    def __init__(
        self, database: Database, keep: Callable[[BackupReason], object] | None = None
    ) -> None:
        """Take the file, and what makes a backup of it before a large change."""
        self._database, self._keep = database, keep

    def count(self, selection: Selection) -> int:
        """Return how many records the selection holds now."""
        return len(self._chosen(selection))

    def run(
        self,
        selection: Selection,
        change: BulkChange,
        progress: Callable[[int, int], object] | None = None,
        should_stop: Callable[[], bool] | None = None,
    ) -> BulkReport:
        """Make the change as one undo step; those who are so already are left alone.

        progress: told (done, all) after each part. should_stop: asked before each; what was changed
        by then stays, and the report says that it is not complete.
        Raises UserError: "bulk-nobody", "tag-name-empty", "view-not-editable", "field-missing",
        and as `field_text.read` does, before anything is written.
        """
        chosen = self._chosen(selection)
        if not chosen:
            raise UserError("bulk-nobody")
        change, to = self._understood(selection.about, change)
        if self._keep is not None and len(chosen) >= LARGE:
            self._keep(BackupReason.BULK_CHANGE)
        step_id, changed = None, 0
        is_complete = True
        for start in range(0, len(chosen), _PART):
            if should_stop is not None and should_stop():
                is_complete = False
                break
            part = chosen[start : start + _PART]
            with self._database.writing(
                Action.CHANGE_MANY, _subject(change, to), step_id=step_id
            ) as session:
                history.keep_step(session)
                changed += _do(session, part, selection.about, change=change, to=to)
                step_id = history.step_of(session)
            if progress is not None:
                progress(min(start + _PART, len(chosen)), len(chosen))
        return BulkReport(len(chosen), changed, self._settled(step_id, changed), is_complete)

    def _settled(self, step_id: int | None, changed: int) -> int:
        """Return the step, or 0 after dropping one that changed nothing."""
        if step_id is None or changed:
            return step_id or 0
        with self._database.writing(Action.CHANGE_MANY, step_id=step_id):
            return 0

    def _chosen(self, selection: Selection) -> list[int]:
        if selection.filter is None:
            return sorted(set(selection.ids))
        with self._database.reading() as session:
            today = date.today()  # noqa: DTZ011 - a person's day
            found = view_pages.list_ids(session, selection.about, selection.filter, today)
        left_out = set(selection.left_out)
        return [record_id for record_id in found if record_id not in left_out]

    def _understood(self, about: Kind, change: BulkChange) -> tuple[BulkChange, _FieldValue | None]:
        """Return the change as it is made, and for a field's value the field and the value."""
        text = " ".join(change.value.split())
        with self._database.reading() as session:
            if change.deed in TAGGING:
                if not field_text.sort_key(text):
                    raise UserError("tag-name-empty")
                return replace(change, value=tags.written_as(session, text)), None
            if change.deed is not BulkDeed.SET:
                return change, None
            if field_id := view_places.field_id_of(change.place):
                field = fields.get(session, field_id)
                return change, (field, field_text.read(field, change.value))
            known = view_places.load(session, about).get(change.place)
        if known is None or not known.place.is_settable:
            raise UserError("view-not-editable")
        return replace(change, value=text), None


def _do(
    session: Session, part: list[int], about: Kind, *, change: BulkChange, to: _FieldValue | None
) -> int:
    if to is not None:
        return bulk.set_field(session, part, *to)
    if about is Kind.CONTACT or change.deed in TAGGING:
        return bulk.change(session, about, part, change)
    if change.deed is not BulkDeed.SET:
        raise UserError("view-not-editable")
    known = bulk.still_there(session, about, part)
    return sum(
        cell_writing.set_cell(session, about, record_id, change.place, change.value)
        for record_id in part
        if record_id in known
    )


def _subject(change: BulkChange, to: _FieldValue | None) -> str:
    if to is not None:
        field, _ = to
        return f"{field.name}: {change.value}" if change.value else field.name
    return change.value
