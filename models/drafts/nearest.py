"""Which part of the owner's notes means what is asked, where the words are others.

"What are these stuffed with" shares no word with "Filling: British wool". A part counts only if it
is alike and clearly more so than what stands in any other note: how alike two texts are says little
by itself, as questions of one kind lie near many notes.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.domain.draft import Fact
from core.text.ask_kinds import wants_price
from core.text.asks import Ask
from models.drafts.aboutness import fit, is_beside, words_of
from models.drafts.note_parts import is_titled, question_of
from models.drafts.vectors import Vectors, cosine

_LEAST_ALIKE, _LEAST_LEAD, _LEAST_CLEAR = 0.3, 0.05, 0.44
"""A cosine, its lead over the next note, and both together."""
_SURE, _LEAST_WORDS = 0.6, 1
_TOLD_TOGETHER = 2
_FACTS = "facts"


class NearestParts:
    """The notes that one letter may tell of; vectors are made when something is looked for."""

    def __init__(self, vectors: Vectors, passages: Sequence[Sequence[Fact]]) -> None:
        """passages: each in its parts."""
        self._vectors = vectors
        self._passages = passages
        self._parts = tuple(part for passage in passages for part in passage)

    def find(self, ask: Ask) -> tuple[tuple[Fact, ...], bool] | None:
        """Return what means what is asked, and whether it surely does; None when nothing does."""
        alike = self._alike(ask)
        if not alike:
            return None
        best, part = alike[0]
        is_price = wants_price(ask)
        others = [near for near, other in alike[1:] if is_price or _is_rival(other, part)]
        lead = best - max(others, default=0.0)
        clear = best + lead
        if best < _LEAST_ALIKE or lead < _LEAST_LEAD or clear < _LEAST_CLEAR:
            return None
        return self._with_its_other_half(part), clear >= _SURE

    def _with_its_other_half(self, part: Fact) -> tuple[Fact, ...]:
        """Return the part, with what stands beside it: "standard sizes", and the others."""
        (passage,) = [one for one in self._passages if part in one][:1]
        is_list = not any(map(is_titled, passage))
        return tuple(passage) if is_list and len(passage) <= _TOLD_TOGETHER else (part,)

    def _alike(self, ask: Ask) -> list[tuple[float, Fact]]:
        """Return the parts of a kind that may answer, the most alike first."""
        words = words_of(ask.text)
        text = ask.text if len(words) > _LEAST_WORDS else f"{ask.context} {ask.text}"
        held = self._vectors.of_passages([text_of(part) for part in self._parts])
        asked = self._vectors.of_question(text) if held else None
        if asked is None:
            return []
        alike = [
            (cosine(asked, vector), part)
            for vector, part in zip(held, self._parts, strict=True)
            if fit(ask, part) >= 1 and not is_beside(ask, part)
        ]
        return sorted(alike, key=lambda pair: -pair[0])


def text_of(part: Fact) -> str:
    """Return a part as it is read for what it means."""
    title = part.source.removeprefix("note: ")
    lead = "" if title in (part.label, _FACTS) else f"{title}. "
    return f"{lead}{part.label}: {question_of(part)} {part.value}"


def _is_rival(other: Fact, part: Fact) -> bool:
    """Say whether a part is of another note, or is a fact by itself."""
    return other.source != part.source or part.source == _FACTS
