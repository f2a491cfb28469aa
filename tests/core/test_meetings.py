"""A meeting of several people stands with each of them, and stays when one of them goes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.domain.change import Action, Kind
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.duplicate import MergeWish
from core.domain.interaction import (
    Address,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
    Participant,
)
from core.services.audit_service import AuditService
from core.services.contact_service import ContactService
from core.services.duplicate_service import DuplicateService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.rights_service import RightsService
from core.services.search_service import SearchService
from core.storage import interactions
from core.storage.database import Database
from core.storage.sales import meetings

_AT = datetime(2027, 3, 1, 10, tzinfo=UTC)


@pytest.fixture
def people(database: Database) -> tuple[Contact, Contact]:
    service = ContactService(database)
    maya, tom = (
        service.add(Contact(name, channels=(Channel(ChannelKind.EMAIL, email),)))
        for name, email in (
            ("Maya Okafor", "maya@harbour.example"),
            ("Tom Reed", "tom@reed.example"),
        )
    )
    return maya, tom


@pytest.fixture
def meeting_id(database: Database, people: tuple[Contact, Contact]) -> int:
    addresses = [Address(person.emails[0], person.name) for person in people]
    said = Interaction(
        InteractionKind.MEETING,
        Direction.OUTGOING,
        _AT,
        subject="Fair with Maya Okafor",
        contact_id=people[0].id,
        headers=MailHeaders(to=tuple(addresses)),
    )
    with database.writing(Action.ADD_INTERACTION) as session:
        made = interactions.add(
            session, said, counterpart=addresses[0], counterpart_key=addresses[0].email
        )
        meetings.set_participants(
            session,
            made,
            [
                (Participant(address, person.id), address.email)
                for address, person in zip(addresses, people, strict=True)
            ],
        )
    return made


def test_it_stands_on_everybodys_timeline_and_is_found_by_everybodys_name(
    database: Database, people: tuple[Contact, Contact], meeting_id: int
) -> None:
    inbox = InboxService(database)

    for person in people:
        assert [one.id for one in inbox.list_timeline(person.id)] == [meeting_id]
    ContactService(database).rename(people[1].id, "Tom Ashby")
    hits = SearchService(database).search("ashby")
    assert (Kind.INTERACTION, meeting_id) in {(hit.kind, hit.id) for hit in hits}


def test_it_stays_with_the_others_when_its_first_person_is_erased(
    database: Database, people: tuple[Contact, Contact], meeting_id: int
) -> None:
    maya, tom = people

    RightsService(database).erase(maya.id)

    (left,) = InboxService(database).list_timeline(tom.id)
    assert (left.id, left.contact_id) == (meeting_id, tom.id)
    assert [one.address.name for one in left.participants] == ["Tom Reed"]
    assert "Maya" not in left.subject
    assert "maya" not in str(left.headers)
    assert AuditService(database).verify().holds


def test_it_goes_with_the_last_who_took_part(
    database: Database, people: tuple[Contact, Contact], meeting_id: int
) -> None:
    del meeting_id
    for person in people:
        RightsService(database).erase(person.id)

    assert InboxService(database).count_interactions() == 0
    with database.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT * FROM interaction_participants")
        assert rows.all() == []


def test_it_is_in_the_package_of_everybody_who_took_part(
    database: Database, people: tuple[Contact, Contact], meeting_id: int
) -> None:
    record = RightsService(database).gather(people[1].id)

    assert [one.id for one in record.others] == [meeting_id]


def test_a_merge_of_two_who_met_leaves_one_meeting_and_unmerging_parts_them(
    database: Database, people: tuple[Contact, Contact], meeting_id: int
) -> None:
    maya, tom = people
    before = InboxService(database).get_interaction(meeting_id)
    merge, _ = DuplicateService(database).merge(MergeWish(maya.id, (tom.id,)))

    assert [one.id for one in InboxService(database).list_timeline(maya.id)] == [meeting_id]
    DuplicateService(database).unmerge(merge.id)
    assert InboxService(database).get_interaction(meeting_id) == before


def test_undo_takes_the_meeting_back_from_everybody(
    database: Database, people: tuple[Contact, Contact], meeting_id: int
) -> None:
    del meeting_id
    HistoryService(database).undo()

    for person in people:
        assert InboxService(database).list_timeline(person.id) == ()
