"""Meetings and tasks of a calendar that changed: each comes in once, and newer words change it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from core.domain.contact import Channel, ChannelKind, Contact
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.inbox_service import InboxService
from core.services.task_service import TaskService
from core.storage.database import Database
from tests.core.bringing import Bring, bringer, rows_of

_DAY = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{parts}END:VCALENDAR\r\n"


@pytest.fixture
def bring(database: Database, tmp_path: Path) -> Bring:
    return bringer(database, tmp_path)


def event(at: str = "20270301T100000Z", sequence: int = 0, more: str = "") -> str:
    return (
        "BEGIN:VEVENT\r\nUID:fair@wren.example\r\nSUMMARY:Fair\r\n"
        f"DTSTART:{at}\r\nSEQUENCE:{sequence}\r\nORGANIZER:mailto:ola@wren.example\r\n"
        "ATTENDEE;CN=Maya Okafor:mailto:maya@harbour.example\r\n"
        "ATTENDEE;CN=Tom Reed:mailto:tom@reed.example\r\n"
        f"{more}END:VEVENT\r\n"
    )


def test_a_meeting_stands_with_everybody_who_took_part(database: Database, bring: Bring) -> None:
    people, inbox = ContactService(database), InboxService(database)
    maya = _person(people, "Maya Okafor", "maya@harbour.example")
    bring(_DAY.format(parts=event()), "ics")

    tom = _person(people, "Tom Reed", "tom@reed.example")

    (hers,), (his,) = inbox.list_timeline(maya.id), inbox.list_timeline(tom.id)
    assert hers.id == his.id
    assert {one.address.email for one in hers.participants} == {
        "maya@harbour.example", "tom@reed.example",
    }  # fmt: skip


def test_a_meeting_that_was_moved_is_the_same_meeting(database: Database, bring: Bring) -> None:
    inbox = InboxService(database)
    bring(_DAY.format(parts=event()), "ics")
    before = rows_of(database)

    moved = bring(_DAY.format(parts=event("20270302T150000Z", sequence=1)), "ics")
    late = bring(_DAY.format(parts=event("20270305T100000Z")), "ics")

    (meeting,) = inbox.list_interactions()
    assert meeting.occurred_at == datetime(2027, 3, 2, 15, tzinfo=UTC)
    assert (moved.created, moved.updated, late.skipped) == (0, 1, 1)
    HistoryService(database).undo(moved.step_id)
    assert rows_of(database) == before


def test_two_meetings_that_a_program_gave_one_number_stay_two(
    database: Database, bring: Bring
) -> None:
    stamp = "DTSTAMP:20260101T000000Z\r\n"
    both = event(more=stamp) + event("20270308T100000Z", more=stamp)

    first = bring(_DAY.format(parts=both), "ics")
    again = bring(_DAY.format(parts=both), "ics")

    assert (first.created, again.skipped, again.step_id) == (2, 2, 0)
    assert InboxService(database).count_interactions() == 2


def test_a_meeting_that_is_called_off_is_marked(database: Database, bring: Bring) -> None:
    bring(_DAY.format(parts=event()), "ics")

    bring(_DAY.format(parts=event(sequence=2, more="STATUS:CANCELLED\r\n")), "ics")

    (meeting,) = InboxService(database).list_interactions()
    assert meeting.is_cancelled


def test_a_moved_instance_of_a_series_is_a_meeting_of_its_own(
    database: Database, bring: Bring
) -> None:
    moved = event("20270309T100000Z", more="RECURRENCE-ID:20270308T100000Z\r\n")
    series = event(more="RRULE:FREQ=WEEKLY\r\n")

    report = bring(_DAY.format(parts=series + moved), "ics")

    assert report.created == 2
    assert bring(_DAY.format(parts=series + moved), "ics").step_id == 0


def test_tasks_of_a_calendar_are_tasks_and_a_newer_version_changes_them(
    database: Database, bring: Bring
) -> None:
    to_do = TaskService(database)

    def task(sequence: int, more: str) -> str:
        return _DAY.format(
            parts="BEGIN:VTODO\r\nUID:t1\r\nSUMMARY:Send the offer\r\nDESCRIPTION:by post\r\n"
            f"SEQUENCE:{sequence}\r\n{more}END:VTODO\r\n"
        )

    first = bring(task(0, "DUE;VALUE=DATE:20270331\r\n"), "ics")
    again = bring(task(0, "DUE;VALUE=DATE:20270331\r\n"), "ics")
    (due,) = to_do.list_tasks()
    bring(task(1, "DUE;VALUE=DATE:20270402\r\nCOMPLETED:20270401T080000Z\r\n"), "ics")
    (done,) = to_do.list_tasks()

    assert (first.created, again.skipped, again.step_id) == (1, 1, 0)
    assert (due.title, due.due_on, due.notes) == ("Send the offer", date(2027, 3, 31), "by post")
    assert (done.id, done.due_on) == (due.id, date(2027, 4, 2))
    assert done.done_at == datetime(2027, 4, 1, 8, tzinfo=UTC)


def _person(people: ContactService, name: str, email: str) -> Contact:
    return people.add(Contact(name, channels=(Channel(ChannelKind.EMAIL, email),)))
