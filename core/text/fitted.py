"""A line of text cut to the room there is: at the ends of words, with "…", the hit in view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from core.text.words import HAN_RUN

Span = tuple[int, int]
MARK = "…"
# A word longer than this is cut within: an address, a link.
_LONGEST_WORD = 24


def fit(
    text: str, spans: Sequence[Span], room: float, measure: Callable[[str], float]
) -> tuple[str, tuple[Span, ...]]:
    """Return what is shown of the text, and where the spans stand in it.

    spans: begin and end of the hits, in order; the first one is kept in view.
    room, measure: how wide the line may be and how wide a text is, in the same unit.
    """
    if measure(text) <= room:
        return text, tuple(spans)
    end = _last_end(text, 0, room - measure(MARK), measure)
    start = 0
    if spans and spans[0][1] > end:
        # About a third of the line before the hit says what it is about.
        begin, close = spans[0]
        taken = measure(text[begin:close]) + 2 * measure(MARK)
        start = _first_start(text, begin, (room - taken) / 3, measure)
        end = max(_last_end(text, start, room - 2 * measure(MARK), measure), close)
        if end == len(text):
            start = min(_first_start(text, end, room - measure(MARK), measure), begin)
    shown = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    before = MARK if start else ""
    after = MARK if start + len(shown) < len(text) else ""
    moved = (
        (max(begin - start, 0) + len(before), min(close - start, len(shown)) + len(before))
        for begin, close in spans
        if begin < start + len(shown) and close > start
    )
    return f"{before}{shown}{after}", tuple(moved)


def word_start(text: str, at: int) -> int:
    """Return where the word that `at` stands in or before begins, or `at` for a very long one."""
    while 0 < at < len(text) and not _parts(text, at):
        at += 1
    return at


def word_end(text: str, at: int) -> int:
    """Return the last end of a word at or before this place, or `at` within a very long one."""
    for end in range(at, max(at - _LONGEST_WORD, 0), -1):
        if end >= len(text) or _parts(text, end):
            return end
    return at


def _parts(text: str, at: int) -> bool:
    """Say whether a word ends or begins just here; every Chinese character is one."""
    before, after = text[at - 1], text[at]
    return before.isspace() or after.isspace() or bool(HAN_RUN.match(before + after))


def _last_end(text: str, start: int, room: float, measure: Callable[[str], float]) -> int:
    places = range(start, len(text) + 1)
    fits = bisect_right(places, room, key=lambda end: measure(text[start:end])) - 1
    return max(word_end(text, places[max(fits, 0)]), start)


def _first_start(text: str, begin: int, room: float, measure: Callable[[str], float]) -> int:
    places = range(begin + 1)
    taken = bisect_right(places, room, key=lambda count: measure(text[begin - count : begin])) - 1
    return min(word_start(text, begin - places[max(taken, 0)]), begin)
