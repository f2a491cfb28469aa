"""What a person asks of the search box: words, and conditions said in words.

"from:maria since:2024-01 invoice", "maria last month", "上周 王 发票", '"last month"' (as written).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.domain.change import Kind
from core.text.words import words_of

_MOST_WORDS = 8
_MOST_CHARS = 200
_FEWEST_DIGITS, _MOST_NUMBERS = 3, 3
_TOKEN = re.compile(r'([\w]+)[:：]("[^"]*"|\S+)|"([^"]*)"')
_NUMBER = re.compile(r"(?<!\w)[+(]*\d[\d\s()./-]+\d(?![^\W\d_])|(?<!\w)\+?\d{3,}(?![^\W\d_])")
_DATE = re.compile(r"^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?$")
_KINDS = {
    "people": Kind.CONTACT, "person": Kind.CONTACT, "contact": Kind.CONTACT,
    "contacts": Kind.CONTACT, "联系人": Kind.CONTACT, "company": Kind.COMPANY,
    "companies": Kind.COMPANY, "公司": Kind.COMPANY, "mail": Kind.INTERACTION,
    "message": Kind.INTERACTION, "messages": Kind.INTERACTION, "邮件": Kind.INTERACTION,
    "消息": Kind.INTERACTION, "note": Kind.NOTE, "notes": Kind.NOTE, "笔记": Kind.NOTE,
    "file": Kind.ATTACHMENT, "files": Kind.ATTACHMENT, "文件": Kind.ATTACHMENT,
    "附件": Kind.ATTACHMENT, "deal": Kind.DEAL, "deals": Kind.DEAL, "商机": Kind.DEAL,
    "task": Kind.TASK, "tasks": Kind.TASK, "任务": Kind.TASK, "待办": Kind.TASK,
}  # fmt: skip
_NAMES = {
    "from": "from", "来自": "from", "发件人": "from", "to": "to", "收件人": "to", "发给": "to",
    "with": "with", "since": "since", "after": "since", "从": "since", "自": "since",
    "until": "until", "before": "until", "到": "until", "on": "on", "in": "in", "has": "has",
    "有": "has", "带": "has", "kind": "in", "类型": "in",
}  # fmt: skip
_FILE_WORDS = {"attachment", "attachments", "file", "files", "附件", "文件"}
_HAS_FILE = re.compile(
    r"(?i)\bwith (?:an? )?(?:attachments?|files?)\b|\bhas (?:an? )?attachments?\b|(?:带|有)附件的?"
)


@dataclass(frozen=True, slots=True)
class Question:
    """words: each must occur, the last may be only begun.

    numbers: digits that may be (part of) a telephone number. digit_words: the same as words, since
    they may as well be of an invoice.

    since, until: days, both included. sender, receiver, partner: words of a name or address.
    kinds: only these; empty for all.
    """

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    digit_words: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    receiver: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    has_file: bool = False
    kinds: frozenset[Kind] = frozenset()

    @property
    def is_about_messages(self) -> bool:
        """Whether a condition was given that only messages can meet."""
        return bool(
            self.sender or self.receiver or self.partner or self.since or self.until
            or self.has_file
        )  # fmt: skip

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked."""
        return not (self.words or self.numbers or self.is_about_messages)


def read(text: str, today: date) -> Question:
    """Return what the text asks for. today: from which "last month" counts."""
    text = text[:_MOST_CHARS]
    question = Question()
    quoted: list[str] = []

    def take(found: re.Match[str]) -> str:
        nonlocal question
        name, value, literal = found.groups()
        if literal is not None:
            quoted.append(literal)
            return " "
        taken = _with(question, _NAMES.get(name.casefold(), ""), value.strip('"'))
        if taken is None:
            return found.group()
        question = taken
        return " "

    rest = _TOKEN.sub(take, text)
    if _HAS_FILE.search(rest):
        question, rest = replace(question, has_file=True), _HAS_FILE.sub(" ", rest)
    if question.since is None and question.until is None:
        question, rest = _with_period(question, rest, today)
    numbers = [] if not rest else _NUMBER.findall(rest)
    digits = [_digits(number) for number in numbers]
    is_number = all(len(number) >= _FEWEST_DIGITS for number in digits)
    if is_number:
        rest = _NUMBER.sub(" ", rest)
    words = [word for part in (*quoted, rest) for word in words_of(part)]
    digit_words = [word for number in numbers for word in words_of(number)]
    return replace(
        question,
        words=tuple(words[:_MOST_WORDS]),
        numbers=tuple(digits[:_MOST_NUMBERS]) if is_number else (),
        digit_words=tuple(digit_words[:_MOST_WORDS]) if is_number else (),
    )


def _digits(number: str) -> str:
    return "".join(c for c in number if c.isdecimal()).lstrip("0")


def _with(question: Question, name: str, value: str) -> Question | None:
    """Return the question with one more condition, None when the words are none."""
    people, word = words_of(value), value.casefold()
    found: Question | None = None
    if people and name == "from":
        found = replace(question, sender=people)
    elif people and name == "to":
        found = replace(question, receiver=people)
    elif people and name == "with":
        found = replace(question, partner=people)
    elif name == "has" and word in _FILE_WORDS:
        found = replace(question, has_file=True)
    elif name == "in" and word in _KINDS:
        found = replace(question, kinds=question.kinds | {_KINDS[word]})
    return found or _with_days(question, name, _period_of(value))


def _with_days(question: Question, name: str, period: tuple[date, date] | None) -> Question | None:
    if period is None:
        return None
    if name == "since":
        return replace(question, since=period[0])
    if name == "until":
        return replace(question, until=period[1])
    if name in ("on", "in"):
        return replace(question, since=period[0], until=period[1])
    return None


def _period_of(value: str) -> tuple[date, date] | None:
    """Return first and last day of "2024", "2024-01" or "2024-01-15"."""
    found = _DATE.match(value)
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), _month_end(date(year, month, 1))
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def _month_end(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _week(today: date, back: int) -> tuple[date, date]:
    first = today - timedelta(days=today.weekday() + 7 * back)
    return first, first + timedelta(days=6)


def _month(today: date, back: int) -> tuple[date, date]:
    first = today.replace(day=1)
    for _ in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    return first, _month_end(first)


def _day(today: date, back: int) -> tuple[date, date]:
    return today - timedelta(days=back), today - timedelta(days=back)


def _year(today: date, back: int) -> tuple[date, date]:
    return date(today.year - back, 1, 1), date(today.year - back, 12, 31)


_Period = Callable[[date, int], tuple[date, date]]
_PERIODS: tuple[tuple[str, _Period, int], ...] = (
    (r"\btoday\b|今天|今日", _day, 0),
    (r"\bday before yesterday\b|前天", _day, 2),
    (r"\byesterday\b|昨天|昨日", _day, 1),
    (r"\bthis week\b|这周|本周|这个?星期|本星期", _week, 0),
    (r"\blast week\b|上周|上个?星期|上礼拜", _week, 1),
    (r"\bthis month\b|这个月|本月", _month, 0),
    (r"\blast month\b|上个?月", _month, 1),
    (r"\bthis year\b|今年|本年", _year, 0),
    (r"\blast year\b|去年", _year, 1),
)


def _with_period(question: Question, text: str, today: date) -> tuple[Question, str]:
    for pattern, period, back in _PERIODS:
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            since, until = period(today, back)
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return replace(question, since=since, until=until), rest
    return question, text
