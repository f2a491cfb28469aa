"""Tags of contacts, companies and deals: one list of them, whatever has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.change import Kind
from core.domain.contact import Company, CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.importing import ImportOptions, ImportReport
from core.domain.view import BulkChange, BulkDeed, Condition, Group, Operator, Selection
from core.services.audit_service import AuditService
from core.services.company_service import CompanyService
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.field_service import FieldService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.search_service import SearchService
from core.storage import tags
from core.storage.database import Database
from tests.core.conftest import Grow
from tests.core.record_book import Table, fill

EVERY = (Kind.CONTACT, Kind.COMPANY, Kind.DEAL)
FIRST = {Kind.CONTACT: "Ada", Kind.COMPANY: "Acme", Kind.DEAL: "Ovens"}


@pytest.fixture(scope="module")
def starting_file(grow: Grow) -> Path:
    return grow(fill)


@pytest.fixture
def tables(database: Database) -> dict[Kind, Table]:
    return {kind: Table(database, kind) for kind in EVERY}


@pytest.fixture
def fields(database: Database) -> FieldService:
    return FieldService(database)


def shown(fields: FieldService) -> list[tuple[str, str, int]]:
    return [(tag.name, tag.colour, tag.count) for tag in fields.list_tags()]


def index(database: Database) -> set[tuple[object, ...]]:
    with database.reading() as session:
        return {
            (kind, *row)
            for kind, tagged in tags.TAGGED.items()
            for row in session.query(tagged.index.key, tagged.owner, tagged.index.name)
        }


def bring(database: Database, path: Path, text: str) -> ImportReport:
    path.write_text(text, encoding="utf-8")
    return ImportService(database).run([path], ImportOptions())


def test_a_tag_typed_into_a_cell_is_written_as_it_is_elsewhere_and_goes_by_one_undo(
    tables: dict[Kind, Table],
) -> None:
    for kind in (Kind.COMPANY, Kind.DEAL):
        table, name = tables[kind], FIRST[kind]
        table.type(name, "tags", " vip ，Key  account; key account")
        assert table.cells(name, "tags") == ("Key account; VIP",)
        table.history.undo()
        assert table.cells(name, "tags") == ("",)


def test_records_are_found_by_their_tags_and_by_those_of_what_they_are_linked_to(
    tables: dict[Kind, Table],
) -> None:
    tables[Kind.COMPANY].type("Acme", "tags", "Partner")
    tables[Kind.COMPANY].type("Cedar", "tags", "partner, Late")
    tables[Kind.DEAL].type("Quays", "tags", "Urgent")

    for kind, place, operator, value, names in (
        (Kind.COMPANY, "tags", Operator.IS, "PARTNER", "AC"),
        (Kind.COMPANY, "tags", Operator.IS_NOT, "late", "ABD"),
        (Kind.COMPANY, "tags", Operator.EMPTY, "", "BD"),
        (Kind.COMPANY, "deal.tags", Operator.IS, "urgent", "B"),
        (Kind.CONTACT, "company.tags", Operator.IS, "partner", "ABD"),
        (Kind.CONTACT, "company.tags", Operator.EMPTY, "", "C"),
        (Kind.CONTACT, "deal.tags", Operator.FILLED, "", "C"),
        (Kind.DEAL, "tags", Operator.IS, "urgent", "Q"),
        (Kind.DEAL, "company.tags", Operator.IS, "late", "S"),
        (Kind.DEAL, "company.tags", Operator.FILLED, "", "OPS"),
    ):
        assert tables[kind].names(Condition(place, operator, value)) == names, (kind, place)
    assert tables[Kind.CONTACT].cells("Bo", "company.tags") == ("Partner",)


def test_many_get_and_lose_a_tag_by_one_step_each(tables: dict[Kind, Table]) -> None:
    for kind, count in ((Kind.COMPANY, 4), (Kind.DEAL, 5)):
        table = tables[kind]
        table.type(FIRST[kind], "tags", "Late, Fair")
        before = {name: table.cells(name, "tags") for name in table.ids}
        everything = Selection(filter=Group(), about=kind)

        report = table.bulk.run(everything, BulkChange(BulkDeed.ADD_TAG, "late"))
        assert (report.chosen, report.changed) == (count, count - 1)
        assert table.names(Condition("tags", Operator.EMPTY)) == ""
        report = table.bulk.run(everything, BulkChange(BulkDeed.REMOVE_TAG, "LATE"))
        assert report.changed == count
        assert table.names(Condition("tags", Operator.FILLED)) == FIRST[kind][0]

        table.history.undo()
        table.history.undo()
        assert {name: table.cells(name, "tags") for name in table.ids} == before


def test_a_tag_is_renamed_coloured_joined_and_taken_away_wherever_it_stands(
    tables: dict[Kind, Table], fields: FieldService, database: Database
) -> None:
    tables[Kind.COMPANY].type("Acme", "tags", "VIP, Late")
    tables[Kind.DEAL].type("Ovens", "tags", "vip")
    before = shown(fields)
    assert before == [("Late", "grey", 1), ("Press", "grey", 1), ("VIP", "grey", 4)]
    fields.colour_tag("VIP", "amber")

    fields.rename_tag("vip", "Very important")
    for kind in EVERY:
        told = tables[kind].cells(FIRST[kind], "tags")[0].split("; ")
        assert "Very important" in told
    assert shown(fields)[2] == ("Very important", "amber", 4)
    fields.rename_tag("late", "very IMPORTANT")
    assert CompanyService(database).open(tables[Kind.COMPANY].ids["Acme"]).company.tags == (
        "Very important",
    )
    fields.remove_tag("very important")
    assert shown(fields) == [("Press", "grey", 1)]
    assert {tag.name for tag in fields.list_tags(Kind.COMPANY)} == set()

    for _ in range(4):
        tables[Kind.COMPANY].history.undo()
    assert shown(fields) == before


def test_the_index_of_tags_is_what_making_it_anew_gives(
    tables: dict[Kind, Table], database: Database
) -> None:
    for kind in EVERY:
        tables[kind].type(FIRST[kind], "tags", "One, Two")
    DealService(database).remove(tables[Kind.DEAL].ids["Ovens"])
    tables[Kind.COMPANY].history.undo()
    kept = index(database)

    with database.writing_results() as session:
        tags.rebuild(session)

    assert len(kept) > len(EVERY)
    assert kept == index(database)


def test_what_is_tagged_is_found_by_the_search(
    tables: dict[Kind, Table], database: Database
) -> None:
    for kind in (Kind.COMPANY, Kind.DEAL):
        tables[kind].type(FIRST[kind], "tags", "zebramark")

    hits = SearchService(database).search("zebramark")

    assert {(hit.kind, hit.title) for hit in hits} == {
        (kind, FIRST[kind]) for kind in (Kind.COMPANY, Kind.DEAL)
    }


def test_the_page_of_a_company_and_a_deal_can_be_corrected_with_tags(
    tables: dict[Kind, Table], database: Database
) -> None:
    firms, sales, people = CompanyService(database), DealService(database), ContactService(database)
    acme = tables[Kind.COMPANY].ids["Acme"]
    ovens = sales.get(tables[Kind.DEAL].ids["Ovens"])

    firms.correct(Company("Acme", acme, tags=("vip", "a, b")))
    sales.change(ovens.__class__(ovens.title, ovens.id, tags=("Vip",)))
    added, _ = sales.add(Deal("Tables", tags=("VIP", "vip", " ")))
    ada = people.get(tables[Kind.CONTACT].ids["Ada"])
    people.correct(Contact("Ada", ada.id, tags=("press",)))

    assert firms.open(acme).company.tags == ("VIP", "a, b")
    assert sales.get(ovens.id).tags == ("VIP",)
    assert added.tags == ("VIP",)
    assert people.get(ada.id).tags == ("Press",)
    assert AuditService(database).verify().holds


def test_a_contact_that_becomes_a_company_takes_its_tags_along(database: Database) -> None:
    people = ContactService(database)
    made = people.add(Contact("Acme", tags=("Fair", "vip")))

    people.make_company(made.id)

    found = next(firm for firm in people.list_companies() if firm.name == "Acme")
    assert found.tags == ("Fair", "vip")


@pytest.mark.parametrize("heading", ["Company tags", "Tags", "公司标签", "标签"])
def test_tags_of_a_table_of_companies_are_the_companies(
    database: Database, tmp_path: Path, heading: str
) -> None:
    table = f'Company,Website,{heading}\nAcme,acme.example,"VIP, Fair"\nZinc,,New\n'
    report = bring(database, tmp_path / "firms.csv", table)

    firms = Table(database, Kind.COMPANY)
    assert firms.cells("Acme", "tags") == ("Fair; VIP",)
    assert firms.names(Condition("tags", Operator.IS, "new")) == "Z"
    assert bring(database, tmp_path / "firms.csv", table).created == 0
    HistoryService(database).undo(report.step_id)
    assert firms.cells("Acme", "tags") == ("",)


def test_tags_of_a_company_beside_a_person_are_none_of_the_persons(
    database: Database, tmp_path: Path
) -> None:
    bring(database, tmp_path / "people.csv", "Name,Company,Company tags\nZoe,Acme,Fair\n")

    (zoe,) = ContactService(database).list_contacts("zoe")
    assert zoe.tags == ()
    assert [(one.name, one.value) for one in zoe.details] == [("Company tags", "Fair")]
    assert zoe.companies == (CompanyLink("Acme", "", zoe.companies[0].company_id),)


@pytest.mark.parametrize("heading", ["Deal tags", "Tags", "商机标签", "标签"])
def test_tags_of_a_table_of_deals_are_the_deals(
    database: Database, tmp_path: Path, heading: str
) -> None:
    table = f'Deal name,Stage,Amount,{heading}\nOvens,Lead,100 EUR,"VIP; Fair"\nVans,Lead,,New\n'
    bring(database, tmp_path / "deals.csv", table)

    deals = Table(database, Kind.DEAL)
    assert deals.names(Condition("tags", Operator.FILLED)) == "OV"
    report = bring(database, tmp_path / "deals.csv", table)
    assert (report.created, report.updated) == (0, 0)
