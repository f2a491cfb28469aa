"""What stands in an archive, and what doesn't; taking one in stops when it is told to."""

from __future__ import annotations

import base64
import zipfile
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from core.domain.contact import CompanyLink, Contact
from core.domain.importing import ImportOptions
from core.errors import Cancelled
from core.services.contact_service import ContactService
from core.services.import_service import ImportService
from core.storage.database import Database
from core.storage.export import archive, counters
from core.storage.sealed_file import connect
from tests.core.conftest import KEY


def test_no_secret_is_in_an_archive(lived: Database, everything: Path) -> None:
    connection = connect(lived.path, KEY)
    secrets = [value for (value,) in connection.execute("SELECT value FROM file_secrets")]
    marks = [
        value for (value,) in connection.execute("SELECT fingerprint FROM erased_fingerprints")
    ]
    connection.close()

    with zipfile.ZipFile(everything) as opened:
        content = b"".join(opened.read(name) for name in opened.namelist())
    assert secrets
    assert marks
    for secret in (*secrets, KEY):
        assert secret not in content
        assert secret.hex().encode() not in content
        assert base64.b64encode(secret) not in content
    assert not any(mark.encode() in content for mark in marks)
    assert b"Nobody Now" not in content


def test_a_workbook_tells_people_the_same(everything: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(everything) as opened:
        opened.extract("Cardfile.xlsx", tmp_path)

    book = CalamineWorkbook.from_path(str(tmp_path / "Cardfile.xlsx"))
    sheet = book.get_sheet_by_name("contacts").to_python()
    heading, rows = sheet[0], sheet[1:]
    maya = dict(zip(heading, next(row for row in rows if row[1] == "Maya O. Okafor"), strict=True))
    assert maya["email"] == "maya@harbourbakery.example; maia@bakery.example"
    assert maya["notes"] == "=2+5 likes rye, and tea"
    assert maya["is_archived"] is False
    assert isinstance(maya["created_at"], datetime)
    assert {"companies", "interactions", "knowledge_notes", "owners"} < set(book.sheet_names)


def test_stopping_while_links_are_looked_through_takes_nothing_in(
    everything: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(counters, "raise_to", lambda *_: begun.append(1))

    with pytest.raises(Cancelled):
        ImportService(database).run([everything], ImportOptions(), should_stop=lambda: bool(begun))

    assert ContactService(database).count_contacts() == 0


def test_looking_for_what_hangs_stops_within_one_table(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_STEPS_BETWEEN", 10)
    people = ContactService(database)
    for number in range(40):
        people.add(Contact(f"Person {number}", companies=(CompanyLink("Bakery"),)))
    asked, tables = count(), len(archive.carried_tables())

    with pytest.raises(Cancelled), database.writing_results() as session:
        archive.finish(session, {}, lambda: next(asked) > 2 * tables)

    assert people.count_contacts() == 40
