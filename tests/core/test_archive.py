"""Everything out and in again: equal, or nothing at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions
from core.services.audit_service import AuditService
from core.services.export_service import ExportService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.search_service import SearchService
from core.storage.database import Database
from tests.core.conftest import KEY
from tests.core.lived_in import dump, live_in


def _say(key: str) -> str:
    return key.partition(":")[2]


@pytest.fixture(scope="module")
def lived(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder = tmp_path_factory.mktemp("lived")
    shutil.copy(empty_file, folder / "cardfile.db")
    opened = Database(folder / "cardfile.db", KEY)
    live_in(opened, folder / "files")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def everything(lived: Database, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "everything.zip"
    ExportService(lived).export(ExportFormat.ALL, path, _say)
    return path


def test_everything_out_and_in_again_is_equal(
    lived: Database, everything: Path, database: Database
) -> None:
    report = ImportService(database).run([everything], ImportOptions())

    assert dump(database) == dump(lived)
    assert report.created == report.read > 0


def test_what_was_done_can_be_undone_after_the_journey(
    everything: Path, database: Database
) -> None:
    ImportService(database).run([everything], ImportOptions())
    history = HistoryService(database)

    assert AuditService(database).verify().holds
    while any(step.undone_at is None and not step.is_final for step in history.list_steps()):
        history.undo()

    assert AuditService(database).verify().holds


def test_all_is_found_after_the_journey(everything: Path, database: Database) -> None:
    ImportService(database).run([everything], ImportOptions())

    for words in ("maya", "王", "7946 0958", "connector", "面包", "timers"):
        assert SearchService(database).search(words), words
