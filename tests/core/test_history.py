"""Undo, redo and the sessions they rest on, over a real encrypted file."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.knowledge import KnowledgeNote
from core.errors import UserError
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.owner_service import OwnerService
from core.storage import knowledge
from core.storage.database import Database

ADA = Contact(
    "Ada Lovelace",
    channels=(
        Channel(ChannelKind.EMAIL, "Ada@Engine.example"),
        Channel(ChannelKind.PHONE, "+44 20 7946 0001", "work"),
    ),
    companies=(CompanyLink("Analytical Engines Ltd", "Programmer"),),
    tags=("vip",),
)


@pytest.fixture
def people(database: Database) -> ContactService:
    return ContactService(database)


@pytest.fixture
def history(database: Database) -> HistoryService:
    return HistoryService(database)


def test_a_stored_contact_comes_back_as_it_was_given(people: ContactService) -> None:
    stored = people.add(ADA)

    again = people.get(stored.id)

    assert (again.name, again.channels, again.tags) == (ADA.name, ADA.channels, ADA.tags)
    assert again.companies[0].company_name == "Analytical Engines Ltd"
    assert again.created_at is not None


def test_rename_is_undone_and_redone(people: ContactService, history: HistoryService) -> None:
    contact = people.add(ADA)
    people.rename(contact.id, "Ada King")

    history.undo()
    assert people.get(contact.id).name == "Ada Lovelace"

    history.redo()
    assert people.get(contact.id).name == "Ada King"


def test_undoing_an_added_contact_takes_all_that_hangs_on_it(
    people: ContactService, history: HistoryService
) -> None:
    people.add(ADA)

    history.undo()

    assert people.count_contacts() == 0
    assert people.list_companies() == ()
    assert people.list_contacts("ada") == ()


def test_redoing_an_added_contact_brings_it_back_with_its_channels(
    people: ContactService, history: HistoryService
) -> None:
    contact = people.add(ADA)
    history.undo()

    history.redo()

    assert people.get(contact.id).channels == ADA.channels
    assert [found.id for found in people.list_contacts("lovelace")] == [contact.id]


def test_undo_refuses_what_was_changed_since_and_changes_nothing(
    people: ContactService, history: HistoryService
) -> None:
    contact = people.add(ADA)
    people.rename(contact.id, "Ada King")
    first = history.list_steps()[-1]

    with pytest.raises(UserError) as refused:
        history.undo(first.id)

    assert refused.value.key == "undo-changed-since"
    assert people.get(contact.id).name == "Ada King"
    assert history.list_steps()[-1].undone_at is None


def test_undo_refuses_to_take_a_company_from_a_later_contact(
    people: ContactService, history: HistoryService
) -> None:
    people.add(ADA)
    first = history.list_steps()[0]
    people.add(Contact("Charles Babbage", companies=(CompanyLink("Analytical Engines Ltd"),)))

    with pytest.raises(UserError) as refused:
        history.undo(first.id)

    assert refused.value.key == "undo-changed-since"
    assert people.count_contacts() == 2


def test_undo_after_undo_takes_back_the_step_before(
    people: ContactService, history: HistoryService
) -> None:
    contact = people.add(ADA)
    people.rename(contact.id, "B")
    people.rename(contact.id, "C")

    history.undo()
    history.undo()

    assert people.get(contact.id).name == "Ada Lovelace"


def test_nothing_to_undo_is_said(history: HistoryService) -> None:
    with pytest.raises(UserError) as refused:
        history.undo()

    assert refused.value.key == "undo-nothing"


def test_an_erased_note_comes_back_by_undo(database: Database, history: HistoryService) -> None:
    owner = OwnerService(database)
    owner.save_note(KnowledgeNote("Prices", "A chair is 240."))
    note = owner.list_notes()[0]
    owner.erase_note(note.id)

    history.undo()

    assert owner.list_notes() == (note,)


def test_a_write_that_changes_nothing_leaves_no_step(
    database: Database, history: HistoryService
) -> None:
    with database.writing(Action.CHANGE_OWNER):
        pass

    assert history.list_steps() == ()


def test_a_failed_write_leaves_nothing(database: Database, history: HistoryService) -> None:
    def fail_half_way() -> None:
        with database.writing(Action.SAVE_NOTE) as session:
            knowledge.save_note(session, KnowledgeNote("Prices", ""))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()

    assert OwnerService(database).list_notes() == ()
    assert history.list_steps() == ()


def test_changing_a_tracked_row_as_a_machine_result_is_refused(database: Database) -> None:
    with pytest.raises(AssertionError), database.writing_results() as session:
        knowledge.save_note(session, KnowledgeNote("Prices", ""))


def test_writers_in_four_threads_each_get_their_own_step(
    database: Database, history: HistoryService
) -> None:
    owner = OwnerService(database)

    def write(number: int) -> None:
        for turn in range(10):
            owner.save_note(KnowledgeNote(f"{number}-{turn}", ""))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))

    assert len({step.id for step in history.list_steps(100)}) == 40
    assert len(owner.list_notes()) == 40
