"""Real encrypted files for the tests: a migrated empty one is made once and copied per test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.domain.exporting import ExportFormat
from core.services.export_service import ExportService
from core.storage.database import Database
from tests.core.lived_in import live_in

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "cardfile.db"
    Database.create(path, KEY).close()
    return path


@pytest.fixture
def database(empty_file: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "cardfile.db"
    shutil.copy(empty_file, path)
    opened = Database(path, KEY)
    yield opened
    opened.close()


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
    ExportService(lived).export(ExportFormat.ALL, path, lambda key: key.partition(":")[2])
    return path
