"""The undo list: every flush of a tracked row is recorded, and can be taken back.

Each tracked row carries the id of the step that last changed it (`revision`). A step can be undone
only while every row it touched still carries that id, so undoing never tramples on later work.
Undo and redo write rows directly, as they were, and leave no new step.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Table, bindparam, delete, event, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, UOWTransaction

from core.domain.change import Action, Deed, Origin
from core.domain.history_step import HistoryStep
from core.errors import UserError
from core.storage.kept import derived
from core.storage.rows import fresh, lookups, references
from core.storage.rows.images import from_json, to_json
from core.storage.rows.row import Tracked
from core.storage.rows.tables import TRACKED, HistoryEntryRow, HistoryStepRow
from core.storage.trail import audit_chain, history_entries
from core.storage.trail.history_entries import Entry

_CHUNK = 400
_INSERT, _UPDATE, _DELETE = "insert", "update", "delete"
FINAL = (Action.ERASE_PERSON.value,)  # steps for which there is no way back


def begin_step(
    session: Session, action: Action, subject: str, step_id: int | None, origin: Origin
) -> None:
    """Open the session's step: a new one, or the one given."""
    if step_id is None:
        row = HistoryStepRow(
            action=action.value,
            subject=subject,
            at=datetime.now(UTC),
            rows=0,
            actor=audit_chain.actor_of(session),
            origin=origin.value,
        )
        session.add(row)
        session.flush()
        step_id = row.id
    session.info["step_id"] = step_id
    session.info["first_entry"] = history_entries.next_id(session.connection())


def end_step(session: Session) -> None:
    """Close the session's step: count and seal its rows, or drop it when it changed nothing."""
    step_id, first = step_of(session), session.info["first_entry"]
    # The file is ours: every entry since the beginning of the transaction is of this step.
    new = max(
        0, history_entries.next_id(session.connection()) - first
    )  # an erasure takes entries away
    if new:
        audit_chain.seal(session, step_id, first)
        session.execute(
            update(HistoryStepRow)
            .where(HistoryStepRow.id == step_id)
            .values(rows=HistoryStepRow.rows + new)
        )
    elif not session.info.get("keeps_step") and not count_rows(session, step_id):
        session.execute(delete(HistoryStepRow).where(HistoryStepRow.id == step_id))


def step_of(session: Session) -> int:
    """Return the id of the step that this writing session belongs to."""
    return int(session.info["step_id"])


def count_rows(session: Session, step_id: int) -> int:
    """Return how many rows the step has changed so far."""
    return history_entries.count(session, step_id)


def keep_step(session: Session) -> None:
    """Keep the session's step although it may change nothing in this transaction."""
    session.info["keeps_step"] = True


def keep_deed(session: Session) -> None:
    """Keep the session's step, and let the chain tell of it, although it changes no row."""
    step_id = step_of(session)
    content = audit_chain.step_content(session, step_id)
    audit_chain.append(session, step_id, Deed.DONE, [audit_chain.make_seal(-step_id, content)])
    keep_step(session)


def list_steps(session: Session, limit: int) -> tuple[HistoryStep, ...]:
    """Return the newest steps first."""
    rows = session.scalars(select(HistoryStepRow).order_by(HistoryStepRow.id.desc()).limit(limit))
    return tuple(_to_record(row) for row in rows)


def list_steps_after(session: Session, step_id: int) -> tuple[HistoryStep, ...]:
    """Return the steps that are newer than this one and stand, newest first."""
    rows = session.scalars(
        select(HistoryStepRow)
        .where(HistoryStepRow.id > step_id, HistoryStepRow.undone_at.is_(None))
        .order_by(HistoryStepRow.id.desc())
    )
    return tuple(_to_record(row) for row in rows)


def get_step(session: Session, step_id: int) -> HistoryStep:
    """Return one step. Raises UserError("undo-no-such-step")."""
    row = session.get(HistoryStepRow, step_id)
    if row is None:
        raise UserError("undo-no-such-step", step=step_id)
    return _to_record(row)


def find_last_done(session: Session) -> HistoryStep | None:
    """Return the newest step that stands and can be taken back."""
    row = session.scalar(
        select(HistoryStepRow)
        .where(
            HistoryStepRow.undone_at.is_(None),
            HistoryStepRow.action.not_in(FINAL),
            HistoryStepRow.rows > 0,
        )
        .order_by(HistoryStepRow.id.desc())
        .limit(1)
    )
    return None if row is None else _to_record(row)


