"""All rows of the file as plain values, table by table, and back with the same numbers.

A value that is empty (NULL) is left out of its row; a JSON value stands as itself, bytes in
base64, a moment in ISO 8601. What a later version adds to the tables is carried without a change
here: whoever adds a table that must not leave the file names it in `LEFT_OUT`.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    Integer,
    LargeBinary,
    Table,
    TableClause,
    Text,
    column,
    delete,
    func,
    insert,
    select,
    table,
    text,
)
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from core.errors import Cancelled, UserError
from core.storage.export import archive_check, counters
from core.storage.kept import derived
from core.storage.rows.privacy_tables import ErasedFingerprintRow
from core.storage.rows.row import Row, Tracked, UtcDateTime
from core.storage.rows.tables import (
    TRACKED,
    AttachmentRow,
    BlobRow,
    CompanyRow,
    ContactRow,
    HistoryStepRow,
    InteractionRow,
    OpenWorkRow,
    ThreadRow,
)
from core.storage.schema import migrations

PlainRow = dict[str, Any]
# Whose pseudonym is whose, and what keys the fingerprints of people who were erased, must stand in
# the encrypted file only: in the clear, the few digits of a number are soon tried through. What
# follows from other rows is made anew; where triggers make it, it must be left out here.
LEFT_OUT = frozenset({
    "company_names", "company_tags", "contact_days", "contact_facts", "contact_names",
    "contact_tags", "deal_names", "deal_tags", "erased_fingerprints", "file_secrets", "file_texts",
    "kept_prompts", "meanings", "mood_states", "mood_students", "phrase_contexts",
    "phrase_followers", "phrase_states", "prompt_marks", "pseudonyms", "record_counts",
    "thread_summaries", "unrated",
})  # fmt: skip
BLOBS = "blobs"
_RECORDS = (ContactRow, CompanyRow, InteractionRow)
_CHUNK = 1_000
_FEW = 16
_WRITTEN = "$written"
_MOST = 2**63
_STEPS_BETWEEN = 1_000  # of SQLite's machine
_UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError)


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """Where a stored file came from: its name, when, and whose entry it is (0: nobody's)."""

    name: str
    at: datetime
    contact_id: int
    contact_name: str


def schema_version() -> int:
    """Return the version of today's tables."""
    return len(migrations.MIGRATIONS)


def carried_tables() -> list[str]:
    """Return the tables that are carried, each after those it refers to."""
    return [one.name for one in Row.metadata.sorted_tables if one.name not in LEFT_OUT]


def count_rows(session: Session) -> dict[str, int]:
    """Return how many rows each carried table has."""
    return {
        name: session.scalar(select(func.count()).select_from(table(name))) or 0
        for name in carried_tables()
    }


def count_erased(session: Session) -> int:
    """Return how many people were erased, of whom the file alone knows."""
    statement = select(func.count()).select_from(ErasedFingerprintRow)
    return session.scalar(statement.where(ErasedFingerprintRow.kind == "name")) or 0


def iterate(session: Session, name: str) -> Iterator[list[PlainRow]]:
    """Yield a table's rows in the order of their numbers, many at a time; of blobs no content."""
    source, plain = _table(name), _plain(_table(name))
    columns = [c for c in source.columns if (name, c.name) != (BLOBS, "content")]
    makers = [(c.name, _encoder(c)) for c in columns]
    statement = select(*(plain.c[c.name] for c in columns)).order_by(
        *(plain.c[key.name] for key in source.primary_key)
    )
    for part in session.execute(statement).yield_per(_CHUNK).partitions():
        yield [
            {
                key: make(value) if make else value
                for (key, make), value in zip(makers, row, strict=True)
                if value is not None
            }
            for row in part
        ]


def iterate_blobs(session: Session) -> Iterator[tuple[str, bytes]]:
    """Yield the stored files' keys and contents, in the order of their keys."""
    found = session.execute(select(BlobRow.key, BlobRow.content).order_by(BlobRow.key))
    for row in found.yield_per(_FEW):
        yield row.key, row.content


def list_origins(session: Session) -> dict[str, FileOrigin]:
    """Return where each stored file came from first, by its key."""
    rows = session.execute(
        select(
            AttachmentRow.blob_key,
            AttachmentRow.name,
            InteractionRow.occurred_at,
            ContactRow.id,
            ContactRow.name,
        )
        .join(InteractionRow, InteractionRow.id == AttachmentRow.interaction_id)
        .join(ContactRow, ContactRow.id == InteractionRow.contact_id, isouter=True)
        .where(AttachmentRow.blob_key != "")
        .order_by(AttachmentRow.id)
    )
    found: dict[str, FileOrigin] = {}
    for key, name, at, contact_id, contact_name in rows:
        found.setdefault(key, FileOrigin(name, at, contact_id or 0, contact_name or ""))
    return found


def is_empty(session: Session) -> bool:
    """Say whether nothing was ever done in the file; it may hold what every new file is born with.

    A row that somebody made carries the number of a step; that is looked at besides the history,
    for a file that was salvaged may have lost its history and still hold people.
    """
    made = [select(HistoryStepRow.id), *(select(row_class.id) for row_class in _RECORDS)]
    made += [
        select(row_class.revision).where(row_class.revision > 0)
        for row_class in TRACKED.values()
        if issubclass(row_class, Tracked)
    ]
    return not any(session.execute(statement.limit(1)).first() for statement in made)


def begin(session: Session) -> None:
    """Make an empty file ready to take the rows of another in.

    Raises UserError("archive-file-not-empty").
    """
    if not is_empty(session):
        raise UserError("archive-file-not-empty")
    session.execute(text("PRAGMA defer_foreign_keys = ON"))
    # What a new file is born with comes with the other file, too.
    for name in reversed(carried_tables()):
        if name != OpenWorkRow.__tablename__:
            session.execute(delete(_table(name)))


def add(session: Session, name: str, rows: Iterable[Mapping[str, Any]]) -> int:
    """Write rows as `iterate` gave them; return how many.

    Of blobs with their content. What somebody writes at the moment stays as it is.
    Raises UserError("archive-damaged") when a row is none of this table.
    """
    if name not in carried_tables():
        raise UserError("archive-damaged")
    takers = {c.name: _Taker(c) for c in _table(name).columns}
    values = [_taken(takers, row) for row in rows]
    if name == OpenWorkRow.__tablename__:
        busy = set(session.scalars(select(OpenWorkRow.person)))
        values = [row for row in values if row["person"] not in busy]
    if values:
        try:
            session.execute(insert(_plain(_table(name))), values)
        except IntegrityError as error:
            raise UserError("archive-damaged") from error
    return len(values)


def finish(
    session: Session,
    given_numbers: Mapping[str, int],
    should_stop: Callable[[], bool] = lambda: False,
) -> None:
    """Work out what follows from the rows, and see that all of them can be read and none hangs.

    given_numbers: the highest number that each table had given out. should_stop: is asked all the
    time, also within one statement: looking for what hangs takes long in a large file.
    Raises UserError("archive-damaged"), Cancelled.
    """
    known = {
        name: number
        for name, number in given_numbers.items()
        if name in carried_tables() and 0 <= number < _MOST
    }
    counters.raise_to(session, known)
    with _stoppable(session, should_stop):
        for name in carried_tables():
            if session.execute(text(f'PRAGMA foreign_key_check("{name}")')).first() is not None:
                raise UserError("archive-damaged")
        try:
            archive_check.read_through(session)
            derived.rebuild(session)
            derived.touch_threads(session, session.scalars(select(ThreadRow.id)))
            derived.refresh(session)
        except _UNREADABLE as error:
            raise UserError("archive-damaged") from error


@contextmanager
def _stoppable(session: Session, should_stop: Callable[[], bool]) -> Iterator[None]:
    connection: Any = session.connection().connection.driver_connection
    connection.set_progress_handler(lambda: int(should_stop()), _STEPS_BETWEEN)
    try:
        yield
    except OperationalError as error:
        if "interrupted" in str(error):
            raise Cancelled from error
        raise
    finally:
        connection.set_progress_handler(None, 0)


class _Taker:
    """Takes a column's value back, and refuses what can't be one."""

    def __init__(self, source: Column[Any]) -> None:
        self.is_json = isinstance(source.type, JSON)
        self._decode = _decoder(source)
        self._may_be_empty = source.nullable
        # A column that a later version added: its older rows hold what it begins with.
        default = None if source.default is None else source.default.arg  # type: ignore[attr-defined]
        self._first = default(None) if callable(default) else default

    def take(self, row: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - what a column holds
        if name in row:
            return self._decode(row[name])
        if self._may_be_empty:
            return None
        if self._first is None:
            raise ValueError(name)
        return json.dumps(self._first) if self.is_json else self._first


def _taken(takers: Mapping[str, _Taker], row: Mapping[str, Any]) -> PlainRow:
    try:
        if not row.keys() <= takers.keys():
            raise UserError("archive-damaged")
        return {name: taker.take(row, name) for name, taker in takers.items()}
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise UserError("archive-damaged") from error


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


def _plain(source: Table) -> TableClause:
    """Return the table with JSON as the text that it is stored as: no value reads as another."""
    return table(
        source.name,
        *(column(c.name, Text() if isinstance(c.type, JSON) else c.type) for c in source.columns),
    )


def _encoder(source: Column[Any]) -> Callable[[Any], Any] | None:
    if isinstance(source.type, JSON):
        return _json_out
    if isinstance(source.type, UtcDateTime):
        return datetime.isoformat
    if isinstance(source.type, Date):
        return date.isoformat
    if isinstance(source.type, LargeBinary):
        return lambda value: base64.b64encode(value).decode("ascii")
    return None


def _decoder(source: Column[Any]) -> Callable[[Any], Any]:
    for kind, decode in (
        (JSON, _json_in),
        (UtcDateTime, _moment_in),
        (Date, date.fromisoformat),
        (LargeBinary, _bytes_in),
        (Boolean, lambda value: _checked(value, bool)),
        (Integer, _number_in),
        (Float, lambda value: float(_checked(value, (int, float)))),
    ):
        if isinstance(source.type, kind):
            return decode
    return lambda value: _checked(value, str)


def _json_out(written: str) -> Any:  # noqa: ANN401 - JSON is whatever it is
    value = json.loads(written)
    is_odd = isinstance(value, dict) and _WRITTEN in value
    # Seals and comparisons look at the text: what was written another way stays so.
    return {_WRITTEN: written} if is_odd or json.dumps(value) != written else value


def _json_in(value: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(value, dict) and _WRITTEN in value:
        written = _checked(value[_WRITTEN], str)
        json.loads(written)
        return str(written)
    return json.dumps(value)


def _moment_in(value: Any) -> datetime:  # noqa: ANN401 - as above
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment


def _bytes_in(value: Any) -> bytes:  # noqa: ANN401 - as above
    if isinstance(value, bytes):
        return value
    try:
        return base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error


def _number_in(value: Any) -> int:  # noqa: ANN401 - as above
    if type(value) is not int or not -_MOST <= value < _MOST:
        raise ValueError("not a number")
    return value


def _checked(value: Any, kind: type | tuple[type, ...]) -> Any:  # noqa: ANN401 - as above
    if not isinstance(value, kind):
        raise TypeError("not what the column holds")
    return value
