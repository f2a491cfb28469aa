"""Where the words of a question stand in a text, for showing them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.text.fitted import fit
from core.text.normalise import fold
from core.text.pinyin import spellings
from core.text.words import HAN_RUN, WORD, plain

Span = tuple[int, int]
_SNIPPET_CHARS = 120


def spans_of(text: str, words: Iterable[str], numbers: Iterable[str] = ()) -> tuple[Span, ...]:
    """Return begin and end of each place that answers one of the words or digits, in order."""
    found: list[Span] = []
    wanted = tuple(dict.fromkeys(words))
    if wanted:
        for token in WORD.finditer(text):
            found += _in_token(token.group(), token.start(), wanted)
    for digits in numbers:
        found += _number(text, digits)
    return _joined(found)


def snippet_of(text: str, words: Iterable[str], numbers: Iterable[str] = ()) -> str:
    """Return the part of the text around the first of the words, or its beginning."""
    flat = " ".join(text.split())
    spans = spans_of(flat, words, numbers)
    return fit(flat, spans, _SNIPPET_CHARS, len)[0]


def _in_token(token: str, start: int, words: tuple[str, ...]) -> Iterable[Span]:
    if HAN_RUN.match(token):
        for word in words:
            if HAN_RUN.match(word):
                yield from ((start + m.start(), start + m.end()) for m in re.finditer(word, token))
            elif any(spelling.startswith(word) for spelling in spellings(token)):
                yield start, start + len(token)
        return
    folded = fold(plain(token))
    for word in words:
        if folded.startswith(word):
            # One letter may stand for two ("ß"); then the whole word is marked.
            length = len(word) if len(folded) == len(token) else len(token)
            yield start, start + length


def _number(text: str, digits: str) -> Iterable[Span]:
    pattern = r"[\s()./+-]*".join(re.escape(digit) for digit in digits[-8:])
    return ((match.start(), match.end()) for match in re.finditer(pattern, text))


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined)
