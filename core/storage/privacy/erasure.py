"""Erasing a person: their rows, the history of these, and their traces in other rows.

Not a change like others: it leaves nothing to put back. It writes tracked rows by plain statements
and gives the audit chain new seals for what it changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, String, Table, delete, func, select, update
from sqlalchemy.orm import Session

from core.domain.change import Action, Kind
from core.storage import imports, merges
from core.storage.finding import file_texts
from core.storage.kept import derived
from core.storage.privacy import erasure_of_sales
from core.storage.rows.agenda_tables import ActionChoiceRow
from core.storage.rows.file_text_table import FileTextRow
from core.storage.rows.mood_tables import MoodRulingRow
from core.storage.rows.privacy_tables import ErasedFingerprintRow, PseudonymRow
from core.storage.rows.row import Row
from core.storage.rows.tables import (
    TRACKED,
    AttachmentRow,
    BlobRow,
    ChannelRow,
    ContactCompanyRow,
    DraftRow,
    HistoryEntryRow,
    HistoryStepRow,
    ImportedRecordRow,
    InteractionRow,
    SentimentRow,
    ThreadReferenceRow,
)
from core.storage.rows.view_tables import FieldValueRow
from core.storage.trail import audit_chain, history
from core.text.normalise import name_key
from core.text.scrub import Scrubber

_CHUNK = 400
# What holds no words of anybody's, and what is worked out anew afterwards.
_WITHOUT_TEXT = {
    "action_choices", "audit_links", "audit_seals", "blobs", "company_names", "company_tags",
    "contact_days", "contact_facts", "contact_names", "contact_tags", "deal_names", "deal_tags",
    "erased_fingerprints", "file_secrets", "history_entries", "history_steps", "kept_prompts",
    "meanings", "mood_states", "mood_students", "phrase_contexts", "phrase_followers",
    "phrase_states", "prompt_marks", "pseudonyms", "record_counts", "thread_summaries", "unrated",
}  # fmt: skip
_NAMED_BY_FILE = (Action.IMPORT.value, Action.SAMPLE_DATA.value)
_BULK = {"import_batches": "imports", "drafts": "drafts", "sentiments": "moods"}


@dataclass
class _Work:
    """What is going, and what was touched so far."""

    session: Session
    scrubber: Scrubber
    doomed: dict[str, set[int]]
    places: Counter[str] = field(default_factory=Counter)
    gone: set[int] = field(default_factory=set)
    changed: set[tuple[str, int]] = field(default_factory=set)
    resealed: set[int] = field(default_factory=set)


def list_doomed(session: Session, contact_id: int, keys: Collection[str]) -> dict[str, set[int]]:
    """Return the rows that are the person's, by table. keys: addresses that are theirs alone."""

    def ids(column: Any, *conditions: Any) -> set[int]:  # noqa: ANN401 - SQL expressions
        return {value for value in session.scalars(select(column).where(*conditions)) if value}

    doomed = {"contacts": {contact_id}}
    doomed["channels"] = ids(ChannelRow.id, ChannelRow.contact_id == contact_id)
    doomed["contact_companies"] = ids(
        ContactCompanyRow.id, ContactCompanyRow.contact_id == contact_id
    )
    doomed["action_choices"] = ids(ActionChoiceRow.id, ActionChoiceRow.contact_id == contact_id)
    doomed["field_values"] = ids(FieldValueRow.id, FieldValueRow.contact_id == contact_id)
    theirs = (InteractionRow.contact_id == contact_id) | InteractionRow.counterpart_key.in_(keys)
    kept = erasure_of_sales.list_shared_meetings(session, contact_id, keys)
    doomed["interactions"] = ids(InteractionRow.id, theirs) - kept
    threads: set[int] = ids(InteractionRow.thread_id, theirs)
    shared: set[int] = set()
    doomed["attachments"] = set()
    doomed["thread_references"] = set()
    for part in _chunks(threads):
        of_thread = select(InteractionRow.id, InteractionRow.thread_id).where(
            InteractionRow.thread_id.in_(part)
        )
        shared |= {
            thread_id
            for row_id, thread_id in session.execute(of_thread)
            if thread_id and row_id not in doomed["interactions"]
        }
    doomed["threads"] = threads - shared
    for part in _chunks(doomed["threads"]):
        doomed["thread_references"] |= ids(
            ThreadReferenceRow.id, ThreadReferenceRow.thread_id.in_(part)
        )
    doomed["mood_rulings"] = set()
    for part in _chunks(doomed["interactions"]):
        doomed["mood_rulings"] |= ids(MoodRulingRow.id, MoodRulingRow.interaction_id.in_(part))
        doomed["attachments"] |= ids(AttachmentRow.id, AttachmentRow.interaction_id.in_(part))
    for name, found in merges.list_traces(session, contact_id).items():
        doomed[name] = doomed.get(name, set()) | found
    sales = erasure_of_sales.list_doomed(session, contact_id, keys, doomed["interactions"])
    for part in _chunks(sales["deals"]):
        doomed["field_values"] |= ids(FieldValueRow.id, FieldValueRow.deal_id.in_(part))
    return doomed | sales


