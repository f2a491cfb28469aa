"""What cards say beside the plain things is kept, under a name that a person would use."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.contact import ChannelKind, Contact
from core.domain.importing import RawRecord
from core.ingest.vcard_reader import read_vcards


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.vcf"


def one(path: Path, *lines: str) -> Contact:
    text = "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""])
    path.write_text(text, encoding="utf-8", newline="")
    (pending,) = read_vcards(path, path.name)
    result = pending.read().result
    assert isinstance(result, RawRecord)
    assert result.contact is not None
    return result.contact


def details(contact: Contact) -> list[tuple[str, str]]:
    return [(detail.name, detail.value) for detail in contact.details]


def test_two_addresses_with_the_same_label_are_both_kept(path: Path) -> None:
    found = one(path, "FN:Ada", "ADR:;;1 High St;London;;N1;", "ADR:;;2 Low Rd;Leeds;;LS1;")

    assert details(found) == [
        ("address", "1 High St, London, N1"), ("address", "2 Low Rd, Leeds, LS1"),
    ]  # fmt: skip


def test_a_part_of_an_address_that_ends_with_a_comma_gives_one_comma(path: Path) -> None:
    found = one(path, "FN:Ada", "ADR;TYPE=HOME:;;Silicon Alley 5\\,;New York;;;")

    assert details(found) == [("address.home", "Silicon Alley 5, New York")]


def test_a_label_of_the_owners_own_names_the_value(path: Path) -> None:
    found = one(
        path,
        "FN:Ada",
        "item1.X-ABDATE:1930-03-20", "item1.X-ABLabel:_$!<Anniversary>!$_",
        "item2.X-ABRELATEDNAMES:William", "item2.X-ABLabel:_$!<Spouse>!$_",
        "item3.X-Unknown:blue", "item3.X-ABLabel:Favourite colour",
        "RELATED;TYPE=parent:Anne", "X-ABRELATEDNAMES:Ralph",
    )  # fmt: skip

    assert details(found) == [
        ("anniversary", "1930-03-20"), ("spouse", "William"), ("Favourite colour", "blue"),
        ("parent", "Anne"), ("related", "Ralph"),
    ]  # fmt: skip


def test_a_label_of_the_owners_own_keeps_its_capitals(path: Path) -> None:
    found = one(path, "FN:Ada", "item1.TEL:123", "item1.X-ABLabel:Ferienhaus Sylt")

    assert found.channels[0].label == "Ferienhaus Sylt"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("X-EVOLUTION-SPOUSE:William", ("spouse", "William")),
        ("X-MS-ANNIVERSARY:19900430", ("anniversary", "1990-04-30")),
        ("X-KADDRESSBOOK-X-ManagersName:Charles", ("manager", "Charles")),
        ("ANNIVERSARY:20090808T1430-0500", ("anniversary", "2009-08-08")),
        ("BDAY:--0203", ("birthday", "--02-03")),
        ("BDAY:1996-04-15T201243+04:00", ("birthday", "1996-04-15")),
        ("BDAY:circa 1800", ("birthday", "circa 1800")),
        ("GENDER:M;manly", ("gender", "M, manly")),
        ("X-CUSTOM:foo", ("custom", "foo")),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1990-04-30;1;;;",
            ("anniversary", "1990-04-30"),
        ),
        (
            "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-02-03;0;Name day;;",
            ("Name day", "2001-02-03"),
        ),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Addie;1;;", ("nickname", "Addie")),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Anne;8;;", ("mother", "Anne")),
    ],
)
def test_what_programs_add_is_kept_under_its_plain_name(
    path: Path, line: str, kept: tuple[str, str]
) -> None:
    assert details(one(path, "FN:Ada", line)) == [kept]


def test_what_only_a_program_needs_is_left_out(path: Path) -> None:
    assert details(one(path, "FN:Ada", "X-EVOLUTION-FILE-AS:Byron", "REV:20200101T000000Z")) == []


def test_parts_of_a_name_that_its_whole_leaves_out_are_kept(path: Path) -> None:
    found = one(path, "N:Byron;Ada;Augusta;Lady;", "FN:Ada Byron")

    assert found.name == "Ada Byron"
    assert details(found) == [("name prefix", "Lady"), ("middle name", "Augusta")]


def test_parts_of_a_name_that_its_whole_says_are_not_said_twice(path: Path) -> None:
    assert details(one(path, "N:Byron;Ada;Augusta;Dr.;", "FN:Dr. Ada Augusta Byron")) == []


def test_somebody_of_two_firms_belongs_to_both(path: Path) -> None:
    found = one(path, "FN:Ada", "ORG:Engines Ltd;Research", "ORG:Looms Ltd", "TITLE:Engineer")

    assert [(link.company_name, link.role) for link in found.companies] == [
        ("Engines Ltd", "Engineer"), ("Looms Ltd", ""),
    ]  # fmt: skip


def test_tags_are_parted_where_a_program_escaped_their_commas(path: Path) -> None:
    assert one(path, "FN:Ada", "CATEGORIES:friends\\, family\\, VIP").tags == (
        "friends", "family", "VIP",
    )  # fmt: skip


def test_nicknames_are_parted(path: Path) -> None:
    found = one(path, "FN:Ada", "NICKNAME:Addie,Countess")

    assert details(found) == [("nickname", "Addie, Countess")]


def test_an_extension_of_a_number_is_written_for_people(path: Path) -> None:
    found = one(path, "FN:Ada", "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102")

    assert [(c.kind, c.value) for c in found.channels] == [
        (ChannelKind.PHONE, "+1-418-656-9254 ext. 102")
    ]
