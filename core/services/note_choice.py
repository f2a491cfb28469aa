"""Which passages of the owner's knowledge notes bear on a message.

A note is cut into passages (`core.services.note_passages`), which are ranked by the words they
share with the message (`core.text.ranking`). What an owner writes down for themselves is nobody
else's business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.domain.draft import Fact
from core.domain.knowledge import KnowledgeNote
from core.services.note_passages import Passage, cut_into_passages
from core.text.ask_kinds import in_plain_words
from core.text.language import detect_language
from core.text.ranking import rank

_OWN_TITLE = re.compile(
    r"(?i)\b(?:for|to) (?:my|our)sel(?:f|ves)\b"
    r"|^(?:private|internal|confidential)(?: notes?| only)?$"
    r"|\binternal (?:notes?|use|only|info\w*)\b|\b(?:staff|us) only\b|\bnot for customers\b"
    r"|^to[- ]?dos?$|^(?:my )?(?:reminders?|memos?)$"
    r"|^内部$|内部(?:资料|备注|使用|掌握|事项)|自己(?:记|看|用)|(?:给|提醒)自己|^备忘|^待办|(?:不|勿)外传"
)
"""Notes that an owner keeps for themselves; "Private lessons" and "Internal doors" are none."""
_OWN_WORDS = re.compile(
    r"(?i)\bdon'?t tell (?:the |any )?(?:customers?|clients?|guests?)\b|\bnot for customers\b"
    r"|\binternal(?:ly)? only\b|先别(?:说|跟|告诉|对外)|别(?:告诉|跟)(?:客户|顾客|客人)"
    r"|(?:不要|不能|先不|暂不)对外|(?:不|勿)外传"
)
"""The same within a note."""
_LANGUAGE_BONUS = 1.5
_LEAST_OF_BEST = 0.3  # what scores lower than this share of the best is chance


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
        passage
        for number, note in enumerate(notes)
        for passage in cut_into_passages(note.text, number)
    ]
    language = detect_language(message)
    favoured = {
        number
        for number, note in enumerate(notes)
        if language and detect_language(note.text) == language
    }
    held = [in_plain_words(f"{notes[one.note].title} {one.heading} {one.text}") for one in passages]
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
    facts = [
        _fact(note, passage) for note in own or notes for passage in cut_into_passages(note.text)
    ]
    return tuple(facts[:most])


def _fact(note: KnowledgeNote, passage: Passage) -> Fact:
    return Fact(
        note.title,
        f"{passage.heading} {passage.text}".strip(),
        f"note: {note.title}",
        heading=passage.heading,
        is_private=bool(
            _OWN_TITLE.search(note.title.strip())
            or _OWN_TITLE.search(passage.heading.rstrip(":："))
            or _OWN_WORDS.search(passage.text)
        ),
    )