def erase(session: Session, doomed: dict[str, set[int]], scrubber: Scrubber) -> dict[str, int]:
    """Erase these rows and every trace of the scrubber's terms; return how many rows, by place.

    Call within the writing session of an ERASE_PERSON step.
    """
    work = _Work(session, scrubber, doomed)
    history.keep_step(session)
    _forget_entries(work)
    let_go = erasure_of_sales.let_go(session, doomed)
    work.changed |= let_go
    _delete_rows(work)
    _scrub_tables(work)
    _scrub_entries(work)
    _scrub_steps(work)
    _scrub_pseudonyms(work)
    step_id = history.step_of(session)
    session.execute(
        update(HistoryStepRow)
        .where(HistoryStepRow.id == step_id)
        .values(rows=max(1, sum(work.places.values())))
    )
    _seal_changed_anew(work, step_id)
    return {place: count for place, count in work.places.items() if count}


def remember(session: Session, fingerprints: Iterable[tuple[str, str]]) -> None:
    """Keep these fingerprints (with their kind) of somebody erased, for later imports."""
    known = set(session.scalars(select(ErasedFingerprintRow.fingerprint)))
    now = datetime.now(UTC)
    for fingerprint, kind in fingerprints:
        if fingerprint not in known:
            known.add(fingerprint)
            session.add(ErasedFingerprintRow(fingerprint=fingerprint, kind=kind, at=now))
    session.flush()


def forget(session: Session, fingerprints: Collection[str]) -> None:
    """Drop these fingerprints: the person was brought back on purpose."""
    session.execute(
        delete(ErasedFingerprintRow).where(ErasedFingerprintRow.fingerprint.in_(fingerprints))
    )


def list_fingerprints(session: Session) -> dict[str, str]:
    """Return the fingerprints of people who were erased, with their kind."""
    rows = session.execute(select(ErasedFingerprintRow.fingerprint, ErasedFingerprintRow.kind))
    return dict(rows.all())


def _forget_entries(work: _Work) -> None:
    """Delete what the history keeps of the doomed rows, and the subjects that name them."""
    for name, ids in work.doomed.items():
        work.resealed |= audit_chain.loosen(work.session, name, ids)
    found = work.session.execute(
        select(
            HistoryEntryRow.id,
            HistoryEntryRow.step_id,
            HistoryEntryRow.table_name,
            HistoryEntryRow.row_id,
        )
    )
    steps: Counter[int] = Counter()
    for entry_id, step_id, table_name, row_id in found:
        if row_id in work.doomed.get(table_name, ()):
            work.gone.add(entry_id)
            steps[step_id] += 1
    for part in _chunks(work.gone):
        work.session.execute(delete(HistoryEntryRow).where(HistoryEntryRow.id.in_(part)))
    work.places["history"] += len(work.gone)
    for step_id, count in steps.items():
        step = work.session.get_one(HistoryStepRow, step_id)
        step.rows = max(0, step.rows - count)
        if step.subject and step.action not in _NAMED_BY_FILE:
            step.subject = ""
            work.resealed.add(-step_id)
    work.session.flush()


def _delete_rows(work: _Work) -> None:
    session, doomed = work.session, work.doomed
    for name, row_class in (("drafts", DraftRow), ("moods", SentimentRow)):
        for part in _chunks(doomed["interactions"]):
            column = row_class.interaction_id
            count = select(func.count()).select_from(row_class).where(column.in_(part))
            work.places[name] += session.scalar(count) or 0
    for table in reversed(Row.metadata.sorted_tables):
        ids = doomed.get(table.name, set()) if table.name in TRACKED else set()
        for part in _chunks(ids):
            for row in session.execute(select(table).where(table.c.id.in_(part))).all():
                derived.touch(session, table.name, dict(row._mapping), is_gone=True)  # noqa: SLF001 - public name
            session.execute(delete(table).where(table.c.id.in_(part)))
        work.places[table.name] += len(ids)
    work.places["index"] += len(doomed["contacts"]) + len(doomed["interactions"])
    for kind in (Kind.CONTACT, Kind.INTERACTION, Kind.DEAL, Kind.TASK):
        for part in _chunks(doomed[f"{kind.value}s"]):
            session.execute(
                delete(ImportedRecordRow).where(
                    ImportedRecordRow.kind.in_(imports.found_as(kind)),
                    ImportedRecordRow.record_id.in_(part),
                )
            )
    used = select(AttachmentRow.blob_key)
    done = session.execute(delete(BlobRow).where(BlobRow.key.not_in(used)))
    work.places["files"] += max(0, done.rowcount)  # type: ignore[attr-defined]  # a cursor's


