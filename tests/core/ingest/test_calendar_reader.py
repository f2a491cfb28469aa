"""Calendars become meetings at the right moment with the people who were asked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions, RawRecord, Rejection
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.domain.task import Task
from core.ingest.reader import read_files

ZONE = """BEGIN:VTIMEZONE
TZID:Our own time
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE"""


def read(path: Path, *lines: str, me: str = "me@shop.example") -> list[Interaction | Task | str]:
    path.write_text("\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""]))
    found: list[Interaction | Task | str] = []
    for item in read_files([path], ImportOptions(owner_addresses=(me,))):
        if isinstance(item, RawRecord) and item.interaction is not None:
            found.append(item.interaction)
        elif isinstance(item, RawRecord) and item.task is not None:
            found.append(item.task)
        elif isinstance(item, Rejection):
            found.append(item.reason)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.ics"


def event(*lines: str) -> list[str]:
    return ["BEGIN:VEVENT", *lines, "END:VEVENT"]


@pytest.mark.parametrize(
    ("start", "moment"),
    [
        ("DTSTART:20260601T080000Z", datetime(2026, 6, 1, 8, tzinfo=UTC)),
        ("DTSTART;TZID=America/New_York:20260601T080000", datetime(2026, 6, 1, 12, tzinfo=UTC)),
        ("DTSTART;TZID=W. Europe Standard Time:20260601T080000",
         datetime(2026, 6, 1, 6, tzinfo=UTC)),
        ("DTSTART;TZID=Our own time:20260601T080000", datetime(2026, 6, 1, 5, tzinfo=UTC)),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Asia/Shanghai:20260601T080000",
         datetime(2026, 6, 1, tzinfo=UTC)),
        ('DTSTART;TZID="(UTC+03:00) Our town":20260601T080000',
         datetime(2026, 6, 1, 5, tzinfo=UTC)),
        ('DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern, Rom":20260601T080000',
         datetime(2026, 6, 1, 6, tzinfo=UTC)),
        ('DTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20260601T080000',
         datetime(2026, 6, 1, 12, tzinfo=UTC)),
        ("DTSTART;TZID=Mitteleuropäische Zeit:20260601T080000",
         datetime(2026, 6, 1, 6, tzinfo=UTC)),
        ("DTSTART;TZID=中国标准时间:20260601T080000", datetime(2026, 6, 1, tzinfo=UTC)),
        ("DTSTART:20260601T0800Z", datetime(2026, 6, 1, 8, tzinfo=UTC)),
    ],
)  # fmt: skip
def test_a_meeting_is_at_the_moment_that_its_time_zone_says(
    path: Path, start: str, moment: datetime
) -> None:
    zones = [*ZONE.split("\n"), *ZONE.replace("Our own time", "(UTC+03:00) Our town").split("\n")]

    [meeting] = read(path, *event("SUMMARY:Chairs", start), *zones)

    assert isinstance(meeting, Interaction)
    assert meeting.kind is InteractionKind.MEETING
    assert meeting.occurred_at == moment


def test_people_place_and_rule_are_kept(path: Path) -> None:
    [meeting] = read(
        path,
        *event(
            "SUMMARY:Chairs\\, again", "DTSTART:20260601T080000Z", "DESCRIPTION:Bring",
            "  two.", "LOCATION:Room 1", "RRULE:FREQ=WEEKLY;BYDAY=MO",
            "ORGANIZER;CN=Me:mailto:ME@shop.example", 'ATTENDEE;CN="Ada B.":MAILTO:ada@x.example',
        ),
    )  # fmt: skip

    assert isinstance(meeting, Interaction)
    assert meeting.subject == "Chairs, again"
    assert meeting.direction is Direction.OUTGOING
    assert meeting.headers is not None
    assert meeting.headers.to == (Address("ada@x.example", "Ada B."),)
    assert meeting.text == (
        "Bring two.\n\nlocation: Room 1\nrepeats: FREQ=WEEKLY;BYDAY=MO\n"
        "people: Me <ME@shop.example>, Ada B. <ada@x.example>"
    )


def test_a_day_ends_on_itself(path: Path) -> None:
    one_day = event("SUMMARY:Fair", "DTSTART;VALUE=DATE:20260601", "DTEND;VALUE=DATE:20260602")
    three_days = event("SUMMARY:Fair", "DTSTART;VALUE=DATE:20260601", "DTEND;VALUE=DATE:20260604")

    found = read(path, *one_day, *three_days)

    assert [m.text for m in found if isinstance(m, Interaction)] == ["", "until: 2026-06-03"]


def test_times_of_repetition_are_written_for_people(path: Path) -> None:
    dates = (
        "RDATE;VALUE=PERIOD:20260608T080000Z/20260608T090000Z,20260615T080000Z/PT1H30M",
        "RDATE;VALUE=DATE:20260622",
        "RDATE;VALUE=TIME:083000",
    )

    [meeting] = read(path, *event("SUMMARY:Chairs", "DTSTART:20260601T080000Z", *dates))

    assert isinstance(meeting, Interaction)
    assert meeting.text == (
        "repeats on: 2026-06-08 08:00+00:00 to 2026-06-08 09:00+00:00, "
        "2026-06-15 08:00+00:00 (1:30:00), 2026-06-22, 08:30"
    )


def test_a_time_zone_of_one_file_is_not_taken_for_another_ones(tmp_path: Path) -> None:
    start = event("SUMMARY:Chairs", "DTSTART;TZID=Our own time:20260601T080000")
    (tmp_path / "1.ics").write_text("\n".join([*ZONE.split("\n"), *start]))
    (tmp_path / "2.ics").write_text("\n".join([*ZONE.replace("+03", "+05").split("\n"), *start]))

    found = [r for r in read_files([tmp_path], ImportOptions()) if isinstance(r, RawRecord)]

    assert [r.interaction.occurred_at.hour for r in found if r.interaction] == [5, 3]


def test_an_unknown_time_zone_is_said(path: Path) -> None:
    path.write_text("\n".join(event("DTSTART;TZID=Western/Central Europe:20260601T080000")))

    [record] = [r for r in read_files([path], ImportOptions()) if isinstance(r, RawRecord)]

    assert record.warnings == ("event-zone-unknown",)


def test_a_broken_event_costs_itself_only(path: Path) -> None:
    found = read(
        path,
        *event("SUMMARY:No date"),
        "BEGIN:VEVENT", "SUMMARY:Never closed", "DTSTART:20260601T080000Z",
        *event("SUMMARY:Broken rule", "DTSTART:20260602T080000Z", "RRULE:FREQ=SOMETIMES"),
        "BEGIN:VFREEBUSY", "DTSTART:20260601T080000Z", "END:VFREEBUSY",
        "BEGIN:VTODO", "SUMMARY:Call Ada", "DUE:20260603T080000Z", "END:VTODO",
    )  # fmt: skip

    assert [
        item
        if isinstance(item, str)
        else (item.title, "task")
        if isinstance(item, Task)
        else (item.subject, str(item.kind))
        for item in found
    ] == [
        "event-without-date",
        ("Never closed", "meeting"),
        ("Broken rule", "meeting"),
        "calendar-busy-time",
        ("Call Ada", "task"),
    ]


def test_the_same_event_exported_again_is_the_same(path: Path) -> None:
    def mark(stamp: str) -> str:
        path.write_text("\n".join(event("UID:1", f"DTSTAMP:{stamp}", "DTSTART:20260601T080000Z")))
        [record] = [r for r in read_files([path], ImportOptions()) if isinstance(r, RawRecord)]
        return record.fingerprint

    assert mark("20260101T000000Z") == mark("20260202T000000Z")


def test_texts_of_version_one_are_decoded(path: Path) -> None:
    [found] = read(
        path,
        *event(
            "DTSTART:20260710T010000Z",
            "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:With J=C3=B6rg and =",
            "all",
            "DESCRIPTION;QUOTED-PRINTABLE:One=0D=0ATwo",
        ),
    )

    assert isinstance(found, Interaction)
    assert (found.subject, found.text) == ("With Jörg and all", "One\nTwo")


@pytest.mark.parametrize("written", ["2026-07-10T09:00:00Z", "2026-07-10T11:00+02:00"])
def test_a_date_with_dashes_is_read(path: Path, written: str) -> None:
    [found] = read(path, *event(f"DTSTART:{written}", "SUMMARY:Visit"))

    assert isinstance(found, Interaction)
    assert found.occurred_at == datetime(2026, 7, 10, 9, 0, tzinfo=UTC)


def test_lines_folded_within_a_letter_are_whole_again(path: Path) -> None:
    subject = "与北京华兴科技有限公司采购部王芳女士讨论二零二五年度办公家具采购框架协议"
    line = f"SUMMARY:{subject}".encode()
    event = b"BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260601T080000Z\r\n%s\r\nEND:VEVENT\r\n"
    folded = b"\r\n ".join(line[at : at + 74] for at in range(0, len(line), 74))
    path.write_bytes(b"BEGIN:VCALENDAR\r\n" + event % folded + b"END:VCALENDAR\r\n")

    [found] = [item for item in read_files([path], ImportOptions()) if isinstance(item, RawRecord)]

    assert found.interaction is not None
    assert found.interaction.subject == subject
