"""How chat programs write their messages down, and a text taken apart by the one that fits.

Some write a moment to each message, others the day on a line of its own and the time to each:

    [31.12.23, 23:59:58] Ada: Hello        or  12/31/23, 11:59 PM - Ada: Hello (WhatsApp, Signal)
    [31/12/2023 23:59] Ada                     the text in the lines below (Teams)
    Ada 2023-12-31 23:59                       or "Ada, [31.12.2023 23:59]", the text below
    2023-12-31 23:59:58 Ada(12345678)      QQ's own: only there the account stands behind
    Dec 31, 2023 at 11:59 PM, Ada : Hello  KakaoTalk on a telephone
    23:59<TAB>Ada<TAB>Hello                LINE; without tabs on a computer
    [Ada] [11:59 PM] Hello                 KakaoTalk on a computer
    [23:59] Ada  or  Ada 11:59 PM          Teams and Slack, what is of today; the text below
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from core.ingest.moments import DATE, MOMENT, TIME, time_of

MAX_NAME_CHARS = 80
_LINES_LOOKED_AT = 400
_NAME = rf"(?P<name>[^\s:：\[\]][^:：\n\[\]]{{0,{MAX_NAME_CHARS - 1}}}?)"
# Words that begin as names do: large, or in a script that knows no large letters.
_NAME_WORD = r"[^\W\d_a-zß-öø-ÿ][^\s\d:：\[\]()]*"
_PLAIN_NAME = rf"(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})"


@dataclass(slots=True)
class Said:
    """One message. name: "" for what the chat program itself says. line: where it begins.

    at: as it is written, with the day; day_is_guessed: no day was.
    """

    name: str
    at: str
    line: int
    lines: list[str] = field(default_factory=list)
    day_is_guessed: bool = False


@dataclass(frozen=True)
class _Way:
    """A way of writing.

    is_dated: with the day. has_days: there are lines of days as well; needs_days: there must be.
    may_be_prose: what is no chat can look so, too.
    """

    pattern: re.Pattern[str]
    is_dated: bool = True
    has_days: bool = False
    needs_days: bool = False
    may_be_prose: bool = False

    def match(self, line: str) -> re.Match[str] | None:
        return self.pattern.match(line)


_INLINE = _Way(
    re.compile(
        rf"^(?=\[|.{{8,60}}?\s[-–]\s)\[?(?P<at>{MOMENT})\]?\s*(?:[-–]\s+|:\s+|\s)"
        rf"(?:{_NAME}[:：](?:\s(?P<text>.*))?$|(?P<notice>.*)$)",
        re.IGNORECASE,
    )
)
_ABOVE = _Way(re.compile(rf"^\[(?P<at>{MOMENT})\]\s+{_NAME}$", re.IGNORECASE))
_BEHIND = _Way(re.compile(rf"^(?!{MOMENT}$){_NAME},?\s+\[?(?P<at>{MOMENT})\]?:?$", re.IGNORECASE))
_ACCOUNT_WRITTEN = r"\s*(?:[(（]\d{5,12}[)）]|<(?:\d{5,12}|[^\s<>@]+@[^\s<>]+)>)$"
_WITH_ACCOUNT = _Way(re.compile(rf"^(?P<at>{MOMENT})\s+{_NAME}(?<=[)）>])$", re.IGNORECASE))
_KAKAO = _Way(
    re.compile(
        rf"^(?P<at>{MOMENT})(?:,\s{_NAME}\s:(?:\s(?P<text>.*))?|[,:]\s(?P<notice>.*))$", re.I
    ),
    has_days=True,
)
_KAKAO_BY_DAYS = _Way(
    re.compile(rf"^(?P<at>{TIME})(?:,\s{_NAME}\s:(?:\s(?P<text>.*))?|[,:]\s(?P<notice>.*))$", re.I),
    is_dated=False,
    needs_days=True,
)
_KAKAO_ON_COMPUTERS = _Way(
    re.compile(rf"^\[(?P<name>[^\[\]\n]{{1,80}})\] \[(?P<at>{TIME})\] ?(?P<text>.*)$", re.I),
    is_dated=False,
    needs_days=True,
)
_LINE = _Way(
    re.compile(rf"^(?P<at>{TIME})\t(?:(?P<name>[^\t]*)\t(?P<text>.*)|(?P<notice>[^\t]*))$", re.I),
    is_dated=False,
    needs_days=True,
)
_LINE_ON_COMPUTERS = _Way(
    re.compile(rf"^(?P<at>{TIME}) (?P<name>\S+)(?: (?P<text>.*))?$", re.I),
    is_dated=False,
    needs_days=True,
    may_be_prose=True,
)
_OF_TODAY = _Way(re.compile(rf"^\[(?P<at>{TIME})\]\s+{_NAME}$", re.I), is_dated=False)
_OF_TODAY_BEHIND = _Way(
    re.compile(rf"^{_PLAIN_NAME} {{1,3}}\[?(?P<at>(?i:{TIME}))\]?$"),
    is_dated=False,
    may_be_prose=True,
)
_WAYS = (
    _INLINE, _ABOVE, _BEHIND, _WITH_ACCOUNT, _KAKAO, _LINE, _KAKAO_ON_COMPUTERS, _KAKAO_BY_DAYS,
    _OF_TODAY, _OF_TODAY_BEHIND, _LINE_ON_COMPUTERS,
)  # fmt: skip
# QQ writes no account where two talk with each other: only its own heading says that it is a chat.
_QQ_HEADING = re.compile(r"^消息(?:记录|分组|对象)[:：（(]", re.MULTILINE)
_QQ = _Way(
    re.compile(
        rf"^(?P<at>\d{{4}}-\d{{2}}-\d{{2}} \d{{1,2}}:\d{{2}}:\d{{2}}(?: ?[AP]M)?)\s+{_NAME}$", re.I
    )
)
_ACCOUNT = re.compile(_ACCOUNT_WRITTEN)
# KakaoTalk on Apple's computers writes a table.
_TABLE_HEADING = re.compile(r'^"?Date"?,"?User"?,"?Message"?$')

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?:\(?(?P<weekday{n}>mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?\)?"
    r"|[（(]?(?:星期|週|周|礼拜|禮拜)?[日月火水木金土一二三四五六天](?:曜日)?[）)]?|[（(]?[월화수목금토일](?:요일)?[）)]?)"
)
_DAY_LINE = re.compile(
    rf"^[-—=\s]*(?:{_WEEKDAY.format(n=1)},?\s+)?(?P<day>{DATE}),?\s*(?:{_WEEKDAY.format(n=2)})?"
    r"[-—=\s]*$",
    re.I,
)
_MOMENT_LINE = re.compile(rf"^{MOMENT}$", re.I)
_BY_STROKES = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$")
# What KakaoTalk says between the messages of a computer's export, on lines of its own.
_NOTICE = re.compile(
    r"^.{1,80}?(?:님이 (?:.{1,200}?님을 )?(?:들어왔|나갔|초대했|초대하였)습니다\.?"
    r"|님을 내보냈습니다\.?|(?: has)? (?:joined|left) (?:this|the) (?:chat ?room|chat|group)\.?"
    r"| invited .{1,200}\.)$"
)
_LINE_HEADING = re.compile(r"^\[LINE\]\s*(?:Chat history (?:with|in)\s+)?(?P<name>.+?)\s*$", re.I)
_CHAT_WITH = re.compile(r"^[与與和]?(?P<name>.+?)(?:的聊天[记記]?[录錄]|的聊天|とのトーク履歴)$")


def find_ways(text: str, least: int) -> bool:
    """Say whether so many of the first lines begin a message."""
    lines = text.split("\n")
    return bool(_TABLE_HEADING.match(lines[0])) or _read(lines, least) is not None


def split_messages(text: str) -> list[Said]:
    """Return the messages of a chat in their order."""
    lines = text.split("\n")
    if _TABLE_HEADING.match(lines[0]):
        return _from_table(lines)
    found = _read(lines, 1)
    if found is None:
        return []
    way, lines = found
    messages = list(_messages(lines, way))
    if way is _LINE_ON_COMPUTERS:
        _part_names(messages, lines[0])
    for said in messages:
        _unquote(said)
    _give_days(messages)
    return messages


def _read(lines: list[str], least: int) -> tuple[_Way, list[str]] | None:
    """Return the way, and the lines: with names and times joined that stand below each other."""
    way = _way(lines, least)
    if way is None:
        lines = _with_joined_heads(lines)
        way = _way(lines, max(least, 2), may_be_prose=True)
    return None if way is None else (way, lines)


def _way(lines: Sequence[str], least: int, *, may_be_prose: bool = False) -> _Way | None:
    """Return which way of writing begins most lines; None when too few."""
    ways = (_QQ,) if _QQ_HEADING.search("\n".join(lines[:20])) else _WAYS
    names: dict[_Way, list[str]] = {}
    shown = [line.strip(" \r") for line in lines[:_LINES_LOOKED_AT]]
    has_days = any((day := _DAY_LINE.match(line)) and _is_whole(day) for line in shown)
    for line in shown:
        found = ((way, way.match(line.strip() if way.is_dated else line)) for way in ways)
        known = [(way, match["name"]) for way, match in found if match and match["name"]]
        is_dated = any(way.is_dated for way, _ in known)
        for way, name in known:
            if way.is_dated or (not is_dated and (has_days or not way.needs_days)):
                names.setdefault(way, []).append(name)
    for way in [way for way in names if way.may_be_prose or may_be_prose]:
        # "We meet at 10:30" is no name: in a chat somebody writes twice.
        if len(set(names[way])) == len(names[way]):
            del names[way]
    if not names:
        return None
    best = max(names, key=lambda way: len(names[way]))
    return best if len(names[best]) >= least else None


def _messages(lines: Sequence[str], way: _Way) -> Iterator[Said]:
    matches = [way.match(line.strip() if way.is_dated else line.strip(" \r")) for line in lines]
    may_have_days = way.has_days or not way.is_dated
    day, last = "", None
    for number, (line, match) in enumerate(zip(lines, matches, strict=True), start=1):
        if match is None:
            is_alone = number == 1 or not lines[number - 2].strip()
            written = _day(line, is_alone=is_alone) if may_have_days else ""
            if written and _comes_before(lines, matches, number):
                day = written
            elif may_have_days and _NOTICE.match(line.strip()):
                yield Said("", day, number, [line.strip()])
            elif last is not None:
                last.lines.append(line.rstrip())
            continue
        parts = match.groupdict()
        who = _ACCOUNT.sub("", (parts["name"] or "").strip().lstrip("~").strip())
        at = parts["at"] if way.is_dated else f"{day} {parts['at']}".strip()
        last = Said(who, at, number, [parts.get("text") or parts.get("notice") or ""])
        last.day_is_guessed = not way.is_dated and not day
        yield last


def _comes_before(
    lines: Sequence[str], matches: Sequence[re.Match[str] | None], number: int
) -> bool:
    """Whether a message, or another day, begins behind this line: then nobody wrote it."""
    for place in range(number, len(lines)):
        if line := lines[place].strip():
            is_other_day = bool(_DAY_LINE.match(line)) or bool(_NOTICE.match(line))
            return matches[place] is not None or is_other_day
    return True


def _day(line: str, *, is_alone: bool) -> str:
    """Return the day that a line consists of, "" for any other line.

    is_alone: below an empty line; else nothing but a day with its weekday or its moment is one.
    """
    text = line.strip()
    if len(text) > MAX_NAME_CHARS:
        return ""
    match = _DAY_LINE.match(text)
    if match is None:
        return text if _MOMENT_LINE.match(text) else ""
    day = match["day"].strip()
    if not is_alone and len(text) <= len(day) + 1:
        return ""
    strokes, weekday = _BY_STROKES.match(day), match["weekday1"] or match["weekday2"]
    if strokes is not None and weekday:
        first, second, year = map(int, strokes.groups())
        for month, number in ((first, second), (second, first)):
            if _is_on(year, month, number, weekday):
                return f"{year}-{month:02}-{number:02}"
    return day


def _is_whole(day: re.Match[str]) -> bool:
    """Whether a day is written with its year."""
    return bool(re.search(r"\d{4}", day["day"]))


def _is_on(year: int, month: int, day: int, weekday: str) -> bool:
    try:
        return date(year, month, day).weekday() == _WEEKDAYS.index(weekday.lower())
    except ValueError:
        return False


def _with_joined_heads(lines: Sequence[str]) -> list[str]:
    """Return the lines with each name joined with the time below it, as Teams and Slack copy it."""
    joined = list(lines)
    for index in range(len(lines) - 1):
        name, at = lines[index].strip(), lines[index + 1].strip()
        if _ONLY_TIME.match(at) and _ONLY_NAME.match(name):
            joined[index], joined[index + 1] = f"{name} {at}", ""
    return joined


def _from_table(lines: Sequence[str]) -> list[Said]:
    rows = csv.reader(f"{line}\n" for line in lines[1:])
    found, number = [], 2
    try:
        for row in rows:
            if len(row) >= 3:
                said = Said(row[1].strip()[:MAX_NAME_CHARS], row[0].strip(), number)
                said.lines = ",".join(row[2:]).rstrip().split("\n")
                found.append(said)
            number = rows.line_num + 2
    except csv.Error:  # what is behind it can't be told apart
        found.append(Said("", "", number, list(lines[number - 1 : number + 20])))
    return found


def _part_names(messages: Sequence[Said], heading: str) -> None:
    """Take as the name all words that those who begin alike have in common, where three do."""
    known = _LINE_HEADING.match(heading.strip())
    title = known["name"] if known else ""
    partner = (_CHAT_WITH.match(title) or known or {"name": ""})["name"]
    by_first: dict[str, list[Said]] = {}
    for said in messages:
        by_first.setdefault(said.name, []).append(said)
    for alike in by_first.values():
        texts = [said.lines[0].split(" ") for said in alike]
        count = 0
        while len(alike) >= 3 and count < 3 and len({tuple(t[: count + 1]) for t in texts}) == 1:
            count += 1
        words = partner.split(" ")
        for said, text in zip(alike, texts, strict=True):
            own = len(words) - 1 if [said.name, *text][: len(words)] == words else count
            said.name = " ".join([said.name, *text[:own]])[:MAX_NAME_CHARS]
            said.lines[0] = " ".join(text[own:])


def _unquote(said: Said) -> None:
    """LINE puts a text of several lines into quotation marks."""
    while len(said.lines) > 1 and not said.lines[-1]:
        said.lines.pop()
    first, last = said.lines[0], said.lines[-1]
    if len(said.lines) > 1 and first.startswith('"') and last.endswith('"'):
        said.lines[0], said.lines[-1] = first[1:], last[:-1]
        said.lines = [line.replace('""', '"') for line in said.lines]


def _give_days(messages: Sequence[Said]) -> None:
    """Give those without a day the day of the next one, or today; a later time was the day before.

    What hasn't come yet today was yesterday.
    """
    now = datetime.now().astimezone()
    day, before = now.date(), now.time()
    for said in reversed(messages):
        at = time_of(said.at) if said.day_is_guessed else None
        if at is None:
            continue
        if at > before:
            day -= timedelta(days=1)
        before = at
        said.at = f"{day.isoformat()} {said.at}"


_ONLY_TIME = re.compile(rf"^\[?(?:{DATE},?\s+)?{TIME}\]?$", re.I)
_ONLY_NAME = re.compile(rf"^{_PLAIN_NAME}$")
