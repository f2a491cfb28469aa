"""One change to many contacts: said beforehand how many, done in parts, taken back as one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from core.domain.backup import BackupReason
from core.domain.change import Action
from core.domain.field import Field, Value
from core.domain.view import BulkChange, BulkDeed, BulkReport, Selection
from core.errors import UserError
from core.storage import bulk, fields, history, tags, view_pages, view_places
from core.storage.database import Database, Session
from core.text import field_text

LARGE = 1000
"""From so many contacts on a backup is made first."""
_PART = 200
_SETTABLE = ("role", "language")


class BulkService:
    """Changes many contacts at once. Any lane."""

    def __init__(
        self, database: Database, keep: Callable[[BackupReason], object] | None = None
    ) -> None:
        """Take the file, and what makes a backup of it before a large change."""
        self._database, self._keep = database, keep

    def count(self, selection: Selection) -> int:
        """Return how many contacts the selection holds now."""
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
        change, field, value = self._understood(change)
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
                Action.CHANGE_MANY, _subject(change, field), step_id=step_id
            ) as session:
                history.keep_step(session)
                changed += _do(session, part, change, field, value)
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
            return sorted(set(selection.contact_ids))
        with self._database.reading() as session:
            today = date.today()  # noqa: DTZ011 - a person's day
            found = view_pages.list_ids(session, selection.filter, today)
        left_out = set(selection.left_out)
        return [contact_id for contact_id in found if contact_id not in left_out]

    def _understood(self, change: BulkChange) -> tuple[BulkChange, Field | None, Value | None]:
        """Return the change as it is made, and for a field's value the field and the value."""
        text = " ".join(change.value.split())
        with self._database.reading() as session:
            if change.deed in (BulkDeed.ADD_TAG, BulkDeed.REMOVE_TAG):
                if not field_text.sort_key(text):
                    raise UserError("tag-name-empty")
                return replace(change, value=tags.written_as(session, text)), None, None
            if change.deed is not BulkDeed.SET:
                return change, None, None
            if field_id := view_places.field_id_of(change.place):
                field = fields.get(session, field_id)
                return change, field, field_text.read(field, change.value)
        if change.place not in _SETTABLE:
            raise UserError("view-not-editable")
        return replace(change, value=text), None, None


def _do(
    session: Session,
    part: list[int],
    change: BulkChange,
    field: Field | None,
    value: Value | None,
) -> int:
    if field is not None:
        return bulk.set_field(session, part, field, value)
    return bulk.change(session, part, change)


def _subject(change: BulkChange, field: Field | None) -> str:
    if field is not None:
        return f"{field.name}: {change.value}" if change.value else field.name
    return change.value
