"""Finds what a letter says of how a customer's matter stands: not paid, not received, not sent.

Only the owner's own words know that. That a customer misses something is theirs to say ("you have
not received it"); that we miss something of theirs would be an accusation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.claims.patterns import Found

_THING = (
    r"(?:deposit|payment|money|transfer|contract|form|invoice|goods|parcel|order|amount|e-?mail)s?"
    r"(?: #?[\w-]*\d[\w-]*)?"
)
_STATES = (
    re.compile(
        r"\b(?:we|i) (?:have|had|did|do|can)(?: ?not|n't)(?: yet)? (?:yet )?"
        r"(?P<verb>receiv|get|got|see|seen|find|found)\w*",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:your|the) (?:\w+ )?{_THING} (?:has|have|was|were|is|are)(?: ?not|n't)(?: yet)? "
        r"(?:yet )?(?:been )?(?P<verb>receiv|arriv|paid|clear|come|reach|sign|sent|ship|left)\w*",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:your|the) (?:\w+ )?{_THING} (?:is|are|remains?)(?: still)? "
        r"(?P<verb>outstanding|overdue|unpaid|missing|late)\b",
        re.IGNORECASE,
    ),
    re.compile(
        "(?:我们|我)(?:这边|目前|暂时|现在)?(?:还|尚|并)?(?:没有?|未)(?P<verb>收到|看到|查到|拿到)"
        "|(?:款|定金|订金|合同|货款|尾款)[^，。！？]{0,4}(?:还|尚)?(?:没有?|未)(?:收到|到账|付|支付|签)"
    ),
)


def find_states(text: str) -> Iterator[Found]:
    """Yield what a text says is not there or not done, of the customer's matter."""
    for pattern in _STATES:
        for found in pattern.finditer(text):
            yield Found(found.group(), found.start(), found.end(), "state", "state")


def is_known_state(said: str, own: Sequence[str]) -> bool:
    """Return whether one of the owner's own sentences says the like, in small letters."""
    return any(pattern.search(sentence) for pattern in _STATES for sentence in own) or any(
        said.casefold() in sentence for sentence in own
    )
