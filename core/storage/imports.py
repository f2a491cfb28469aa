"""What was imported, and which record became what."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, insert, literal, select, update
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.importing import ImportBatch, ImportReport, OpenImport, Place, Rejection
from core.storage import merges
from core.storage.rows import lookups
from core.storage.rows.row_writer import Writer
from core.storage.rows.sales_tables import DealRow
from core.storage.rows.tables import (
    CompanyRow,
    ContactRow,
    HistoryStepRow,
    ImportBatchRow,
    ImportedRecordRow,
)

# Whom a record turned out to be without bringing anything: kept only as long as the import may be
# gone on with.
_FOUND = {kind: f"found {kind}" for kind in (Kind.CONTACT, Kind.DEAL, Kind.TASK)}
_CHUNK = 400
_RECORDS = Writer(ImportedRecordRow, ("step_id", "fingerprint", "kind", "record_id"))


def add_batch(session: Session, step_id: int, label: str) -> int:
    """Remember that an import began; return its id."""
    row = ImportBatchRow(step_id=step_id, label=label, started_at=datetime.now(UTC), report={})
    session.add(row)
    session.flush()
    return row.id


def set_report(
    session: Session, batch_id: int, report: ImportReport, source: dict[str, Any] | None = None
) -> None:
    """Remember how the import goes or went. source: what it takes to go on; None: nothing."""
    row = session.get_one(ImportBatchRow, batch_id)
    row.report, row.source = asdict(report), source or {}


def close_batch(session: Session, batch_id: int) -> None:
    """Forget what it would take to go on with the import."""
    row = session.get_one(ImportBatchRow, batch_id)
    row.source = {}
    forget_found(session, row.step_id)


def close_same(session: Session, source: dict[str, Any]) -> None:
    """Forget what it would take to go on with imports of just these files: they are in."""
    rows = session.scalars(select(ImportBatchRow).where(ImportBatchRow.source != {}))
    for row in rows:
        if row.source.get("stamp") == source.get("stamp"):
            close_batch(session, row.id)


def find_open(session: Session) -> OpenImport | None:
    """Return the newest import that was stopped or cut off and not taken back since."""
    row = session.scalar(
        select(ImportBatchRow)
        .join(HistoryStepRow, HistoryStepRow.id == ImportBatchRow.step_id)
        .where(ImportBatchRow.source != {}, HistoryStepRow.undone_at.is_(None))
        .order_by(ImportBatchRow.id.desc())
        .limit(1)
    )
    if row is None:
        return None
    total = row.source.get("bytes_total", 0)
    return OpenImport(
        row.id,
        row.step_id,
        row.label,
        row.started_at,
        _to_report(row.report),
        row.source.get("bytes_done", 0) / total if total else 0.0,
        dict(row.source),
    )


def list_made(session: Session, batch_id: int) -> set[tuple[Kind, int]]:
    """Return the contacts and companies that an import has made so far, and the deals and tasks.

    Of the latter those that it changed as well: an archive's keep the day on which they were made.
    """
    batch = session.get_one(ImportBatchRow, batch_id)
    sold = session.execute(
        select(ImportedRecordRow.kind, ImportedRecordRow.record_id).where(
            ImportedRecordRow.step_id == batch.step_id,
            ImportedRecordRow.kind.in_((Kind.DEAL.value, Kind.TASK.value)),
        )
    )
    found = {(Kind(kind), record_id) for kind, record_id in sold}
    for kind, row_class in ((Kind.CONTACT, ContactRow), (Kind.COMPANY, CompanyRow)):
        ids = session.scalars(
            select(row_class.id)
            .join(ImportedRecordRow, ImportedRecordRow.record_id == row_class.id)
            .where(
                ImportedRecordRow.step_id == batch.step_id,
                ImportedRecordRow.kind == kind.value,
                row_class.created_at >= batch.started_at,
            )
        )
        found.update((kind, record_id) for record_id in ids)
    return found


def forget_batch(session: Session, batch_id: int) -> None:
    """Drop an import that brought nothing."""
    row = session.get_one(ImportBatchRow, batch_id)
    forget_found(session, row.step_id)
    session.delete(row)
    session.flush()


def list_batches(session: Session, limit: int) -> tuple[ImportBatch, ...]:
    """Return imports, newest first."""
    rows = session.execute(
        select(ImportBatchRow, HistoryStepRow.undone_at)
        .join(HistoryStepRow, HistoryStepRow.id == ImportBatchRow.step_id)
        .order_by(ImportBatchRow.id.desc())
        .limit(limit)
    )
    return tuple(
        ImportBatch(
            row.id, row.step_id, row.label, row.started_at, undone_at, _to_report(row.report)
        )
        for row, undone_at in rows
    )


def remember_record(
    session: Session, step_id: int, fingerprint: str, kind: Kind, record_id: int
) -> None:
    """Remember what the record with this fingerprint became."""
    told = {"step_id": step_id, "fingerprint": fingerprint}
    session.info.setdefault("imported", []).append(
        {**told, "kind": str(kind), "record_id": record_id}
    )
    lookups.note(session, f"{kind} record", fingerprint, record_id)


def remember_found(
    session: Session, step_id: int, fingerprint: str, kind: Kind, record_id: int
) -> None:
    """Remember what the record was found to be, for as long as its import isn't over."""
    session.info.setdefault("imported", []).append(
        {
            "step_id": step_id,
            "fingerprint": fingerprint,
            "kind": _FOUND[kind],
            "record_id": record_id,
        }
    )


