"""Whether what is known says yes or no to a question for sure; it says neither on a guess.

Sure is: every word of the question that tells something stands in what is known, or all of them
stand where something is denied; and no condition, limit or day is in the way.
"""

from __future__ import annotations

import re
from typing import Literal

from core.domain.draft import Fact
from core.text.ask_kinds import wants_price, wants_time
from core.text.asks import Ask
from models.claims.patterns import WEEKDAY, known_quantities
from models.claims.quantities import MONEY
from models.drafts.aboutness import words_of

Verdict = Literal["", "yes", "no"]

_ASKS_IF = re.compile(
    r"(?i)^(?:is|are|do|does|can|could|will|would|may|have|has)\b(?!.*\b(?:or|how|what|when|which)\b)"
    r"|吗[？?]?$|能不能|能否|可不可以|可否|是否|有没有|[会要]不[会要]"
)
_OR = re.compile("还是|或者|多少|几")
_DENIED = re.compile(
    r"(?i)\b(?:no|not|never|cannot|without|closed)\b|n't\b|不(?!过|同|但|仅|客气)|没有|勿|休息"
)
_LIMITED = re.compile(
    r"(?i)\b(?:if|unless|only|except|when|once|until|from|at most|up to|within|before|after|need|"
    r"but|by appointment|may|as far as)\b"
    r"|如果|除非|除|只|仅|起|以上|最多|之前|以前|提前|需要|为限|期间"
)
_CLAUSE = re.compile(r"[,;:.!?，；：。！？]|\b(?:but|and)\b|但|而")
_HELPERS = re.compile(
    r"能不能|能否|可不可以|可否|是否|有没有|可以|你们|您们|请问|也|吗|修不修|的话|我们|[能会？?]"
)
_LEAST, _DAY, _FEW = 1, 3, 3


def verdict(ask: Ask, part: Fact) -> Verdict:
    """Return what a part says to a question that can be answered by yes or no."""
    text = _HELPERS.sub(" ", ask.text)
    asked = words_of(text)
    if not _ASKS_IF.search(ask.text) or _OR.search(ask.text) or len(asked) < _LEAST:
        return ""
    days = [day.group()[:_DAY].casefold() for day in WEEKDAY.finditer(ask.text)]
    if any(char.isdigit() for char in ask.text) or any(
        day not in part.value.casefold() for day in days
    ):
        return ""
    if wants_price(ask) or wants_time(ask) or _names_price(part):
        return ""
    denied = [clause for clause in _CLAUSE.split(part.value) if _DENIED.search(clause)]
    if denied:
        is_no = any(
            _holds(f"{clause} {part.label}", clause, asked) and not _is_of_few(clause, asked)
            for clause in denied
        )
        return "no" if is_no and not _LIMITED.search(" ".join(denied)) else ""
    held = words_of(f"{part.label} {part.value}")
    return "yes" if asked <= held and not _LIMITED.search(part.value) else ""


def _holds(text: str, clause: str, asked: set[str]) -> bool:
    return asked <= words_of(text) and bool(asked & words_of(clause))


def _is_of_few(clause: str, asked: set[str]) -> bool:
    """Say whether what is denied is denied to some only: "no diving with a cold or an ear ache"."""
    return len(words_of(clause) - asked) > max(_FEW, len(asked))


def _names_price(part: Fact) -> bool:
    return any(one.unit == MONEY for one in known_quantities(part.value))
