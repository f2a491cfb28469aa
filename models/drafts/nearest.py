"""Which part of the owner's notes means what is asked, where the words are others.

"What are these stuffed with" shares no word with "Filling: British wool". A part counts only if it
is alike and clearly more so than what stands in any other note: how alike two texts are says little
by itself, as questions of one kind lie near many notes.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from math import sqrt
from operator import mul

from core.domain.draft import Fact
from core.domain.ports import TextEmbedder
from core.errors import Cancelled, UserError
from core.text.ask_kinds import wants_price
from core.text.asks import Ask
from models.drafts.aboutness import fit, is_beside, words_of
from models.drafts.note_parts import is_titled, question_of

_LEAST_ALIKE, _LEAST_LEAD, _LEAST_CLEAR = 0.3, 0.05, 0.44
"""A cosine, its lead over the next note, and both together."""
_SURE, _LEAST_WORDS = 0.6, 1
_TOLD_TOGETHER = 2
_FACTS = "facts"


class NearestParts:
    """The notes that one letter may tell of; vectors are made when something is looked for."""

    def __init__(self, embedder: TextEmbedder | None, passages: Sequence[Sequence[Fact]]) -> None:
        """passages: each in its parts."""
        self._embedder = embedder if passages else None
        self._passages = passages
        self._parts = tuple(part for passage in passages for part in passage)
        self._vectors: tuple[array[int], ...] = ()

    def find(self, ask: Ask) -> tuple[tuple[Fact, ...], bool] | None:
        """Return what means what is asked, and whether it surely does; None when nothing does."""
        alike = self._alike(ask)
        if not alike:
            return None
        best, part = alike[0]
        is_price = wants_price(ask)
        others = [cosine for cosine, other in alike[1:] if is_price or _is_rival(other, part)]
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
        if self._embedder is None or not self._embedder.model_id:
            return []
        words = words_of(ask.text)
        text = ask.text if len(words) > _LEAST_WORDS else f"{ask.context} {ask.text}"
        try:
            if not self._vectors:
                made = self._embedder.embed_passages([_text(part) for part in self._parts])
                self._vectors = tuple(map(_signed, made))
            asked = _signed(self._embedder.embed_question(text))
        except (UserError, Cancelled):
            self._embedder = None  # words have to do
            return []
        alike = [
            (_cosine(asked, vector), part)
            for vector, part in zip(self._vectors, self._parts, strict=True)
            if fit(ask, part) >= 1 and not is_beside(ask, part)
        ]
        return sorted(alike, key=lambda pair: -pair[0])


def _text(part: Fact) -> str:
    title = part.source.removeprefix("note: ")
    lead = "" if title in (part.label, _FACTS) else f"{title}. "
    return f"{lead}{part.label}: {question_of(part)} {part.value}"


def _is_rival(other: Fact, part: Fact) -> bool:
    """Say whether a part is of another note, or is a fact by itself."""
    return other.source != part.source or part.source == _FACTS


def _signed(vector: bytes) -> array[int]:
    return array("b", vector)


def _cosine(one: array[int], other: array[int]) -> float:
    length = sqrt(sum(map(mul, one, one)) * sum(map(mul, other, other)))
    return sum(map(mul, one, other)) / length if length else 0.0
