"""What the search box answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.domain.change import Kind, SearchHit

MOST_LISTED = 2_000
"""How many records a list that is searched goes through, the newest ones."""


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
