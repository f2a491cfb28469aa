"""Real encrypted files for the tests: what many tests begin with is made once and copied per test.

A module whose tests all begin with more than an empty file overrides `starting_file`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from core.domain.exporting import ExportFormat
from core.services.export_service import ExportService
from core.services.teaching_service import TeachingService
from core.storage.database import Database
from tests.core.lived_in import live_in
from tests.effort import cases

KEY = bytes(range(32))

# No test may depend on how busy the machine is.
settings.register_profile("cardfile", deadline=None, max_examples=cases(100, quick=25))
settings.load_profile("cardfile")


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "cardfile.db"
    Database.create(path, KEY).close()
    return path


@pytest.fixture(scope="module")
def starting_file(empty_file: Path) -> Path:
    return empty_file


@pytest.fixture
def database(starting_file: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "cardfile.db"
    shutil.copy(starting_file, path)
    opened = Database(path, KEY)
    yield opened
    opened.close()


Grow = Callable[[Callable[[Database, Path], object]], Path]


@pytest.fixture(scope="session")
def grow(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Grow:
    """Return a function that makes a file in which something was done, to be copied.

    What several modules begin with is made once.
    """

    @cache
    def grow(deed: Callable[[Database, Path], object]) -> Path:
        folder = tmp_path_factory.mktemp("grown")
        path = folder / "cardfile.db"
        shutil.copy(empty_file, path)
        database = Database(path, KEY)
        deed(database, folder)
        database.close()
        return path

    return grow


@pytest.fixture
def open_copy(tmp_path: Path) -> Iterator[Callable[[Path], Database]]:
    """Return a function that opens a copy of a file; it is closed when the test has ended."""
    opened: list[Database] = []

    def open_copy(path: Path) -> Database:
        copy = tmp_path / f"copy-{len(opened)}.db"
        shutil.copy(path, copy)
        opened.append(Database(copy, KEY))
        return opened[-1]

    yield open_copy
    for database in opened:
        database.close()


@pytest.fixture(scope="session")
def lived_file(grow: Grow) -> Path:
    return grow(lambda database, folder: live_in(database, folder / "files"))


@pytest.fixture(scope="module")
def lived(lived_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("lived") / "cardfile.db"
    shutil.copy(lived_file, path)
    opened = Database(path, KEY)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def everything(lived: Database, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "everything.zip"
    ExportService(lived).export(ExportFormat.ALL, path, lambda key: key.partition(":")[2])
    return path


@pytest.fixture
def teaching(database: Database) -> TeachingService:
    return TeachingService(database)
