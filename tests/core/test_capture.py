"""One line becomes an entry and a task: understood first, stored as one step when confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from core.domain.contact import CompanyLink, Contact
from core.domain.interaction import InteractionKind
from core.errors import UserError
from core.services.capture_service import CaptureService, chosen
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.task_service import TaskService
from core.storage.database import Database

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
LINE = "called Maria yesterday, wants 12 chairs by Friday"


@pytest.fixture
def captures(database: Database) -> CaptureService:
    return CaptureService(database)


@pytest.fixture
def people(database: Database) -> ContactService:
    return ContactService(database)


def test_reading_stores_nothing(
    database: Database, captures: CaptureService, people: ContactService
) -> None:
    captures.read(LINE, NOW)

    assert people.count_contacts() == 0
    assert HistoryService(database).list_steps(5) == ()


def test_a_confirmed_line_is_an_entry_and_a_task_and_one_step(
    database: Database, captures: CaptureService, people: ContactService
) -> None:
    maria = people.add(Contact("Maria Lopez"))
    change = captures.write(captures.read(LINE, NOW))

    (entry,) = InboxService(database).list_timeline(maria.id)
    (task,) = TaskService(database).list_open_of_contact(maria.id)
    assert (entry.kind, entry.occurred_at.date()) == (InteractionKind.CALL, date(2026, 11, 25))
    assert (task.title, task.due_on) == ("Wants 12 chairs", date(2026, 11, 27))
    assert task.interaction_id == entry.id

    HistoryService(database).undo(change.made_step)

    assert InboxService(database).list_timeline(maria.id) == ()
    assert TaskService(database).list_open_of_contact(maria.id) == ()


def test_several_who_may_be_meant_must_be_chosen_from(
    captures: CaptureService, people: ContactService
) -> None:
    lopez = people.add(Contact("Maria Lopez", companies=(CompanyLink("Bakery"),)))
    people.add(Contact("Maria Okafor"))
    people.add(Contact("Marian Smith"))
    captured = captures.read(LINE, NOW)

    assert {match.name for match in captured.matches} == {"Maria Lopez", "Maria Okafor"}
    with pytest.raises(UserError, match="capture-ambiguous"):
        captures.write(captured)
    captures.write(chosen(captured, lopez.id, lopez.name))


def test_the_whole_name_decides(captures: CaptureService, people: ContactService) -> None:
    people.add(Contact("Maria Lopez Garcia"))
    lopez = people.add(Contact("Maria Lopez"))

    assert captures.read("called Maria Lopez", NOW).contact_id == lopez.id


def test_somebody_unknown_becomes_a_contact_with_the_line(
    captures: CaptureService, people: ContactService
) -> None:
    captured = captures.read("called Nora Whitcombe today", NOW)
    assert (captured.who, captured.matches, captured.contact_id) == ("Nora Whitcombe", (), None)

    captures.write(captured)

    assert [one.name for one in people.list_contacts()] == ["Nora Whitcombe"]


def test_a_firm_stands_for_its_people(captures: CaptureService, people: ContactService) -> None:
    maya = people.add(Contact("Maya Okafor", companies=(CompanyLink("Harbour Bakery"),)))

    assert captures.read("visited Harbour Bakery", NOW).contact_id == maya.id


def test_a_chinese_name_is_found_anywhere(captures: CaptureService, people: ContactService) -> None:
    wang = people.add(Contact("王芳"))

    assert captures.read("明天把报价单寄给客户王芳", NOW).contact_id == wang.id


def test_small_letters_name_only_who_is_known(
    captures: CaptureService, people: ContactService
) -> None:
    assert captures.read("buy stamps", NOW).who == ""
    maria = people.add(Contact("Maria Lopez"))

    assert captures.read("called maria", NOW).contact_id == maria.id


def test_the_archived_are_not_meant(
    database: Database, captures: CaptureService, people: ContactService
) -> None:
    people.add(Contact("Maria Lopez", is_archived=True))

    assert captures.read("called Maria", NOW).matches == ()


def test_nothing_kept_of_a_line_is_nothing_to_store(captures: CaptureService) -> None:
    captured = replace(captures.read(LINE, NOW), kind=None, task="")

    with pytest.raises(UserError, match="capture-empty"):
        captures.write(captured)
