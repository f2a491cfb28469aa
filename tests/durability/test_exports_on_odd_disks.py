"""Exports to a disk that is full or can't be written, and an archive that finds no room."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions
from core.errors import UserError
from core.paths import ROOT
from core.services.export_service import ExportService
from core.services.import_service import ImportService
from core.storage.database import Database
from tests.core.lived_in import dump
from tests.durability.full_file import KEY, make_full_file

SCRIPT = """
import sys
from pathlib import Path
from tests.durability import test_exports_on_odd_disks as tests
getattr(tests, sys.argv[2])(Path(sys.argv[1]), Path(sys.argv[3]))
"""
ROWS = 20_000
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None,
    reason="needs a disk of its own, which only root may mount",
)


def export_each(disk: Path, folder: Path) -> None:
    """Try each form; print what was said and what is left on the disk."""
    database = Database(folder / "cardfile.db", KEY)
    told = []
    for form in (ExportFormat.ALL, ExportFormat.CSV, ExportFormat.VCARD4, ExportFormat.MAIL):
        try:
            ExportService(database).export(form, disk / "out", str)
            told.append("")
        except UserError as error:
            told.append(error.key)
    database.close()
    print(json.dumps({"told": told, "left": [path.name for path in disk.iterdir()]}))  # noqa: T201


def import_archive(disk: Path, folder: Path) -> None:
    """Try to take an archive into an empty file on the disk; print what came of it."""
    database = Database.create(disk / "cardfile.db", KEY)
    before = dump(database)
    try:
        ImportService(database).run([folder / "all.zip"], ImportOptions())
        key = ""
    except UserError as error:
        key = error.key
    is_same = dump(database) == before
    database.close()
    print(json.dumps({"key": key, "is_same": is_same}))  # noqa: T201 - read by the test


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("full")
    make_full_file(folder / "cardfile.db", ROWS)
    return folder


def _on_disk(disk: Path, options: str, what: str, folder: Path) -> dict[str, object]:
    disk.mkdir()
    mount = f'mount -t tmpfs -o {options} tmpfs "$1" && exec "$2" -c "$3" "$1" "$4" "$5"'
    words = ["sh", str(disk), sys.executable, SCRIPT, what, str(folder)]
    done = subprocess.run(  # noqa: S603 - ourselves
        ["unshare", "-m", "sh", "-c", mount, *words],  # noqa: S607 - wherever it is
        check=True,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_a_full_disk_gets_a_sentence_and_keeps_nothing(folder: Path, tmp_path: Path) -> None:
    found = _on_disk(tmp_path / "disk", "size=64k", "export_each", folder)

    assert found == {"told": ["export-no-room"] * 4, "left": []}


def test_a_disk_for_reading_only_gets_a_sentence(folder: Path, tmp_path: Path) -> None:
    found = _on_disk(tmp_path / "disk", "ro", "export_each", folder)

    assert found == {"told": ["export-no-writing"] * 4, "left": []}


def test_an_archive_that_finds_no_room_leaves_the_file_empty(folder: Path, tmp_path: Path) -> None:
    database = Database(folder / "cardfile.db", KEY)
    ExportService(database).export(ExportFormat.ALL, folder / "all.zip", str)
    database.close()

    found = _on_disk(tmp_path / "disk", "size=3m", "import_archive", folder)

    assert found == {"key": "disk-full", "is_same": True}
