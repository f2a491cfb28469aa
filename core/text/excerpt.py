"""Which part of a conversation fits the model's memory.

The newest message matters most, so it is kept first and whole if that is possible; then earlier
ones, newest first; what is too long is cut at the end of a sentence. What was left out is counted,
so that the person can be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# A message cut to less than this says too little to be worth its place.
MIN_CUT_UNITS = 24
_SENTENCE_END = re.compile(r"[.!?…](?=[\s\"')\]]|$)[\"')\]]*|[。！？；]+[」』”’）]*|\n+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What was kept of some texts.

    texts: as many as were given, in the same order; "" where nothing was kept.
    units: what the kept texts cost together, as counted.
    messages_left_out: texts of which nothing was kept.
    messages_cut: texts of which only the beginning was kept.
    chars_left_out: characters that are in no kept text, in all.
    """

    texts: tuple[str, ...]
    units: int
    messages_left_out: int = 0
    messages_cut: int = 0
    chars_left_out: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return self.chars_left_out == 0


def fit(texts: Sequence[str], budget: int, count: Callable[[str], int]) -> Excerpt:
    """Keep the newest texts, given oldest first, within a budget.

    budget: in whatever `count` counts, usually tokens. count: says what a text costs; it is asked
    about ten times for a text that has to be cut, once for others.
    Once a text does not fit, nothing older is kept: a conversation with holes misleads.
    """
    kept = [""] * len(texts)
    left = max(budget, 0)
    newest = len(texts) - 1
    cut = 0
    for index in range(newest, -1, -1):
        text = texts[index]
        cost = count(text) if text else 0
        if cost <= left:
            kept[index] = text
            left -= cost
            continue
        piece = cut_to(text, left, count) if left >= MIN_CUT_UNITS or index == newest else ""
        if piece:
            kept[index] = piece
            left -= count(piece)
            cut = 1
        break
    return Excerpt(
        texts=tuple(kept),
        units=max(budget, 0) - left,
        messages_left_out=sum(
            1 for text, piece in zip(texts, kept, strict=True) if text and not piece
        ),
        messages_cut=cut,
        chars_left_out=sum(map(len, texts)) - sum(map(len, kept)),
    )


def cut_to(text: str, budget: int, count: Callable[[str], int]) -> str:
    """Return the longest beginning of the text that costs at most budget, ending with a sentence.

    Where not even one sentence fits, the cut is between words; "" when nothing fits.
    """
    if budget <= 0:
        return ""
    if count(text) <= budget:
        return text
    sentence_ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    cut = _longest(text, sentence_ends, budget, count)
    if not cut:
        word_ends = [match.start() for match in re.finditer(r"\s+|(?<=[\u3400-\u9fff])", text)]
        cut = _longest(text, word_ends, budget, count)
    return cut


def _longest(text: str, ends: list[int], budget: int, count: Callable[[str], int]) -> str:
    """Return the longest text[:end].rstrip() within the budget; costs grow with length."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if count(text[: ends[middle]].rstrip()) <= budget:
            low = middle + 1
        else:
            high = middle
    return text[: ends[low - 1]].rstrip() if low else ""