def find_last_undone(session: Session) -> HistoryStep | None:
    """Return the step that was undone last, if nothing was done after it."""
    row = session.scalar(
        select(HistoryStepRow)
        .where(HistoryStepRow.undone_at.is_not(None))
        .order_by(HistoryStepRow.undone_at.desc(), HistoryStepRow.id)
        .limit(1)
    )
    if row is None:
        return None
    later = session.scalar(
        select(HistoryStepRow.id).where(
            HistoryStepRow.undone_at.is_(None),
            HistoryStepRow.at > row.undone_at,
            # What changes no row is nothing that doing it again could trample on.
            HistoryStepRow.rows > 0,
        )
    )
    return None if later else _to_record(row)


def undo(session: Session, step_id: int) -> None:
    """Take the step back, newest change first.

    Raises UserError("undo-changed-since") when something it touched was changed later or is in use
    by something later, ("undo-already") when it was undone before, ("undo-final") for an
    erasure. Nothing changes then.
    """
    step = get_step(session, step_id)
    if step.is_final:
        raise UserError("undo-final", step=step_id)
    if step.undone_at is not None:
        raise UserError("undo-already", step=step_id)
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table, deed, entries in _runs(session, step_id, newest_first=True):
        if deed == _INSERT:
            _take_out(session, table, entries, expected=step_id)
        elif deed == _DELETE:
            _put_in(session, table, [_require(entry.before) for entry in entries])
        else:
            _put_back(session, table, entries, step_id)
    _finish(session, step_id, datetime.now(UTC))
    audit_chain.append(session, step_id, Deed.UNDONE)


def redo(session: Session, step_id: int) -> None:
    """Do an undone step again, oldest change first. Raises UserError("undo-changed-since")."""
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table, deed, entries in _runs(session, step_id, newest_first=False):
        if deed == _INSERT:
            _put_in(session, table, [_require(entry.after) for entry in entries])
        elif deed == _DELETE:
            _take_out(session, table, entries, expected=None)
        else:
            for entry in entries:
                before, after = _require(entry.before), _require(entry.after)
                _restore(session, table, after, expected=int(before["revision"]))
    _finish(session, step_id, None)
    audit_chain.append(session, step_id, Deed.REDONE)


def _finish(session: Session, step_id: int, undone_at: datetime | None) -> None:
    values = {"undone_at": undone_at}
    session.execute(update(HistoryStepRow).where(HistoryStepRow.id == step_id).values(values))
    try:
        derived.refresh(session)
        is_whole = references.are_whole(session, session.info.pop("written", {}))
    except IntegrityError as error:
        raise UserError("undo-changed-since", step=step_id) from error
    if not is_whole:
        raise UserError("undo-changed-since", step=step_id)


def _runs(
    session: Session, step_id: int, *, newest_first: bool
) -> Iterator[tuple[Table, str, list[Entry]]]:
    """Yield the step's entries in order, in groups of one table and deed, at most _CHUNK long.

    Each is stored for itself by then.
    """
    place = HistoryEntryRow.id
    beyond = place > 0
    while part := history_entries.list_stored(
        session,
        HistoryEntryRow.step_id == step_id,
        beyond,
        limit=_CHUNK,
        newest_first=newest_first,
    ):
        beyond = place < part[-1].first if newest_first else place > part[-1].id
        history_entries.write_out(session, [entry for entry in part if entry.length > 1])
        single = (e for each in part for e in _in_order(each, newest_first=newest_first))
        for (table_name, deed), group in groupby(single, key=lambda e: (e.table_name, e.deed)):
            table = TRACKED[table_name].__table__
            assert isinstance(table, Table)  # noqa: S101 - tells the type checker what it is
            run = list(group)
            for start in range(0, len(run), _CHUNK):
                yield table, deed, run[start : start + _CHUNK]


def _in_order(entry: Entry, *, newest_first: bool) -> Sequence[Entry]:
    each = list(history_entries.expand(entry))
    return each[::-1] if newest_first else each


def _take_out(
    session: Session,
    table: Table,
    entries: Sequence[Entry],
    *,
    expected: int | None,
) -> None:
    """Delete the rows; expected: the step that changed them last, under which they are kept."""
    ids = [entry.row_id for entry in entries]
    _note_written(session, table, ids)
    rows = {
        row.id: dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
        for row in session.execute(select(table).where(table.c.id.in_(ids)))
    }
    taken = {}
    for entry in entries:
        row = rows.get(entry.row_id)
        if row is None or (expected is not None and row["revision"] != expected):
            raise UserError("undo-changed-since", step=entry.step_id)
        taken[entry.id] = to_json(row)
        derived.touch(session, table.name, row, is_gone=True)
    if expected is not None:
        _keep_after(session, taken)
    session.execute(delete(table).where(table.c.id.in_(ids)))


def _keep_after(session: Session, images: Mapping[int, dict[str, Any]]) -> None:
    """Remember the rows that undoing takes away, by entry."""
    entries = HistoryEntryRow.__table__
    assert isinstance(entries, Table)  # noqa: S101 - tells the type checker what it is
    session.connection().execute(
        update(entries).where(entries.c.id == bindparam("entry")).values(after=bindparam("row")),
        [{"entry": entry_id, "row": image} for entry_id, image in images.items()],
    )


