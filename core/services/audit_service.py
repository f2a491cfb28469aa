"""Looking things up in the audit, checking its chain, and giving it to somebody who asks."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from core.domain.audit import AuditCheck, AuditLine
from core.domain.change import Action
from core.services.export_draft import new_text_file
from core.storage.database import Database, Session
from core.storage.trail import audit, audit_check
from core.text.cells import safe_cell

_COLUMNS = (
    "link", "step", "when", "who", "origin", "deed", "action", "subject",
    "table", "row", "change", "before", "after", "hash",
)  # fmt: skip


class AuditService:
    """Who did what when. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(
        self, query: str = "", limit: int = 50, *, before: int = 0, most_changes: int = 0
    ) -> tuple[AuditLine, ...]:
        """Return lines that hold the words, newest first; see `audit.list_lines`."""
        with self._database.reading() as session:
            return audit.list_lines(session, query, limit, before=before, most_changes=most_changes)

    def verify(self, progress: Callable[[int, int], None] | None = None) -> AuditCheck:
        """Check the chain from its first link. progress: links done, links in all."""
        with self._database.reading() as session:
            return audit_check.check(session, progress)

    def export(self, path: Path) -> int:
        """Write the whole audit to a new file, return how many lines it told of.

        A name that ends in .csv makes a table that is safe to open, any other JSON lines.
        Raises UserError("not-allowed") for all but owners, and as `new_text_file`.
        """
        self._database.note_deed(Action.EXPORT, path.name)
        write = _write_table if path.suffix.casefold() == ".csv" else _write_json
        with self._database.reading() as session, new_text_file(path) as stream:
            return write(session, stream)


def _write_json(session: Session, stream: IO[str]) -> int:
    count = 0
    for line in audit.iterate(session):
        told = asdict(line) | {"at": line.at.isoformat()}
        for change in told["changes"]:
            del change["names"]
        stream.write(json.dumps(told, ensure_ascii=False) + "\n")
        count += 1
    return count


def _write_table(session: Session, stream: IO[str]) -> int:
    writer = csv.writer(stream)
    writer.writerow(_COLUMNS)
    count = 0
    for line in audit.iterate(session):
        count += 1
        for row in _rows(line):
            writer.writerow([safe_cell("" if cell is None else str(cell)) for cell in row])
    return count


def _rows(line: AuditLine) -> Iterator[list[Any]]:
    head = [line.id, line.step_id, line.at.isoformat(), line.actor, line.origin, line.deed]
    head += [line.action, line.subject]
    if not line.changes:
        yield [*head, "", "", "", "", "", line.hash]
    for change in line.changes:
        before, after = (_as_text(image) for image in (change.before, change.after))
        yield [*head, change.table, change.row_id, change.deed, before, after, line.hash]


def _as_text(image: dict[str, Any] | None) -> str:
    return "" if image is None else json.dumps(image, ensure_ascii=False)
