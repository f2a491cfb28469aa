"""Taking everything in again from an archive: into an empty file, just as it was.

Whoever brings an archive into a file that holds something imports it like any other file: people
are matched, nothing that is there is replaced, and history stays behind.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from core.domain import access
from core.domain.exporting import ArchiveFacts
from core.domain.importing import ImportProgress, ImportReport, Place, Rejection
from core.errors import UserError
from core.ingest import archive as archives
from core.storage.database import Database
from core.storage.export import archive

RECORDS = ("contacts", "companies", "interactions")
"""What a person would count."""
ProgressCallback = Callable[[ImportProgress], None]


def can_restore(database: Database, facts: ArchiveFacts) -> bool:
    """Say whether the file is empty, so that an archive can go in as it was.

    Raises UserError("archive-newer") when a newer Cardfile made the archive.
    """
    if facts.schema_version > archive.schema_version():
        raise UserError("archive-newer")
    with database.reading() as session:
        return archive.is_empty(session)


def restore(
    database: Database,
    path: Path,
    progress: ProgressCallback | None = None,
    should_stop: Callable[[], bool] | None = None,
    *,
    is_dry_run: bool = False,
) -> ImportReport:
    """Take an archive into an empty file, with all its numbers.

    The archive is read through first; then all goes in at once, or nothing.
    Raises UserError("not-allowed") for all but owners, ("archive-damaged"), ("archive-too-large"),
    ("archive-file-not-empty"), as `Database.writing_results` does;
    Cancelled.
    """
    started = time.monotonic()
    access.require_owner(database.person)

    def tell(done: int, total: int) -> None:
        if progress is not None:
            # The reading through is quick: it gets a fifth of the way.
            progress(ImportProgress(0, done, 5 * total, path.name))

    facts = archives.check(path, tell, should_stop)
    if not is_dry_run:
        _fill(database, path, facts, progress, should_stop)
    return _report(path, facts, time.monotonic() - started)


def _fill(
    database: Database,
    path: Path,
    facts: ArchiveFacts,
    progress: ProgressCallback | None,
    should_stop: Callable[[], bool] | None,
) -> None:
    total, done, records = sum(facts.rows.values()), 0, 0
    with database.writing_results() as session:
        archive.begin(session)
        with closing(archives.read(path, should_stop)) as found:
            for table, rows in found:
                done += archive.add(session, table, rows)
                records += len(rows) if table in RECORDS else 0
                if progress is not None:
                    progress(ImportProgress(records, total + 4 * done, 5 * total, path.name))
        archive.finish(session, facts.counters, should_stop or (lambda: False))


def _report(path: Path, facts: ArchiveFacts, seconds: float) -> ImportReport:
    records = sum(facts.rows.get(table, 0) for table in RECORDS)
    told: dict[str, str | float] = {"rows": sum(facts.rows.values()), "files": facts.files}
    notes = [Rejection(Place(path.name), "archive-restored", told)]
    if facts.erased:
        notes.append(Rejection(Place(path.name), "archive-erased", {"count": facts.erased}))
    return ImportReport(
        read=records,
        created=records,
        warnings=tuple(notes),
        seconds=round(seconds, 3),
    )
