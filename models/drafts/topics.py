"""Names shortly what a letter leaves open, where that can be cut out of the question for sure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.text.ask_kinds import is_demand, is_of_their_case
from core.text.asks import Ask
from models.claims.patterns import DATE, WEEKDAY

_SPAN = re.compile(
    r"(?i)\b(?:the )?(?:first|second|third|last) week (?:of|in) \w+"
    r"|\b(?:christmas|easter|new year)\b"
    r"|\d{1,2} ?月 ?\d{1,2} ?[日号]|\d{1,2}月[初底中]旬?|元旦|春节|国庆|中秋|小年"
)
_THEIRS = re.compile(
    r"(?i)\b(?:my|our) (order|deposit|payment|refund|parcel|invoice|money|delivery|appointment)\b"
)
_HAN_THEIRS = re.compile("(定金|订单|包裹|退款|发票|快递|预约)")
_DEADLINE = re.compile(r"(?i)\bif (?:i|we)\b[^,?]*|\b(?:by|until) \w+day\b|答复|回复")
_ORDINALS = ("first", "second", "third", "last")
_RELATIVE = re.compile(r"(?i)\b(?:this|next|today|tomorrow|week|month)\b|[今明昨后]|[这下本]")
_HAN = re.compile("[\u3400-\u9fff]")


def topics_of(asks: Sequence[Ask]) -> tuple[str, ...]:
    """Return what each ask is about; () when of one of them that isn't sure."""
    topics = [_topic(ask) for ask in asks]
    return tuple(dict.fromkeys(topics)) if all(topics) else ()


def _topic(ask: Ask) -> str:
    if is_demand(ask):
        return ""
    text = _DEADLINE.sub(" ", ask.text)
    if is_of_their_case(ask):
        return _theirs(text)
    days = [found.group().strip() for found in _SPAN.finditer(text)]
    days = days or [
        found.group().strip()
        for pattern in (DATE, WEEKDAY)
        for found in pattern.finditer(text)
        if not _RELATIVE.search(found.group())
    ]
    if len(days) != 1:
        return ""
    day = days[0]
    if _HAN.search(day):
        return day.replace(" ", "")
    return f"the {day}" if day.casefold().startswith(_ORDINALS) else day


def _theirs(text: str) -> str:
    own = _THEIRS.findall(text)
    if len(own) == 1:
        return f"your {own[0].casefold()}"
    han = _HAN_THEIRS.findall(text)
    return f"您的{han[0]}" if len(han) == 1 and "我" in text else ""
