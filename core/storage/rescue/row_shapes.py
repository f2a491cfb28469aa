"""Which table a row can be of, told by its values alone: for rows found without their table.

Two tables whose rows look alike need an entry in `_LOOKS`; a test says which.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import sqlcipher3

from core.domain.draft import DraftState
from core.domain.sentiment import Mood
from core.storage.rescue.clear_pages import Value, Values

COUNTERS = "sqlite_sequence"
_TYPES: dict[str, type | tuple[type, ...]] = {
    "INTEGER": int,
    "BIGINT": int,
    "BOOLEAN": int,
    "DOUBLE": (int, float),
    "FLOAT": (int, float),
    "BLOB": bytes,
}
_FORMS = {
    "DATE": re.compile(r"\d{4}-\d\d-\d\d$"),
    "DATETIME": re.compile(r"\d{4}-\d\d-\d\d \d\d:"),
    "JSON": re.compile(r'[\[{"]|null'),
}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:[\d:.]*")
_STATE = re.compile("|".join(state.value for state in DraftState))
_MOOD = re.compile("|".join(mood.value for mood in Mood))
_COUNTED_TABLE = re.compile(r"[a-z_]{1,40}")
# What tells two tables of the same columns apart.
_LOOKS = {
    ("blobs", "key"): re.compile(r"[0-9a-f]{64}"),
    ("file_secrets", "name"): re.compile(r"[a-z-]{1,40}"),
    ("drafts", "state"): _STATE,
    ("import_batches", "label"): re.compile(rf"(?!(?:{_STATE.pattern})$).*", re.DOTALL),
    ("distinct_contacts", "at"): _MOMENT,
    ("contact_companies", "role"): re.compile(rf"(?!(?:{_MOMENT.pattern})$).*", re.DOTALL),
    ("erased_fingerprints", "fingerprint"): re.compile(r"[0-9a-f]{64}"),
    ("erased_fingerprints", "at"): _MOMENT,
    ("file_texts", "blob_key"): re.compile(r"[0-9a-f]{64}"),
    ("file_texts", "problem"): re.compile(r"(?:file-[a-z-]{1,40})?"),
    ("taken_files", "digest"): re.compile(r"[0-9a-f]{64}"),
    ("tags", "colour"): re.compile(rf"(?!(?:{_MOOD.pattern})$)[a-z]{{1,10}}"),
    ("mood_words", "mood"): _MOOD,
    ("threads", "waved_off_at"): _MOMENT,
    ("owners", "addresses"): re.compile(r"\[.*", re.DOTALL),
    ("pseudonyms", "kind"): re.compile(r"[a-z-]{1,40}"),
    ("record_counts", "name"): re.compile(r"count of [a-z-]{1,40}"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its declared kind, whether it may be empty, whether it is the row's number.

    may_be_missing: a row stored before the table got this column has no value for it.
    """

    name: str
    kind: str
    may_be_empty: bool
    is_number: bool
    may_be_missing: bool = False
    looks: re.Pattern[str] | None = None

    def fits(self, value: Value) -> bool:
        """Say whether the value can stand in this column."""
        if self.is_number or value is None:
            return value is None and (self.is_number or self.may_be_empty)
        if self.looks is not None:
            return isinstance(value, str) and self.looks.fullmatch(value) is not None
        return _fits(self.kind, value)


class RowShapes:
    """The tables of a file of one version."""

    def __init__(self, connection: sqlcipher3.Connection, tables: Iterable[str]) -> None:
        # Rows of a table without numbers lie on the pages of an index, which nobody reads here.
        listed = connection.execute("PRAGMA table_list").fetchall()
        unnumbered = {name for _, name, _, _, is_unnumbered, _ in listed if is_unnumbered}
        self.columns = {
            table: _columns(connection, table) for table in tables if table not in unnumbered
        }
        self.columns[COUNTERS] = (
            Column("name", "VARCHAR", may_be_empty=False, is_number=False, looks=_COUNTED_TABLE),
            Column("seq", "INTEGER", may_be_empty=False, is_number=False),
        )

    def fits(self, table: str, values: Values) -> bool:
        """Say whether the values can be a row of the table; later columns may be missing."""
        columns = self.columns[table]
        missing = columns[len(values) :]
        return (
            len(values) <= len(columns)
            and all(column.may_be_missing for column in missing)
            and all(map(Column.fits, columns, values))
        )

    def table_of(self, rows: Iterable[Values]) -> str | None:
        """Return the table that most of these rows of one page fit, None when it is none."""
        votes: Counter[str] = Counter()
        for values in rows:
            votes.update(table for table in self.columns if self.fits(table, values))
        return votes.most_common(1)[0][0] if votes else None


def _columns(connection: sqlcipher3.Connection, table: str) -> tuple[Column, ...]:
    rows = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = [row[1] for row in rows if row[5]]
    return tuple(
        Column(
            name=name,
            kind=kind,
            may_be_empty=not needed,
            may_be_missing=not needed or default is not None,
            is_number=kind == "INTEGER" and keys == [name],
            looks=_LOOKS.get((table, name)),
        )
        for _, name, kind, needed, default, _ in rows
    )


def _fits(kind: str, value: Value) -> bool:
    if not isinstance(value, _TYPES.get(kind, str)):
        return False
    if kind == "BOOLEAN":
        return value in (0, 1)
    if kind in _FORMS and isinstance(value, str):
        return _FORMS[kind].match(value) is not None
    return True