def _put_in(session: Session, table: Table, states: Sequence[dict[str, Any]]) -> None:
    rows = [from_json(table, state) for state in states]
    session.execute(insert(table), rows)
    _note_written(session, table, [row["id"] for row in rows])
    for row in rows:
        derived.touch(session, table.name, row)


def _put_back(session: Session, table: Table, entries: Sequence[Entry], step_id: int) -> None:
    for entry in entries:
        former = _restore(session, table, _require(entry.before), expected=step_id)
        _keep_after(session, {entry.id: former})


def _restore(
    session: Session, table: Table, state: dict[str, Any], *, expected: int
) -> dict[str, Any]:
    """Give the row this state; return the one it had."""
    found = session.execute(select(table).where(table.c.id == state["id"])).first()
    if found is None or found.revision != expected:
        raise UserError("undo-changed-since", step=expected)
    current = dict(found._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    row = from_json(table, state)
    _note_written(session, table, [row["id"]])
    session.execute(
        update(table).where(table.c.id == bindparam("row_id")), {"row_id": row["id"]} | row
    )
    derived.touch(session, table.name, current, is_gone=True)
    derived.touch(session, table.name, row)
    return to_json(current)


def _note_written(session: Session, table: Table, ids: Sequence[int]) -> None:
    written: dict[str, set[int]] = session.info.setdefault("written", {})
    written.setdefault(table.name, set()).update(ids)


def _require(state: dict[str, Any] | None) -> dict[str, Any]:
    if state is None:
        raise RuntimeError("history entry without a state")
    return state


def _to_record(row: HistoryStepRow) -> HistoryStep:
    return HistoryStep(
        id=row.id,
        action=Action(row.action),
        subject=row.subject,
        at=row.at,
        rows=row.rows,
        undone_at=row.undone_at,
        actor=row.actor,
        origin=Origin(row.origin),
        # Nothing is left of a step whose rows were all erased.
        is_final=row.action in FINAL or row.rows == 0,
    )


@event.listens_for(Session, "before_flush")
def _note_changes(session: Session, context: UOWTransaction, instances: object) -> None:
    """Stamp changed rows with the step and keep what they were."""
    del context, instances
    changed = [
        row for row in session.dirty if isinstance(row, Tracked) and session.is_modified(row)
    ]
    gone = [row for row in session.deleted if isinstance(row, Tracked)]
    new = [row for row in session.new if isinstance(row, Tracked)]
    fresh.settle(session)
    if not (changed or gone or new):
        return
    tables_of_new = set(map(_table_of, new))
    for table in tables_of_new:
        fresh.ask_number_again(session, table)
    lookups.watch(session, tables_of_new, set(map(_table_of, changed)), gone)
    for row in (*changed, *gone):
        fresh.forget(session, _table_of(row), row.id)
    if "step_id" not in session.info:
        raise AssertionError("a tracked row was changed outside Database.writing()")
    step_id = step_of(session)
    entries = [
        *_entries_before(session, changed, _UPDATE),
        *_entries_before(session, gone, _DELETE),
    ]
    if entries:
        session.execute(insert(HistoryEntryRow), entries)
    for row in (*changed, *new):
        row.revision = step_id


@event.listens_for(Session, "after_flush")
def _note_new(session: Session, context: UOWTransaction) -> None:
    """Record the rows that this flush created, now that they have ids."""
    del context
    new = [row for row in session.new if isinstance(row, Tracked)]
    for row in (*new, *(row for row in session.dirty if isinstance(row, Tracked))):
        derived.touch(session, _table_of(row), vars(row))
    if new:
        step_id = step_of(session)
        entries = [
            {"step_id": step_id, "table_name": _table_of(row), "row_id": row.id, "deed": _INSERT}
            for row in new
        ]
        session.execute(insert(HistoryEntryRow), entries)


def _entries_before(
    session: Session, rows: Iterable[Tracked], deed: str
) -> Iterator[dict[str, Any]]:
    for row in rows:
        table = type(row).__table__  # type: ignore[attr-defined]  # every Tracked row is mapped
        with session.no_autoflush:
            stored = session.execute(select(table).where(table.c.id == row.id)).one()
        state = dict(stored._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
        derived.touch(session, table.name, state, is_gone=True)
        yield {
            "step_id": step_of(session),
            "table_name": table.name,
            "row_id": row.id,
            "deed": deed,
            "before": to_json(state),
        }


def _table_of(row: Tracked) -> str:
    return str(row.__tablename__)  # type: ignore[attr-defined]  # every Tracked row is mapped
