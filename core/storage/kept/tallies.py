"""How many records there are, and which messages wait to be rated, kept up to date by triggers.

Counting a million rows means reading them. Triggers, because nobody who writes or deletes a row may
forget it: import, undo, merging, erasure. Both tables are worked out of the others and belong to no
copy and no salvage.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ForeignKey, Index, delete, insert, select
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Mapped, Session, mapped_column

from core.domain.interaction import Direction, InteractionKind
from core.storage.rows.row import Row
from core.storage.rows.tables import InteractionRow

CONTACTS, COMPANIES, INTERACTIONS, UNRATED = "contacts", "companies", "interactions", "unrated"
CONVERSATIONS = "all"
"""The other names of conversations are those of the inbox's filters."""
_ABOUT = "count of "  # tells the table from SQLite's own of last numbers, in a damaged file

# A call or a visit is told in the owner's words.
_WRITTEN_BY_CUSTOMERS = tuple(
    kind.value
    for kind in (
        InteractionKind.EMAIL,
        InteractionKind.CHAT,
        InteractionKind.REVIEW,
        InteractionKind.VOICE,
    )
)


class RecordCountRow(Row):
    """How many records of a name there are."""

    __tablename__ = "record_counts"

    name: Mapped[str] = mapped_column(primary_key=True)
    records: Mapped[int]


class UnratedRow(Row):
    """A message that a customer wrote and that is to be rated: for the first time, or again.

    is_personal: always so; mail that a machine sent waits for nobody.
    """

    __tablename__ = "unrated"
    __table_args__ = (Index(None, "is_personal", "occurred_at"),)

    interaction_id: Mapped[int] = mapped_column(
        ForeignKey("interactions.id", ondelete="CASCADE"), primary_key=True
    )
    is_personal: Mapped[bool]
    occurred_at: Mapped[datetime]


def count(session: Session, name: str) -> int:
    """Return how many records of this name there are."""
    statement = select(RecordCountRow.records).where(RecordCountRow.name == _ABOUT + name)
    found = session.scalar(statement)
    return found or 0


_TABLES = (
    "CREATE TABLE record_counts (name VARCHAR NOT NULL, records INTEGER NOT NULL, "
    "CONSTRAINT pk_record_counts PRIMARY KEY (name))",
    "CREATE TABLE unrated (interaction_id INTEGER NOT NULL, is_personal BOOLEAN NOT NULL, "
    "occurred_at DATETIME NOT NULL, CONSTRAINT pk_unrated PRIMARY KEY (interaction_id), "
    "CONSTRAINT fk_unrated_interaction_id_interactions FOREIGN KEY(interaction_id) "
    "REFERENCES interactions (id) ON DELETE CASCADE)",
    "CREATE INDEX ix_unrated_is_personal_occurred_at ON unrated (is_personal, occurred_at)",
)
_KINDS = ", ".join(f"'{kind}'" for kind in _WRITTEN_BY_CUSTOMERS)
# What only passes others' words on, or says nothing at all, has no mood of its own.
_HAS_WORDS = "(trim(new_text) <> '' OR (trim(text) = '' AND subject <> ''))"
_IS_RATABLE = (
    f"direction = '{Direction.INCOMING.value}' AND kind IN ({_KINDS}) AND NOT is_automatic "
    f"AND {_HAS_WORDS}"
)
_UNRATED = (
    "INSERT OR IGNORE INTO unrated (interaction_id, is_personal, occurred_at) "  # noqa: S608 - names of our own
    "SELECT id, NOT is_automatic, occurred_at FROM interactions "
    f"WHERE {_IS_RATABLE} AND id NOT IN (SELECT interaction_id FROM sentiments)"
)
_FLAGS = ("needs_reply", "is_upset", "is_automatic")
_FLAG_NAMES = ("needs-reply", "upset", "automatic")


def make(connection: Connection) -> None:
    """Make the tables and what keeps them, and count what is there."""
    for statement in (*_TABLES, *_triggers()):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_UNRATED)
    for name in (CONTACTS, COMPANIES, INTERACTIONS, UNRATED):
        _count_now(connection, name, name)
    _count_now(connection, CONVERSATIONS, "thread_summaries")
    for name, flag in zip(_FLAG_NAMES, _FLAGS, strict=True):
        _count_now(connection, name, f"thread_summaries WHERE {flag}")


