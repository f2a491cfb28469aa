"""What the figures say: moods, satisfaction, its reasons, reply times, and what waits.

Days are days of the owner's calendar; every figure names how many messages it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.domain.deal import DealState, Forecast, StageLine
from core.domain.interaction import InteractionKind
from core.domain.money import Money
from core.domain.sentiment import Mood

SURE_FROM = 0.5
"""A rating that is less certain counts as "not sure" and enters no share."""
LEAST_FOR_SHARE = 10
"""Of fewer messages no share is told: too few to tell."""
LEAST_FOR_MEAN = 3


@dataclass(frozen=True, slots=True)
class Period:
    """Days of the owner's calendar, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def before(self) -> Period:
        """Return the period of the same length just before."""
        return Period(self.first - timedelta(self.days), self.first - timedelta(1))


@dataclass(frozen=True, slots=True)
class InsightFilter:
    """Whose messages count; every part that is given must hold. tag: of the contact."""

    contact_id: int | None = None
    company_id: int | None = None
    channel: InteractionKind | None = None
    tag: str = ""


class Grouping(StrEnum):
    """What moods are compared by."""

    CHANNEL = "channel"
    COMPANY = "company"
    CONTACT = "contact"
    TAG = "tag"


class Step(StrEnum):
    """How a period is parted."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Turn(StrEnum):
    """Which way something went, as far as the figures can tell."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "no-clear-change"
    UNKNOWN = "too-few"


@dataclass(frozen=True, slots=True)
class MoodCounts:
    """How many rated messages sounded how. unsure: rated with too little certainty; not in them."""

    positive: int = 0
    neutral: int = 0
    negative: int = 0
    mixed: int = 0
    unsure: int = 0

    @property
    def rated(self) -> int:
        """How many are rated with enough certainty."""
        return self.positive + self.neutral + self.negative + self.mixed

    @property
    def telling(self) -> int:
        """How many say how the customer feels: all of these but the neutral ones."""
        return self.positive + self.negative + self.mixed

    def of(self, mood: Mood) -> int:
        """Return how many sounded so."""
        return {
            Mood.POSITIVE: self.positive,
            Mood.NEUTRAL: self.neutral,
            Mood.NEGATIVE: self.negative,
            Mood.MIXED: self.mixed,
        }[mood]

    def __add__(self, other: MoodCounts) -> MoodCounts:
        return MoodCounts(
            self.positive + other.positive,
            self.neutral + other.neutral,
            self.negative + other.negative,
            self.mixed + other.mixed,
            self.unsure + other.unsure,
        )


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many. share, low, high: 0 to 1, None when they are too few to tell.

    low, high: within which the true share lies with 95 % certainty.
    """

    count: int
    total: int
    share: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean mood, -1 to 1, of so many messages; low, high as in a Share. None: too few."""

    count: int
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class MoodStep:
    """One step of the trend: its days, how messages sounded, and their mean mood."""

    period: Period
    counts: MoodCounts
    mean: Mean


@dataclass(frozen=True, slots=True)
class MoodTrend:
    """How moods went, step by step."""

    step: Step
    steps: tuple[MoodStep, ...]


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Moods of a channel, a company, a contact or a tag.

    key: what to filter by: an id, or the word itself. turn: against the period before.
    """

    key: str
    name: str
    counts: MoodCounts
    satisfied: Share
    turn: Turn


@dataclass(frozen=True, slots=True)
class Reason:
    """What upset messages speak of.

    word: the name of a topic, or the word that their phrases share. count: how many messages.
    phrases: some of them, verbatim. message_ids: all of them, the newest first.
    """

    word: str
    count: int
    phrases: tuple[str, ...]
    message_ids: tuple[int, ...]
    is_topic: bool = False


@dataclass(frozen=True, slots=True)
class Reasons:
    """Reasons, the commonest first. read: the upset messages that were looked through.

    total: how many there are. has_topics: some of the reasons are topics, not words.
    """

    lines: tuple[Reason, ...]
    read: int
    total: int
    has_topics: bool = False


@dataclass(frozen=True, slots=True)
class Wait:
    """A customer's wait for an answer."""

    message_id: int
    seconds: float


