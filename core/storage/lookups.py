"""What a batch of records will ask of the file, asked at once.

One question for a hundred keys costs little more than one for a single key. The answers are kept
true by whoever adds rows: `note`. Without a batch every question goes to the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Delete, Select, Table, Update, event, select
from sqlalchemy.orm import ORMExecuteState, Session

from core.storage.sales_tables import DealRow
from core.storage.tables import (
    ChannelRow,
    CompanyRow,
    ContactRow,
    HistoryStepRow,
    ImportedRecordRow,
    InteractionRow,
    ThreadReferenceRow,
)

_CHUNK = 500
Question = tuple[str, str]
"""What is asked about, and the key: ("email", "a@x.example")."""


def prepare(session: Session, questions: Iterable[Question]) -> None:
    """Ask all of these at once; they are answered from memory until the session ends."""
    answers: dict[Question, list[int]] = {}
    keys: dict[str, set[str]] = {}
    for question in questions:
        answers[question] = []
        keys.setdefault(question[0], set()).add(question[1])
    for about, wanted in keys.items():
        ordered = sorted(wanted)
        for start in range(0, len(ordered), _CHUNK):
            for key, found in session.execute(_statement(about, ordered[start : start + _CHUNK])):
                known = answers.get((about, key))
                if known is not None and found not in known:
                    known.append(found)
    session.info["lookups"] = answers


def find(session: Session, about: str, key: str) -> list[int]:
    """Return the ids that answer, the oldest first."""
    answers: dict[Question, list[int]] = session.info.get("lookups", {})
    known = answers.get((about, key))
    if known is not None:
        return known
    return list(dict.fromkeys(found for _, found in session.execute(_statement(about, [key]))))


def note(session: Session, about: str, key: str, found: int) -> None:
    """One more record answers this question from now on."""
    answers: dict[Question, list[int]] = session.info.get("lookups", {})
    known = answers.get((about, key))
    if known is not None and found not in known:
        known.append(found)


def watch(session: Session, new: Collection[str], changed: Collection[str], gone: object) -> None:
    """Ask the file again when rows were written past `note`.

    new, changed: tables of which the session has new and changed rows. gone: true when it has any
    that are to be deleted.
    """
    if gone or "channels" in changed or not _TABLES.isdisjoint(new):
        drop(session)


def drop(session: Session) -> None:
    """Ask the file again from now on: what was known may have changed."""
    session.info.pop("lookups", None)


@event.listens_for(Session, "do_orm_execute")
def _watch_statements(state: ORMExecuteState) -> None:
    statement = state.statement
    if isinstance(statement, Delete | Update) and isinstance(statement.table, Table):
        is_known = isinstance(statement, Delete) or statement.table.name == "channels"
        if is_known and statement.table.name in _TABLES:
            drop(state.session)


def _statement(about: str, keys: list[str]) -> Select[Any]:
    key, found, *conditions = _SOURCES[about]
    statement = select(key, found).where(key.in_(keys), *conditions).order_by(found)
    if about.endswith(" record"):
        statement = statement.join(HistoryStepRow, HistoryStepRow.id == ImportedRecordRow.step_id)
    return statement


_SOURCES: dict[str, tuple[Any, ...]] = {
    "email": (ChannelRow.key, ChannelRow.contact_id, ChannelRow.kind == "email"),
    "phone": (ChannelRow.key, ChannelRow.contact_id, ChannelRow.kind == "phone"),
    "web": (ChannelRow.key, ChannelRow.contact_id, ChannelRow.kind == "web"),
    "chat": (ChannelRow.key, ChannelRow.contact_id, ChannelRow.kind == "chat"),
    "identifier": (ContactRow.external_id, ContactRow.id),
    "name": (ContactRow.name_key, ContactRow.id),
    "company": (CompanyRow.name_key, CompanyRow.id),
    "interaction": (InteractionRow.fingerprint, InteractionRow.id),
    "loose mail": (
        InteractionRow.counterpart_key,
        InteractionRow.id,
        InteractionRow.contact_id.is_(None),
    ),
    "message": (ThreadReferenceRow.message_id, ThreadReferenceRow.thread_id),
    "deal id": (DealRow.external_id, DealRow.id),
    "deal title": (DealRow.title_key, DealRow.id),
    **{
        f"{kind} record": (
            ImportedRecordRow.fingerprint,
            ImportedRecordRow.record_id,
            ImportedRecordRow.kind == kind,
            HistoryStepRow.undone_at.is_(None),
        )
        for kind in ("contact", "company", "deal", "task", "interaction")
    },
}
# Whose rows are asked about.
_TABLES = frozenset({
    "channels", "companies", "contacts", "deals", "imported_records", "interactions",
    "thread_references",
})  # fmt: skip
