"""Words with which an owner says what is taken off, and what holds for all prices of a page."""

from __future__ import annotations

import re

_ALL_PRICES = re.compile(
    r"(?i)^(?:all|our|these)(?: of)?(?: our| the)? (?:prices|rates|fees)\b"
    r"|^(?:prices|rates|fees) (?:are|include|exclude|per|in|with|without)\b"
    r"|^(?:以[上下])?(?:所有|全部|我们的?)?(?:价格|价钱|报价|收费|租金)(?:都|均|全部|已?含|不含|按)"
)

_TELLS_DISCOUNT = re.compile(
    r"(?i)\d ?% ?(?:off|discount|less|cheaper|reduction)|\boff\b|\bdiscount|\bcheaper"
    r"|[\d一二三四五六七八九]折|充\s?\d+元?送|满\s?\d+元?减|优惠\s?\d|减\s?\d"
)


def tells_discount(text: str) -> bool:
    """Say whether a text tells what is taken off."""
    return _TELLS_DISCOUNT.search(text) is not None


def tells_of_all_prices(text: str) -> bool:
    """Say whether a line is of every price of its page: "All prices per week, VAT included"."""
    return _ALL_PRICES.match(text) is not None
