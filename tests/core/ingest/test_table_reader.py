from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact, Detail
from core.domain.deal import DealState
from core.domain.importing import RawRecord, Rejection
from core.domain.money import Money
from core.ingest.mapping import guess_mapping
from core.ingest.table_reader import find_table, read_table
from core.ingest.vcard_reader import read_vcards
from tests.effort import cases


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.csv"


def read(path: Path, data: bytes | str) -> list[RawRecord | Rejection]:
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    table = find_table(path)
    assert table is not None
    return [pending.read().result for pending in read_table(path.name, table)]


def contacts(path: Path, data: bytes | str) -> list[Contact]:
    return [r.contact for r in read(path, data) if isinstance(r, RawRecord) and r.contact]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_delimiter_and_encoding_are_found(path: Path, delimiter: str, encoding: str) -> None:
    rows = [["姓名", "邮箱", "备注"], ["张伟", "wei@firm.example", "请发价格表，谢谢"]]
    data = "\r\n".join(delimiter.join(row) for row in rows)

    found = contacts(path, data.encode(encoding))

    assert [(c.name, c.emails, c.notes) for c in found] == [
        ("张伟", ("wei@firm.example",), "请发价格表，谢谢")
    ]


def test_excels_first_line_names_the_delimiter(path: Path) -> None:
    assert contacts(path, "sep=;\nName;E-mail\nAda, B.;a@b.example\n")[0].name == "Ada, B."


def test_a_title_above_the_heading_is_passed_over(path: Path) -> None:
    found = contacts(path, "Customers 2026,,\n,,\nName,Email,Phone\nAda,a@b.example,123456\n")

    assert [c.name for c in found] == ["Ada"]


def test_labels_and_several_values_of_a_google_export_are_kept(path: Path) -> None:
    found = contacts(
        path,
        "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,"
        "Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - City,"
        "Organization 1 - Name,Organization 1 - Title,Group Membership,Shoe size\n"
        'Ada Byron,Ada,Byron,* Work,a@b.example ::: c@d.example,Mobile,+44 1,Home,"1 St\nLondon",'
        "London,Engines,Chief,* My Contacts ::: VIP,38\n",
    )

    assert found[0].channels == (
        Channel(ChannelKind.EMAIL, "a@b.example", "work"),
        Channel(ChannelKind.EMAIL, "c@d.example", "work"),
        Channel(ChannelKind.PHONE, "+44 1", "mobile"),
    )
    assert found[0].companies == (CompanyLink("Engines", "Chief"),)
    assert found[0].tags == ("My Contacts", "VIP")
    assert found[0].details == (Detail("address.home", "London"), Detail("Shoe size", "38"))


@pytest.mark.parametrize(
    ("columns", "fields"),
    [
        (["Vorname", "Nachname", "Firma", "E-Mail-Adresse", "Mobiltelefon", "PLZ"],
         ["given", "family", "company", "email", "phone:mobile", "address::postcode"]),
        (["姓名", "公司名称", "职位", "手机号码", "电子邮箱", "微信"],
         ["name", "company", "role", "phone:mobile", "email", "chat:wechat"]),
        (["First Name", "Last Name", "E-mail Address", "Business Phone", "Business City", "Title"],
         ["given", "family", "email", "phone:work", "address:work:city", "role"]),
        (["Record ID", "Email", "Associated Company", "Job Title", "Title", "Lead Status"],
         ["external_id", "email", "company", "role", "prefix", ""]),
    ],
)  # fmt: skip
def test_the_headings_of_known_programs_are_understood(
    columns: list[str], fields: list[str]
) -> None:
    assert [field for _, field in guess_mapping(columns)] == fields


def names(found: list[RawRecord | Rejection]) -> list[str]:
    """Return each contact's name, or why the row was rejected."""
    return [
        r.reason if isinstance(r, Rejection) else r.contact.name if r.contact else "" for r in found
    ]


