"""The owner's own fields and tags: read, recorded, undone, merged, searched, imported, erased."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.domain.change import Kind
from core.domain.contact import CompanyLink, Contact, Detail
from core.domain.duplicate import MergeWish
from core.domain.field import Field, FieldKind
from core.domain.importing import MAKE_FIELD, ImportOptions
from core.domain.view import BulkChange, BulkDeed, Condition, Group, Operator, Selection, View
from core.errors import UserError
from core.services.audit_service import AuditService
from core.services.bulk_service import BulkService
from core.services.contact_service import ContactService
from core.services.duplicate_service import DuplicateService
from core.services.field_service import FieldService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.rights_service import RightsService
from core.services.search_service import SearchService
from core.services.view_service import ViewService
from core.storage.database import Database
from core.text import field_text
from desktop.sentences import audit_sentences

MONEY = Field("Contract", FieldKind.MONEY, currency="EUR")
CHOICES = Field("Likes", FieldKind.CHOICES, choices=("Tea", "Coffee", "Cake"))


@pytest.fixture
def fields(database: Database) -> FieldService:
    return FieldService(database)


@pytest.fixture
def people(database: Database) -> ContactService:
    return ContactService(database)


@pytest.fixture
def history(database: Database) -> HistoryService:
    return HistoryService(database)


def values(people: ContactService, contact_id: int) -> dict[str, object]:
    return {value.name: value.value for value in people.get(contact_id).values}


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        (Field("f", FieldKind.NUMBER), "1.250,5", 1250.5),
        (Field("f", FieldKind.NUMBER), "-12", -12.0),
        (Field("f", FieldKind.NUMBER), "1,234,567", 1234567.0),
        (MONEY, "1.250,50 €", 125050),
        (MONEY, "EUR 3", 300),
        (MONEY, "-0.05", -5),
        (Field("f", FieldKind.MONEY, currency="JPY"), "1,250", 1250),
        (Field("f", FieldKind.DATE), "2026年5月3日", date(2026, 5, 3)),
        (Field("f", FieldKind.DATE), "31.12.2026", date(2026, 12, 31)),
        (Field("f", FieldKind.DATE), "12/31/2026", date(2026, 12, 31)),
        (Field("f", FieldKind.YES_NO), "Ja", True),
        (Field("f", FieldKind.YES_NO), "否", False),
        (CHOICES, "cake, TEA", ("Cake", "Tea")),
        (Field("f", FieldKind.LINK), "https://x.example/a?b", "https://x.example/a?b"),
    ],
)
def test_values_are_read_as_people_write_them_and_written_so_that_they_are_read_again(
    field: Field, written: str, value: object
) -> None:
    found = field_text.read(field, written)

    assert found == value
    assert found is not None
    assert field_text.read(field, field_text.write(field.kind, found, field.currency)) == value


@pytest.mark.parametrize(
    ("field", "written", "key"),
    [
        (Field("f", FieldKind.NUMBER), "12 apples", "field-no-number"),
        (MONEY, "12 USD", "field-no-money"),
        (MONEY, "1.005", "field-no-money"),
        (Field("f", FieldKind.DATE), "3/4/2026", "field-no-date"),
        (Field("f", FieldKind.DATE), "2026-02-30", "field-no-date"),
        (Field("f", FieldKind.YES_NO), "perhaps", "field-no-yes"),
        (CHOICES, "Tea; Beer", "field-no-choice"),
        (Field("f", FieldKind.LINK), "javascript:alert(1)", "field-no-link"),
    ],
)
def test_what_a_field_can_not_mean_is_refused(field: Field, written: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        field_text.read(field, written)

    assert refused.value.key == key


def test_the_kind_of_a_column_is_guessed_from_what_stands_in_it() -> None:
    guesses = [
        field_text.guess(samples).kind
        for samples in (
            ("1", "2.5", "3"),
            ("2026-01-01", "31.12.2025"),
            ("yes", "no"),
            ("https://a.example", "b.example"),
            ("gold", "silver", "gold", "gold", "silver", "gold"),
            ("a long story", "another one"),
            (),
        )
    ]

    assert [kind.value for kind in guesses] == [
        "number", "date", "yes-no", "link", "choice", "text", "text",
    ]  # fmt: skip


def test_every_change_of_a_field_is_one_step_and_comes_back(
    fields: FieldService, people: ContactService, history: HistoryService
) -> None:
    ada = people.add(Contact("Ada")).id
    likes, money = fields.add(CHOICES), fields.add(MONEY)
    fields.set_values(Kind.CONTACT, ada, [(likes.id, "Tea, Cake"), (money.id, "12")])

    fields.change(Field("Loves", id=likes.id, choices=("Green tea", "Coffee", "Cake")))
    assert values(people, ada) == {"Loves": ("Green tea", "Cake"), "Contract": 1200}
    fields.move(money.id, -1)
    assert [field.name for field in fields.list_fields()] == ["Contract", "Loves"]
    fields.remove(likes.id)
    assert values(people, ada) == {"Contract": 1200}

    for _ in range(3):
        history.undo()
    assert values(people, ada) == {"Likes": ("Tea", "Cake"), "Contract": 1200}
    with pytest.raises(UserError, match="field-name-taken"):
        fields.add(Field("LIKES"))
    with pytest.raises(UserError, match="field-needs-choices"):
        fields.add(Field("Colour", FieldKind.CHOICE, choices=(" ",)))


def test_a_value_is_found_and_told_in_words(
    database: Database, fields: FieldService, people: ContactService
) -> None:
    ada = people.add(Contact("Ada")).id
    field = fields.add(Field("Machine"))
    fields.set_values(Kind.CONTACT, ada, [(field.id, "Zephyrtron 9")])
    search = SearchService(database)

    assert [hit.id for hit in search.search("zephyrtron")] == [ada]
    fields.set_values(Kind.CONTACT, ada, [(field.id, "Other")])
    assert search.search("zephyrtron") == ()

    lines = AuditService(database).search(most_changes=9)
    told = [audit_sentences.change_sentence(one) for line in lines for one in line.changes]
    assert told[0] == "Machine “Other” of Ada changed"
    assert "Machine “Zephyrtron 9” added to Ada" in told or "Machine “Other” added to Ada" in told
    assert "Field “Machine” added" in told


def test_a_merge_keeps_every_value_and_unmerging_gives_each_back(
    database: Database, fields: FieldService, people: ContactService
) -> None:
    money, likes, plan = fields.add(MONEY), fields.add(CHOICES), fields.add(Field("Plan"))
    ada, ana = (people.add(Contact(name)).id for name in ("Ada", "Ana"))
    fields.set_values(Kind.CONTACT, ada, [(money.id, "1"), (likes.id, "Tea")])
    fields.set_values(
        Kind.CONTACT, ana, [(money.id, "2"), (likes.id, "Tea, Cake"), (plan.id, "Big")]
    )
    before = [people.get(each) for each in (ada, ana)]
    duplicates = DuplicateService(database)

    merge, _ = duplicates.merge(MergeWish(ada, (ana,)))

    joined = people.get(ada)
    assert values(people, ada) == {"Contract": 100, "Likes": ("Tea", "Cake"), "Plan": "Big"}
    assert Detail("Contract", "2.00") in joined.details
    duplicates.unmerge(merge.id)
    assert [people.get(each) for each in (ada, ana)] == before


def test_an_erased_person_leaves_no_value_behind(
    database: Database, fields: FieldService, people: ContactService
) -> None:
    field = fields.add(Field("Machine"))
    ada = people.add(Contact("Ada Zephyr")).id
    fields.set_values(Kind.CONTACT, ada, [(field.id, "Quuxotron")])

    RightsService(database).erase(ada)

    with database.reading() as session:
        left = session.connection().exec_driver_sql(
            "SELECT (SELECT count(*) FROM field_values), (SELECT count(*) FROM history_entries "
            "WHERE before LIKE '%Quuxotron%' OR after LIKE '%Quuxotron%')"
        )
        assert left.one() == (0, 0)


def test_columns_named_like_a_field_go_into_it_and_what_it_can_not_read_stays_a_detail(
    database: Database, fields: FieldService, people: ContactService, tmp_path: Path
) -> None:
    fields.add(Field("Seats", FieldKind.NUMBER))
    fields.add(CHOICES)
    table = tmp_path / "people.csv"
    table.write_text(
        "Name,E-mail,SEATS,likes,Shoe size\nAda,a@x.example,12,Tea,40\nBo,b@x.example,many,Beer,\n"
    )
    imports = ImportService(database)

    report = imports.run([table], ImportOptions())

    ada, bo = people.list_contacts("")
    assert values(people, ada.id) == {"Seats": 12.0, "Likes": ("Tea",)}
    assert ada.details == (Detail("Shoe size", "40"),)
    assert bo.values == ()
    assert bo.details == (Detail("SEATS", "many"), Detail("likes", "Beer"))

    table.write_text("Name,E-mail,Seats,Likes\nAda,a@x.example,13,Cake\n")
    imports.run([table], ImportOptions())
    assert values(people, ada.id) == {"Seats": 12.0, "Likes": ("Tea", "Cake")}
    assert Detail("Seats", "13") in people.get(ada.id).details

    HistoryService(database).undo()
    HistoryService(database).undo(report.step_id)
    assert people.count_contacts() == 0


def test_a_table_of_companies_that_are_there_fills_their_fields(
    fields: FieldService, people: ContactService, database: Database, tmp_path: Path
) -> None:
    fields.add(Field("Sector", record_kind=Kind.COMPANY))
    ada = people.add(Contact("Ada", companies=(CompanyLink("Zinc"),)))
    table = tmp_path / "firms.csv"
    table.write_text("Company,Sector\nZinc,Metal\n")

    report = ImportService(database).run([table], ImportOptions())

    zinc = people.get_company(ada.companies[0].company_id)
    assert report.updated == 1
    assert ([value.value for value in zinc.values], zinc.details) == (["Metal"], ())
    table.write_text("Company,Sector\nZinc,Wood\n")
    ImportService(database).run([table], ImportOptions())
    zinc = people.get_company(zinc.id)
    assert [value.value for value in zinc.values] == ["Metal"]
    assert zinc.details == (Detail("Sector", "Wood"),)


def test_a_column_of_a_table_of_companies_can_be_made_a_field_of_companies(
    fields: FieldService, people: ContactService, database: Database, tmp_path: Path
) -> None:
    table = tmp_path / "firms.csv"
    table.write_text("Company,Staff\nZinc,12\nTin,7\n")
    options = ImportOptions(mapping=(("Staff", MAKE_FIELD),))
    imports = ImportService(database)

    (made,) = fields.make_for_import(imports.preview([table], options), options.mapping)
    imports.run([table], options)

    assert (made.record_kind, made.kind) == (Kind.COMPANY, FieldKind.NUMBER)
    firms = people.list_companies()
    assert [[value.value for value in firm.values] for firm in firms] == [[7.0], [12.0]]


def test_companies_have_fields_of_their_own(
    fields: FieldService, people: ContactService, database: Database
) -> None:
    field = fields.add(Field("Sector", record_kind=Kind.COMPANY))
    ada = people.add(Contact("Ada", companies=(CompanyLink("Zinc"),)))
    firm = ada.companies[0].company_id

    fields.set_values(Kind.COMPANY, firm, [(field.id, "Metal")])

    assert [value.value for value in people.get_company(firm).values] == ["Metal"]
    view = View(Group((Condition(f"company.field:{field.id}", Operator.IS, "metal"),)))
    assert [row.name for row in ViewService(database).page(view, 9).rows] == ["Ada"]


def test_undo_of_many_values_leaves_the_file_as_it_was(
    database: Database, fields: FieldService, people: ContactService, history: HistoryService
) -> None:
    field = fields.add(Field("Seats", FieldKind.NUMBER))
    ids = [people.add(Contact(f"P{number}")).id for number in range(5)]
    fields.set_values(Kind.CONTACT, ids[0], [(field.id, "1")])
    before = [people.get(each) for each in ids]

    BulkService(database).run(
        Selection(filter=Group()), BulkChange(BulkDeed.SET, "7", f"field:{field.id}")
    )
    assert {values(people, each)["Seats"] for each in ids} == {7.0}

    history.undo()
    assert [people.get(each) for each in ids] == before