def leave_automatic_out(connection: Connection) -> None:
    """Bring a file up to date in which mail that machines sent was rated, too."""
    for name in ("note_unrated", "note_unrated_again", "note_unrating"):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for trigger in _waiting_triggers():
        connection.exec_driver_sql(trigger)
    for table in ("unrated", "sentiments"):
        connection.exec_driver_sql(
            f"DELETE FROM {table} WHERE interaction_id NOT IN "  # noqa: S608 - names of our own
            f"(SELECT id FROM interactions WHERE {_IS_RATABLE})"
        )
    connection.exec_driver_sql(
        "UPDATE thread_summaries SET mood_id = NULL, is_upset = 0 WHERE mood_id IS NOT NULL "
        "AND mood_id NOT IN (SELECT interaction_id FROM sentiments)"
    )


def wait_again(session: Session, message_ids: Collection[int]) -> None:
    """Have these messages rated anew; the ratings that they have stand until then."""
    waiting = UnratedRow.interaction_id
    already = set(session.scalars(select(waiting).where(waiting.in_(message_ids))))
    found = session.execute(
        select(InteractionRow.id, InteractionRow.occurred_at).where(
            InteractionRow.id.in_(set(message_ids) - already),
            InteractionRow.is_automatic.is_(False),
        )
    ).all()
    if found:
        session.execute(
            insert(UnratedRow),
            [{"interaction_id": i, "is_personal": True, "occurred_at": at} for i, at in found],
        )


def wait_no_more(session: Session, message_ids: Collection[int]) -> None:
    """These messages are rated."""
    session.execute(delete(UnratedRow).where(UnratedRow.interaction_id.in_(message_ids)))


def _count_now(connection: Connection, name: str, source: str) -> None:
    connection.exec_driver_sql(
        f"INSERT OR REPLACE INTO record_counts SELECT '{_ABOUT}{name}', count(*) FROM {source}"  # noqa: S608 - names of our own
    )


def _triggers() -> list[str]:
    made = [
        trigger
        for table in (CONTACTS, COMPANIES, INTERACTIONS, UNRATED)
        for trigger in (
            _trigger(f"count_new_{table}", f"INSERT ON {table}", _add("1", _is(table))),
            _trigger(f"count_gone_{table}", f"DELETE ON {table}", _add("-1", _is(table))),
        )
    ]
    new, old = _names_of("new"), _names_of("old")
    made += [
        _trigger("count_new_summaries", "INSERT ON thread_summaries", _add("1", new)),
        _trigger("count_gone_summaries", "DELETE ON thread_summaries", _add("-1", old)),
        _trigger(
            "count_changed_summaries",
            f"UPDATE OF {', '.join(_FLAGS)} ON thread_summaries",
            f"{_add('-1', old)} {_add('1', new)}",
        ),
        _trigger(
            "note_rated",
            "INSERT ON sentiments",
            "DELETE FROM unrated WHERE interaction_id = new.interaction_id;",
        ),
    ]
    return made + _waiting_triggers()


def _waiting_triggers() -> list[str]:
    return [
        _trigger("note_unrated", "INSERT ON interactions", f"{_UNRATED} AND id = new.id;"),
        _trigger(
            "note_unrated_again",
            "UPDATE OF direction, kind, is_automatic, occurred_at, new_text ON interactions",
            "DELETE FROM unrated WHERE interaction_id = old.id; "  # noqa: S608 - as above
            f"{_UNRATED} AND id = new.id;",
        ),
        _trigger(
            "note_unrating", "DELETE ON sentiments", f"{_UNRATED} AND id = old.interaction_id;"
        ),
    ]


def _names_of(row: str) -> str:
    """Return the condition for all counts in which a summary takes part."""
    flagged = [
        f"({_is(name)} AND {row}.{flag})" for name, flag in zip(_FLAG_NAMES, _FLAGS, strict=True)
    ]
    return " OR ".join([_is(CONVERSATIONS), *flagged])


def _is(name: str) -> str:
    return f"name = '{_ABOUT}{name}'"


def _add(number: str, names: str) -> str:
    return f"UPDATE record_counts SET records = records + {number} WHERE {names};"  # noqa: S608 - as above


def _trigger(name: str, event: str, body: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {event} BEGIN {body} END"
