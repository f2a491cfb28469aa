"""How much of a text was changed."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein


def share_changed(before: str, after: str) -> float:
    """Return how much of a text was changed, from 0 (nothing) to 1 (everything).

    The fewest characters to put in, take out or replace (V. I. Levenshtein, Binary codes capable
    of correcting deletions, insertions and reversals, Soviet Physics Doklady 10, 1966), divided by
    the characters of the longer text. White space at both ends doesn't count.
    """
    return float(Levenshtein.normalized_distance(before.strip(), after.strip()))
