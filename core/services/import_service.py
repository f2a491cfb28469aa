"""Importing people's files: preview, import as one undoable step, and what came of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from core.domain.backup import BackupReason
from core.domain.change import Action, Kind, Origin
from core.domain.importing import (
    ImportBatch,
    ImportOptions,
    ImportPreview,
    ImportProgress,
    ImportReport,
    OpenImport,
    Place,
    RawRecord,
    Rejection,
)
from core.errors import Cancelled
from core.ingest import archive as archives
from core.ingest import reader
from core.making_way import make_way
from core.memory import many_objects
from core.services import archive_restoring, chat_owner, import_source, rejected_sheet
from core.services.erased_people import ErasedPeople
from core.services.filing_outcome import LeftOut, Outcome
from core.services.import_pace import Pace
from core.services.record_filing import Filing, is_of_erased, notes_on_erased
from core.storage import imports, knowledge
from core.storage.database import Database, Session
from core.storage.rows import lookups
from core.storage.trail import history

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


@dataclass
class _Job:
    """One import: under which name, what it takes to go on with it, and what was done before."""

    options: ImportOptions
    action: Action
    label: str
    source: dict[str, Any]
    earlier: OpenImport | None = None
    warnings: tuple[Rejection, ...] = ()
    started: float = field(default_factory=time.monotonic)
    pace: Pace = field(default_factory=Pace)

    def note(self, progress: ImportProgress) -> None:
        """Keep how far it is."""
        if self.source:
            done = {"bytes_done": progress.bytes_done, "bytes_total": progress.bytes_total}
            self.source = {**self.source, **done}

    def report(self, tally: _Tally, filing: Filing) -> ImportReport:
        """Return what was done so far, with what was done before it was stopped."""
        report = _report(tally, filing, self.started)
        return report if self.earlier is None else import_source.joined(self.earlier.report, report)


class ImportService:
    """Imports mail, contacts and tables. Data lane only."""

    def __init__(
        self, database: Database, keep: Callable[[BackupReason], object] | None = None
    ) -> None:
        """Take the file, and what makes a backup of it before something is brought in."""
        self._database, self._keep = database, keep

    def preview(self, paths: Sequence[Path], options: ImportOptions) -> ImportPreview:
        """Return the first records of what an import would read. Raises as `reader.preview`."""
        options = self._with_owner(options)
        found = reader.preview(paths, options)
        with self._database.reading() as session:
            erased = ErasedPeople(session)
            names = chat_owner.guess(session, found, options.owner_addresses)
        marked = (_marked(record, erased, options.default_region) for record in found.records)
        return replace(
            found,
            records=tuple(marked),
            owner_guess=(*found.owner_guess, *names),
            knows_erased=erased.are_known,
        )

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
        stays, and the report says that it is not complete. An archive of everything goes into an
        empty file as it was, all or nothing: no step, and Cancelled when it is stopped.
        Raises UserError as `reader.read_files` does, before anything is written.
        """
        facts = archives.find(paths)
        if facts is not None and archive_restoring.can_restore(self._database, facts):
            return archive_restoring.restore(
                self._database, paths[0], progress, should_stop, is_dry_run=options.is_dry_run
            )
        options = self._with_owner(options)
        label = options.label or ", ".join(path.name for path in paths)
        job = _Job(options, action, label, import_source.describe(paths, options))
        if facts is not None:
            job.warnings = (Rejection(Place(paths[0].name), "archive-joined"),)
        return self._bring_in(job, paths, progress, should_stop)

    def find_open(self) -> OpenImport | None:
        """Return the newest import that was stopped or cut off, if it can be taken up again."""
        with self._database.reading() as session:
            return imports.find_open(session)

    def go_on(
        self,
        found: OpenImport,
        progress: ProgressCallback | None = None,
        should_stop: StopQuestion | None = None,
    ) -> ImportReport:
        """Go on with an import where it stopped; the report is of all of it.

        It stays one undo step unless something else was done since.
        Raises UserError("import-files-changed") and as `run` does.
        """
        paths, options = import_source.read(found.source)
        job = _Job(options, Action.IMPORT, found.label, found.source, found)
        return self._bring_in(job, paths, progress, should_stop)

    def leave(self, found: OpenImport) -> None:
        """Forget that an import could be taken up again; what came in stays."""
        with self._database.writing_results() as session:
            imports.close_batch(session, found.id)

    def _bring_in(
        self,
        job: _Job,
        paths: Sequence[Path],
        progress: ProgressCallback | None,
        should_stop: StopQuestion | None,
    ) -> ImportReport:
        def tell(state: ImportProgress) -> None:
            job.note(state)
            if progress is not None:
                progress(state)

        skip = 0 if job.earlier is None else job.earlier.report.read
        found = reader.read_files(paths, job.options, skip=skip, should_stop=should_stop)
        with many_objects(), self._database.many_pages(), closing(found):  # type: ignore[type-var]  # it is a generator
            items = _until(should_stop, job.pace.batches(found, tell))
            if job.options.is_dry_run:
                return self._dry_run(items, job)
            if self._keep is not None:
                self._keep(BackupReason.IMPORT)
            return self._write(items, job)

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

    def _write(self, batches: Iterator[list[RawRecord | Rejection]], job: _Job) -> ImportReport:
        filing, batch_id, step_id = self._begin(job)
        tally, is_complete = _Tally(warnings=list(job.warnings)), True
        gives_way = partial(job.pace.gives_way, self._database)
        try:
            for batch in job.pace.parts(batches):
                with (
                    job.pace.kept(self._database),
                    self._database.writing(job.action, job.label, step_id=step_id) as session,
                ):
                    history.keep_step(session)
                    _file_batch(session, filing, batch, tally, gives_way=gives_way)
                    so_far = replace(job.report(tally, filing), is_complete=False)
                    imports.set_report(session, batch_id, _to_keep(so_far), job.source)
        except Cancelled:
            is_complete = False
        report = replace(job.report(tally, filing), is_complete=is_complete)
        with self._database.writing(job.action, job.label, step_id=step_id) as session:
            if is_complete:
                imports.close_same(session, job.source)
                if filing.is_of_archive or job.earlier is not None:
                    imports.forget_found(session, step_id)
            if not history.count_rows(session, step_id):
                # Nothing to take back: no step, so that undo goes to the one before.
                imports.forget_batch(session, batch_id)
                return report
            report = replace(report, step_id=step_id)
            if job.earlier is not None and job.earlier.step_id != step_id:
                report = replace(report, earlier_step_id=job.earlier.step_id)
            imports.set_report(
                session, batch_id, _to_keep(report), {} if is_complete else job.source
            )
        return report

    def _begin(self, job: _Job) -> tuple[Filing, int, int]:
        """Open the step and the batch, or go on with those of an import that was stopped."""
        before, made = job.earlier, set()
        found: dict[Kind, dict[str, int]] = {}
        with self._database.reading() as session:
            if before is not None:
                made = imports.list_made(session, before.id)
                found = imports.list_found(session, before.step_id)
                if history.list_steps_after(session, before.step_id):
                    before = None  # What came in between must stay behind what comes now.
        with self._database.writing(
            job.action, job.label, step_id=before.step_id if before else None, origin=Origin.IMPORT
        ) as session:
            history.keep_step(session)
            step_id = history.step_of(session)
            if before is None and job.earlier is not None:
                imports.hand_on_found(session, job.earlier.step_id, step_id)
                imports.close_batch(session, job.earlier.id)
            batch_id = before.id if before else imports.add_batch(session, step_id, job.label)
            filing = Filing(job.options, ErasedPeople(session), made, found)
        return filing, batch_id, step_id

    def _dry_run(self, batches: Iterator[list[RawRecord | Rejection]], job: _Job) -> ImportReport:
        """Do the whole import in one transaction on a copy of the file."""
        tally, is_complete = _Tally(warnings=list(job.warnings)), True
        with self._database.trying(Action.IMPORT) as session:
            filing = Filing(job.options, ErasedPeople(session))
            try:
                for batch in batches:
                    _file_batch(session, filing, batch, tally)
            except Cancelled:
                is_complete = False
        return replace(job.report(tally, filing), is_complete=is_complete)


