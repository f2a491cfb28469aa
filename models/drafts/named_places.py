"""What a note says of the place that the letter names, beside what it says of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.domain.draft import Fact
from models.claims.patterns import DATE, WEEKDAY
from models.drafts.note_parts import NOTES
from models.drafts.points import Point

_NAME = re.compile(r"(?<=[a-z0-9,] )(?:[A-Z][a-z]{2,})(?: [A-Z][a-z]{2,})+")
"""Two words at least: "in Haitang Bay". One alone may be whoever writes."""


def with_named_places(points: Sequence[Point], parts: Sequence[Fact], message: str) -> list[Point]:
    """Give a point the part of its note that names what the letter names, where none told does.

    "We fetch you for free in Dadonghai" is half an answer to who stays in Haitang Bay, of which
    the next sentence says what it costs.
    """
    names = set(_NAME.findall(WEEKDAY.sub(" ", DATE.sub(" ", message))))
    told = {fact for point in points for fact in (*point.facts, *point.made_of)}
    names -= {name for name in names if any(name in fact.value for fact in told)}
    placed = []
    for point in points:
        pages = {fact.source for fact in point.facts if fact.source.startswith(NOTES)}
        found = tuple(
            part
            for part in parts
            if part.source in pages
            and part not in told
            and any(name in part.value for name in names)
        )
        told.update(found)
        # What holds elsewhere is no yes.
        verdict = "" if found else point.verdict
        placed.append(replace(point, facts=(*point.facts, *found), verdict=verdict))
    return placed
