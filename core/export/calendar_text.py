"""A meeting, call or visit as an event of a calendar (iCalendar)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from core.domain.interaction import Address, Interaction, MailHeaders
from core.export.content_lines import escape, line

BEGIN = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cardfile//Cardfile//EN\r\n"
END = "END:VCALENDAR\r\n"
# What our reader writes beneath an event's text, and where it stood in the calendar.
_TOLD = {
    "location": "LOCATION", "comment": "COMMENT", "status": "STATUS", "categories": "CATEGORIES",
    "web": "URL", "repeats": "RRULE", "lasts": "DURATION", "until": "DTEND", "people": "",
}  # fmt: skip
_TOLD_LINE = re.compile(r"([a-z ]{2,12}): (.+)")
_STATES = ("TENTATIVE", "CONFIRMED", "CANCELLED")
_RULE = re.compile(r"FREQ=[A-Z]+(?:;[A-Z]+=[A-Z0-9,+-]+)*")
_DURATION = re.compile(r"[+-]?P[0-9WDTHMS]+")


def event(entry: Interaction, mark: str, people: Sequence[Address]) -> str:
    """Return the entry as an event. mark: identifies it. people: who was there, if it can't say."""
    text, told = _parted(entry.text, names_people=entry.headers is not None)
    ends = _end(told.pop("until", ""))
    is_whole_day = type(ends) is date and _is_midnight(entry.occurred_at)
    pieces = [
        "BEGIN:VEVENT\r\n",
        line("UID", escape(f"{mark}@cardfile")),
        line("DTSTAMP", _moment(entry.occurred_at)),
        _begin(entry.occurred_at, is_whole_day=is_whole_day),
    ]
    if ends is not None and is_whole_day:
        pieces.append(line("DTEND", f"{ends:%Y%m%d}", [("VALUE", "DATE")]))
    elif ends is not None:
        end = ends if isinstance(ends, datetime) else datetime.combine(ends, time())
        pieces.append(line("DTEND", _moment(end)))
    if entry.subject:
        pieces.append(line("SUMMARY", escape(entry.subject)))
    pieces += _properties(told)
    if text:
        pieces.append(line("DESCRIPTION", escape(text)))
    pieces += _people(entry.headers or MailHeaders(to=tuple(people)))
    return "".join((*pieces, "END:VEVENT\r\n"))


def _parted(text: str, *, names_people: bool) -> tuple[str, dict[str, str]]:
    """Part the text from what stands beneath it: where, until when, with whom.

    names_people: the entry itself says who was there.
    """
    above, gap, last = text.rpartition("\n\n")
    matches = [_TOLD_LINE.fullmatch(part) for part in last.split("\n")]
    told: dict[str, str] = {}
    left: list[str] = []
    for match in matches:
        if match is None or not (match[1] in _TOLD or match[1] in _STAYING):
            return text, {}
        if _can_return(match[1], match[2]) and (names_people or match[1] != "people"):
            told[match[1]] = match[2]
        else:
            left.append(match[0])
    return (f"{above}{gap}" + "\n".join(left)).strip(), told


_STAYING = ("repeats on", "not on", "instead of", "due", "completed")


def _can_return(name: str, value: str) -> bool:
    if name == "status":
        return value.upper() in _STATES
    if name == "repeats":
        return _RULE.fullmatch(value) is not None
    if name == "lasts":
        return _DURATION.fullmatch(value) is not None
    return _end(value) is not None if name == "until" else name in _TOLD


def _properties(told: dict[str, str]) -> Iterator[str]:
    for name, value in told.items():
        if name == "categories":
            yield line("CATEGORIES", ",".join(map(escape, value.split(","))))
        elif name in ("repeats", "lasts", "web"):
            yield line(_TOLD[name], value)
        elif _TOLD[name]:
            yield line(_TOLD[name], escape(value))


def _people(headers: MailHeaders) -> Iterator[str]:
    if headers.sender is not None:
        yield _person("ORGANIZER", headers.sender)
    for address in headers.to:
        yield _person("ATTENDEE", address)


def _person(name: str, address: Address) -> str:
    parameters = [("CN", address.name)] if address.name else []
    # Who has no address is named all the same; a calendar wants one.
    return line(name, f"mailto:{address.email}" if address.email else "invalid:nomail", parameters)


def _begin(at: datetime, *, is_whole_day: bool) -> str:
    if is_whole_day:
        return line("DTSTART", f"{at.astimezone():%Y%m%d}", [("VALUE", "DATE")])
    return line("DTSTART", _moment(at))


def _end(written: str) -> datetime | date | None:
    try:
        if len(written) == len("2026-11-23"):
            return date.fromisoformat(written)
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def _is_midnight(at: datetime) -> bool:
    return at.astimezone().time() == time()


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
