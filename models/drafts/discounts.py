"""What a note takes off a sum: so much from so many pieces, or from an amount on.

A sum that leaves out what may be taken off is wrong; where it isn't sure, it is called one before
any discount.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from core.domain.draft import Fact
from core.text.ranking import stem, telling_words
from models.claims.patterns import known_quantities
from models.claims.quantities import COUNT, MONEY, SHARE, Quantity

_OFF = re.compile(r"(?i)\boff\b|\bdiscount|\bless\b(?! than)|\breduc|\bcheaper\b|折|减|优惠|便宜")
_EACH = re.compile(r"(?i)\b(?:each|apiece|per|every|a piece)\b|每")
_SAYS_NO_MORE = re.compile(
    r"(?i)discounts?|\boff\b|\bless\b|\breduc\w*|\bcheaper\b|\bpieces?\b|\bitems?\b|\borders?\b|"
    r"\bfrom\b|\bmore\b|\bwhen\b|\btaken\b|\bprices?\b|\bquantit\w*|\bat least\b|\beach\b|\bover\b"
    r"|\band\b|\bor\b|折扣?|打|优惠|减|便宜|起|以上|满|订购|一次|每|单价|总价|数量|批发|[张个把件块套盏本条箱瓶束只台]|[一二三四五六七八九十百千万点]"
)
_OF_FIRMS = re.compile(
    r"(?i)\b(?:firm|business|trade|compan|practice|studio|school|retail|resell)\w*"
    r"|公司|企业|学校|同行|店|工作室|单位"
)


@dataclass(frozen=True, slots=True)
class Discount:
    """What is taken off: a share of the goods, or an amount of each piece. part: says so."""

    part: Fact
    share: float = 0.0
    each: float = 0.0


class UnsureDiscountError(Exception):
    """Whether something is taken off, or how much, can't be told."""


def is_discount(part: Fact) -> bool:
    """Say whether a part of a note takes something off a price."""
    takes = {one.unit for one in known_quantities(part.value)} & {SHARE, MONEY}
    return bool(takes) and _OFF.search(f"{part.label} {part.value}") is not None


def discount_for(
    count: int, goods: float, words: Collection[str], message: str, parts: Sequence[Fact]
) -> Discount | None:
    """Return what holds for so many pieces at this price together; None for nothing.

    words: stems of what is bought. Raises UnsureDiscountError.
    """
    held = []
    for part in filter(is_discount, parts):
        least, discount = _read(part)
        others = _words(_SAYS_NO_MORE.sub(" ", f"{_label(part)} {part.value}")) - set(words)
        if others and not others & _words(message) and not _is_of_firms(part, message):
            continue  # of another thing, or for somebody else
        if discount is None or least is None or others:
            raise UnsureDiscountError
        if least.value <= (goods if least.unit == MONEY else count):
            held.append((least.unit, least.value, discount))
    if len({unit for unit, *_ in held}) > 1:
        raise UnsureDiscountError
    return max(held, key=lambda one: one[1])[2] if held else None


def _read(part: Fact) -> tuple[Quantity | None, Discount | None]:
    """Return from what on a part takes something off, and what; None for what it doesn't say."""
    numbers = [one for one in known_quantities(part.value) if one.unit in (SHARE, MONEY, COUNT)]
    shares = [one for one in numbers if one.unit == SHARE]
    counts = [one for one in numbers if one.unit == COUNT]
    sums = [one for one in numbers if one.unit == MONEY]
    if len(numbers) != 2:  # from what on, and how much
        return None, None
    if len(shares) == 1:
        return (counts + sums)[0], Discount(part, share=shares[0].value)
    if len(counts) == 1 and _EACH.search(part.value):
        return counts[0], Discount(part, each=sums[0].value)
    return None, None


def _label(part: Fact) -> str:
    return "" if part.source == f"note: {part.label}" else part.label


def _is_of_firms(part: Fact, message: str) -> bool:
    return bool(_OF_FIRMS.search(f"{part.label} {part.value}") and _OF_FIRMS.search(message))


def _words(text: str) -> set[str]:
    return {stem(word) for word in telling_words(text) if not word[0].isdigit()}
