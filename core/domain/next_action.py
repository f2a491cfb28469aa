"""What the owner might do next, and why: the lines of the Home page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Reason(StrEnum):
    """Why something is to be done; earlier ones stand higher on the page."""

    UPSET_WAITS = "upset-waits"
    PROMISE = "promise"
    MEETING = "meeting"
    OVERDUE = "overdue"
    DUE_TODAY = "due-today"
    WAITS = "waits"
    MOOD_FELL = "mood-fell"
    DEAL_LATE = "deal-late"
    DATE = "date"
    QUIET = "quiet"
    DEAL_STILL = "deal-still"


TASKS = frozenset({Reason.PROMISE, Reason.OVERDUE, Reason.DUE_TODAY})
REPLIES = frozenset({Reason.UPSET_WAITS, Reason.WAITS})
PEOPLE = frozenset({Reason.MOOD_FELL, Reason.DATE, Reason.QUIET})
DEALS = frozenset({Reason.DEAL_LATE, Reason.DEAL_STILL})


@dataclass(frozen=True, slots=True)
class NextAction:
    """One line of the page.

    record_id: the conversation of replies, the task, the meeting's interaction, the deal; of all
        others the contact.
    who: the person or firm, "" for nobody. about: the subject, the task's words, the deal's title,
        what a date is called.
    at: the moment that brought it about, UTC: something newer brings back what was put off.
    on: the day it is due or falls on, of the owner's calendar.
    days: how long somebody waits or is silent, how late something is, how far a date is away.
    usual_days: how long passes between two messages as a rule, of QUIET.
    score, usual_score: of MOOD_FELL: the last message's, -1.0 to 1.0, and the mean of all.
    """

    reason: Reason
    record_id: int
    who: str = ""
    about: str = ""
    contact_id: int | None = None
    company: str = ""
    at: datetime | None = None
    on: date | None = None
    days: int = 0
    usual_days: int = 0
    score: float | None = None
    usual_score: float | None = None

    @property
    def key(self) -> str:
        """What names the line: "waits/12"."""
        return f"{self.reason.value}/{self.record_id}"

    @property
    def can_be_left_out(self) -> bool:
        """Whether "not for this person" means something: a task is done, put off or deleted."""
        return self.contact_id is not None and self.reason not in (*TASKS, Reason.MEETING)


@dataclass(frozen=True, slots=True)
class DayFigures:
    """The day in figures. waiting: everybody, however long ago they wrote."""

    waiting: int = 0
    overdue: int = 0
    due_today: int = 0
    meetings: int = 0
    open_deals: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """The page: lines in their order; counts of each reason, where more were found than shown.

    older_waiting: replies left out because they wait too long to be the next thing to do.
    """

    actions: tuple[NextAction, ...] = ()
    figures: DayFigures = DayFigures()
    left_out: dict[Reason, int] = field(default_factory=dict)
    older_waiting: int = 0


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What a window opens with. has_sample: the sample data is in the file."""

    home: Agenda
    has_sample: bool = False
