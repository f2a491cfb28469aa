"""Importing people's files: preview, import as one undoable step, and what came of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from core.domain.backup import BackupReason
from core.domain.change import Action, Origin
from core.domain.importing import (
    ImportBatch,
    ImportOptions,
    ImportPreview,
    ImportProgress,
    ImportReport,
    RawRecord,
    Rejection,
)
from core.errors import Cancelled
from core.ingest import reader
from core.memory import many_objects
from core.services import rejected_sheet
from core.services.erased_people import ErasedPeople
from core.services.record_filing import (
    Filing,
    LeftOut,
    Outcome,
    is_of_erased,
    notes_on_erased,
)
from core.storage import history, imports, knowledge
from core.storage.database import Database, Session

# One transaction: fewer are quicker, as each writes the changed pages of every index.
_BATCH_RECORDS = 5_000
# Kept one by one, in memory and in the file; all of them are counted.
_MOST_REJECTIONS = 50_000
_MOST_REASONS = 1_000

ProgressCallback = Callable[[ImportProgress], None]
StopQuestion = Callable[[], bool]


@dataclass
class _Tally:
    """What has happened so far in one import."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    rejected: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    warnings: list[Rejection] = field(default_factory=list)

    def reject(self, rejection: Rejection) -> None:
        self.rejected += 1
        if len(self.rejections) < _MOST_REJECTIONS:
            self.rejections.append(rejection)

    def file(self, record: RawRecord, outcome: Outcome) -> None:
        self.outcomes[outcome] += 1
        if len(self.warnings) < _MOST_REASONS:
            self.warnings.extend(Rejection(record.place, key) for key in record.warnings)


class ImportService:
    """Imports mail, contacts and tables. Data lane only."""

    def __init__(
        self, database: Database, keep: Callable[[BackupReason], object] | None = None
    ) -> None:
        """Take the file, and what makes a backup of it before something is brought in."""
        self._database, self._keep = database, keep

    def preview(self, paths: Sequence[Path], options: ImportOptions) -> ImportPreview:
        """Return the first records of what an import would read. Raises as `reader.preview`."""
        found = reader.preview(paths, self._with_owner(options))
        with self._database.reading() as session:
            erased = ErasedPeople(session)
        marked = (_marked(record, erased, options.default_region) for record in found.records)
        return replace(found, records=tuple(marked), knows_erased=erased.are_known)

    def run(
        self,
        paths: Sequence[Path],
        options: ImportOptions,
        progress: ProgressCallback | None = None,
        should_stop: StopQuestion | None = None,
        *,
        action: Action = Action.IMPORT,
    ) -> ImportReport:
        """Import the files as one undo step; what is here already is skipped.

        progress: called about every 50 ms. should_stop: asked often; what was written by then
        stays, and the report says that it is not complete.
        Raises UserError as `reader.read_files` does, before anything is written.
        """
        started = time.monotonic()
        options = self._with_owner(options)
        label = options.label or ", ".join(path.name for path in paths)
        found = reader.read_files(paths, options, should_stop=should_stop)
        tally = _Tally()
        with many_objects(), closing(found):  # type: ignore[type-var]  # it is a generator
            items = _batches(found, progress)
            if options.is_dry_run:
                return self._dry_run(items, options, tally, started)
            if self._keep is not None:
                self._keep(BackupReason.IMPORT)
            return self._write(items, options, action, label, tally, started)

    def list_batches(self, limit: int = 50) -> tuple[ImportBatch, ...]:
        """Return earlier imports, newest first."""
        with self._database.reading() as session:
            return imports.list_batches(session, limit)

    def save_rejected(
        self, rejections: Sequence[Rejection], path: Path, say: Callable[[Rejection], str]
    ) -> int:
        """Write what was left out as a table, to be mended and imported again; return its rows.

        say: gives the reason in words. Raises UserError("file-exists"), ("file-not-saved").
        """
        return rejected_sheet.save(rejections, path, say)

    def _with_owner(self, options: ImportOptions) -> ImportOptions:
        with self._database.reading() as session:
            owner = knowledge.get_owner(session)
        own = (*options.owner_addresses, *owner.addresses, owner.name)
        return replace(options, owner_addresses=tuple(dict.fromkeys(filter(None, own))))

    def _write(
        self,
        batches: Iterator[list[RawRecord | Rejection]],
        options: ImportOptions,
        action: Action,
        label: str,
        tally: _Tally,
        started: float,
    ) -> ImportReport:
        with self._database.writing(action, label, origin=Origin.IMPORT) as session:
            history.keep_step(session)
            step_id = history.step_of(session)
            batch_id = imports.add_batch(session, step_id, label)
            filing = Filing(options, ErasedPeople(session))
        is_complete = True
        try:
            for batch in batches:
                with self._database.writing(action, label, step_id=step_id) as session:
                    history.keep_step(session)
                    _file_batch(session, filing, batch, tally)
        except Cancelled:
            is_complete = False
        report = replace(_report(tally, filing, started), is_complete=is_complete)
        with self._database.writing(action, label, step_id=step_id) as session:
            if not history.count_rows(session, step_id):
                # Nothing to take back: no step, so that undo goes to the one before.
                imports.forget_batch(session, batch_id)
                return report
            report = replace(report, step_id=step_id)
            imports.set_report(session, batch_id, _to_keep(report))
        return report

    def _dry_run(
        self,
        batches: Iterator[list[RawRecord | Rejection]],
        options: ImportOptions,
        tally: _Tally,
        started: float,
    ) -> ImportReport:
        """Do the whole import in one transaction and take it back."""
        is_complete = True
        with self._database.trying(Action.IMPORT) as session:
            filing = Filing(options, ErasedPeople(session))
            try:
                for batch in batches:
                    _file_batch(session, filing, batch, tally)
            except Cancelled:
                is_complete = False
        return replace(_report(tally, filing, started), is_complete=is_complete)


