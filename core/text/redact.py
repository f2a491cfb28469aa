"""Replacing in free text everything that tells who is meant."""

from __future__ import annotations

from collections.abc import Callable

from core.text import identifiers
from core.text.identifiers import Span
from core.text.known_names import KnownNames

StandIn = Callable[[str, str], str]


def redact(text: str, names: KnownNames, stand_in: StandIn) -> str:
    """Return the text with a stand-in for every address, number, street and known name.

    stand_in: is given the kind and the words found, and returns what stands there instead. Kinds:
    those of `core.text.identifiers` and "name", "surname", "company".
    """
    spans = identifiers.find(text)
    for span in names.find(text):
        if all(span.end <= other.start or span.start >= other.end for other in spans):
            spans.append(span)
    pieces, at = [], 0
    for span in sorted(_without_overlap(spans)):
        pieces += [text[at : span.start], stand_in(span.kind, text[span.start : span.end])]
        at = span.end
    return "".join([*pieces, text[at:]])


def _without_overlap(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