def _scrub_tables(work: _Work) -> None:
    """Take the person out of every other row that has words in it."""
    for table in Row.metadata.sorted_tables:
        if table.name in _WITHOUT_TEXT:
            continue
        keys = list(table.primary_key)
        named = _changed_rows(work, table)
        if table.name in TRACKED:
            ids = [row["id"] for row, _ in named]
            work.resealed |= audit_chain.loosen(work.session, table.name, ids)
        for row, changed in named:
            statement = update(table).where(*(key == row[key.name] for key in keys))
            work.session.execute(statement.values(changed))
            work.places[_BULK.get(table.name, "others")] += 1
            if table.name in TRACKED:
                derived.touch(work.session, table.name, row, is_gone=True)
                work.changed.add((table.name, row["id"]))
            elif table.name == FileTextRow.__tablename__:
                file_texts.touch(work.session, row["blob_key"], gone=row["text"])


def _changed_rows(work: _Work, table: Table) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the rows that name the person: as they are, and the columns as they shall be."""
    names = [c.name for c in table.columns if isinstance(c.type, (String, JSON))]
    found = []
    for row in work.session.execute(select(table)).yield_per(_CHUNK):
        values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
        before = {name: values[name] for name in names}
        after = _scrubbed(work.scrubber, before)
        changed = {name: value for name, value in after.items() if value != before[name]}
        if changed:
            found.append((values, changed))
    return found


def _scrubbed(scrubber: Scrubber, row: dict[str, Any]) -> dict[str, Any]:
    """Return the columns of a row, or of one that the history keeps, without the person."""
    after = {
        name: _scrubbed(scrubber, value) if isinstance(value, dict) else scrubber.scrub_json(value)
        for name, value in row.items()
    }
    for name, value in row.items():
        key = f"{name}_key"
        # Its words stand in the order of the alphabet, where no name is recognised.
        if not isinstance(value, str) or after[name] == value:
            continue
        if row.get(key) == name_key(str(value)):
            after[key] = name_key(str(after[name]))
    return after


def _scrub_entries(work: _Work) -> None:
    table = HistoryEntryRow.__table__
    assert isinstance(table, Table)  # noqa: S101 - tells the type checker what it is
    named = _changed_rows(work, table)
    for name in {row["table_name"] for row, _ in named}:
        ids = [row["row_id"] for row, _ in named if row["table_name"] == name]
        work.resealed |= audit_chain.loosen(work.session, name, ids)
    for row, changed in named:
        work.session.execute(update(table).where(table.c.id == row["id"]).values(changed))
        work.places["history"] += 1
        work.changed.add((row["table_name"], row["row_id"]))


def _scrub_steps(work: _Work) -> None:
    for step in work.session.scalars(select(HistoryStepRow)):
        scrubbed = work.scrubber.scrub(step.subject)
        if scrubbed != step.subject:
            step.subject = scrubbed
            work.places["steps"] += 1
            work.resealed.add(-step.id)
    work.session.flush()


def _scrub_pseudonyms(work: _Work) -> None:
    for row in work.session.scalars(select(PseudonymRow)).all():
        if work.scrubber.scrub(row.original) != row.original:
            work.session.delete(row)
            work.places["pseudonyms"] += 1
    work.session.flush()


def _seal_changed_anew(work: _Work, step_id: int) -> None:
    """Seal every entry about a changed row: the row as it was is part of its neighbours' seals."""
    entries = work.session.execute(
        select(HistoryEntryRow.id, HistoryEntryRow.table_name, HistoryEntryRow.row_id)
    )
    about = {entry_id for entry_id, name, row_id in entries if (name, row_id) in work.changed}
    changed = (about | work.resealed) - work.gone
    audit_chain.seal_anew(work.session, step_id, changed, work.gone)


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
