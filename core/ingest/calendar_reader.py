"""Calendar files as meetings with the people who were asked to them, and tasks, part by part.

A repeated event is one meeting at its first date with its rule noted: a rule can go on for ever,
and what it will bring has not happened yet.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from core.domain.calendar import CalendarMark
from core.domain.importing import Place, RawRecord, Rejection
from core.domain.interaction import (
    Address,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.domain.task import Task, TaskSource
from core.ingest.calendar_parts import (
    MAX_PART_BYTES,
    RawPart,
    plain_lines,
    read_zones,
    split_parts,
)
from core.ingest.contact_builder import clean
from core.ingest.header_text import EARLIEST_YEAR, LATEST_YEAR, MAX_ADDRESSES
from core.ingest.reading import Pending, Reading
from core.ingest.zone_names import shown_zone
from core.text.html import html_to_text
from core.text.invisible import strip_invisible
from core.text.language import detect_language
from core.text.normalise import normalise_email

MAX_TEXT_CHARS = 100_000
_MOST_SEQUENCE = 1_000_000

# A name in quotes may have a colon in it: Outlook's "(UTC+01:00) Berlin".
_ZONE = re.compile(r";TZID=(?:\"([^\"]{1,200})\"|([^\":;]{1,200}))", re.IGNORECASE)
_NO_SECONDS = re.compile(r"(?<=[:,])(\d{8}T\d{4})(?=Z?(?:,|$))")
_HTML = re.compile(r"<(?:html|body|br|p|div|span|a)\b[^<>]*>", re.IGNORECASE)
# What each part may say of its moment, the surest first.
_MOMENTS = {
    "VEVENT": ("DTSTART", "RECURRENCE-ID", "RDATE"),
    "VJOURNAL": ("DTSTART", "CREATED", "DTSTAMP"),
}
_KEPT = (
    ("LOCATION", "location"),
    ("COMMENT", "comment"),
    ("STATUS", "status"),
    ("CATEGORIES", "categories"),
    ("URL", "web"),
    ("RRULE", "repeats"),
    ("RDATE", "repeats on"),
    ("EXDATE", "not on"),
    ("RECURRENCE-ID", "instead of"),
    ("DTEND", "until"),
    ("DURATION", "lasts"),
    ("DUE", "due"),
    ("COMPLETED", "completed"),
)
# A task has places of its own for the rest.
_KEPT_OF_TASKS = tuple(
    (key, name) for key, name in _KEPT if key not in ("STATUS", "DUE", "COMPLETED")
)


def read_calendar(
    path: Path, name: str, owner_addresses: frozenset[str], *, number: int = 0
) -> Iterator[Pending]:
    """Yield events, tasks and notes in order, without the first `number`. Raises OSError."""
    _forget_zones()
    zones = read_zones(path)
    for index, part in enumerate(split_parts(path), start=1):
        if index > number:
            yield _pending(Place(name, index), part, zones, owner_addresses)


def _forget_zones() -> None:
    """Make the library forget the zones of other files: names such as "Custom" come again."""
    from icalendar.timezone import tzp  # noqa: PLC0415 - see `_parsed`

    tzp.use_default()


def _pending(
    place: Place, part: RawPart, zones: Mapping[str, tuple[str, ...]], owners: frozenset[str]
) -> Pending:
    return Pending(
        place.number, 0, part.bytes_done, lambda: Reading(read_part(part, place, zones, owners))
    )


def read_part(
    part: RawPart, place: Place, zones: Mapping[str, tuple[str, ...]], owners: frozenset[str]
) -> RawRecord | Rejection:
    """Return the meeting, task or note that a part of a calendar is."""
    if part.is_too_large:
        return Rejection(place, "event-too-large", {"bytes": MAX_PART_BYTES})
    if part.name == "VFREEBUSY":
        return Rejection(place, "calendar-busy-time")
    found = _parsed(plain_lines(part), part.name, zones)
    if found is None:
        return Rejection(place, "event-unreadable")
    mark = _mark(found)
    if part.name == "VTODO":
        return _task_record(found, place, mark)
    moments = (_moment(found.get(key)) for key in _MOMENTS[part.name])
    at = next((moment for moment in moments if moment is not None), None)
    if at is None:
        return Rejection(place, "event-without-date")
    meeting = _meeting(found, part.name, at, owners)
    is_event = part.name == "VEVENT"
    warnings = ("event-zone-unknown",) if _lacks_zone(found.get("DTSTART")) else ()
    return RawRecord(
        place,
        _fingerprint(found, meeting.subject, meeting.text),
        interaction=meeting,
        warnings=warnings,
        calendar=mark if is_event else None,
    )


def _mark(found: Any) -> CalendarMark | None:  # noqa: ANN401 - icalendar's own
    """Return what tells the entry again and its version, None when it has no number."""
    uid = clean(str(found.get("UID", "")))
    if not uid:
        return None
    try:
        sequence = min(int(found.get("SEQUENCE", 0)), _MOST_SEQUENCE)
    except (TypeError, ValueError):
        sequence = 0
    return CalendarMark(
        uid[:500],
        _written(found.get("RECURRENCE-ID"))[:100],
        max(0, sequence),
        _moment(found.get("LAST-MODIFIED")) or _moment(found.get("DTSTAMP")),
        is_cancelled=str(found.get("STATUS", "")).strip().upper() == "CANCELLED",
    )


def _task_record(found: Any, place: Place, mark: CalendarMark | None) -> RawRecord | Rejection:  # noqa: ANN401 - icalendar's own
    """Return a task: due when it says so, done when it says so or since it says nothing of when."""
    title = clean(str(found.get("SUMMARY", "")))[:500]
    people = [a for key in ("ORGANIZER", "ATTENDEE") for a in _people(found.get(key))]
    notes = _text(found, people, _KEPT_OF_TASKS)
    title = title or next(iter(notes.splitlines()), "")[:500]
    if not title:
        return Rejection(place, "task-empty")
    due = found.get("DUE") or found.get("DTSTART")
    day, at = _day_and_time(due)
    status = str(found.get("STATUS", "")).strip().upper()
    done = _moment(found.get("COMPLETED"))
    if done is None and status in ("COMPLETED", "CANCELLED"):
        done = mark.modified_at if mark and mark.modified_at else at or datetime.now(UTC)
    task = Task(title, due_on=day, due_at=at, done_at=done, notes=notes, source=TaskSource.IMPORT)
    state = "".join(_written(found.get(key)) for key in ("STATUS", "COMPLETED"))
    return RawRecord(place, _fingerprint(found, title, notes + state), task=task, calendar=mark)


def _day_and_time(value: Any) -> tuple[date | None, datetime | None]:  # noqa: ANN401 - icalendar's own
    """Return the day that is meant, and the moment where a time of that day is."""
    at = _moment(value)
    if at is None:
        return None, None
    said = _part_of(_first(value), "dt")
    if isinstance(said, date) and not isinstance(said, datetime):
        return said, None
    return at.astimezone().date(), at


def _parsed(lines: list[str], name: str, zones: Mapping[str, tuple[str, ...]]) -> Any | None:  # noqa: ANN401 - icalendar's own
    """Return the part as the library reads it, with the time zones that it names, or None."""
    from icalendar import Calendar  # noqa: PLC0415 - only who reads a calendar pays for it

    lines = [_NO_SECONDS.sub(r"\g<1>00", line) for line in lines]
    named = dict.fromkeys("".join(found) for line in lines for found in _ZONE.findall(line))
    shown = {zone: told for zone in named if zone not in zones and (told := shown_zone(zone))}
    lines = [_ZONE.sub(lambda match: _renamed(match, shown), line) for line in lines]
    own = [line for zone in named for line in zones.get(zone, ())]
    for around in (own, []):
        text = "\r\n".join(["BEGIN:VCALENDAR", *around, *lines, "END:VCALENDAR", ""])
        try:
            return next(iter(Calendar.from_ical(text).walk(name)), None)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
            # A broken time zone must not cost the event; without it the system's own is taken.
            continue
    return None


def _renamed(written: re.Match[str], shown: Mapping[str, str]) -> str:
    """Return a parameter that names a zone as people see it with the name that is known."""
    told = shown.get(written[1] or written[2])
    return f";TZID={told}" if told else written[0]


def _lacks_zone(value: Any) -> bool:  # noqa: ANN401 - icalendar's own
    """Say whether a moment names a time zone that neither its file nor the system knows."""
    first = _first(value)
    found = _part_of(first, "dt")
    is_named = bool(getattr(first, "params", {}).get("TZID"))
    return is_named and isinstance(found, datetime) and found.tzinfo is None


def _moment(value: Any) -> datetime | None:  # noqa: ANN401 - icalendar's own
    """Return a date in UTC; what has no time zone is in this computer's own."""
    first = _first(value)
    found = _part_of(first, "dt") or _part_of(_first(_part_of(first, "dts")), "dt")
    if isinstance(found, tuple):
        found = found[0]
    if isinstance(found, date) and not isinstance(found, datetime):
        found = datetime.combine(found, time())
    if not isinstance(found, datetime):
        return None
    try:
        moment = found.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if EARLIEST_YEAR <= moment.year <= LATEST_YEAR else None


