"""Numbers and addresses that several people share tell nobody apart: each stays who they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.contact import Contact
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.storage.database import Database
from tests.core.bringing import bringer


def people(database: Database) -> dict[str, Contact]:
    listed = ContactService(database).list_contacts("", 20, 0)
    return {contact.name: contact for contact in listed}


def reached(contact: Contact) -> list[str]:
    return [channel.value for channel in contact.channels]


@pytest.mark.parametrize("number", ["Kundennummer", "Customer ID", "客户编号", "ID", "Record ID"])
def test_people_of_a_firm_with_one_number_stay_two_people(
    number: str, database: Database, tmp_path: Path
) -> None:
    bring = bringer(database, tmp_path)
    table = (
        f"{number};Firma;Ansprechpartner;E-Mail;Telefon\n"
        "10023;Ofen OHG;Eva Schmitt;eva@ofen.example;06131/555010\n"
        "10023;Ofen OHG;Karl Weiß;karl@ofen.example;06131/555011\n"
    )

    first, again = bring(table), bring(table)

    found = people(database)
    assert (first.created, again.skipped) == (2, 2)
    assert reached(found["Eva Schmitt"]) == ["eva@ofen.example", "06131/555010"]
    assert reached(found["Karl Weiß"]) == ["karl@ofen.example", "06131/555011"]


def test_two_of_one_family_name_with_their_firms_number_stay_two(
    database: Database, tmp_path: Path
) -> None:
    bringer(database, tmp_path)(
        "Kundennummer,Firma,Ansprechpartner,E-Mail\n"
        "7,Ofen OHG,Eva Schmitt,eva@ofen.example\n7,Ofen OHG,Karl Schmitt,karl@ofen.example\n"
    )

    found = people(database)
    assert sorted(found) == ["Eva Schmitt", "Karl Schmitt"]
    assert {d.name: d.value for d in found["Eva Schmitt"].details} == {"Kundennummer": "7"}


def test_cards_that_all_have_one_number_are_of_different_people(
    database: Database, tmp_path: Path
) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:{}\nTEL:{}\nEND:VCARD\n"
    bring = bringer(database, tmp_path)
    both = card.format("Anna Berg", "+46705550100") + card.format("Bengt Ek", "+46705550200")

    first, again = bring(both, "vcf"), bring(both, "vcf")

    assert (first.created, again.skipped) == (2, 2)
    assert reached(people(database)["Bengt Ek"]) == ["+46705550200"]


def test_cards_with_one_long_number_are_of_one_person(database: Database, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:1e2d-77aa-0c41-99\nFN:{}\nTEL:{}\nEND:VCARD\n"

    report = bringer(database, tmp_path)(
        card.format("山田太郎", "+81355550100") + card.format("Taro Yamada", "+81665550102"), "vcf"
    )

    assert (report.created, report.merged) == (1, 1)
    assert reached(people(database)["山田太郎"]) == ["+81355550100", "+81665550102"]


def test_who_changed_name_or_address_is_known_by_the_number(
    database: Database, tmp_path: Path
) -> None:
    bring = bringer(database, tmp_path)
    bring("ID,Name,E-mail\n5,Maria Lopez,maria@acme.example\n6,Yo Lin,yo@acme.example\n")

    report = bring("ID,Name,E-mail\n5,Maria Smith,smith@acme.example\n6,Lina,yo@acme.example\n")

    assert (report.created, report.updated) == (0, 2)


def test_people_who_share_the_address_of_a_desk_stay_two(
    database: Database, tmp_path: Path
) -> None:
    bring = bringer(database, tmp_path)
    table = "Name,E-mail,Phone\nPeter Weiß,info@auto.example,1\nSabine Lang,info@auto.example,2\n"

    first, again = bring(table), bring(table)
    other = bring("Name,E-mail\nLang Sabine,INFO@auto.example\nP. Weiß,info@auto.example\n")

    assert (first.created, again.skipped, other.created) == (2, 2, 0)
    assert sorted(people(database)) == ["Peter Weiß", "Sabine Lang"]


def test_a_customers_number_is_no_deals_number(database: Database, tmp_path: Path) -> None:
    bring = bringer(database, tmp_path)
    table = (
        "客户名称,客户编号,商机名称,商机金额,销售阶段\n"
        "北京华兴科技,KH001,椅子,3000,谈判\n北京华兴科技,KH001,桌子,5000,谈判\n"
    )

    first, again = bring(table), bring(table)

    deals = DealService(database).list_deals(10, 0)
    assert sorted(deal.title for deal in deals) == ["桌子", "椅子"]
    assert [detail.value for deal in deals for detail in deal.details] == ["KH001", "KH001"]
    assert (first.created, again.created, again.updated) == (3, 0, 0)
