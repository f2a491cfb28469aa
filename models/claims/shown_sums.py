"""Finds sums that a letter shows step by step and that don't come out: "2 × £70 = £120"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

from models.claims.patterns import Found
from models.claims.quantities import number

_AMOUNT = r"[£$€¥￥]?\d+(?:,\d{3})*(?:\.\d+)?(?: ?(?:元|块|euros?|dollars?|pounds?|[€$]))?"
_TERM = re.compile(rf"{_AMOUNT}(?:\s?[×*]\s?{_AMOUNT})*")
_SUM = rf"{_AMOUNT}(?:\s?[×*+＋]\s?{_AMOUNT})+"
_EQUATION = re.compile(
    rf"(?<![\d.,×*+＋])(?<![×*+＋]\s)(?P<sum>{_SUM})\s?[=＝]\s?(?P<total>{_AMOUNT})"
)
_IN_BRACKETS = re.compile(rf"(?P<total>{_AMOUNT})\s?[(（](?=[^)）]*[×*£$€¥元])(?P<sum>{_SUM})[)）]")
"""Only of money or of so many: "room 204 (2+1)" is no sum."""
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_CENT = 0.01


def find_wrong_sums(text: str) -> Iterator[Found]:
    """Yield the sums whose total isn't what they come to, from their first number to the last."""
    for pattern in (_EQUATION, _IN_BRACKETS):
        for found in pattern.finditer(text):
            made = sum(
                prod(number(one) for one in _DIGITS.findall(term.group()))
                for term in _TERM.finditer(found["sum"])
            )
            told = _DIGITS.search(found["total"])
            if told and abs(made - number(told.group())) > _CENT:
                yield Found(found.group(), *found.span(), "price", "altered")
