"""How somebody writes letters, measured: how they greet and close, how long, how loosely."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from core.domain.draft import Manner
from core.text.language import detect_language

LEAST_TEXTS = 5
_LEAST_SHARE = 0.5
_GREETINGS = {
    "en": re.compile(
        r"(?i)^(?P<word>hi there|hi|hello|hey|dear|good (?:morning|afternoon|evening))"
        r"(?: (?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,2})?(?P<end>[,!:.]?)\s*$"
    ),
    "zh": re.compile(
        "^(?P<before>尊敬的|亲爱的)?(?P<name>[\u4e00-\u9fff]{2,6}?)?[，,]?(?P<word>您好|"
        "你好)(?P<end>[：:，,！!]?)"
    ),
}
_CLOSINGS = {
    "en": re.compile(
        r"(?i)^(?P<line>(?:(?:all the |with )?(?:best|kind|kindest|warm|warmest|many)(?: regards|"
        r" wishes"
        r"| thanks)?|regards|cheers|thanks(?: again)?|many thanks|thank you|yours(?: sincerely|"
        r" truly|"
        r" faithfully)?|sincerely(?: yours)?|take care|love|talk soon|all the best))[,.!]?\s*$"
    ),
    "zh": re.compile(
        "^(?P<line>祝好|此致|祝商祺|顺祝商祺|祝工作顺利|祝您生活愉快|谢谢|祝一切顺利)[！!，,。]?\\s*$"
    ),
}
_CONTRACTION = re.compile(r"(?i)\b\w+['’](?:m|re|ve|ll|d|t|s)\b")
_FULL_FORM = re.compile(
    r"(?i)\b(?:i am|i have|i will|we are|we have|we will|you are|it is|do not|does not|did not|"
    r"cannot|"
    r"will not|is not|are not|would not|that is)\b"
)
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]|[:;]-?[)D]")
_WORD = re.compile("[\u4e00-\u9fff]|[^\\W\u4e00-\u9fff]+")


def measure(texts: Sequence[str], language: str) -> Manner | None:
    """Return how the writer of these letters writes in a language; None for too few letters.

    texts: whole letters, with greeting and closing. What fewer than half of them do is no habit.
    """
    own = [text for text in texts if text.strip() and detect_language(text) == language]
    if len(own) < LEAST_TEXTS:
        return None
    contracted = sum(len(_CONTRACTION.findall(text)) for text in own)
    full = sum(len(_FULL_FORM.findall(text)) for text in own)
    lengths = sorted(len(_WORD.findall(text)) for text in own)
    return Manner(
        letters=len(own),
        greeting=_habit([_greeting(text, language) for text in own]),
        closing=_habit([_closing(text, language) for text in own]),
        words=lengths[len(lengths) // 2],
        contracts=contracted > full,
        emoji=round(sum(bool(_EMOJI.search(text)) for text in own) / len(own), 2),
    )


def _habit(found: Sequence[str]) -> str:
    ((most, count),) = Counter(found).most_common(1)
    return most if most and count >= _LEAST_SHARE * len(found) else ""


def _greeting(text: str, language: str) -> str:
    """Return how a letter greets, with {name} where the name stands; "" when it doesn't."""
    first = text.strip().splitlines()[0].strip()
    found = _GREETINGS[language].match(first) if language in _GREETINGS else None
    if found is None:
        return ""
    if language == "zh":
        return f"{found['before'] or ''}{{name}}，{found['word']}{found['end'] or '：'}"
    word = found["word"][:1].upper() + found["word"][1:].lower()
    return f"{word} {{name}}{found['end'] or ','}" if word != "Hi there" else f"{word},"


def _closing(text: str, language: str) -> str:
    pattern = _CLOSINGS.get(language)
    for line in reversed(text.strip().splitlines()[-6:]):
        found = pattern.match(line.strip()) if pattern else None
        if found is not None:
            said = found["line"]
            return said + "！" if language == "zh" else f"{said[:1].upper()}{said[1:].lower()},"
    return ""
