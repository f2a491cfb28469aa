"""What was understood of one line that a person typed, before anything of it is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.domain.interaction import Direction, InteractionKind


@dataclass(frozen=True, slots=True)
class Match:
    """A contact that may be meant."""

    contact_id: int
    name: str
    company: str = ""


@dataclass(frozen=True, slots=True)
class Captured:
    """A line taken apart; each part can be changed before it is stored.

    text: as typed. kind: what happened, None where nothing is to be noted. at: when, UTC.
    who: the name as written, "" for nobody. matches: the contacts it may mean; one that is sure
        stands alone. contact_id: the chosen one, None for a new contact called `who`, or nobody.
    task: what is to be done, "" for nothing. due_on: by when, None for some day.
    """

    text: str
    kind: InteractionKind | None = None
    direction: Direction = Direction.OUTGOING
    at: datetime | None = None
    who: str = ""
    matches: tuple[Match, ...] = ()
    contact_id: int | None = None
    task: str = ""
    due_on: date | None = None

    @property
    def is_ambiguous(self) -> bool:
        """Whether somebody must say who is meant."""
        return len(self.matches) > 1 and self.contact_id is None
