"""Which passages of the owner's knowledge notes bear on a message.

A note is cut into passages: a paragraph, a list item or a table row, each with the heading line it
stands under. They are ranked by the words they share with the message (`core.text.ranking`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.domain.draft import Fact
from core.domain.knowledge import KnowledgeNote
from core.text.language import detect_language
from core.text.ranking import rank

_ITEM = re.compile(r"^\s*(?:[-*•|]|\d+[.)、])")
_LABELLED = re.compile("[^:：.。!?;；,，£$€¥]{2,40}(?<!\\d)[:：]\\s*\\S")
"""A line of a list without marks: "Delivery: £15 in the town"."""
_SHORT_LINE, _SHORT_HAN_LINE = 60, 30
"""Letters; whoever ends a line before that, ends what it says."""
_GOES_ON = re.compile("[,，、—–(（-]$|\\b(?:and|or|the|of|to|for)$")
_CONTINUES = re.compile(
    "[a-z(（)）]|(?:It|Its|They|This|That|These|Otherwise|Also)\\b|否则|之后|其余|也|还|则|这|那|它"
)
_RULE = re.compile(r"^[\s|:—-]+$")
_LANGUAGE_BONUS = 1.5
_LEAST_OF_BEST = 0.3  # what scores lower than this share of the best is chance


@dataclass(frozen=True, slots=True)
class _Passage:
    """note, place: which note, and where in it. heading: the line it stands under, or ""."""

    note: int
    place: int
    heading: str
    text: str


def choose_passages(
    notes: Sequence[KnowledgeNote],
    message: str,
    most: int,
    least_of_best: float = _LEAST_OF_BEST,
) -> tuple[Fact, ...]:
    """Return at most so many passages that bear on the message, as facts labelled by their note.

    least_of_best: the share of the best score that is no chance, from 0 to 1.

    Notes come in the order of their best passage, passages in the order of their note. Of notes
    that say the same in two languages the one in the message's language wins.
    """
    passages = [
        passage for number, note in enumerate(notes) for passage in _passages(number, note.text)
    ]
    language = detect_language(message)
    favoured = {
        number
        for number, note in enumerate(notes)
        if language and detect_language(note.text) == language
    }
    held = [f"{notes[one.note].title} {one.heading} {one.text}" for one in passages]
    scores = rank(held, message)
    ranked = sorted(
        (
            (score * (_LANGUAGE_BONUS if passage.note in favoured else 1.0), passage)
            for score, passage in zip(scores, passages, strict=True)
        ),
        key=lambda pair: -pair[0],
    )
    least = ranked[0][0] * least_of_best if ranked else 0.0
    chosen = [passage for score, passage in ranked[:most] if score >= least and score > 0]
    best_first = {passage.note: place for place, passage in reversed(list(enumerate(chosen)))}
    chosen.sort(key=lambda passage: (best_first[passage.note], passage.place))
    return tuple(_fact(notes[passage.note], passage) for passage in chosen)


def all_passages(notes: Sequence[KnowledgeNote], message: str, most: int) -> tuple[Fact, ...]:
    """Return the notes' passages as facts, at most so many, of those in the message's language.

    Of all notes where none is in it.
    """
    language = detect_language(message)
    own = [note for note in notes if language and detect_language(note.text) in ("", language)]
    facts = [_fact(note, passage) for note in own or notes for passage in _passages(0, note.text)]
    return tuple(facts[:most])


def _fact(note: KnowledgeNote, passage: _Passage) -> Fact:
    return Fact(
        note.title,
        f"{passage.heading} {passage.text}".strip(),
        f"note: {note.title}",
        heading=passage.heading,
    )


def _passages(number: int, text: str) -> list[_Passage]:
    """Cut a note into passages; a line that ends in a colon heads what follows it."""
    passages: list[_Passage] = []
    heading = ""
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            passages.append(_Passage(number, len(passages), heading, " ".join(paragraph)))
            paragraph.clear()

    for line in text.splitlines():
        bare = line.strip().lstrip("#").strip()
        if not bare or _RULE.match(bare) or _ITEM.match(line):
            close()
        if not bare or _RULE.match(bare):
            continue
        if paragraph and (_is_list_of(paragraph[-1], bare) or _begins_anew(paragraph, bare)):
            close()
        if bare.endswith((":", "：")):
            close()
            heading = bare
        else:
            paragraph.append(_as_sentence(bare))
    close()
    return passages


def _begins_anew(paragraph: Sequence[str], line: str) -> bool:
    """Say whether both lines are labelled: each names its thing."""
    return bool(_LABELLED.match(line) and _LABELLED.match(paragraph[0]))


def _is_list_of(before: str, line: str) -> bool:
    """Say whether a line is no continuation of the one before, but the next of a list."""
    most = _SHORT_LINE if before.isascii() else _SHORT_HAN_LINE
    is_short = len(before) < most and not _GOES_ON.search(before)
    return is_short and not _CONTINUES.match(line)


def _as_sentence(line: str) -> str:
    """Return a list item without its mark and a table row as its cells, with commas."""
    if line.startswith("|"):
        return ", ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip())
    return _ITEM.sub("", line, count=1).strip()