def list_found(session: Session, step_id: int) -> dict[Kind, dict[str, int]]:
    """Return what the records of an unfinished import were found to be, by their fingerprints.

    Of contacts and deals those that are still there; a contact is whom it was merged into.
    """
    rows = session.execute(
        select(ImportedRecordRow.kind, ImportedRecordRow.fingerprint, ImportedRecordRow.record_id)
        .where(ImportedRecordRow.step_id == step_id, ImportedRecordRow.kind.in_(_FOUND.values()))
        .order_by(ImportedRecordRow.id)
    ).all()
    found: dict[Kind, dict[str, int]] = {
        kind: {mark: number for its, mark, number in rows if its == name}
        for kind, name in _FOUND.items()
    }
    people = found[Kind.CONTACT]
    survivors = merges.find_survivors(session, set(people.values()))
    people = {mark: survivors[number] for mark, number in people.items()}
    found[Kind.CONTACT] = _still_here(session, ContactRow, people)
    found[Kind.DEAL] = _still_here(session, DealRow, found[Kind.DEAL])
    return found


def _still_here(
    session: Session, row_class: type[ContactRow | DealRow], found: dict[str, int]
) -> dict[str, int]:
    ordered = sorted(set(found.values()))
    here: set[int] = set()
    for start in range(0, len(ordered), _CHUNK):
        part = ordered[start : start + _CHUNK]
        here.update(session.scalars(select(row_class.id).where(row_class.id.in_(part))))
    return {mark: number for mark, number in found.items() if number in here}


def hand_on_found(session: Session, step_id: int, to_step: int) -> None:
    """Let the rest of an import, a step of its own, know what the part before it has filed."""
    row = ImportedRecordRow
    known = row.step_id == step_id
    session.execute(update(row).where(known, row.kind.in_(_FOUND.values())).values(step_id=to_step))
    for kind in (Kind.DEAL, Kind.TASK):
        made = select(
            literal(to_step), row.fingerprint, literal(_FOUND[kind]), row.record_id
        ).where(known, row.kind == kind.value)
        names = ["step_id", "fingerprint", "kind", "record_id"]
        session.execute(insert(row).from_select(names, made))


def forget_found(session: Session, step_id: int) -> None:
    """Forget what only whoever goes on with the import would ask."""
    row = ImportedRecordRow
    session.execute(delete(row).where(row.step_id == step_id, row.kind.in_(_FOUND.values())))


def found_as(kind: Kind) -> tuple[str, ...]:
    """Return under which names records of this kind are remembered."""
    return (kind.value, *(name for known, name in _FOUND.items() if known is kind))


def write_remembered(session: Session) -> None:
    """Write what `remember_record` was told; called before the transaction ends."""
    if records := session.info.pop("imported", None):
        _RECORDS.write(session.connection(), records)


def find_record_id(session: Session, fingerprint: str, kind: Kind) -> int | None:
    """Return what the record became in an import that still stands."""
    return next(iter(lookups.find(session, f"{kind} record", fingerprint)), None)


def _to_report(stored: dict[str, Any]) -> ImportReport:
    if not stored:
        return ImportReport(is_complete=False)
    values = dict(stored)
    for name in ("rejections", "warnings"):
        values[name] = tuple(
            # Older reports know nothing of rows; newer ones keep none here.
            Rejection(Place(**item["place"]), item["reason"], item["details"])
            for item in values[name]
        )
    values["matched_by"] = tuple((key, number) for key, number in values["matched_by"])
    return ImportReport(**values)
