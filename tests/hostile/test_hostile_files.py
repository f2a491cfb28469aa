"""Hostile files brought to the import as a person would: they harm nothing and get a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions, ImportProgress, Rejection
from core.ingest import reader
from core.services.import_service import ImportService
from core.storage.database import Database
from desktop.sentences import messages
from tests.hostile.corpus import hostile_files
from tests.hostile.hostile_file import Hostile

ALL = hostile_files()
LIGHT = tuple(hostile for hostile in ALL if not hostile.is_heavy)
SAMPLE = LIGHT[::7]
KEY = bytes(32)
UNSAID = messages.rejection("a reason that nobody knows", {})


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[ImportService]:
    database = Database.create(tmp_path / "cardfile.db", KEY)
    yield ImportService(database)
    database.close()


def brought(folder: Path, *chosen: Hostile) -> Path:
    folder.mkdir()
    for hostile in chosen:
        hostile.write(folder)
    return folder


def test_there_are_more_than_three_hundred_and_no_two_share_a_name() -> None:
    assert len({hostile.name for hostile in ALL}) == len(ALL) > 300


def test_every_file_ends_in_records_or_in_a_sentence_with_its_name_and_place(
    tmp_path: Path,
) -> None:
    folder = brought(tmp_path / "sample", *SAMPLE)
    seen: set[str] = set()

    for event in reader.read_files([folder], ImportOptions()):
        if isinstance(event, ImportProgress):
            continue
        seen.add(event.place.file)
        if isinstance(event, Rejection):
            assert messages.rejection(event.reason, event.details) != UNSAID

    assert {hostile.name for hostile in SAMPLE} - seen == set()


def test_a_refused_file_leaves_the_customers_file_as_it_was(
    imports: ImportService, tmp_path: Path
) -> None:
    refused = [hostile for hostile in LIGHT if hostile.reason]
    folder = brought(tmp_path / "refused", *refused)
    before = imports.list_batches()

    report = imports.run([folder], ImportOptions())

    assert {(found.place.file, found.reason) for found in report.rejections} == {
        (hostile.name, hostile.reason) for hostile in refused
    }
    assert (report.read, report.created, report.step_id) == (report.rejected, 0, 0)
    assert imports.list_batches() == before


def test_a_readable_file_in_between_goes_in(imports: ImportService, tmp_path: Path) -> None:
    folder = brought(tmp_path / "mixed", *SAMPLE[:12])
    (folder / "a good one.eml").write_bytes(
        b"From: Good <good@x.example>\nSubject: Fine\nMessage-ID: <good@x.example>\n\nAll well?\n"
    )

    report = imports.run([folder], ImportOptions())

    assert report.created >= 1
    assert report.read == (
        report.created + report.updated + report.merged + report.skipped + report.rejected
    )
