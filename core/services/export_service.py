"""Taking the data out: everything in an archive, or contacts, meetings and mail for other programs.

Each export is written beside its target, read back by the readers that take such files in, and only
then gets its name. The audit tells who took what out, from before the first byte is written.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.domain import access
from core.domain.change import Action
from core.domain.exporting import (
    ExportFormat,
    ExportReport,
    HandedOut,
    ProgressCallback,
    StopQuestion,
)
from core.domain.view import View
from core.errors import UserError
from core.ingest import archive as archives
from core.services import archive_writer, handing_out
from core.services.archive_restoring import RECORDS
from core.services.export_course import Course
from core.services.export_draft import new_export
from core.services.export_files import FORMS, Witness, read_back, shown
from core.storage.database import Database

Say = Callable[[str], str]


class ExportService:
    """Writes what leaves the file. Export lane or data lane; one export at a time each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def export(
        self,
        form: ExportFormat,
        to: Path,
        say: Say,
        progress: ProgressCallback | None = None,
        should_stop: StopQuestion | None = None,
    ) -> ExportReport:
        """Write a new file of this form; return what it holds, read back.

        say: the words of the workbook in an archive of everything, which an import takes in again
        as it was. should_stop: asked about every 50 ms.
        Raises UserError("not-allowed") for all but owners, ("export-nothing"), ("file-exists"),
        ("export-no-room"), ("export-no-writing"), ("file-not-saved"), ("export-not-verified");
        Cancelled. Nothing is left behind then.
        """
        access.require_owner(self._database.person)
        course, started = Course(progress, should_stop), time.monotonic()
        if form is ExportFormat.ALL:
            report = self._export_all(to, say, course)
        else:
            report = self._export_file(form, to, course)
        size, seconds = to.stat().st_size, round(time.monotonic() - started, 3)
        return replace(report, size_bytes=size, seconds=seconds)

    def note_taken(self, what: str) -> None:
        """Let the audit tell that one thing was put on paper, copied, or dragged out."""
        self._database.note_deed(Action.TAKE_OUT, what)

    def card(self, contact_id: int) -> HandedOut:
        """Return one contact for another program. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            return handing_out.card(session, contact_id)

    def mail(self, interaction_id: int) -> HandedOut:
        """Return one message for another program. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            return handing_out.mail(session, interaction_id)

    def rows(
        self, view: View, runs: Sequence[tuple[int, int]], headings: Sequence[str]
    ) -> HandedOut:
        """Return rows of a view for another program. Raises as `ViewService.page` does."""
        with self._database.reading() as session:
            return handing_out.rows(session, view, runs, headings)

    def _export_all(self, to: Path, say: Say, course: Course) -> ExportReport:
        manifest: dict[str, Any] = {}

        def check(draft: Path) -> None:
            facts = archives.check(draft, course.check, course.should_stop)
            if facts.rows != {told["name"]: told["rows"] for told in manifest["tables"]}:
                raise UserError("export-not-verified", file=to.name)

        with new_export(to, check) as draft:
            self._database.note_deed(Action.EXPORT, to.name)
            with self._database.reading() as session:
                course.begin(archive_writer.count_work(session))
                manifest |= archive_writer.write(session, draft, say, course)
        rows = {told["name"]: told["rows"] for told in manifest["tables"]}
        records = sum(rows[table] for table in RECORDS)
        return ExportReport(to, ExportFormat.ALL, records=records, files=manifest["files"])

    def _export_file(self, form: ExportFormat, to: Path, course: Course) -> ExportReport:
        kind = FORMS[form]
        with self._database.reading() as session:
            course.begin(kind.count(session))
        if not course.total:
            raise UserError("export-nothing")
        witness = Witness()
        differing: list[str] = []

        def check(draft: Path) -> None:
            differing.extend(read_back(draft, kind, witness, course))

        with new_export(to, check) as draft:
            self._database.note_deed(Action.EXPORT, to.name)
            with self._database.reading() as session, draft.open("wb") as stream:
                witness = kind.write(session, stream, course)
        return ExportReport(
            to,
            form,
            records=len(witness.marks),
            files=witness.files,
            different=len(differing),
            differing=shown(differing),
        )
