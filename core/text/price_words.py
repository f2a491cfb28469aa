"""Words with which an owner says what holds for all prices of a page."""

from __future__ import annotations

import re

_ALL_PRICES = re.compile(
    r"(?i)^(?:all|our|these)(?: of)?(?: our| the)? (?:prices|rates|fees)\b"
    r"|^(?:prices|rates|fees) (?:are|include|exclude|per|in|with|without)\b"
    r"|^(?:以[上下])?(?:所有|全部|我们的?)?(?:价格|价钱|报价|收费|租金)(?:都|均|全部|已?含|不含|按)"
)


def tells_of_all_prices(text: str) -> bool:
    """Say whether a line is of every price of its page: "All prices per week, VAT included"."""
    return _ALL_PRICES.match(text) is not None
