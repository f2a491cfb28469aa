"""Finds sentences in which a letter takes the customer's part: says "we have signed", as they did.

A letter turns "we" into "you". A run of words that holds a first person and stands alike in the
customer's letter and in ours was not turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.domain.draft import DraftRequest
from core.domain.interaction import Direction
from models.claims.blocks import blocks

_SENTENCE = re.compile(r"[^.!?\n。！？]+(?:[.!?](?=\w)[^.!?\n。！？]*)*[.!?。！？]*[”’\"」]?")
_COPIED_WORDS, _COPIED_HAN = 8, 12
_COPIED_SHARE = 0.8
_VOICE_WORDS, _VOICE_HAN = 4, 6
_PIECE = re.compile("[\u3400-\u9fff]|[^\\W\u3400-\u9fff]+(?:['’][a-z]+)?")
_FIRST_PERSON = re.compile(r"^(?:i|we|my|our|i'm|i've|i'd|i'll|we're|we've|we'd|we'll|我|咱)$")
_POLITE = re.compile("looking forward|look forward|thank you|hope this|let (?:me|us) know")
_QUOTED = re.compile(r"[“\"「『‘][^”\"」』’]*[”\"」』’]")


def find_reversed(text: str, request: DraftRequest) -> Iterator[tuple[int, int]]:
    """Yield where sentences stand that are the customer's; their quoted words are no fault."""
    bare = _QUOTED.sub(lambda found: " " * len(found.group()), text)
    for sentence in _SENTENCE.finditer(bare):
        said = sentence.group().rstrip()
        if said.strip() and is_copied(said, request):
            start = sentence.start() + len(said) - len(said.lstrip())
            yield start, sentence.start() + len(said)


def is_copied(sentence: str, request: DraftRequest) -> bool:
    """Say whether a sentence is the customer's: most of it word for word, or their "I" and "we"."""
    own = _pieces(sentence)
    is_han = request.language == "zh"
    longest, voice = (_COPIED_HAN, _VOICE_HAN) if is_han else (_COPIED_WORDS, _VOICE_WORDS)
    ours = [f"{fact.label} {fact.value}" for fact in request.facts] + [request.steer]
    ours += [turn.text for turn in request.conversation if turn.direction is Direction.OUTGOING]
    known = " ".join(_pieces("\n".join(ours)))
    theirs = [turn.text for turn in request.conversation if turn.direction is Direction.INCOMING]
    for text in theirs:
        for run in _shared_runs(own, _pieces(text), voice):
            if " ".join(run) in known or _POLITE.search(" ".join(run)):
                continue
            is_long = len(run) >= longest and len(run) >= _COPIED_SHARE * len(own)
            is_voice = any(_FIRST_PERSON.match(word) for word in run[: len(run) - voice + 1])
            if is_long or is_voice:
                return True
    return False


def _pieces(text: str) -> list[str]:
    plain = text.casefold().replace("’", "'")
    return [found for _, block in blocks(plain) for found in _PIECE.findall(block)]


def _shared_runs(own: list[str], theirs: list[str], least: int) -> list[list[str]]:
    """Return the longest runs of words that both hold, of at least so many."""
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(theirs) - least + 1):
        places.setdefault(tuple(theirs[at : at + least]), []).append(at)
    runs: list[list[str]] = []
    at = 0
    while at + least <= len(own):
        longest = 0
        for start in places.get(tuple(own[at : at + least]), ()):
            length = least
            while (
                at + length < len(own)
                and start + length < len(theirs)
                and own[at + length] == theirs[start + length]
            ):
                length += 1
            longest = max(longest, length)
        if longest:
            runs.append(own[at : at + longest])
        at += max(1, longest)
    return runs
