"""What one word of the owner's tells of other messages: those that are like it.

A ruling moves the odds of a message by as much as it takes to be right about it, and the odds of
another by the same times how alike they are. Nothing has to be learned anew to see it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from core.domain.mood_learning import LikeMessage, UnsureMessage
from core.domain.sentiment import Mood, Sentiment
from core.insight.mood_features import look, rarity, scaled

_LEAST_ALIKE = 0.3
_SURE = 0.9
_CHARS = 160
_MOODS = (Mood.NEGATIVE, Mood.NEUTRAL, Mood.POSITIVE)


class Neighbour(NamedTuple):
    """A message that a machine rated."""

    id: int
    text: str
    sentiment: Sentiment


def would_change(
    text: str, said: Sentiment | None, mood: Mood, neighbours: Sequence[Neighbour]
) -> tuple[LikeMessage, ...]:
    """Return the neighbours that get this mood once the text has it, the most alike first."""
    others = [one for one in neighbours if one.sentiment.label is not mood]
    if mood is Mood.MIXED or not others:
        return ()
    seen = look([text, *(one.text for one in neighbours)])
    scale = rarity(seen)
    rows = scaled(look([one.text for one in others]), scale)
    alike = rows.likeness(scaled(look([text]), scale))
    push = _odds(_SURE) - _odds(_chance(said, mood))
    found = [
        LikeMessage(one.id, " ".join(one.text.split())[:_CHARS], float(near), one.sentiment.label)
        for one, near in zip(others, alike, strict=True)
        if near >= _LEAST_ALIKE and _tips(one.sentiment, mood, push * float(near))
    ]
    return tuple(sorted(found, key=lambda one: -one.likeness))


def most_useful(waiting: Sequence[UnsureMessage], limit: int) -> tuple[UnsureMessage, ...]:
    """Return the messages whose answer tells most: unsure, and like many that wait, too.

    Of several alike the first stands for all; the others come later.
    """
    if not waiting:
        return ()
    rows = look([one.record.new_text or one.record.subject for one in waiting])
    rows = scaled(rows, rarity(rows))
    doubt = np.array([1.0 - (one.guess.certainty if one.guess else 0.0) for one in waiting])
    alike = np.array([rows.likeness(rows.pick([number])) for number in range(len(waiting))])
    crowd = (alike >= _LEAST_ALIKE).sum(axis=1) - 1
    worth = doubt * (1.0 + np.log1p(crowd))
    chosen: list[UnsureMessage] = []
    for _ in range(min(limit, len(waiting))):
        best = int(worth.argmax())
        one = waiting[best]
        chosen.append(UnsureMessage(one.record, one.who, int(crowd[best])))
        worth *= 1.0 - 0.7 * np.clip(alike[best], 0.0, 1.0)
        worth[best] = -1.0
    return tuple(chosen)


def _tips(sentiment: Sentiment, mood: Mood, push: float) -> bool:
    """Say whether the mood wins once its odds have risen by the push."""
    chances = [max(chance, 1e-3) for chance in _chances(sentiment)]
    raised = [
        chance * math.exp(push) if _MOODS[number] is mood else chance
        for number, chance in enumerate(chances)
    ]
    return _MOODS[raised.index(max(raised))] is mood


def _chance(said: Sentiment | None, mood: Mood) -> float:
    return 1 / 3 if said is None else _chances(said)[_MOODS.index(mood)]


def _chances(sentiment: Sentiment) -> list[float]:
    """Return about what the reader thought of each mood, by what it said."""
    sure, score = sentiment.certainty, sentiment.score
    if sentiment.label is Mood.MIXED:
        return [0.45, 0.1, 0.45]
    rest = max(0.0, 1.0 - sure)
    if sentiment.label is Mood.NEUTRAL:
        up = min(max((rest + score) / 2, 0.0), rest)
        return [rest - up, sure, up]
    other = min(max(sure - abs(score), 0.0), rest)
    if sentiment.label is Mood.NEGATIVE:
        return [sure, rest - other, other]
    return [other, rest - other, sure]


def _odds(chance: float) -> float:
    held = min(max(chance, 0.02), 0.98)
    return math.log(held / (1.0 - held))