def _meeting(found: Any, name: str, at: datetime, owners: frozenset[str]) -> Interaction:  # noqa: ANN401 - icalendar's own
    organizer = next(iter(_people(found.get("ORGANIZER"))), None)
    invited = _people(found.get("ATTENDEE"))
    others = [a for a in (organizer, *invited) if a and normalise_email(a.email) not in owners]
    text = _text(found, [a for a in (organizer, *invited) if a])
    return Interaction(
        InteractionKind.MEETING if name == "VEVENT" else InteractionKind.NOTE,
        _direction(organizer, others),
        at,
        subject=clean(str(found.get("SUMMARY", "")))[:500],
        text=text,
        language=detect_language(text),
        headers=MailHeaders(sender=organizer, to=invited) if organizer or invited else None,
    )


def _direction(organizer: Address | None, others: list[Address]) -> Direction:
    if not others:
        return Direction.INTERNAL
    return Direction.INCOMING if organizer in others else Direction.OUTGOING


def _people(value: Any) -> tuple[Address, ...]:  # noqa: ANN401 - icalendar's own
    found = []
    for person in _list(value)[:MAX_ADDRESSES]:
        email = re.sub(r"^mailto:", "", clean(str(person)), flags=re.IGNORECASE)
        name = clean(str(getattr(person, "params", {}).get("CN", ""))).strip("\"'")
        if "@" in email or name:
            found.append(Address(email if "@" in email else "", "" if name == email else name))
    return tuple(dict.fromkeys(found))