def _batches(
    found: Iterator[RawRecord | Rejection | ImportProgress], progress: ProgressCallback | None
) -> Iterator[list[RawRecord | Rejection]]:
    batch: list[RawRecord | Rejection] = []
    try:
        for item in found:
            if isinstance(item, ImportProgress):
                if progress is not None:
                    progress(item)
                continue
            batch.append(item)
            if len(batch) >= _BATCH_RECORDS:
                yield batch
                batch = []
    except Cancelled:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def _file_batch(
    session: Session, filing: Filing, batch: Sequence[RawRecord | Rejection], tally: _Tally
) -> None:
    filing.prepare(session, batch)
    for item in batch:
        if isinstance(item, Rejection):
            tally.reject(item)
            continue
        try:
            tally.file(filing.noted(item), filing.file(session, item))
        except LeftOut as reason:
            tally.reject(Rejection(item.place, str(reason), row=item.row))
    imports.write_remembered(session)


def _marked(record: RawRecord, erased: ErasedPeople, region: str) -> RawRecord:
    """Return the record with a warning where it is of somebody who was erased."""
    notes = notes_on_erased(erased, record)
    if is_of_erased(erased, record, region):
        notes = ("person-erased", *notes)
    return replace(record, warnings=(*record.warnings, *notes)) if notes else record


def _to_keep(report: ImportReport) -> ImportReport:
    """Return the report as the file keeps it: without the rows, which did not go in."""
    kept = (replace(rejection, row=()) for rejection in report.rejections[:_MOST_REASONS])
    return replace(report, rejections=tuple(kept))


def _report(tally: _Tally, filing: Filing, started: float) -> ImportReport:
    counts = tally.outcomes
    return ImportReport(
        read=counts.total() + tally.rejected,
        created=counts[Outcome.CREATED],
        updated=counts[Outcome.UPDATED],
        merged=counts[Outcome.MERGED],
        skipped=counts[Outcome.SKIPPED],
        rejected=tally.rejected,
        rejections=tuple(tally.rejections),
        warnings=tuple(tally.warnings),
        matched_by=tuple(filing.matched_by.most_common()),
        unknown_senders=len(filing.unknown_senders),
        senders_added=filing.senders_added,
        seconds=round(time.monotonic() - started, 3),
    )
