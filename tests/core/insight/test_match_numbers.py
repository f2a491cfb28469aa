"""Numbers are equal or not: those that are given one after the other are two people's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact, Detail
from core.domain.duplicate import DEFAULT_THRESHOLD
from core.insight.match_record import of_contact
from core.insight.match_scan import MatchScan
from core.insight.match_score import Scorer

GIVEN = ("Eva", "Karl", "Anna", "Jan", "Petra", "Maria", "Paul", "Julia", "Stefan", "Rosa")
FAMILY = ("Schmitt", "Meyer", "Weber", "Huber", "Fischer", "Becker", "Bauer")


def customer(number: int, name: str, *, phone: str = "", email: str = "") -> Contact:
    """Return a customer as a shop writes them: numbered, reached by numbers in a row."""
    return Contact(
        name,
        id=number + 1,
        external_id=f"K{1000 + number}",
        channels=(
            Channel(ChannelKind.PHONE, phone or f"+49 30 5550{100 + number}"),
            Channel(ChannelKind.EMAIL, email or f"customer{1000 + number}@shop.example"),
        ),
        details=(Detail("customer number", str(70_000 + number)),),
    )


def groups_of(contacts: list[Contact], threshold: float = DEFAULT_THRESHOLD) -> list[set[int]]:
    scan = MatchScan([of_contact(contact) for contact in contacts])
    return [set(group.contact_ids) for group in scan.groups(threshold)]


def likenesses(one: Contact, two: Contact) -> dict[str, float]:
    scorer = Scorer([of_contact(one), of_contact(two)])
    return {e.field: e.likeness for e in scorer.compare(of_contact(one), of_contact(two))}


@pytest.mark.parametrize("threshold", [0.5, DEFAULT_THRESHOLD])
def test_customers_with_numbers_in_a_row_are_no_duplicates(threshold: float) -> None:
    names = [f"{given} {family}" for family in FAMILY for given in GIVEN]
    people = [customer(number, name) for number, name in enumerate(names)]

    assert groups_of(people, threshold) == []


def test_colleagues_with_lines_in_a_row_are_no_duplicates() -> None:
    firm = (CompanyLink("Ofen OHG"),)
    people = [
        replace(customer(number, f"{given} {FAMILY[number % 7]}"), companies=firm, external_id="")
        for number, given in enumerate(GIVEN)
    ]

    assert groups_of(people) == []


def test_numbers_that_follow_each_other_are_not_alike() -> None:
    found = likenesses(customer(1, "Eva Schmitt"), customer(2, "Eva Schmitt"))

    assert (found["phone"], found["email"], found["number"]) == (0.0, 0.0, 0.0)


def test_a_slip_in_a_number_is_one_where_everything_else_agrees() -> None:
    mail = "eva@home.example"
    one = customer(1, "Eva Schmitt", phone="+49 30 5557312", email=mail)
    two = customer(1, "Eva Schmitt", phone="+49 30 5575312", email=mail)
    other = replace(two, name="Karl Meyer")

    assert likenesses(one, two)["phone"] == 0.9
    assert likenesses(one, other)["phone"] == 0.0


def test_names_that_differ_in_their_number_are_of_two() -> None:
    people = [
        Contact(f"Branch {1001 + n}", id=n + 1, companies=(CompanyLink("Ofen OHG"),))
        for n in range(9)
    ]

    assert groups_of(people) == []
