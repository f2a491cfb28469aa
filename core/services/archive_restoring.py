"""Taking everything in again from an archive: into an empty file, just as it was.

Whoever brings an archive into a file that holds something imports it like any other file: people
are matched, nothing that is there is replaced, and history stays behind.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from core.domain import access
from core.domain.exporting import ArchiveFacts
from core.domain.importing import ImportProgress, ImportReport, Place, Rejection
from core.errors import UserError
from core.ingest import archive as archives
from core.storage import archive
from core.storage.database import Database

_RECORDS = ("contacts", "companies", "interactions")
ProgressCallback = Callable[[ImportProgress], None]


def restore(
    database: Database,
    paths: Sequence[Path],
    progress: ProgressCallback | None = None,
    should_stop: Callable[[], bool] | None = None,
    *,
    is_dry_run: bool = False,
) -> ImportReport | None:
    """Take an archive in as it was; None when it is none, or the file isn't empty.

    The archive is read through first; then all goes in at once, or nothing.
    Raises UserError("not-allowed") for all but owners, ("archive-damaged"), ("archive-newer"),
    ("archive-too-large"), as `Database.writing_results` does; Cancelled.
    """
    started = time.monotonic()
    if archives.find(paths) is None:
        return None
    with database.reading() as session:
        if not archive.is_empty(session):
            return None
    access.require_owner(database.person)
    path = paths[0]

    def tell(done: int, total: int) -> None:
        if progress is not None:
            # The reading through is quick: it gets a fifth of the way.
            progress(ImportProgress(0, done, 5 * total, path.name))

    facts = archives.check(path, tell, should_stop)
    if facts.schema_version > archive.schema_version():
        raise UserError("archive-newer", path=path.name)
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
        for table, rows in archives.read(path, should_stop):
            done += archive.add(session, table, rows)
            records += len(rows) if table in _RECORDS else 0
            if progress is not None:
                progress(ImportProgress(records, total + 4 * done, 5 * total, path.name))
        archive.finish(session, facts.counters)


def _report(path: Path, facts: ArchiveFacts, seconds: float) -> ImportReport:
    records = sum(facts.rows.get(table, 0) for table in _RECORDS)
    told: dict[str, str | float] = {"rows": sum(facts.rows.values()), "files": facts.files}
    return ImportReport(
        read=records,
        created=records,
        warnings=(Rejection(Place(path.name), "archive-restored", told),),
        seconds=round(seconds, 3),
    )