@dataclass(frozen=True, slots=True)
class WaitClass:
    """Waits up to so long (None: longer than all before); message_ids: the longest of them."""

    most_s: int | None
    count: int
    message_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyTimes:
    """How long customers waited for the owner's next answer, around the clock, in seconds.

    Several messages in a row are one wait, from the first on. unanswered: waits without an answer
    so far. median_s, most_s: None when too few; of ten waits nine were no longer than most_s.
    """

    answered: int
    unanswered: int
    median_s: float | None = None
    most_s: float | None = None
    classes: tuple[WaitClass, ...] = ()
    unanswered_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The satisfaction report.

    satisfied: happy messages among those that say how the customer feels. change: in the share,
    against the period before; turn says whether it is more than chance. people: how many contacts
    wrote the rated messages. unrated: messages of customers that nobody rated yet.
    """

    period: Period
    counts: MoodCounts
    satisfied: Share
    before: Share
    change: float | None
    turn: Turn
    people: int
    unrated: int
    reasons: Reasons
    replies: ReplyTimes
    replies_before: ReplyTimes


@dataclass(frozen=True, slots=True)
class WaitingAge:
    """Waiting conversations of an age. least_days, most_days: None for no end."""

    least_days: int
    most_days: int | None
    count: int


@dataclass(frozen=True, slots=True)
class ActivityStep:
    """How much passed in a step: by channel, automatic mail left out."""

    period: Period
    counts: tuple[tuple[InteractionKind, int], ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """What passed, step by step. channels: those that occur, the commonest first."""

    step: Step
    channels: tuple[InteractionKind, ...]
    steps: tuple[ActivityStep, ...]
    incoming: int = 0
    outgoing: int = 0


@dataclass(frozen=True, slots=True)
class DealMonth:
    """Deals closed in a month (its first day): how many, and what those won add up to."""

    month: date
    won: int
    lost: int
    sums: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True)
class DealFigures:
    """Open deals by stage, closed ones by month, the forecast, and why deals were lost."""

    stages: tuple[StageLine, ...]
    months: tuple[DealMonth, ...]
    forecast: Forecast
    lost_reasons: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RatedMoment:
    """A rating of a message for the test of a drop: when, how it sounded, how certain."""

    message_id: int
    at: datetime
    score: float
    certainty: float


@dataclass(frozen=True, slots=True)
class MoodDrop:
    """A contact sounds worse than before.

    now, before: mean moods, -1 to 1, weighed by certainty. chance: how often pure chance would
    show such a drop, 0 to 1. message_ids: the messages behind it, the newest first. phrases: what
    carried them. since: when the first of these messages came.
    """

    contact_id: int
    name: str
    company_name: str
    now: float
    before: float
    chance: float
    since: datetime
    message_ids: tuple[int, ...]
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageQuestion:
    """Which messages are behind a figure. Every part that is given must hold.

    moods: of those rated with enough certainty; is_unsure: of those with too little. is_unrated:
    not rated yet. ids: just these. waiting: the newest of conversations that wait so long.
    """

    period: Period | None = None
    filter: InsightFilter = InsightFilter()
    moods: tuple[Mood, ...] = ()
    is_unsure: bool = False
    is_unrated: bool = False
    ids: tuple[int, ...] = ()
    waiting: WaitingAge | None = None


@dataclass(frozen=True, slots=True)
class DealQuestion:
    """Which deals are behind a figure: of a stage, or closed within days, for a reason."""

    state: DealState
    stage_id: int = 0
    closed: Period | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message behind a figure, as a list shows it."""

    id: int
    thread_id: int
    at: datetime
    who: str
    subject: str
    snippet: str
    mood: Mood | None = None
    phrases: tuple[str, ...] = ()
