"""What became of drafts, and what of it others could learn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from core.domain.draft import DraftState
from core.domain.insight import Share


@dataclass(frozen=True, slots=True)
class DraftOutcome:
    """A draft and what was sent in its place. made_at: UTC.

    sent: None where nothing was, where it was taken back, and where it isn't known any more.
    """

    made_at: datetime
    state: DraftState
    proposed: str
    sent: str | None


@dataclass(frozen=True, slots=True)
class DraftMonth:
    """What became of the drafts that were made in one month of the owner's calendar.

    first: its first day. made: all that were put before the owner; those that were neither sent nor
    put aside were asked for anew, wait, or were taken back.
    unchanged, put_aside: of those that were sent or put aside. sent: how many were sent.
    changed: how much of those that were sent was changed on average, 0 to 1, as
    `core.insight.text_change` measures it; None when they are too few to tell.
    """

    first: date
    made: int
    unchanged: Share
    put_aside: Share
    sent: int
    changed: float | None


@dataclass(frozen=True, slots=True)
class Answered:
    """What somebody wrote, and what the owner answered."""

    message: str
    answer: str


@dataclass(frozen=True, slots=True)
class ExamplesWish:
    """Which answers are taken as examples.

    most: at most so many, the newest. has_real_names: as they were written; else everybody's names,
    numbers and addresses have stand-ins. only_drafts: answers that began as a draft; else also
    every letter that the owner wrote alone.
    """

    most: int = 1_000
    has_real_names: bool = False
    only_drafts: bool = True


@dataclass(frozen=True, slots=True)
class ExamplesReport:
    """Which examples were written where. has_real_names: nothing in them was replaced."""

    path: Path
    examples: int
    has_real_names: bool
