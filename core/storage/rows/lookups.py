"""What a batch of records will ask of the file, asked at once.

One question for a hundred keys costs little more than one for a single key. The answers are kept
true by whoever adds rows: `note`. Without a batch every question goes to the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Delete, Table, Update, event, literal_column, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.orm import ORMExecuteState, Session

from core.storage.rows import fresh
from core.storage.rows.sales_tables import DealRow
from core.storage.rows.tables import (
    FINGERPRINT_BEGINNING,
    FINGERPRINT_CHARS,
    HAS_IDENTIFIER,
    ChannelRow,
    CompanyRow,
    ContactCompanyRow,
    ContactRow,
    HistoryStepRow,
    ImportedRecordRow,
    InteractionRow,
    ThreadReferenceRow,
)

_CHUNK = 500
_AT = "@"
_RECORD = " record"
# What was asked and answered by nobody; never added to.
_NOBODY: list[int] = []
Question = tuple[str, str]
"""What is asked about, and the key: ("email", "a@x.example")."""


Answers = dict[str, dict[str, list[int]]]
"""By what is asked about and by key: the ids that answer. A key that isn't there was not asked."""


def prepare(session: Session, questions: Iterable[Question]) -> None:
    """Ask all of these at once; they are answered from memory until the session ends."""
    answers: Answers = defaultdict(dict)
    for about, key in questions:
        answers[about][key] = _NOBODY
    fresh.settle(session)
    session.flush()
    for about, known in answers.items():
        for key, found in _ask(session.connection(), about, _asked(about, known)):
            _add(known, key, found)
    session.info["lookups"] = dict(answers)


def _add(known: dict[str, list[int]], key: str, found: int) -> None:
    ids = known.get(key)
    if ids is _NOBODY:
        known[key] = [found]
    elif ids is not None and found not in ids:
        ids.append(found)


def colleague(name_key: str, company_key: str) -> str:
    """Return the key of somebody of this name at this company; no key holds the sign between."""
    return f"{name_key}{_AT}{company_key}"


def find(session: Session, about: str, key: str) -> list[int]:
    """Return the ids that answer, the oldest first."""
    answers: Answers | None = session.info.get("lookups")
    if answers is not None and about in answers and (known := answers[about].get(key)) is not None:
        return known
    rows = session.execute(_statement(about, _asked(about, [key])))
    return list(dict.fromkeys(found for its_key, found in rows if its_key == key))


def list_found(session: Session, about: str) -> set[int]:
    """Return every id that answers one of the batch's questions of this kind."""
    answers: Answers = session.info.get("lookups") or {}
    return {found for ids in answers.get(about, {}).values() for found in ids}


def note(session: Session, about: str, key: str, found: int) -> None:
    """One more record answers this question from now on."""
    answers: Answers | None = session.info.get("lookups")
    if answers is not None and about in answers:
        _add(answers[about], key, found)


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


def _asked(about: str, keys: Iterable[str]) -> list[str]:
    """Return what the file is asked for: of colleagues the firms, of records how they begin."""
    if about == "colleague":
        # A firm has fewer people than a usual name has bearers.
        keys = {key.rpartition(_AT)[2] for key in keys}
    elif about.endswith(_RECORD):
        keys = {key[:FINGERPRINT_CHARS] for key in keys}
    return sorted(keys)


def _ask(connection: Connection, about: str, keys: Sequence[str]) -> Iterator[Any]:
    """Yield key and id of each answer: a few long questions, whose words are always the same."""
    if about not in _PREPARED:
        compiled = _statement(about, [f"{_AT}{place}" for place in range(_CHUNK)]).compile(
            connection, compile_kwargs={"render_postcompile": True}
        )
        names = compiled.positiontup or list(compiled.params)
        values = [str(compiled.params[name]) for name in names]
        at = values.index(f"{_AT}0")  # the keys stand together
        _PREPARED[about] = str(compiled), tuple(values[:at]), tuple(values[at + _CHUNK :])
    text, before, behind = _PREPARED[about]
    for start in range(0, len(keys), _CHUNK):
        part = list(keys[start : start + _CHUNK])
        padding = part[-1:] * (_CHUNK - len(part))
        yield from connection.exec_driver_sql(text, (*before, *part, *padding, *behind))


def _statement(about: str, keys: list[str]) -> Any:  # noqa: ANN401 - a SELECT of any columns
    if about == "colleague":
        return _COLLEAGUES.where(CompanyRow.name_key.in_(keys))
    key, found, *conditions = _SOURCES[about]
    statement = select(key, found).where(*conditions).order_by(found)
    if not about.endswith(_RECORD):
        return statement.where(key.in_(keys))
    of_step = HistoryStepRow.id == ImportedRecordRow.step_id
    return statement.join(HistoryStepRow, of_step).where(_BEGINNING.in_(keys))


_BEGINNING: Any = literal_column(FINGERPRINT_BEGINNING)
_PREPARED: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {}
_COLLEAGUES: Any = (
    select(ContactRow.name_key + _AT + CompanyRow.name_key, ContactRow.id)
    .join(ContactCompanyRow, ContactCompanyRow.contact_id == ContactRow.id)
    .join(CompanyRow, CompanyRow.id == ContactCompanyRow.company_id)
    .order_by(ContactRow.id)
)
_SOURCES: dict[str, tuple[Any, ...]] = {
    "email": (ChannelRow.key, ChannelRow.contact_id, ChannelRow.kind == "email"),
    "phone": (ChannelRow.key, ChannelRow.contact_id, ChannelRow.kind == "phone"),
    "web": (ChannelRow.key, ChannelRow.contact_id, ChannelRow.kind == "web"),
    "chat": (ChannelRow.key, ChannelRow.contact_id, ChannelRow.kind == "chat"),
    # In the words of the index: what is bound doesn't tell SQLite that it may be used.
    "identifier": (ContactRow.external_id, ContactRow.id, text(HAS_IDENTIFIER)),
    "name": (ContactRow.name_key, ContactRow.id),
    "company": (CompanyRow.name_key, CompanyRow.id),
    "domain": (CompanyRow.domain, CompanyRow.id),
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
        f"{kind}{_RECORD}": (
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
    "channels", "companies", "contact_companies", "contacts", "deals", "imported_records",
    "interactions",
    "thread_references",
})  # fmt: skip
