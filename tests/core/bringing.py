"""Bringing the text of a file into a test's file, as an import does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.domain.importing import ImportOptions, ImportReport
from core.services.import_service import ImportService
from core.storage.database import Database

Bring = Callable[..., ImportReport]


def bringer(database: Database, tmp_path: Path) -> Bring:
    numbers = iter(range(100))

    def run(text: str, ending: str = "csv", **options: object) -> ImportReport:
        path = tmp_path / f"file{next(numbers)}.{ending}"
        path.write_text(text, encoding="utf-8", newline="")
        asked = ImportOptions(owner_addresses=("ola@wren.example",), **options)  # type: ignore[arg-type]
        report = ImportService(database).run([path], asked)
        counted = report.created + report.updated + report.merged + report.skipped
        assert report.read == counted + report.rejected
        return report

    return run


def rows_of(database: Database) -> list[object]:
    """Return all rows but the history's, index and counters."""
    left_out = ("history_", "audit_", "import", "search_", "sqlite_", "prompt_marks")
    with database.reading() as session:
        connection = session.connection()
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).scalars()
        return [
            (name, connection.exec_driver_sql(f'SELECT * FROM "{name}"').all())  # noqa: S608 - our own names
            for name in names.all()
            if not name.startswith(left_out)
        ]
