"""What the file says about moods, satisfaction, reply times, deals and activity; all counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from core.domain.change import Action
from core.domain.deal import Deal, DealState
from core.domain.insight import (
    Activity,
    ActivityStep,
    DealFigures,
    DealMonth,
    DealQuestion,
    Grouping,
    GroupLine,
    InsightFilter,
    MessageLine,
    MessageQuestion,
    MoodCounts,
    MoodDrop,
    MoodStep,
    MoodTrend,
    Period,
    RatedMoment,
    Reasons,
    ReplyTimes,
    Satisfaction,
    Share,
    Step,
    WaitingAge,
)
from core.domain.interaction import Direction, InteractionKind
from core.domain.money import Money
from core.domain.sentiment import Mood
from core.errors import Cancelled
from core.insight import reasons, shares, waits
from core.insight.calendar_steps import bounds, step_of, steps
from core.insight.mood_drop import MOST_EARLIER, RECENT, Drop, find_drop
from core.services.deal_service import DealService
from core.storage import contacts, insight_lists, insight_waits, insights, interactions
from core.storage.database import Database, Session
from core.storage.insights import Span
from core.storage.moods import sentiments
from core.storage.sales import deals

MOST_REASONED = 2_000
"""So many of the newest upset messages are looked through for reasons."""
_DROP_DAYS, _MOST_UPSET, _LEAST_UPSET = 30, 200, 2
_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(9000, 1, 1)
_AGES = ((0, 0), (1, 1), (2, 3), (4, 7), (8, 30), (31, None))

Clock = Callable[[], datetime]
Stop = Callable[[], bool]


class InsightService:
    """Counts; writes nothing. Insight lane or data lane.

    The days are those of the owner's calendar: this machine's time zone unless another is given.
    Methods that read much take `should_stop`, asked between two steps; they raise Cancelled then.
    """

    def __init__(
        self,
        database: Database,
        zone: tzinfo | None = None,
        clock: Clock = lambda: datetime.now(UTC),
    ) -> None:
        self._database, self._zone, self._clock = database, zone, clock
        self._deals = DealService(database)

    def note_taken(self, file: str) -> None:
        """Let the audit tell that figures are saved to a file."""
        self._database.note_deed(Action.TAKE_OUT, file)

    def today(self) -> date:
        """Return the owner's day."""
        return self._clock().astimezone(self._zone).date()

    def last_days(self, days: int) -> Period:
        """Return the period of so many days that ends today."""
        return Period(self.today() - timedelta(days - 1), self.today())

    def is_empty(self) -> bool:
        """Say whether there is nothing to count: no interaction and no deal."""
        with self._database.reading() as session:
            return not interactions.count(session) and not deals.count_by_state(session)

    def satisfaction(
        self,
        period: Period,
        only: InsightFilter | None = None,
        should_stop: Stop | None = None,
    ) -> Satisfaction:
        """Return the satisfaction report of a period, against the one of the same length before."""
        only, check = only or InsightFilter(), _checking(should_stop)
        span, earlier = self._span(period), self._span(period.before())
        with self._database.reading() as session:
            counts = insights.mood_sums(session, span, only).counts
            check()
            past = insights.mood_sums(session, earlier, only).counts
            check()
            satisfied, before = shares.satisfied(counts), shares.satisfied(past)
            change, turn = shares.change_of(satisfied, before)
            why = _reasons(session, span, only, counts)
            check()
            replies = _replies(session, span, only)
            check()
            answered = insight_waits.list_answered(session, earlier, only)
            replies_before = waits.reply_times(answered)
            check()
            return Satisfaction(
                period,
                counts,
                satisfied,
                before,
                change,
                turn,
                insights.count_people(session, span, only),
                insights.count_unrated(session, span, only),
                why,
                replies,
                replies_before,
            )

    def moods(
        self,
        period: Period,
        only: InsightFilter | None = None,
        should_stop: Stop | None = None,
    ) -> MoodTrend:
        """Return how moods went, by day, week or month as fits the period."""
        step, check, found = step_of(period), _checking(should_stop), []
        with self._database.reading() as session:
            for part in steps(period, step):
                check()
                sums = insights.mood_sums(session, self._span(part), only or InsightFilter())
                mean = shares.mean_of(
                    sums.counts.rated,
                    sums.weights,
                    sums.squares,
                    (sums.scores, sums.score_squares),
                )
                found.append(MoodStep(part, sums.counts, mean))
        return MoodTrend(step, tuple(found))

    def list_groups(
        self,
        period: Period,
        by: Grouping,
        only: InsightFilter | None = None,
        limit: int = 8,
    ) -> tuple[GroupLine, ...]:
        """Return the groups with the most messages that tell a mood, and how satisfied each is."""
        only = only or InsightFilter()
        with self._database.reading() as session:
            found = insights.group_moods(session, self._span(period), only, by)
            ranked = sorted(found.items(), key=lambda item: (-item[1].telling, str(item[0])))
            keys = [key for key, counts in ranked[:limit] if counts.telling]
            earlier = self._span(period.before())
            past = insights.group_moods(session, earlier, only, by, keys) if keys else {}
            names = insights.group_names(session, by, keys)
        return tuple(
            _line(key, names.get(key, ""), found[key], past.get(key, MoodCounts())) for key in keys
        )

    def reply_times(self, period: Period, only: InsightFilter | None = None) -> ReplyTimes:
        """Return how long customers waited for an answer to what they wrote in a period."""
        with self._database.reading() as session:
            return _replies(session, self._span(period), only or InsightFilter())

    def waiting(self, only: InsightFilter | None = None) -> tuple[WaitingAge, ...]:
        """Return how many conversations wait for an answer, by days since the first message."""
        spans = [self._age_span(*age) for age in _AGES]
        with self._database.reading() as session:
            counts = insight_waits.count_waiting(session, only or InsightFilter(), spans)
        return tuple(
            WaitingAge(least, most, count)
            for (least, most), count in zip(_AGES, counts, strict=True)
        )

    def activity(
        self,
        period: Period,
        only: InsightFilter | None = None,
        should_stop: Stop | None = None,
    ) -> Activity:
        """Return how much passed by channel, day by day, week by week or month by month."""
        step, check, found = step_of(period), _checking(should_stop), []
        kinds: Counter[InteractionKind] = Counter()
        ways: Counter[Direction] = Counter()
        with self._database.reading() as session:
            for part in steps(period, step):
                check()
                here: Counter[InteractionKind] = Counter()
                span = self._span(part)
                rows = insights.count_activity(session, span, only or InsightFilter())
                for kind, way, count in rows:
                    here[kind] += count
                    ways[way] += count
                kinds += here
                found.append(ActivityStep(part, tuple(sorted(here.items()))))
        ordered = tuple(kind for kind, _ in kinds.most_common())
        incoming, outgoing = ways[Direction.INCOMING], ways[Direction.OUTGOING]
        return Activity(step, ordered, tuple(found), incoming, outgoing)

    def deals(self, period: Period) -> DealFigures:
        """Return the open deals by stage, those closed in the period by month, and the forecast."""
        with self._database.reading() as session:
            closed = insights.closed_deals(session, period.first, period.last)
            why = insights.lost_reasons(session, period.first, period.last)
        counts: Counter[tuple[date, DealState]] = Counter()
        sums: defaultdict[date, Counter[str]] = defaultdict(Counter)
        for day, state, count, amount in closed:
            month = day.replace(day=1)
            counts[month, state] += count
            if amount is not None and state is DealState.WON:
                sums[month][amount.currency] += amount.minor
        first, last = period.first.replace(day=1), period.last
        months = tuple(
            DealMonth(
                month,
                counts[month, DealState.WON],
                counts[month, DealState.LOST],
                tuple(Money(minor, currency) for currency, minor in sorted(sums[month].items())),
            )
            for month in (part.first for part in steps(Period(first, last), Step.MONTH))
        )
        return DealFigures(self._deals.list_by_stage(0), months, self._deals.forecast(), tuple(why))

    def list_mood_drops(self, within_days: int = _DROP_DAYS) -> tuple[MoodDrop, ...]:
        """Return the contacts whose mood dropped, the sharpest first, of equals the newest.

        within_days: only those who wrote at least two upset messages in so many days.
        """
        since = self._clock() - timedelta(within_days)
        with self._database.reading() as session:
            upset = insights.upset_contacts(session, since, _LEAST_UPSET, _MOST_UPSET)
            found = _drops(session, upset)
        return tuple(sorted(found, key=_sharpness))

    def find_mood_drop(self, contact_id: int) -> MoodDrop | None:
        """Return the drop of a contact's mood, None when there is none."""
        with self._database.reading() as session:
            return next(iter(_drops(session, [contact_id])), None)

    def list_ratings(self, contact_id: int, limit: int = 30) -> tuple[RatedMoment, ...]:
        """Return how a contact's last messages sounded, the oldest of them first."""
        with self._database.reading() as session:
            return insights.last_ratings(session, [contact_id], limit).get(contact_id, ())

    def list_messages(
        self, question: MessageQuestion, limit: int = 200
    ) -> tuple[tuple[MessageLine, ...], int]:
        """Return the messages behind a figure, the newest first, and how many there are."""
        if question.waiting is not None:
            asked = self._age_span(question.waiting.least_days, question.waiting.most_days)
            with self._database.reading() as session:
                ids = insight_waits.list_waiting(session, question.filter, asked, limit)
                (count,) = insight_waits.count_waiting(session, question.filter, [asked])
                return insight_lists.list_newest_of(session, ids), count
        span = None if question.period is None else self._span(question.period)
        with self._database.reading() as session:
            lines = insight_lists.list_messages(session, question, span, limit)
            if len(lines) < limit:
                return lines, len(lines)
            return lines, insight_lists.count_messages(session, question, span)

    def list_deals(self, question: DealQuestion, limit: int = 200) -> tuple[Deal, ...]:
        """Return the deals behind a figure, the newest first."""
        with self._database.reading() as session:
            return insight_lists.list_deals(session, question, limit)

    def _span(self, period: Period) -> Span:
        return bounds(period, self._zone)

    def _age_span(self, least_days: int, most_days: int | None) -> Span:
        """Return when waits began that are so many days of the calendar old."""
        begin = _FIRST_DAY if most_days is None else self.today() - timedelta(most_days)
        last = self.today() - timedelta(least_days)
        # What a wrong clock dates into the future waits since today.
        return self._span(Period(begin, _LAST_DAY if least_days == 0 else last))


