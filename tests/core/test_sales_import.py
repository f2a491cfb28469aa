"""Deals in tables: they come in once, whole, and go out by one undo."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.deal import DealState
from core.domain.field import Field, FieldKind
from core.domain.importing import MAKE_FIELD, ImportMode, ImportOptions
from core.domain.money import Money
from core.domain.view import Condition, Group, Operator, View
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.field_service import FieldService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.search_service import SearchService
from core.services.view_service import ViewService
from core.storage.database import Database
from tests.core.bringing import Bring, bringer, rows_of

PIPEDRIVE = (
    "Deal - ID,Deal - Title,Deal - Organization,Person - Name,Person - Email,Deal - Value,"
    "Deal - Currency of Value,Deal - Stage,Deal - Status,Deal - Expected close date,Deal - Owner\n"
    '11,Twelve chairs,Harbour Bakery,Maya Okafor,maya@harbour.example,"2,400.00",EUR,'
    "Proposal made,Open,2027-03-31,Ola\n"
    "12,Shelf,Harbour Bakery,Maya Okafor,maya@harbour.example,900,EUR,Fitting,Lost,2026-10-01,Ola\n"
)
SALESFORCE = (
    "Opportunity Name;Account Name;Amount;Stage;Close Date;Probability (%);Loss Reason;Next Step\n"
    "Ladentheke;Bäckerei Sommer;1.234,56 €;Closed Won;31.3.2026;100;;\n"
    "Regal;Bäckerei Sommer;12.000 €;Negotiation/Review;15.6.2027;75;;anrufen\n"
)
CHINESE = (
    "商机名称,客户名称,联系人,手机,销售阶段,预计金额,预计成交日期\n"
    "茶盘,云霞茶业有限公司,王建国,13800138000,方案报价,12万元,2027年3月31日\n"
)
NAMES = "Deal,Customer,Value\nChairs,Maya Okafor,100\nShelf,Maya Okafor,200\nDesk,Tom Reed,300\n"
CHINESE_NAMES = "商机名称,客户,金额\n茶盘,王建国,100\n茶几,王建国,200\n"


@pytest.fixture
def bring(database: Database, tmp_path: Path) -> Bring:
    return bringer(database, tmp_path)


def test_a_row_of_person_firm_and_deal_is_a_deal_with_both(
    database: Database, bring: Bring
) -> None:
    report = bring(PIPEDRIVE)

    sales, people = DealService(database), ContactService(database)
    shelf, chairs = sales.list_deals()
    (maya,) = people.list_contacts()
    assert (report.created, report.skipped) == (3, 1)
    assert (chairs.title, chairs.company_name, chairs.contact_names) == (
        "Twelve chairs", "Harbour Bakery", ("Maya Okafor",),
    )  # fmt: skip
    assert (chairs.amount, chairs.expected_on) == (Money(240_000, "EUR"), date(2027, 3, 31))
    assert chairs.stage_id == sales.find_stage("Proposal").id
    assert (shelf.state, shelf.closed_on) == (DealState.LOST, date(2026, 10, 1))
    assert sales.find_stage("Fitting").position == 5
    assert maya.emails == ("maya@harbour.example",)
    assert {deal.id for deal in sales.list_of_contact(maya.id)} == {chairs.id, shelf.id}
    assert chairs.id in {hit.id for hit in SearchService(database).search("in:deals maya")}


@pytest.mark.parametrize(
    "table",
    [
        "Opportunity,Contact Name,Amount\nChairs,Maria Lopez,100 EUR\nDesk,maria lopez,200 EUR\n",
        "Deal,Contacts,Amount\nChairs,Maria Lopez,100 EUR\nDesk,Maria Lopez,200 EUR\n",
        "Opportunity,Customer,Amount\nChairs,Maria Lopez,100 EUR\nDesk,Maria Lopez,200 EUR\n",
    ],
    ids=["contact", "people", "customer"],
)
def test_a_customer_of_whom_a_sale_tells_the_name_only_is_who_alone_has_it(
    database: Database, bring: Bring, table: str
) -> None:
    people, sales = ContactService(database), DealService(database)
    maria = people.add(
        Contact("Maria Lopez", channels=(Channel(ChannelKind.EMAIL, "m@l.example"),))
    )

    bring(table)

    assert [one.id for one in people.list_contacts()] == [maria.id]
    assert {deal.contact_ids for deal in sales.list_deals()} == {(maria.id,)}


def test_a_name_that_two_have_makes_one_new_contact_for_all_its_sales(
    database: Database, bring: Bring
) -> None:
    people, sales = ContactService(database), DealService(database)
    known = {people.add(Contact("Maria Lopez")).id for _ in range(2)}

    bring("Opportunity,Contact,Amount\nChairs,Maria Lopez,100 EUR\nDesk,Maria Lopez,200 EUR\n")

    (made,) = {one.id for one in people.list_contacts()} - known
    assert {deal.contact_ids for deal in sales.list_deals()} == {(made,)}


def test_a_table_of_people_still_makes_a_second_one_of_a_name(
    database: Database, bring: Bring
) -> None:
    people = ContactService(database)
    people.add(Contact("Maria Lopez", channels=(Channel(ChannelKind.EMAIL, "m@l.example"),)))

    bring("Name,City\nMaria Lopez,Bath\n")

    assert len(people.list_contacts()) == 2


def test_a_deal_that_stands_without_somebody_it_names_is_told(bring: Bring) -> None:
    bring("Deal,Company,Amount\nChairs,Acme,100 EUR\nDesk,Acme,200 EUR\n")

    told = bring(
        "Deal,Company,Contacts,Amount\nChairs,Acme,Zoe New,110 EUR\nDesk,Acme,,210 EUR\n",
        mode=ImportMode.UPDATE,
    )

    assert [(one.place.number, one.reason) for one in told.warnings] == [(2, "deal-without-person")]
    assert told.updated == 2


def test_german_sums_and_days_and_stages_of_salesforce_are_understood(
    database: Database, bring: Bring
) -> None:
    bring(SALESFORCE)

    shelf, counter = DealService(database).list_deals()
    assert (counter.state, counter.amount) == (DealState.WON, Money(123_456, "EUR"))
    assert counter.closed_on == date(2026, 3, 31)
    assert shelf.amount == Money(1_200_000, "EUR")
    assert shelf.stage_id == DealService(database).find_stage("Negotiation").id
    assert shelf.notes == "anrufen"


def test_columns_of_sales_go_into_fields_of_deals_and_back_by_one_undo(
    database: Database, bring: Bring
) -> None:
    fields, history = FieldService(database), HistoryService(database)
    owner = fields.add(Field("deal - owner", record_kind=Kind.DEAL))
    place = f"field:{owner.id}"
    views = ViewService(database)

    def rows() -> list[tuple[str, ...]]:
        view = View(columns=("name", place), sort=place, about=Kind.DEAL)
        return [row.cells for row in views.page(view, 9).rows]

    report = bring(PIPEDRIVE)
    assert rows() == [("Twelve chairs", "Ola"), ("Shelf", "Ola")]
    assert DealService(database).list_deals()[0].details == ()
    assert bring(PIPEDRIVE).skipped == report.created + report.merged + report.skipped
    later = bring(PIPEDRIVE.replace("Lost,2026-10-01,Ola", "Lost,2026-10-01,Kai"))
    assert rows() == [("Shelf", "Kai"), ("Twelve chairs", "Ola")]

    history.undo(later.step_id)
    history.undo(report.step_id)
    assert rows() == []
    assert fields.count_values(owner.id) == 0


def test_a_column_of_sales_can_be_made_a_field_of_deals(
    database: Database, bring: Bring, tmp_path: Path
) -> None:
    table = "opportunity_id,sales_agent,product,account,deal_stage,close_value\n" + "".join(
        f"MV1LWRN{n},Moses,{'GTX' if n % 2 else 'MG'},Codehow,Won,{n}00\n" for n in range(8)
    )
    (tmp_path / "sales.csv").write_text(table)
    mapping = (("product", MAKE_FIELD), ("sales_agent", MAKE_FIELD))
    seen = ImportService(database).preview([tmp_path / "sales.csv"], ImportOptions(mapping=mapping))

    made = FieldService(database).make_for_import(seen, mapping)
    bring(table, mapping=mapping)

    assert [(field.name, field.record_kind, field.kind) for field in made] == [
        ("product", Kind.DEAL, FieldKind.CHOICE),
        ("sales_agent", Kind.DEAL, FieldKind.CHOICE),
    ]
    view = View(
        Group((Condition(f"field:{made[0].id}", Operator.IS, "GTX"),)),
        ("name", f"field:{made[1].id}"),
        about=Kind.DEAL,
    )
    assert {row.cells[1] for row in ViewService(database).page(view, 9).rows} == {"Moses"}
    assert ViewService(database).count(view) == 4


def test_a_chinese_table_of_sales_is_understood(database: Database, bring: Bring) -> None:
    bring(CHINESE)

    (deal,) = DealService(database).list_deals()
    assert (deal.title, deal.company_name, deal.contact_names) == (
        "茶盘", "云霞茶业有限公司", ("王建国",),
    )  # fmt: skip
    assert deal.amount == Money(12_000_000, "CNY")
    assert deal.stage_id == DealService(database).find_stage("Proposal").id


@pytest.mark.parametrize("text", [PIPEDRIVE, SALESFORCE, CHINESE, NAMES, CHINESE_NAMES])
def test_the_same_table_twice_brings_nothing_and_undo_takes_all_back(
    database: Database, bring: Bring, text: str
) -> None:
    before = rows_of(database)
    first = bring(text)
    again = bring(text)

    assert (again.created, again.updated, again.step_id) == (0, 0, 0)
    HistoryService(database).undo(first.step_id)
    assert rows_of(database) == before


@pytest.mark.parametrize(
    ("mode", "amount", "updated"),
    [
        (ImportMode.BOTH, Money(250_000, "EUR"), 1),
        (ImportMode.UPDATE, Money(250_000, "EUR"), 1),
        (ImportMode.CREATE, Money(240_000, "EUR"), 0),
    ],
)
def test_a_changed_amount_changes_the_deal_unless_only_new_ones_are_wanted(
    database: Database, bring: Bring, mode: ImportMode, amount: Money, updated: int
) -> None:
    bring(PIPEDRIVE)
    before = rows_of(database)

    report = bring(PIPEDRIVE.replace("2,400.00", "2,500.00"), mode=mode)

    chairs = DealService(database).list_deals()[1]
    assert chairs.amount == amount
    assert (report.created, report.updated) == (0, updated)
    if updated:
        HistoryService(database).undo(report.step_id)
    assert rows_of(database) == before


def test_what_was_moved_by_hand_stays_when_an_unchanged_table_comes_again(
    database: Database, bring: Bring
) -> None:
    bring(PIPEDRIVE)
    sales = DealService(database)
    chairs = sales.list_deals()[1]
    sales.win(chairs.id, date(2026, 11, 1))

    bring(PIPEDRIVE)

    assert sales.get(chairs.id).state is DealState.WON


def test_two_deals_of_one_name_and_no_number_stay_two(database: Database, bring: Bring) -> None:
    table = "Deal,Company,Amount\nBread,Reed Ltd,50\nBread,Reed Ltd,70\n"

    bring(table)
    again = bring(table)

    amounts = [deal.amount for deal in DealService(database).list_deals()]
    assert amounts == [Money(7_000), Money(5_000)]
    assert (again.created, again.updated) == (0, 0)


def test_only_updates_leave_a_new_deal_out(database: Database, bring: Bring) -> None:
    report = bring(SALESFORCE, mode=ImportMode.UPDATE)

    assert {rejection.reason for rejection in report.rejections} == {"nobody-to-update"}
    assert DealService(database).list_deals() == ()
    assert ContactService(database).list_companies() == ()


def test_a_day_that_may_be_two_and_a_sum_that_is_none_are_kept_as_written(
    database: Database, bring: Bring
) -> None:
    report = bring("Deal,Company,Amount,Close Date\nBread,Reed Ltd,about 50,3/4/2027\n")

    (deal,) = DealService(database).list_deals()
    assert (deal.amount, deal.expected_on) == (None, None)
    assert {detail.value for detail in deal.details} == {"about 50", "3/4/2027"}
    assert {w.reason for w in report.warnings} == {"deal-amount-unclear", "deal-day-unclear"}


def test_other_days_of_the_column_tell_which_is_the_month(database: Database, bring: Bring) -> None:
    bring("Deal,Company,Close Date\nBread,Reed,3/4/2027\nRolls,Reed,12/25/2026\n")

    rolls, bread = DealService(database).list_deals()
    assert (bread.expected_on, rolls.expected_on) == (date(2027, 3, 4), date(2026, 12, 25))


@pytest.mark.parametrize(
    ("column", "cell", "amount"),
    [
        ("Amount (EUR)", "1250.5", Money(125_050, "EUR")),
        ("商机金额（万元）", "12.5", Money(12_500_000, "CNY")),
        ("商机金额（万元）", "3,200元", Money(320_000, "CNY")),
        ("Value in k€", "12", Money(1_200_000, "EUR")),
        ("Amount USD", "$60,000", Money(6_000_000, "USD")),
    ],
)
def test_an_amount_counts_in_what_its_column_says(
    database: Database, bring: Bring, column: str, cell: str, amount: Money
) -> None:
    bring(f'Deal,Customer,"{column}",Stage\nChairs,Maya Okafor,"{cell}",Proposal\n')

    (deal,) = DealService(database).list_deals()
    assert deal.amount == amount


def test_a_deal_is_with_all_the_people_in_its_row_and_its_firm_is_no_person(
    database: Database, bring: Bring
) -> None:
    table = (
        "Company,Website,Contact 1 Name,Contact 1 Email,Contact 2 Name,Contact 2 Email,Deal name,"
        "Deal value\nOak & Co,www.oak.example,Ida Oak,ida@oak.example,Tom Elm,tom@oak.example,"
        "Shelves,1200\n"
    )

    bring(table)
    again = bring(table)

    (deal,) = DealService(database).list_deals()
    assert (deal.company_name, set(deal.contact_names)) == ("Oak & Co", {"Ida Oak", "Tom Elm"})
    assert len(ContactService(database).list_contacts()) == 2
    assert (again.created, again.updated) == (0, 0)


def test_a_deal_is_with_each_who_is_named_in_one_cell(database: Database, bring: Bring) -> None:
    heading = "商机名称,客户名称,联系人,手机,金额\n"
    table = f"{heading}椅子,华兴科技,王芳、李强,13800138000/13900001111,3000\n"

    bring(table)
    again = bring(table)

    (deal,) = DealService(database).list_deals()
    assert set(deal.contact_names) == {"王芳", "李强"}
    assert len(ContactService(database).list_contacts()) == 2
    assert (again.created, again.updated, again.merged) == (0, 0, 0)
