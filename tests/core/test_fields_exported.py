"""What stands in the owner's own fields goes out with contacts and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import vobject

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, Contact, Detail
from core.domain.exporting import ExportFormat
from core.domain.field import Field, FieldKind
from core.domain.importing import ImportOptions
from core.services.contact_service import ContactService
from core.services.export_service import ExportService
from core.services.field_service import FieldService
from core.services.import_service import ImportService
from core.storage.database import Database
from tests.core.conftest import Grow

_CARDS = (ExportFormat.VCARD4, ExportFormat.VCARD3)
_ODD_NAME = 'Plan; "A, B": \\n ^ 合同=1'
_FIELDS: tuple[tuple[Field, str], ...] = (
    (Field("Seats", FieldKind.NUMBER), "12.5"),
    (Field("Sum", FieldKind.MONEY, currency="EUR"), "1,250.50"),
    (Field("birthday", FieldKind.DATE), "1815-12-10"),
    (Field("address.work", FieldKind.TEXT), "5 Lane; Ely, UK"),
    (Field("Is customer", FieldKind.YES_NO), "no"),
    (Field("Page", FieldKind.LINK), "https://x.example/a?b=1;c,d"),
    (Field("Size", FieldKind.CHOICE, choices=("A; B", "C")), "A; B"),
    (Field("Likes", FieldKind.CHOICES, choices=("Tea, hot", "Coffee")), "Tea, hot ::: Coffee"),
    (
        Field(_ODD_NAME, FieldKind.TEXT),
        "Two  spaces\tand a tab; \\n is no end\n\n王芳 🧑‍🚀, “so”:^'",
    ),
    (Field("Long", FieldKind.TEXT), "长 text " * 700),
)


def _make_fields(database: Database) -> list[Field]:
    service = FieldService(database)
    return [service.add(field) for field, _ in _FIELDS]


def _add_ada(database: Database, _folder: Path) -> None:
    fields = _make_fields(database)
    people = ContactService(database)
    reach = (Channel(ChannelKind.EMAIL, "ada@x.example"),)
    details = (Detail("Seats", "many"), Detail("Car", "blue"))
    ada = people.add(Contact("Ada", channels=reach, details=details))
    texts = [(made.id, text) for made, (_, text) in zip(fields, _FIELDS, strict=True)]
    FieldService(database).set_values(Kind.CONTACT, ada.id, texts)


@pytest.fixture(scope="module")
def starting_file(grow: Grow) -> Path:
    return grow(_add_ada)


@pytest.fixture
def ada(database: Database) -> Contact:
    return ContactService(database).get(1)


def _brought(database: Database, path: Path) -> Contact:
    assert ImportService(database).run([path], ImportOptions()).created == 1
    people = ContactService(database)
    return people.get(people.list_contacts()[-1].id)


def _told(contact: Contact) -> dict[str, object]:
    return {value.name: value.value for value in contact.values}


@pytest.mark.parametrize("form", _CARDS)
def test_fields_come_back_from_a_card_as_they_were(
    form: ExportFormat, ada: Contact, database: Database, other: Database, tmp_path: Path
) -> None:
    path = tmp_path / "people.vcf"
    assert ExportService(database).export(form, path, str).different == 0
    _make_fields(other)

    found = _brought(other, path)

    assert _told(found) == _told(ada)
    assert len(found.values) == len(_FIELDS)
    assert set(found.details) == set(ada.details)


def test_fields_come_back_from_a_table(
    ada: Contact, database: Database, other: Database, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    ExportService(database).export(ExportFormat.CSV, path, str)
    _make_fields(other)

    found = _told(_brought(other, path))

    kept = {"Seats", "Sum", "Is customer", "Page", "Size", "Likes"}
    assert {name: found[name] for name in kept} == {name: _told(ada)[name] for name in kept}


def test_without_such_a_field_the_value_is_kept_as_a_detail(
    ada: Contact, database: Database, other: Database, tmp_path: Path
) -> None:
    del ada
    path = tmp_path / "people.vcf"
    ExportService(database).export(ExportFormat.VCARD4, path, str)

    found = _brought(other, path)

    assert found.values == ()
    assert {Detail("Sum", "1250.50 EUR"), Detail("Likes", "Tea, hot")} <= set(found.details)
    assert Detail("Seats", "12.5") in found.details


def test_the_same_card_twice_changes_nothing(
    ada: Contact, database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "people.vcf"
    ExportService(database).export(ExportFormat.VCARD4, path, str)

    report = ImportService(database).run([path], ImportOptions())

    assert (report.created, report.updated) == (0, 0)
    assert ContactService(database).get(ada.id) == ada


def test_another_reader_takes_a_card_with_fields(
    ada: Contact, database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "people.vcf"
    ExportService(database).export(ExportFormat.VCARD3, path, str)

    (card,) = vobject.readComponents(path.read_bytes().decode())

    assert card.fn.value == ada.name
    assert "Seats;12.5" in [line.value for line in card.contents["x-cardfile-detail"]]


@pytest.fixture
def other(empty_file: Path, open_copy: Callable[[Path], Database]) -> Database:
    return open_copy(empty_file)