def test_a_quote_left_open_in_the_last_column_costs_one_row_too(path: Path) -> None:
    found = read(
        path,
        'Name,Email,Notes\nAda,ada@x.example,"never closed\nBo,bo@x.example,fine\n'
        'Cy,cy@x.example,"it says ""so"" here"\nDi,di@x.example,"two\nlines, and, more"\n',
    )

    assert names(found) == ["row-quote-open", "Bo", "Cy", "Di"]


def test_a_quote_left_open_costs_one_row(path: Path) -> None:
    rows = 'Name,Email\nAda,a@b.example\n"Bo,b@b.example\nCy,c@b.example\nDi,d@b.example\n'

    found = read(path, rows)

    assert names(found) == ["Ada", "row-quote-open", "Cy", "Di"]
    assert [r.place.number for r in found] == [2, 3, 4, 5]


def test_a_value_of_several_lines_is_one_value(path: Path) -> None:
    found = contacts(path, 'Name,Notes\nAda,"one\n\ntwo ""x"""\nBo,\n')

    assert [(c.name, c.notes) for c in found] == [("Ada", 'one\n\ntwo "x"'), ("Bo", "")]


def test_an_inch_mark_inside_a_value_is_a_letter(path: Path) -> None:
    assert [c.notes for c in contacts(path, 'Name,Notes\nAda,5" pipe\nBo,x\n')] == ['5" pipe', "x"]


def test_ragged_rows_are_read_or_rejected_never_shifted(path: Path) -> None:
    rows = "Name,Email,Phone\nAda,a@b.example\nBo,b@b.example,1,2,3\nCy,c@b.example,1,,\n,,\n"

    short, wide, padded = read(path, rows)

    assert isinstance(short, RawRecord)
    assert short.warnings == ("row-short",)
    assert isinstance(wide, Rejection)
    assert (wide.reason, wide.details) == ("row-too-wide", {"cells": 5, "columns": 3})
    assert names([padded]) == ["Cy"]


def test_values_stay_as_they_were_written(path: Path) -> None:
    found = contacts(path, "Name,Phone,ZIP,Email\nNull,+8613800138000,01067,'=x@b.example\n")

    assert (found[0].name, found[0].phones) == ("Null", ("+8613800138000",))
    assert found[0].details == (Detail("address", "01067"),)


def test_a_table_about_something_else_is_no_table_of_contacts(path: Path) -> None:
    path.write_text("file,bytes,licence\na.eml,12,MIT\n")

    assert find_table(path) is None


def test_a_table_of_bare_addresses_needs_no_heading(path: Path) -> None:
    found = contacts(path, "Ada Byron,a@b.example\nBo Larsen,b@b.example\n")

    assert [(c.name, c.emails) for c in found] == [
        ("Ada Byron", ("a@b.example",)),
        ("Bo Larsen", ("b@b.example",)),
    ]


def test_a_persons_own_mapping_wins(path: Path) -> None:
    path.write_text("Wer,Wo,Email\nAda,Berlin,a@b.example\n")
    table = find_table(path, (("Wer", "name"), ("Wo", "-")))
    assert table is not None

    [result] = [pending.read().result for pending in read_table("a", table)]

    assert isinstance(result, RawRecord)
    assert result.contact is not None
    assert (result.contact.name, result.contact.details) == ("Ada", ())


