"""Finding what identifies somebody in free text by its form: addresses, numbers, ids, streets.

English and Chinese. Rather too much is found than too little: a number that might be a telephone
number counts as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """A part of a text; kind: "email", "link", "iban", "card", "id", "phone" or "address"."""

    start: int
    end: int
    kind: str


_HAN = "\u3400-\u9fff"
_EMAIL = re.compile(r"[\w.+'\-]+\s?@\s?[\w\-]+(?:\.[\w\-]+)*", re.UNICODE)
_LINK = re.compile(
    r"(?:https?|ftp)://[^\s<>\"'）】]+|www\.[^\s<>\"'）】]+"
    r"|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|example|cn|de|uk|fr|eu|info|biz|test|edu|gov)"
    r"(?:/[^\s<>\"'）】]*)?(?![\w.])",
    re.IGNORECASE,
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)")
_CHINESE_ID = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
# Chinese is written without spaces: only Latin letters and digits make a number part of a word.
_PHONE = re.compile(
    r"(?<![A-Za-z0-9_.])(?:\+|00)?\(?\d{1,5}\)?"
    r"(?:[ \u00a0./\-]{0,2}\(?\d{1,5}\)?){1,7}(?![A-Za-z0-9_])"
)
_DATE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:[ T]\d{1,2}(?:[:.]\d{2}){0,2})?"
    r"|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
)
_NUMBERED = re.compile(
    r"(?<![A-Za-z0-9_])(?:[A-Za-z]{1,6}[-#/]?)?\d{5,}(?:[-/]\d+)*(?![A-Za-z0-9_])"
)
_STREET_WORDS = (
    "street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|court|ct|place|pl|square|sq|parade|terrace|"
    "close|crescent|gardens|boulevard|blvd|row|hill|quay|wharf|mews|highway|hwy|"
    r"stra(?:ß|ss)e|str|weg|platz|gasse|allee|rue|via|calle"
)
_STREET = re.compile(
    rf"\b\d{{1,5}}[a-z]?,?\s+(?:[^\W\d_][\w'’.\-]*\s+){{0,4}}(?:{_STREET_WORDS})\b\.?"
    rf"|\b[^\W\d_][\w'’.\-]*(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee)\s+\d{{1,4}}[a-z]?\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b",
    re.IGNORECASE,
)
_CHINESE_ADDRESS = re.compile(
    rf"(?:[{_HAN}]{{2,8}}(?:省|自治区))?(?:[{_HAN}]{{2,8}}市)?(?:[{_HAN}]{{1,8}}(?:区|县))?"
    rf"[{_HAN}]{{1,12}}(?:路|街|道|巷|弄)"
    rf"(?:[{_HAN}]{{0,4}}\d+\s*(?:号楼|号|弄|幢|栋|室|楼|层|单元|座|-)?)+"
)
_FEWEST_PHONE_DIGITS, _MOST_PHONE_DIGITS = 7, 15


def find(text: str) -> list[Span]:
    """Return what identifies somebody, in order and without overlap; surer kinds first."""
    taken: list[Span] = []
    for span in _candidates(text):
        if all(span.end <= other.start or span.start >= other.end for other in taken):
            taken.append(span)
    return sorted(taken)


def _candidates(text: str) -> Iterator[Span]:
    for kind, pattern in (
        ("email", _EMAIL),
        ("link", _LINK),
        ("iban", _IBAN),
        ("id", _CHINESE_ID),
        ("address", _CHINESE_ADDRESS),
        ("address", _STREET),
    ):
        yield from (Span(*match.span(), kind) for match in pattern.finditer(text))
    for match in _CARD.finditer(text):
        digits = _digits(match.group())
        kind = "card" if _is_card(digits) else "id"
        yield Span(*match.span(), kind)
    for match in _NUMBERED.finditer(text):
        if match.group()[0].isalpha():
            yield Span(*match.span(), "id")
    for match in _PHONE.finditer(text):
        count = len(_digits(match.group()))
        if _DATE.fullmatch(match.group()) or not (
            _FEWEST_PHONE_DIGITS <= count <= _MOST_PHONE_DIGITS
        ):
            continue
        yield Span(*match.span(), "phone")
    yield from (Span(*match.span(), "id") for match in _NUMBERED.finditer(text))


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdecimal())


def _is_card(digits: str) -> bool:
    """Say whether the digits pass Luhn's check."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