def _until(
    should_stop: StopQuestion | None, batches: Iterator[list[RawRecord | Rejection]]
) -> Iterator[list[RawRecord | Rejection]]:
    """Yield the batches; asks after each, as what is read already may be many."""
    for batch in batches:
        yield batch
        if should_stop is not None and should_stop():
            raise Cancelled


def _file_batch(
    session: Session,
    filing: Filing,
    batch: list[RawRecord | Rejection],
    tally: _Tally,
    *,
    gives_way: Callable[[int], bool] = lambda filed: False,  # noqa: ARG005 - a trial is in nobody's way
) -> None:
    """File the records; none is left in the list, as the memory is needed for their rows.

    gives_way: whether to leave it at so many; the rest stays in the list then.
    """
    filing.prepare(session, batch)
    batch.reverse()
    count = len(batch)
    while batch and not gives_way(count - len(batch)):
        make_way()
        item = batch.pop()
        if isinstance(item, Rejection):
            tally.reject(item)
            continue
        try:
            outcome = filing.file(session, item)
            tally.file(filing.noted(item), outcome)
        except LeftOut as reason:
            tally.reject(Rejection(item.place, str(reason), row=item.row))
    batch.reverse()
    imports.write_remembered(session)
    lookups.drop(session)  # nobody asks any more, and what is to come needs the memory


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
