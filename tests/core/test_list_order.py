"""Lists stand in the order of names as they are shown, whatever was done to the names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.duplicate import MergeWish
from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions
from core.domain.view import Condition, Group, Operator, everything
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.company_service import CompanyService
from core.services.contact_service import ContactService
from core.services.copy_service import CopyService
from core.services.deal_service import DealService
from core.services.duplicate_service import DuplicateService
from core.services.export_service import ExportService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.rights_service import RightsService
from core.services.view_service import ViewService
from core.storage.database import Database, create_file
from core.storage.kept import name_orders
from core.storage.schema import migrations
from core.storage.sealed_file import connect
from core.text import list_order
from tests.core.conftest import KEY, Grow

# In the order in which they are to stand.
NAMES = ("Ashby, Zoe", "Ben Ferris", "Harold Ashby", "李娜", "Prof. Mia Abel", "曾伟", "张伟")
FIRMS = ("Alder AB", "北京木业", "Cedar Ltd", "上海家具")
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
TABLE = "Name,Company,E-mail\n" + "".join(
    f"{name},{firm},{number}@x.example\n"
    for number, (name, firm) in enumerate(zip(sorted(NAMES), FIRMS * 2, strict=False))
).replace("Ashby, Zoe", '"Ashby, Zoe"')


@pytest.fixture(scope="module")
def starting_file(grow: Grow) -> Path:
    return grow(_fill)


@pytest.fixture
def people(database: Database) -> ContactService:
    return ContactService(database)


def _fill(database: Database, folder: Path) -> None:
    path = folder / "people.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert ImportService(database).run([path], ImportOptions()).created == len(NAMES)
    deals = DealService(database)
    for title in ("Zinc for Ada", "Two ovens", "Ovens for Zoe"):
        deals.add(Deal(title))


def _names(database: Database) -> tuple[str, ...]:
    return tuple(contact.name for contact in ContactService(database).list_contacts(""))


def _shown(database: Database, kind: Kind, **changes: object) -> list[str]:
    view = replace(everything(kind), **changes)
    return [row.name for row in ViewService(database).page(view, 100).rows]


def _is_true(database: Database) -> bool:
    """Say whether every record has the key of its name, and nothing else has one."""
    with database.reading() as session:
        return all(
            dict(session.execute(select(named.owner, named.key)).all())
            == {
                row_id: named.make(name)
                for row_id, name in session.execute(select(named.record.id, named.name))
            }
            for named in name_orders.NAMED.values()
        )


def _named(database: Database, name: str) -> Contact:
    (found,) = (c for c in ContactService(database).list_contacts("") if c.name == name)
    return found


def test_every_list_of_an_imported_file_stands_by_names_as_shown(
    database: Database, people: ContactService
) -> None:
    companies = CompanyService(database)

    assert _names(database) == NAMES
    assert _shown(database, Kind.CONTACT) == list(NAMES)
    assert _shown(database, Kind.CONTACT, is_descending=True) == list(reversed(NAMES))
    assert [contact.name for contact in people.list_contacts("example")] == list(NAMES)
    assert [company.name for company in people.list_companies("")] == list(FIRMS)
    assert [line.name for line in companies.list_lines("", 10, 0)] == list(FIRMS)
    assert _shown(database, Kind.COMPANY) == list(FIRMS)
    assert _shown(database, Kind.DEAL) == ["Ovens for Zoe", "Two ovens", "Zinc for Ada"]
    assert _is_true(database)


def test_contacts_stand_by_their_companies_as_these_stand(database: Database) -> None:
    view = replace(everything(Kind.CONTACT), columns=("company",), sort="company")

    rows = ViewService(database).page(view, 100).rows

    found = list(dict.fromkeys(row.cells[0] for row in rows))
    assert found == list(FIRMS)


def test_the_people_of_a_company_stand_by_name(database: Database, people: ContactService) -> None:
    for name in ("Zoe Adler", "Adler, Ben", "曾平"):
        people.add(Contact(name, companies=(CompanyLink("Oak"),)))
    (firm,) = (one for one in people.list_companies("") if one.name == "Oak")

    page = CompanyService(database).open(firm.id)

    assert [contact.name for contact in page.people] == ["Adler, Ben", "曾平", "Zoe Adler"]


@pytest.mark.parametrize("kind", [Kind.CONTACT, Kind.COMPANY, Kind.DEAL])
@pytest.mark.parametrize("is_descending", [False, True])
def test_names_that_are_alike_are_shown_once_each_page_by_page(
    database: Database, people: ContactService, kind: Kind, *, is_descending: bool
) -> None:
    for name in ("Zoë Abel", "ZOE ABEL", "Zoe Abel", "zoe abel"):
        people.add(Contact(name, companies=(CompanyLink(f"{name} {len(name)}"),)))
        DealService(database).add(Deal(name))
    view, views = replace(everything(kind), is_descending=is_descending), ViewService(database)
    whole = [row.record_id for row in views.page(view, 100).rows]

    walked, last = list[int](), None
    while page := views.page(view, 2, len(walked), last).rows:
        last = views.page(view, 2, len(walked), last).last
        walked += [row.record_id for row in page]

    assert walked == whole
    assert len(set(whole)) == len(whole)


def test_filters_keep_the_order(database: Database) -> None:
    asked = Group((Condition("email", Operator.HOLDS, "x.example"),))
    by_name = Group((Condition("name", Operator.HOLDS, "ashby"),))

    assert _shown(database, Kind.CONTACT, filter=asked) == list(NAMES)
    assert _shown(database, Kind.CONTACT, filter=by_name) == ["Ashby, Zoe", "Harold Ashby"]


def test_a_change_of_name_moves_the_record_and_undo_moves_it_back(
    database: Database, people: ContactService
) -> None:
    history, contact = HistoryService(database), _named(database, "Ben Ferris")

    people.correct(replace(contact, name="Ymir Ferris"))
    moved = _names(database)
    assert _is_true(database)
    history.undo()
    back = _names(database)
    assert _is_true(database)
    history.redo()

    assert moved == (*(n for n in NAMES if n not in ("Ben Ferris", "曾伟", "张伟")), "Ymir Ferris",
                     "曾伟", "张伟")  # fmt: skip
    assert back == NAMES
    assert _names(database) == moved
    assert _is_true(database)


def test_what_is_typed_in_a_table_moves_companies_and_deals(database: Database) -> None:
    views = ViewService(database)
    (firm,) = (one for one in ContactService(database).list_companies("") if one.name == FIRMS[0])
    first = views.page(everything(Kind.DEAL), 1).rows[0].record_id

    views.set_cell(Kind.COMPANY, firm.id, "name", "重庆木业")
    views.set_cell(Kind.DEAL, first, "name", "Zoe's ovens")

    assert _shown(database, Kind.COMPANY) == [*FIRMS[1:3], "重庆木业", FIRMS[3]]
    assert _shown(database, Kind.DEAL) == ["Two ovens", "Zinc for Ada", "Zoe's ovens"]
    assert _is_true(database)


def test_an_undone_import_leaves_nothing_in_the_order(database: Database) -> None:
    history = HistoryService(database)
    for _ in range(4):
        history.undo()

    assert _names(database) == ()
    assert _is_true(database)

    for _ in range(4):
        history.redo()
    assert _names(database) == NAMES
    assert _is_true(database)


def test_a_merge_takes_one_out_of_the_order_and_unmerging_puts_it_back(database: Database) -> None:
    duplicates = DuplicateService(database)
    first, other = _named(database, "Ashby, Zoe"), _named(database, "Harold Ashby")

    duplicates.merge(MergeWish(first.id, (other.id,)))
    merged = _names(database)
    assert _is_true(database)
    HistoryService(database).undo()

    assert merged == tuple(name for name in NAMES if name != "Harold Ashby")
    assert _names(database) == NAMES
    assert _is_true(database)


def test_erasing_a_person_takes_their_name_out_of_every_order(
    database: Database, people: ContactService
) -> None:
    gone = people.add(
        Contact("Zoë Quästler", channels=(Channel(ChannelKind.EMAIL, "q@quastler.example"),))
    ).id
    people.add(Contact("Ann (for Zoë Quästler)", companies=(CompanyLink("Zoë Quästler & Co"),)))
    DealService(database).add(Deal("Ovens for Zoë Quästler"))

    RightsService(database).erase(gone)

    assert _is_true(database)
    with database.reading() as session:
        for named in name_orders.NAMED.values():
            assert not [key for key in session.scalars(select(named.key)) if "quastler" in key]


def test_a_copy_with_other_names_stands_by_these(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "copy"

    CopyService(database).write(path, "copy", cost=LIGHT)

    copied = profile.unlock(path, lambda: "copy", uses_keyring=False).database
    names = _names(copied)
    assert len(names) == len(NAMES)
    assert not set(names) & set(NAMES)
    assert list(names) == sorted(names, key=list_order.of_person)
    assert _is_true(copied)
    copied.close()


def test_what_an_archive_brings_stands_in_order(
    database: Database, open_copy: Callable[[Path], Database], empty_file: Path, tmp_path: Path
) -> None:
    path, empty = tmp_path / "everything.zip", open_copy(empty_file)
    ExportService(database).export(ExportFormat.ALL, path, lambda key: key.partition(":")[2])

    ImportService(empty).run([path], ImportOptions())

    assert _names(empty) == NAMES
    assert _is_true(empty)


def test_a_file_of_before_comes_to_stand_in_order(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    before = [m.__name__ for m in migrations.MIGRATIONS].index("m027_names_in_order")
    create_file(path, KEY, upto=before)
    connection = connect(path, KEY)
    for number, name in enumerate(sorted(NAMES), 1):
        connection.execute(
            "INSERT INTO contacts (id, name, name_key, given_name, family_name, details, tags, "
            "notes, language, external_id, is_archived, created_at, revision) "
            "VALUES (?, ?, '', '', '', '[]', '[]', '', '', ?, 0, '2026-06-01 10:00:00', 0)",
            (number, name, f"card-{number}" if number == 3 else ""),
        )
    for name in FIRMS[::-1]:
        connection.execute(
            "INSERT INTO companies (name, name_key, domain, details, notes, created_at, revision) "
            "VALUES (?, '', '', '[]', '', '2026-06-01 10:00:00', 0)",
            (name,),
        )
    connection.close()

    database = Database(path, KEY)

    assert _names(database) == NAMES
    assert _shown(database, Kind.COMPANY) == list(FIRMS)
    assert _is_true(database)
    database.close()
