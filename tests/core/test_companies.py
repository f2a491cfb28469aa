"""A firm as a record of its own: figures, people, what passed with all of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.domain.change import Action
from core.domain.contact import Company, CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.domain.money import Money
from core.domain.task import Task
from core.errors import UserError
from core.services.company_service import CompanyService
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.history_service import HistoryService
from core.services.task_service import TaskService
from core.storage import interactions
from core.storage.database import Database

NOW = datetime.now(UTC)
BAKERY = CompanyLink("Harbour Bakery", "Baker")


@pytest.fixture
def firms(database: Database) -> CompanyService:
    return CompanyService(database)


@pytest.fixture
def maya(database: Database) -> Contact:
    people = ContactService(database)
    people.add(Contact("Ada King", companies=(CompanyLink("Ola Ovens"),)))
    people.add(Contact("Tom Reed", companies=(BAKERY,)))
    return people.add(Contact("Maya Okafor", companies=(BAKERY,)))


def company_of(contact: Contact) -> int:
    return contact.companies[0].company_id


def passes(database: Database, contact: Contact, days_ago: int) -> None:
    with database.writing(Action.ADD_INTERACTION) as session:
        thread = interactions.add_thread(session, "Oven", "oven")
        one = Interaction(
            InteractionKind.EMAIL, Direction.INCOMING, NOW - timedelta(days=days_ago), "Oven",
            contact_id=contact.id, thread_id=thread,
        )  # fmt: skip
        interactions.add(session, one, counterpart=Address("", contact.name), counterpart_key="")


def test_a_line_tells_people_and_open_deals(
    database: Database, firms: CompanyService, maya: Contact
) -> None:
    deals = DealService(database)
    firm = company_of(maya)
    deals.add(Deal("Chairs", company_id=firm, amount=Money(240_000, "EUR")))
    lost, _ = deals.add(Deal("Tables", company_id=firm, amount=Money(90_000, "EUR")))
    deals.lose(lost.id, "too dear")
    passes(database, maya, 3)

    bakery, ovens = firms.list_lines()

    assert (bakery.name, bakery.people, bakery.open_deals) == ("Harbour Bakery", 2, 1)
    assert [one.total for one in bakery.sums] == [Money(240_000, "EUR")]
    assert bakery.last_at is not None
    assert bakery.last_at.date() == (NOW - timedelta(days=3)).date()
    assert (ovens.people, ovens.open_deals, ovens.last_at) == (1, 0, None)


def test_a_page_gathers_what_belongs_to_all_its_people(
    database: Database, firms: CompanyService, maya: Contact
) -> None:
    firm = company_of(maya)
    passes(database, maya, 5)
    TaskService(database).add(Task("Send the offer", company_id=firm))

    page = firms.open(firm)

    assert [one.name for one in page.people] == ["Maya Okafor", "Tom Reed"]
    assert [task.title for task in page.tasks] == ["Send the offer"]
    assert (page.timeline.count, page.waiting) == (1, 1)
    (entry,) = page.timeline.newest
    assert [guest.address.name for guest in entry.participants] == ["Maya Okafor"]


def test_firms_are_found_by_their_words(firms: CompanyService, maya: Contact) -> None:
    assert [one.name for one in firms.list_lines("ovens")] == ["Ola Ovens"]
    assert (firms.count(), firms.count("ovens")) == (2, 1)


def test_a_correction_is_one_step(database: Database, firms: CompanyService, maya: Contact) -> None:
    firm = company_of(maya)
    change = firms.correct(Company("Harbour Bakery Ltd", id=firm, domain="Bakery.example"))
    assert firms.open(firm).company.domain == "bakery.example"
    assert [one.name for one in firms.list_lines("bakery ltd")] == ["Harbour Bakery Ltd"]

    HistoryService(database).undo(change.made_step)

    assert firms.open(firm).company.name == "Harbour Bakery"


def test_a_firm_needs_a_name(firms: CompanyService, maya: Contact) -> None:
    with pytest.raises(UserError, match="company-name-empty"):
        firms.correct(Company(" ", id=company_of(maya)))
    with pytest.raises(UserError, match="no-such-record"):
        firms.open(99)
