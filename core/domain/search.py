"""What the search box answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.domain.change import Kind

MOST_LISTED = 2_000
"""How many records a list that is searched goes through, the newest ones."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One hit: title to show, snippet with the words found, the record's kind and id.

    thread_id: the conversation it belongs to, 0 for none. contact_id: whose entry it is, 0 for
    nobody's. title_spans, snippet_spans: begin and end of what answers the question. is_similar:
    found by a word that is only like the one asked for. likeness: found by its meaning, which is so
    alike (a cosine); 0.0 when found by its words.
    """

    kind: Kind
    id: int
    title: str
    snippet: str
    at: datetime | None = None
    thread_id: int = 0
    contact_id: int = 0
    title_spans: tuple[tuple[int, int], ...] = ()
    snippet_spans: tuple[tuple[int, int], ...] = ()
    is_similar: bool = False
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class SearchGroup:
    """The hits of one kind, best first. has_more: there are more than are shown."""

    kind: Kind
    hits: tuple[SearchHit, ...]
    has_more: bool = False


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """Groups with hits, and the conditions that were read out of the words.

    since, until: days, both included. sender, receiver, partner: as they were written, "" for none.
    is_partial: older records were not looked at.
    """

    groups: tuple[SearchGroup, ...] = ()
    since: date | None = None
    until: date | None = None
    sender: str = ""
    receiver: str = ""
    partner: str = ""
    has_file: bool = False
    is_partial: bool = False

    @property
    def has_conditions(self) -> bool:
        """Whether something besides words was asked for."""
        named = self.sender or self.receiver or self.partner
        return bool(self.since or self.until or named or self.has_file)
