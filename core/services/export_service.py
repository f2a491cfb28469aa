"""Taking the data out: everything in an archive, or contacts, meetings and mail for other programs.

Each export is written beside its target, read back by the readers that take such files in, and only
then gets its name. The audit tells who took what out, from before the first byte is written.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.domain import access
from core.domain.change import Action
from core.domain.exporting import (
    ExportFormat,
    ExportReport,
    ProgressCallback,
    StopQuestion,
)
from core.errors import UserError
from core.ingest import archive as archives
from core.services import archive_writer
from core.services.export_course import Course
from core.services.export_draft import new_export
from core.storage import history
from core.storage.database import Database

Say = Callable[[str], str]


class ExportService:
    """Writes what leaves the file. Export lane or data lane; one export at a time each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def export_all(
        self,
        to: Path,
        say: Say,
        progress: ProgressCallback | None = None,
        should_stop: StopQuestion | None = None,
    ) -> ExportReport:
        """Write everything to a new archive, which an import takes in again as it was.

        say: the words of its workbook. Raises UserError("not-allowed") for all but owners,
        ("file-exists"), ("export-no-room"), ("export-no-writing"), ("file-not-saved"),
        ("export-not-verified"); Cancelled. Nothing is left behind then.
        """
        started = time.monotonic()
        course = Course(progress, should_stop)
        manifest: dict[str, Any] = {}

        def check(draft: Path) -> None:
            facts = archives.check(draft, course.check, should_stop)
            if facts.rows != {told["name"]: told["rows"] for told in manifest["tables"]}:
                raise UserError("export-not-verified", file=to.name)

        with new_export(to, check) as draft:
            self._record(to)
            with self._database.reading() as session:
                course.begin(archive_writer.count_work(session))
                manifest |= archive_writer.write(session, draft, say, course)
        return ExportReport(
            to,
            ExportFormat.ALL,
            records=sum(told["rows"] for told in manifest["tables"]),
            files=manifest["files"],
            size_bytes=to.stat().st_size,
            seconds=round(time.monotonic() - started, 3),
        )

    def _record(self, to: Path) -> None:
        """Let the audit tell who takes something out. Raises UserError("not-allowed")."""
        access.require_owner(self._database.person)
        with self._database.writing(Action.EXPORT, to.name) as session:
            history.keep_deed(session)