def _text(
    found: Any,  # noqa: ANN401 - icalendar's own
    people: list[Address],
    kept: tuple[tuple[str, str], ...] = _KEPT,
) -> str:
    described = strip_invisible(str(found.get("DESCRIPTION", "") or "")).replace("\r\n", "\n")
    if _HTML.search(described):
        described = html_to_text(described)
    written = [(name, _kept(found, key)) for key, name in kept if found.get(key)]
    lines = [f"{name}: {value}" for name, value in written if value]
    if people:
        lines.append("people: " + ", ".join(_shown(person) for person in people))
    return "\n\n".join(filter(None, (described.strip(), "\n".join(lines))))[:MAX_TEXT_CHARS]


def _shown(person: Address) -> str:
    return f"{person.name} <{person.email}>" if person.name and person.email else (
        person.name or person.email
    )  # fmt: skip


def _kept(found: Any, key: str) -> str:  # noqa: ANN401 - icalendar's own
    """Return what is written of a property: of a whole day's end, the last day itself."""
    last, first = (_part_of(found.get(name), "dt") for name in ("DTEND", "DTSTART"))
    if key == "DTEND" and isinstance(last, date) and not isinstance(last, datetime):
        last -= timedelta(days=1)
        return "" if last == first else str(last)
    return _written(found[key])


def _written(value: Any) -> str:  # noqa: ANN401 - icalendar's own
    """Return a value as a calendar writes it, dates for people."""
    parts = []
    for item in _list(value):
        for moment in _part_of(item, "dts") or [item]:
            found = _part_of(moment, "dt")
            if found is None:
                raw = item.to_ical() if hasattr(item, "to_ical") else str(item).encode()
                parts.append(re.sub(r"\\([,;])", r"\1", raw.decode("utf-8", "replace")))
            else:
                parts.append(_for_people(found))
    return clean(", ".join(parts))


def _for_people(found: Any) -> str:  # noqa: ANN401 - icalendar's own
    """Return a date, a time, or a period (from, until or how long) as a person would write it."""
    if isinstance(found, tuple):
        begin, end = found
        last = f" ({end})" if isinstance(end, timedelta) else f" to {_for_people(end)}"
        return _for_people(begin) + last
    if isinstance(found, datetime):
        return found.isoformat(" ", "minutes")
    return found.isoformat("minutes") if isinstance(found, time) else str(found)


def _part_of(value: Any, name: str) -> Any:  # noqa: ANN401 - icalendar's own
    """Return an attribute of a property, None of one that the library couldn't read."""
    from icalendar import BrokenCalendarProperty  # noqa: PLC0415 - see `_parsed`

    try:
        return getattr(value, name, None)
    except BrokenCalendarProperty:
        return None


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - icalendar's own
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _first(value: Any) -> Any:  # noqa: ANN401 - icalendar's own
    return next(iter(_list(value)), None)


def _fingerprint(found: Any, subject: str, described: str) -> str:  # noqa: ANN401 - icalendar's own
    """Return what tells the event again: not when it was exported, nor this computer's zone."""
    written = [_written(found.get(key)) for key in ("UID", "RECURRENCE-ID", "DTSTART", "DUE")]
    text = json.dumps([*written, subject, described])
    return hashlib.sha256(text.encode("ascii")).hexdigest()
