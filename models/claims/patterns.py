"""Finds what a letter claims: quantities, dates, addresses, links, codes, names and promises.

Only finding, in English and Chinese; whether something stored supports a claim is decided in
`models.claims.check`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace

from core.text.blanks import PLACEHOLDER
from models.claims.blocks import blocks
from models.claims.names import (
    CAPITALISED,
    FIRST_WORD,
    NAMES,
    ZH_FULL_NAME,
    ZH_LIST,
    ZH_NAMED,
    given_names,
)
from models.claims.promises import Promise, find_promises
from models.claims.quantities import CLOCK, COUNT, MONEY, Quantity, read_quantities, without

# Begins only where a word does: else a long text of dots is walked through from each of them.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_LINK = re.compile(r"(?:https?://|www\.)[\w\-./?=&%#:~+@]*[\w/]", re.IGNORECASE | re.ASCII)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_LONG_MONTHS = "(?:January|February|April|June|July|August|September|October|November|December)"
_NTH = r"(?:st|nd|rd|th)?"
_TO_NTH = rf"(?:\s?(?:-|–|to|and)\s?\d{{1,2}}{_NTH})?"
DATE = re.compile(
    r"(?<!\d)\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{4}年\d{1,2}月"
    r"|\d{1,2}\s?月\s?\d{1,2}\s?[日号]?(?:\s?(?:-|–|至|到)\s?\d{1,2}\s?[日号])?"
    r"|\d{1,2}月(?=底|初|中旬|上旬|下旬)|(?<![\d月路街巷弄楼])\d{1,2}[日号](?!内)"
    rf"|\b(?:the )?\d{{1,2}}{_NTH}{_TO_NTH}\s+(?:of\s+)?{_MONTHS}\b(?:\.?,?\s+\d{{4}})?"
    rf"|\b{_MONTHS}\.?\s+\d{{1,2}}{_NTH}\b{_TO_NTH}(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTHS}\s+\d{{4}}\b|\bend of {_MONTHS}\b|\bthe \d{{1,2}}(?:st|nd|rd|th)\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
    rf"|\b(?:early|mid|late)[- ]{_MONTHS}\b|(?-i:\b{_LONG_MONTHS}\b)"
    r"|(?-i:(?<=\b(?:in|by|of|to) )(?:May|March)\b)|\d{1,2}月(?![\d日])",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    r"\b(?:next |this |(?:first|second|third|fourth|last) )?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bweek-?ends?\b"
    r"|(?-i:\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\b)"
    r"|\btomorrow\b|\btonight\b|\b(?:next|this) (?:week|month)\b"
    r"|(?:下?下?|这|本|每|第[一二三四]个|最后一?个)?(?:周|星期|礼拜)[一二三四五六日天末]|明天|后天|明日|今晚|(?:下|本)(?:周|个?月)(?![一二三四五六日天末])",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.])(?:\+\d{1,3}[\s-]?)?(?:\(\d{1,5}\)[\s-]?)?\d{2,5}(?:[\s-]\d{2,4}){2,4}(?!\w)"
    r"|(?<![\w.-])\+?\d{10,13}(?![\w-])|(?<!\d)0\d{2,3}-\d{7,8}(?!\d)"
    r"|(?<![\w.])0\d{3,4} \d{6}(?!\w)"
)
_CODE = re.compile(
    r"\b[A-Z]{1,3}\d{1,4} [A-Z]{2,3}\b"
    r"|#\s?\d[\w-]*|\b(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\b|\b\d+(?:-\d+)+\b",
    re.ASCII,
)
_NO_CODE = re.compile(
    rf"(?i)^\d+(?:{_NTH}|h|hrs?|min|kg|g|km|m[23]?|cm|mm|ml|l|k|ft|k?wh?|p|am|pm)$|^m[23]$"
    r"|^\d+-(?:day|week|month|year|hour|minute)s?$"
    r"|^\d{1,3}-\d{1,3}$"
)
_LIST_MARK = re.compile(r"(?m)^\s*\d{1,2}[.)、]\s")

_DAY_OR_MONTH = re.compile(rf"(?i)(?:{_MONTHS}|\w+day)s?")


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that claims something. reason: as in `core.domain.draft.Claim`.

    kind: a finer word than reason, for choosing how to look for support.
    """

    text: str
    start: int
    end: int
    reason: str
    kind: str
    quantity: Quantity | None = None
    promise: Promise | None = None


_FINDERS = (
    (_EMAIL, "email", "email"),
    (_LINK, "link", "link"),
    (_PHONE, "number", "phone"),
    (DATE, "date", "date"),
    (WEEKDAY, "date", "weekday"),
    (_CODE, "number", "code"),
    *((pattern, "name", kind) for pattern, kind in NAMES),
)
_NO_THING = re.compile("[我您你们周月天年在去到看请的了]")
_SAID_OF_ANY = 2
_NO_QUANTITY = ("email", "link", "phone", "date", "weekday", "code")


