"""Cuts a text into sentences and parts, as verbatim stretches of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST_SENTENCE = 2_000

_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|(?<=[。！？!?；…])[”’」』）]*|\n+")


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text, each a verbatim part of it without outer white space.

    What has no end for LONGEST_SENTENCE characters is cut there: a pattern that looks through a
    sentence lets no other thread have its turn before it has gone through all of it.
    """
    sentences: list[str] = []
    start = 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        pieces = range(start, end, LONGEST_SENTENCE)
        sentences += [text[at : min(end, at + LONGEST_SENTENCE)].strip() for at in pieces]
        start = end
    return [sentence for sentence in sentences if any(char.isalnum() for char in sentence)]


def split_parts(text: str, max_bytes: int) -> list[str]:
    """Cut a text into verbatim parts of at most max_bytes (UTF-8), at sentence ends if possible."""
    if len(text.encode("utf-8", "replace")) <= max_bytes:
        return [text] if text.strip() else []
    parts: list[str] = []
    current = ""
    for piece in _pieces(text, max_bytes):
        if current and _size(current) + _size(piece) > max_bytes:
            parts.append(current)
            current = ""
        current += piece
    parts.append(current)
    return [part.strip() for part in parts if part.strip()]


def _pieces(text: str, max_bytes: int) -> Sequence[str]:
    """Cut after each sentence; one that is too long is cut anywhere."""
    ends = [found.end() for found in _END.finditer(text)] + [len(text)]
    pieces: list[str] = []
    start = 0
    # Four bytes is the longest character: this many always fit.
    step = max(1, max_bytes // 4)
    for end in ends:
        sentence = text[start:end]
        if _size(sentence) <= max_bytes:
            pieces.append(sentence)
        else:
            pieces.extend(sentence[at : at + step] for at in range(0, len(sentence), step))
        start = end
    return pieces


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
