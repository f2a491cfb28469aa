"""What a message comes to, in its own words."""

from __future__ import annotations

import re

from core.text.asks import find_asks
from core.text.sentences import split_sentences

_LOOKED_AT, _MOST_ASKS, _LONGEST = 2_000, 2, 160
_FORMAL = re.compile(
    r"(?i)^(?:(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|best|kind|warm|many|"
    r"sincerely|yours|thanks?|cheers|regards|greetings|to whom)\b|i hope\b|hope (?:you|all|this)\b"
    r"|尊敬的|敬爱的|.{0,12}[您你]好[：:，,！!。]?$|谢谢|感谢|祝|此致|敬礼|顺颂)"
)
_LEAST_LETTERS, _LEAST_HAN, _FIRST = 24, 8, 4
_HAN = re.compile("[\u3400-\u9fff]")


def gist(text: str, *, is_answer: bool = False) -> str:
    """Return the sentences in which a message asks, else the first that says something.

    Verbatim, at most 160 characters, "" for no words; only the first 2,000 of the text are looked
    at. is_answer: it is told what it says, not what it asks back.
    """
    text = text[:_LOOKED_AT]
    sentences = split_sentences(text)
    asks = () if is_answer else find_asks(text)
    asking = [one for one in sentences if any(ask.text in one for ask in asks)]
    if asking:
        return _short(" ".join(asking[:_MOST_ASKS]))
    plain = [one for one in sentences if not _FORMAL.match(one)]
    telling = max(plain[:_FIRST], key=_says, default="")
    return _short(telling or next(iter(sentences), ""))


def _says(sentence: str) -> bool:
    """Say whether a sentence says more than a few words."""
    letters = sum(char.isalpha() for char in sentence)
    return letters >= (_LEAST_HAN if _HAN.search(sentence) else _LEAST_LETTERS)


def _short(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    cut = text[: _LONGEST - 1]
    whole = cut.rsplit(" ", 1)[0] if not _HAN.search(cut) and " " in cut else cut
    return f"{whole}…"
