"""Finds the clauses of a letter that tell of a thing which no source names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.claims.patterns import Found
from models.claims.statements import (
    CLAUSE,
    HAN_SAYS_NOTHING,
    SAYS_NOTHING,
    SENTENCE,
    found_at,
    han_parts,
    is_world,
    is_world_han,
)
from models.claims.word_stems import is_common, stems_of

_PIECE = re.compile(r"[^,.;:!?\n]+(?:[.,](?=\d)[^,.;:!?\n]+)*[,.;:!?]?")
_ASKS_OR_CHEERS = re.compile(r"[?!]\s*$")
_BIDS = re.compile(
    r"^\s*(?:and |so |just |then |but |do )?(?:bring|wear|see|pop|send|take|give|tell|call|try|"
    r"keep|don't|do|come|write|drop|choose|pick|ring|have a|enjoy|poor|dear|of course|how|what|"
    r"as i|which)\b",
    re.IGNORECASE,
)
_LEAST_WORDS, _LEAST_PARTS = 3, 2
_HEARD_PARTS, _HEARD_LETTERS = 0.2, 0.7
_ASKED = re.compile(r"[^。！!\n]*?(?:[？?]|吗)")


def find_unheard(text: str, own: Sequence[str], known: str) -> Iterator[Found]:
    """Yield the clauses that tell of a thing which is named nowhere.

    own: the owner's sentences; where they tell too little, nothing is found. known: all that is
    known. Both in small letters.
    """
    if is_world(own):
        yield from _english(text, known)
    if is_world_han(own):
        for clause in CLAUSE.finditer(text):
            is_asked = _ASKED.match(text, clause.end())
            if not is_asked and _is_unheard(clause.group(), known):
                yield found_at(clause.group(), clause.start(), "unheard")


def _english(text: str, known: str) -> Iterator[Found]:
    heard = stems_of(known)
    for sentence in SENTENCE.finditer(text):
        if _ASKS_OR_CHEERS.search(sentence.group()):
            continue
        for piece in _PIECE.finditer(sentence.group()):
            said = piece.group()
            if SAYS_NOTHING.search(said) or _BIDS.search(said) or len(said.split()) < _LEAST_WORDS:
                continue
            if any(not is_common(stem) for stem in stems_of(said.casefold()) - heard):
                yield found_at(said, sentence.start() + piece.start(), "unheard")


def _is_unheard(clause: str, known: str) -> bool:
    """Say whether hardly any of a Chinese clause's pairs and characters stand in the sources."""
    parts = han_parts(clause)
    letters = {letter for part in parts for letter in part}
    if len(parts) < _LEAST_PARTS or HAN_SAYS_NOTHING.search(clause):
        return False
    heard = sum(part in known for part in parts)
    heard_letters = sum(letter in known for letter in letters)
    return heard <= _HEARD_PARTS * len(parts) and heard_letters <= _HEARD_LETTERS * len(letters)