@settings(max_examples=cases(60, quick=15), deadline=None)
@given(st.text('ab",;\n\t\x00é', max_size=120))
def test_any_table_is_survived(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "a.csv"

    path.write_text(f"Name,Email\n{text}\nLast,z@b.example")
    table = find_table(path)

    results = [] if table is None else [p.read().result for p in read_table("a", table)]

    assert all(result.place.number > 1 for result in results)


def test_a_row_of_two_people_and_their_firm_is_two_contacts_of_that_firm(path: Path) -> None:
    found = contacts(
        path,
        "Company,Contact 1 Name,Contact 1 Email,Contact 2 Name,Contact 2 Email\n"
        "Engines Ltd,Ada,a@x.example,Bo,b@x.example\n"
        "Looms Ltd,Cy,c@x.example,,\n",
    )

    assert [(c.name, c.emails, c.companies[0].company_name) for c in found] == [
        ("Ada", ("a@x.example",), "Engines Ltd"),
        ("Bo", ("b@x.example",), "Engines Ltd"),
        ("Cy", ("c@x.example",), "Looms Ltd"),
    ]


def test_a_row_of_a_firm_and_nobody_in_it_is_a_company(path: Path) -> None:
    [record] = read(
        path, "Account,Sector,Website\nEngines Ltd,machines,https://www.engines.example/\n"
    )

    assert isinstance(record, RawRecord)
    assert record.contact is None
    assert record.company is not None
    assert (record.company.name, record.company.domain) == ("Engines Ltd", "engines.example")
    assert Detail("Sector", "machines") in record.company.details


def test_a_row_that_tells_of_a_sale_is_a_deal_with_all_that_it_tells(path: Path) -> None:
    [record] = read(
        path, "Opportunity ID,Account,Product,Deal stage,Close value\nX1,Engines Ltd,GTX,Won,550\n"
    )

    assert isinstance(record, RawRecord)
    assert record.deal is not None
    deal = record.deal.deal
    assert (deal.title, deal.external_id, record.deal.company) == ("GTX", "X1", "Engines Ltd")
    assert (deal.state, deal.amount) == (DealState.WON, Money(55_000))
    assert deal.details == (Detail("Product", "GTX"),)


def test_a_person_with_a_stage_and_no_sale_is_no_deal(path: Path) -> None:
    found = read(
        path, "Name,Email,Deal,Amount,Status\nAda,ada@x.example,,,new\nBo,bo@x.example,Shelf,9,\n"
    )

    kinds = [(bool(r.contact), bool(r.deal)) for r in found if isinstance(r, RawRecord)]
    assert kinds == [(True, False), (True, False), (False, True)]


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        (
            "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,"
            "Associated Company,Associated Contact,Create Date",
            "deal:id deal:title deal:stage deal:expected deal deal:amount deal company "
            "deal:people deal:opened",
        ),
        (
            "Opportunity Name,Account Name,Stage,Amount,Close Date,Probability (%),Loss Reason",
            "deal:title company deal:stage deal:amount deal:expected deal:probability deal:reason",
        ),
        (
            "Deal - Title,Deal - Organization,Deal - Contact person,Deal - Value,Deal - Status",
            "deal:title company name deal:amount deal:status",
        ),
        ("商机名称,客户名称,联系人,金额,阶段", "deal:title company name deal:amount deal:stage"),
        ("Name,Email,Phone,Status,Amount", "name email phone  "),
    ],
)
def test_sales_of_known_programs_are_understood(heading: str, fields: str) -> None:
    assert " ".join(field for _, field in guess_mapping(heading.split(","))) == fields


def test_a_row_says_the_same_as_the_card_of_the_same_person(path: Path, tmp_path: Path) -> None:
    [row] = contacts(
        path,
        "Name,Birthday,Anniversary,Gender,Spouse,Manager's Name,Primary Phone\n"
        "Ada,20/01/1991,2/20/1992,f,Bo,Cy,600\n",
    )
    card = tmp_path / "a.vcf"
    card.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nBDAY:1991-01-20\nX-ANNIVERSARY:1992-02-20\nX-GENDER:f\n"
        "X-SPOUSE:Bo\nX-MANAGER:Cy\nTEL;TYPE=main:600\nEND:VCARD\n"
    )

    [pending] = read_vcards(card, "a")
    record = pending.read().result

    assert isinstance(record, RawRecord)
    assert record.contact is not None
    assert set(row.details) == set(record.contact.details)
    assert row.channels == record.contact.channels


def test_a_day_that_two_people_read_differently_stays_as_it_was_written(path: Path) -> None:
    assert contacts(path, "Name,Birthday\nAda,03/04/1991\n")[0].details == (
        Detail("birthday", "03/04/1991"),
    )
