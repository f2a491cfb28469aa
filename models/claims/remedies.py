"""What may stand in a letter in place of a claim that nothing supports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.domain.draft import Claim, Fact
from models.claims.binding import sentence_at, words_of
from models.claims.patterns import find_claims

_MOST = 6
_NO_OTHER = ("promise", "role", "state")


def find_remedies(text: str, claim: Claim, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return what the facts say of the kind that the claim is of, what it speaks of first.

    Each once, with the value as it stands there; at most six. Nothing private is offered.
    """
    if claim.reason in _NO_OTHER:
        return ()
    start, end = sentence_at(text, claim.start)
    about = words_of(text[start : claim.start] + " " + text[claim.end : end])
    found: dict[str, tuple[int, Fact]] = {}
    for fact in facts:
        if fact.is_private:
            continue
        for one in find_claims(fact.value):
            if one.reason != claim.reason or one.text == claim.text:
                continue
            first, last = sentence_at(fact.value, one.start)
            tie = len(about & words_of(f"{fact.heading} {fact.label} {fact.value[first:last]}"))
            if one.text not in found or found[one.text][0] < tie:
                found[one.text] = (tie, replace(fact, value=one.text))
    ordered = sorted(found.values(), key=lambda pair: -pair[0])
    return tuple(fact for _tie, fact in ordered[:_MOST])