def _checking(should_stop: Stop | None) -> Callable[[], None]:
    def check() -> None:
        if should_stop is not None and should_stop():
            raise Cancelled

    return check


def _line(key: Any, name: str, counts: MoodCounts, past: MoodCounts) -> GroupLine:  # noqa: ANN401 - an id or a word
    satisfied: Share = shares.satisfied(counts)
    _, turn = shares.change_of(satisfied, shares.satisfied(past))
    return GroupLine(str(key), name, counts, satisfied, turn)


def _replies(session: Session, span: Span, only: InsightFilter) -> ReplyTimes:
    answered = insight_waits.list_answered(session, span, only)
    unanswered = insight_waits.find_unanswered(session, span, only, waits.MOST_IDS)
    return waits.reply_times(answered, *unanswered)


def _reasons(session: Session, span: Span, only: InsightFilter, counts: MoodCounts) -> Reasons:
    """Return what upset messages speak of: topics where the rating names some, else words."""
    rated = insights.upset_messages(session, span, only, MOST_REASONED)
    upset = [
        reasons.UpsetMessage(
            message_id,
            sentiment.phrases,
            tuple(
                (topic.topic, topic.phrase)
                for topic in sentiment.topics
                if topic.label in (Mood.NEGATIVE, Mood.MIXED)
            ),
        )
        for message_id, sentiment in rated.items()
    ]
    lines, total = reasons.find_reasons(upset), counts.negative + counts.mixed
    return Reasons(lines, len(upset), total, any(line.is_topic for line in lines))


def _sharpness(drop: MoodDrop) -> tuple[float, float, int]:
    # Means of like moods may differ in their last digits, by the order they were added up in.
    return round(drop.now - drop.before, 9), -drop.since.timestamp(), drop.contact_id


def _drops(session: Session, contact_ids: Sequence[int]) -> list[MoodDrop]:
    ratings = insights.last_ratings(session, contact_ids, RECENT + MOST_EARLIER)
    found = {contact_id: find_drop(moments) for contact_id, moments in ratings.items()}
    return [_told(session, one, drop) for one, drop in found.items() if drop is not None]


def _told(session: Session, contact_id: int, found: Drop) -> MoodDrop:
    contact = contacts.get(session, contact_id)
    ids = [moment.message_id for moment in reversed(found.recent)]
    moods = sentiments.get_many(session, ids)
    phrases = (p for i in ids if moods[i].score < found.before for p in moods[i].phrases)
    return MoodDrop(
        contact_id,
        contact.name,
        contact.companies[0].company_name if contact.companies else "",
        found.now,
        found.before,
        found.chance,
        found.recent[0].at,
        tuple(ids),
        tuple(dict.fromkeys(phrases))[:4],
    )
