"""By what names stand in lists: as they are shown, in the order that a reader expects.

A key is for sorting only, in the order of its letters' numbers: small letters without accents, "2"
before "10", Chinese by pinyin among the Latin letters. Names that differ in nothing else may share
one: whoever sorts needs the records' numbers besides.
"""

from __future__ import annotations

import re

from core.text.normalise import company_key, fold, plain_words, shown_name
from core.text.pinyin import in_order

_NUMBER = re.compile("0*([0-9]+)")
_MOST_CHARS = 60  # longer beginnings tell nobody apart, and the index would grow by them
_LONGEST_NUMBER = 40


def of_person(name: str) -> str:
    """Return the key of a person's name: its words in their order, without titles before it."""
    return _key(shown_name(name), name, is_name=True)


def of_company(name: str) -> str:
    """Return the key of a firm's name: without its legal form, as two of one name have it."""
    return _key(company_key(name), name)


def of_title(title: str) -> str:
    """Return the key of any other title."""
    return _key(plain_words(title), title)


def _key(words: str, written: str, *, is_name: bool = False) -> str:
    # Whoever is called by signs alone stands by these.
    key = words or fold(written).strip()
    if not key.isalpha():
        key = _NUMBER.sub(_by_length, key)
    return in_order(key, is_name=is_name)[:_MOST_CHARS]


def _by_length(number: re.Match[str]) -> str:
    """Return a number behind a sign for its length: of two the longer one is the greater."""
    digits = number[1]
    return chr(ord("0") + min(len(digits), _LONGEST_NUMBER)) + digits