def find_claims(text: str) -> list[Found]:
    """Return what a text claims, in order; placeholders and list numbers claim nothing."""
    silent = [found.span() for found in PLACEHOLDER.finditer(text)]
    silent += [found.span() for found in _LIST_MARK.finditer(text)]
    text = without(text, silent)
    claims = _find_words(text)
    taken = [(one.start, one.end) for one in claims if one.kind in _NO_QUANTITY]
    claims += [_of_quantity(text, one) for one in quantities_beside(text, taken) if _claims(one)]
    claims += [
        Found(text[one.start : one.end], one.start, one.end, "promise", "promise", promise=one)
        for one in find_promises(text)
    ]
    return sorted(claims, key=lambda claim: claim.start)


def known_quantities(text: str) -> list[Quantity]:
    """Return the quantities of a source: neither dates nor codes nor numbers to call."""
    return [
        replace(one, start=one.start + at, end=one.end + at)
        for at, block in blocks(text)
        for one in _quantities_in(block)
    ]


def _quantities_in(text: str) -> list[Quantity]:
    taken = [(one.start, one.end) for one in _find_words(text) if one.kind in _NO_QUANTITY]
    return quantities_beside(text, taken)


def quantities_beside(text: str, taken: list[tuple[int, int]]) -> list[Quantity]:
    """Return the quantities of a text that stand outside of the spans."""
    return read_quantities(without(text, taken))


def _claims(quantity: Quantity) -> bool:
    # "One of us" counts nothing; "two visits" does where the notes count visits otherwise.
    return not (quantity.is_word and quantity.unit == COUNT and quantity.value < _SAID_OF_ANY)


def _of_quantity(text: str, one: Quantity) -> Found:
    reason = "price" if one.unit == MONEY else "number"
    kind = "clock" if one.unit == CLOCK else "quantity"
    return Found(text[one.start : one.end], one.start, one.end, reason, kind, quantity=one)


def _find_words(text: str) -> list[Found]:
    taken: list[tuple[int, int]] = []
    claims: list[Found] = []
    for pattern, reason, kind in _FINDERS:
        for found in list(_free(pattern, text, taken)):
            if kind == "code" and _NO_CODE.match(found.group()):
                continue
            insort(taken, found.span())
            claims.append(Found(found.group(), *found.span(), reason, kind))
    for found in _free(FIRST_WORD, text, taken):
        first = found.group().split(" ", maxsplit=1)[0]
        is_name = first.casefold() in given_names() or bool(found["ours"])
        if is_name and not _DAY_OR_MONTH.fullmatch(first):
            insort(taken, found.span())
            claims.append(Found(found.group(), *found.span(), "name", "name"))
    claims += [
        Found(found.group(), *found.span(), "name", "name")
        for found in _free(CAPITALISED, text, taken)
    ]
    return claims


def _free(
    pattern: re.Pattern[str], text: str, taken: list[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """Yield where the pattern is found outside of what is taken: in order, none in another."""
    for found in pattern.finditer(text):
        start, end = found.span()
        place = bisect_left(taken, (start, end))
        is_behind = place == 0 or taken[place - 1][1] <= start
        if is_behind and (place == len(taken) or taken[place][0] >= end):
            yield found


def find_near_names(text: str, known: str) -> list[Found]:
    """Return Chinese names that are nearly one of the known ones: 吴建国 where 吴建华 is known."""
    found = [
        Found(match.group(), match.start(), match.end(), "name", "misspelt")
        for name in set(ZH_FULL_NAME.findall(known))
        for match in re.finditer(_like(name), text)
        if match.group() != name and not name.startswith("谢谢")
    ]
    found += [
        Found(name[1], *name.span(1), "name", "misspelt")
        for name in ZH_NAMED.finditer(text)
        if name[1][:2] in known and name[1] not in known
    ]
    return found + list(_beside_known(text, known))


def _beside_known(text: str, known: str) -> Iterator[Found]:
    """Yield what a letter lists with one of the things that a source lists: 德力和威捷."""
    listed = {thing for one in ZH_LIST.findall(known) for thing in re.split("[、和与]", one)}
    for one in ZH_LIST.finditer(text):
        things = re.split("([、和与])", one.group())
        if not any(thing in listed for thing in things[::2]):
            continue
        at = one.start()
        for number, thing in enumerate(things):
            is_listed = any(thing.startswith(other) or thing.endswith(other) for other in listed)
            is_thing = number % 2 == 0 and _NO_THING.search(thing) is None
            if is_thing and thing not in known and not is_listed:
                yield Found(thing, at, at + len(thing), "name", "text")
            at += len(thing)


def _like(name: str) -> str:
    """Return a pattern for names that differ in the last character."""
    has_pair = len(name) > 2
    follows = "" if has_pair else "(?=您好|先生|女士|[都会可来在说帮带给和也最将负，。、])"
    return rf"{re.escape(name[:-1])}[\u4e00-\u9fff]{follows}"
