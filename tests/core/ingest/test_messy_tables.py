"""Tables as small firms really keep them: in their own words, with sums, and rounded by Excel."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact, Detail
from core.domain.importing import RawRecord, Rejection
from core.ingest.mapping import guess_mapping
from core.ingest.table_reader import find_table, read_table


def read(path: Path, text: str) -> list[RawRecord | Rejection]:
    file = path / "list.csv"
    file.write_text(text)
    table = find_table(file)
    assert table is not None
    return [pending.read().result for pending in read_table(file.name, table)]


def contacts(path: Path, text: str) -> list[Contact]:
    return [r.contact for r in read(path, text) if isinstance(r, RawRecord) and r.contact]


def phones(contact: Contact) -> list[str]:
    return [c.value for c in contact.channels if c.kind is ChannelKind.PHONE]


def test_a_short_chinese_name_loses_the_gap_that_makes_it_wide(tmp_path: Path) -> None:
    found = contacts(tmp_path, "姓名,手机\n李 强,13900002222\n王　芳,13800001111\n张三 李四,1\n")

    assert [one.name for one in found] == ["李强", "王芳", "张三 李四"]
    assert found[0].details == ()


def test_nobody_is_lost_where_a_firm_and_somebody_in_it_have_columns(tmp_path: Path) -> None:
    found = contacts(tmp_path, "客户名称,联系人,手机\n北京华信公司,王芳,13812345678\n")

    assert [(c.name, c.companies) for c in found] == [("王芳", (CompanyLink("北京华信公司"),))]


def test_a_second_value_for_the_same_is_kept_under_its_column(tmp_path: Path) -> None:
    found = contacts(
        tmp_path,
        "Name,Contact,Company,Account,Street,Street 2\n"
        "Ada B.,Miss Byron,Engines,Looms,1 St,Floor 2\n",
    )

    assert found[0].details == (
        Detail("address", "1 St, Floor 2"),
        Detail("Contact", "Miss Byron"),
        Detail("Account", "Looms"),
    )


def test_events_and_relations_of_a_google_export_keep_their_own_labels(tmp_path: Path) -> None:
    found = contacts(
        tmp_path,
        "First Name,Event 1 - Label,Event 1 - Value,Relation 1 - Label,Relation 1 - Value\n"
        "Ada,Anniversary,2010-06-01,Spouse,Will\n",
    )

    assert found[0].details == (Detail("Anniversary", "2010-06-01"), Detail("Spouse", "Will"))


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("13900001111、13700002222", ["13900001111", "13700002222"]),
        ("555-0100 / 555-0101", ["555-0100", "555-0101"]),
        ("(415) 555-0100 ext 5; (415) 555-0111", ["(415) 555-0100 ext 5", "(415) 555-0111"]),
        ("0351 / 123 45 67", ["0351 / 123 45 67"]),
        ("010-62345678,8001", ["010-62345678,8001"]),
        ('="0351123456"', ["0351123456"]),
        ("493511234567.0", ["493511234567"]),
        ("4.93511234567E+11", ["493511234567"]),
        ("'13812345678", ["13812345678"]),
        ("N/A", []),
        ("--", []),
    ],
)
def test_phone_numbers_are_what_was_meant(tmp_path: Path, cell: str, numbers: list[str]) -> None:
    quoted = cell.replace('"', '""')
    found = contacts(tmp_path, f'Name,Phone\nAda,"{quoted}"\n')

    assert phones(found[0]) == numbers


def test_a_number_that_a_spreadsheet_rounded_is_no_number_of_anybody(tmp_path: Path) -> None:
    [record] = read(tmp_path, "Name,Phone\nAda,8.61381E+12\n")

    assert isinstance(record, RawRecord)
    assert record.contact is not None
    assert (record.contact.channels, record.contact.details) == (
        (), (Detail("Phone", "8.61381E+12"),)
    )  # fmt: skip
    assert record.warnings == ("phone-digits-lost",)


@pytest.mark.parametrize(
    "row", ["Total,,3", 'Summe:,,"1.333,50 €"', "合计,,2人", "Grand total,2,4", "合计,,15.5万"]
)
def test_a_row_of_sums_is_nobody(tmp_path: Path, row: str) -> None:
    found = read(tmp_path, f"Name,Phone,Orders\nAda,5550100,3\n{row}\n")

    assert [getattr(r, "reason", "") for r in found] == ["", "row-is-total"]


@pytest.mark.parametrize("row", ["Total,5550100x,3", "Total,,France", "Sumner,,3", "合计科技,,好"])
def test_somebody_called_like_a_sum_is_somebody(tmp_path: Path, row: str) -> None:
    assert len(contacts(tmp_path, f"Name,Phone,Orders\n{row}\n")) == 1


def test_a_total_of_sales_is_no_sale(tmp_path: Path) -> None:
    found = read(tmp_path, "Deal name,Amount,Stage\nLooms,100,New\nTotal,100,\n")

    assert [isinstance(r, RawRecord) for r in found] == [True, False]


def test_names_are_turned_where_a_table_writes_the_last_one_first(tmp_path: Path) -> None:
    found = contacts(tmp_path, 'Name,Email\n"Byron, Ada",a@x.y\n"Lee, Bo",b@x.y\n"Looms, Inc.",\n')

    assert [(c.name, c.given_name, c.family_name) for c in found] == [
        ("Ada Byron", "Ada", "Byron"),
        ("Bo Lee", "Bo", "Lee"),
        ("Looms, Inc.", "", ""),
    ]


def test_one_name_with_a_comma_is_left_as_it_is_written(tmp_path: Path) -> None:
    assert contacts(tmp_path, 'Name,Email\n"Berlin, Hotel",a@x.y\nBo,b@x.y\n')[0].name == (
        "Berlin, Hotel"
    )


def test_a_heading_that_comes_again_on_each_page_is_nobody(tmp_path: Path) -> None:
    found = contacts(tmp_path, "Name,Phone\nAda,5550100\nName,Phone\nBo,5550101\n")

    assert [c.name for c in found] == ["Ada", "Bo"]


def test_columns_are_found_by_content_where_their_headings_say_nothing(tmp_path: Path) -> None:
    turkish = contacts(tmp_path, "No;Ad Soyad;E-posta\n1;Ayla;a@x.example\n2;Can;c@x.example\n")
    bare = contacts(tmp_path, ",Phone\nAda,5550100\n")

    assert [(c.name, c.emails) for c in turkish] == [
        ("Ayla", ("a@x.example",)),
        ("Can", ("c@x.example",)),
    ]
    assert [(c.name, phones(c)) for c in bare] == [("Ada", ["5550100"])]


def test_a_label_in_its_own_column_still_says_whose_number_it_is(tmp_path: Path) -> None:
    found = contacts(tmp_path, "Name,Phone 1 - Label,Phone 1 - Value\nAda,Mobile,5550100\n")

    assert found[0].channels == (Channel(ChannelKind.PHONE, "5550100", "mobile"),)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("19850512", "1985-05-12"),
        ("1985/5/12", "1985-05-12"),
        ("1985年5月12日", "1985-05-12"),
        ("5.12.1985", "1985-12-05"),
        ("5/13/1985", "1985-05-13"),
        ("5/12/1985", "5/12/1985"),
        ("19851399", "19851399"),
    ],
)
def test_a_birthday_is_year_first_where_it_can_only_be_meant_so(
    tmp_path: Path, written: str, day: str
) -> None:
    assert contacts(tmp_path, f"Name,Birthday\nAda,{written}\n")[0].details == (
        Detail("birthday", day),
    )


def test_who_made_a_report_is_nobody_in_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        '"Opportunity Name","Amount","Stage"\n"Shelves","75,000.00","Negotiation"\n'
        '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n'
        '"Confidential Information - Do Not Distribute"\n"Generated By:  Sam Owner"\n',
    )

    told = [r.reason if isinstance(r, Rejection) else "taken" for r in found]
    assert told == ["taken", *["row-is-footer"] * 3]


@pytest.mark.parametrize("column", ["会社 FAX", "Télécopie (bureau)", "Business Fax", "商务传真"])
def test_a_fax_at_work_is_one_and_no_firm(column: str) -> None:
    assert guess_mapping(["Company", column])[1][1] == "phone:work fax"


def test_days_are_nobodys_telephone_number(tmp_path: Path) -> None:
    (found, _) = contacts(
        tmp_path,
        "Wann;Worum;Wer das ist;Mail\n31.12.1960;Anfrage;Reto Huber;reto@huber.example\n"
        "01.02.1955;Offerte;Beat Arx;beat@arx.example\n",
    )

    assert phones(found) == []
    assert Detail("Wann", "31.12.1960") in found.details


@pytest.mark.parametrize(
    ("other", "day"),
    [("25/12/1985", "1990-04-03"), ("12/25/1985", "1990-03-04"), ("", "03/04/1990")],
)
def test_a_birthday_is_in_the_order_that_the_column_shows(
    tmp_path: Path, other: str, day: str
) -> None:
    (found, _) = contacts(tmp_path, f"Name,Birthday\nAda,03/04/1990\nBo,{other}\n")

    assert found.details == (Detail("birthday", day),)


def test_a_birthday_in_three_columns_is_one(tmp_path: Path) -> None:
    found = contacts(
        tmp_path,
        "Display Name,Birth Year,Birth Month,Birth Day\nAda,1980,4,3\nBo,,12,24\nCy,1980,,\n",
    )

    assert [one.details for one in found] == [
        (Detail("birthday", "1980-04-03"),),
        (Detail("birthday", "--12-24"),),
        (Detail("birth year", "1980"),),
    ]


@pytest.mark.parametrize("day", ["0.0.00", "00/00/00", "0/0/0", "0000-00-00"])
def test_a_day_of_noughts_is_none(tmp_path: Path, day: str) -> None:
    (found,) = contacts(tmp_path, f"Name,Geburtstag,Jahrestag\nAda,{day},{day}\n")

    assert found.details == ()


def test_the_number_of_an_order_is_nobodys_name(tmp_path: Path) -> None:
    (found, other) = contacts(
        tmp_path,
        "Name,Email,Billing Name\n#1001,ada@x.example,Ada Byron\n🌸,bo@x.example,\n",
    )

    assert (found.name, found.details, other.name) == (
        "Ada Byron",
        (Detail("Name", "#1001"),),
        "🌸",
    )


@pytest.mark.parametrize("number", ["Kundennummer", "Customer ID", "ID"])
def test_a_number_that_several_people_have_tells_none_of_them(tmp_path: Path, number: str) -> None:
    heading = f"{number},Firma,Name\n"

    shared = contacts(tmp_path, heading + "7,Ofen OHG,Eva Schmitt\n7,Ofen OHG,Karl Schmitt\n")
    own = contacts(tmp_path, heading + "7,Ofen OHG,Eva Schmitt\n7,Ofen OHG,Eva Schmitt\n8,,Al\n")

    assert [(one.external_id, one.details) for one in shared] == [("", (Detail(number, "7"),))] * 2
    assert [one.external_id for one in own] == ["7", "7", "8"]


def test_lines_of_an_ldif_file_are_no_table(tmp_path: Path) -> None:
    file = tmp_path / "a.ldif"
    file.write_text("dn: cn=Ada,mail=ada@x.example\nobjectclass: top\nmail: ada@x.example\n" * 3)

    assert find_table(file) is None


def test_a_line_drawn_below_the_heading_is_nobody(tmp_path: Path) -> None:
    found = contacts(
        tmp_path,
        "| Name | Email | Phone |\n|------|:-----:|-------|\n| Ada Byron | ada@x.example | |\n",
    )

    assert [one.name for one in found] == ["Ada Byron"]


def test_two_chinese_names_in_one_cell_are_two_people_with_a_number_each(tmp_path: Path) -> None:
    table = (
        "单位名称,联系人,职务,办公电话,手机,地址\n"
        "华兴科技,王芳/李强,经理,010-55550100,13800138000、13900001111,中关村1号\n"
        "远东贸易,赵敏,总监,021-66660000,13700002222,世纪大道\n"
    )

    wang, li, zhao = contacts(tmp_path, table)

    assert [one.name for one in (wang, li, zhao)] == ["王芳", "李强", "赵敏"]
    assert phones(wang) == ["010-55550100", "13800138000"]
    assert phones(li) == ["13900001111"]
    assert li.companies == (CompanyLink("华兴科技"),)
    assert li.details == (Detail("address", "中关村1号"),)


@pytest.mark.parametrize(
    "line", ["Gesamt: 2 Kontakte", "Stand: 28.11.2026", "Seite 1 von 1", "共2人", "第 1 页"]
)
def test_a_line_below_a_printed_list_is_nobody(tmp_path: Path, line: str) -> None:
    found = read(tmp_path, f"Nachname;Vorname;Telefon\nHuber;Reto;044 555 01 00\n{line}\n")

    assert [isinstance(one, Rejection) for one in found] == [False, True]


def test_nobody_is_made_of_the_fields_of_a_table_that_is_turned(tmp_path: Path) -> None:
    file = tmp_path / "turned.csv"
    file.write_text("Name,Ada Byron,Bo\nE-Mail,ada@x.example,bo@x.example\nPhone,1,2\nCity,Ur,Ys\n")

    assert find_table(file) is None


def test_a_name_behind_its_firm_is_the_persons(tmp_path: Path) -> None:
    table = "Display Name,Company Name,Email\n" + "".join(
        f'"Engines Ltd, {name}",Engines Ltd,{name[:3]}@x.example\n'
        for name in ("Ada Byron", "Bo Lee", "Cy Ray")
    )
    found = contacts(tmp_path, table + "Engines Ltd,,info@x.example\n")

    assert [one.name for one in found] == ["Ada Byron", "Bo Lee", "Cy Ray", "Engines Ltd"]
    assert found[0].companies == (CompanyLink("Engines Ltd"),)


def test_an_apostrophe_before_a_postcode_is_none_of_it(tmp_path: Path) -> None:
    found = contacts(tmp_path, "Name,Zip\n't Hooft,'N1 2AB\n'90s Shop,'D-10115\n")

    assert [(one.name, one.details[0].value) for one in found] == [
        ("'t Hooft", "N1 2AB"), ("'90s Shop", "D-10115"),
    ]  # fmt: skip


def test_numbers_that_say_in_their_cell_where_they_are_are_parted(tmp_path: Path) -> None:
    table = "Name,Phones,Company\nAda,mobile: +44 7700 900001; home: 020 7946 0001,X (https://a.example/x)\n"
    [ada] = contacts(tmp_path, table)

    assert [(c.value, c.label) for c in ada.channels] == [
        ("+44 7700 900001", "mobile"), ("020 7946 0001", "home"),
    ]  # fmt: skip
    assert ada.companies == (CompanyLink("X"),)
    assert ada.details == (Detail("Company", "X (https://a.example/x)"),)
