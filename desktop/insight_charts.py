"""From figures to charts: what is drawn, what each part says, and what is behind it.

The same charts stand on screen and in the printed report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from core.domain.deal import DealState
from core.domain.insight import (
    Activity,
    DealFigures,
    DealQuestion,
    Grouping,
    GroupLine,
    InsightFilter,
    MessageQuestion,
    MoodDrop,
    MoodTrend,
    Period,
    RatedMoment,
    Reasons,
    ReplyTimes,
    Satisfaction,
    Step,
    WaitingAge,
)
from core.domain.interaction import InteractionKind
from core.domain.sentiment import Mood
from core.insight.shares import share_of
from desktop.views.insights.chart_bars import ChartBar, ChartBars
from desktop.views.insights.chart_drawing import ACCENT, ChartDrawing, Pattern, Tone
from desktop.views.insights.chart_line import ChartLine, ChartPoint, ChartSeries
from desktop.views.insights.chart_spark import ChartSpark
from desktop.views.insights.chart_stack import ChartColumn, ChartKey, ChartStack
from desktop.words import dates, joined_words, sales_words, vocabulary
from desktop.words import insight_words as words
from desktop.words.counted_words import COUNTED

Question = MessageQuestion | DealQuestion

MOODS = (Mood.POSITIVE, Mood.NEUTRAL, Mood.MIXED, Mood.NEGATIVE)
TONES = {
    Mood.POSITIVE: Tone("green_text", "green_soft", Pattern.SOLID),
    Mood.NEUTRAL: Tone("grey_text", "grey_soft", Pattern.SOFT),
    Mood.MIXED: Tone("amber_text", "amber_soft", Pattern.STRIPED),
    Mood.NEGATIVE: Tone("red_text", "red_soft", Pattern.CROSSED),
}
_OPEN = Tone("text3", "card", Pattern.SOFT)
_SERIES = (
    ACCENT,
    Tone("accent_text", "accent_soft", Pattern.STRIPED),
    Tone("text2", "grey_soft", Pattern.SOFT),
    Tone("text3", "card", Pattern.LINED),
    Tone("text3", "card", Pattern.CROSSED),
)
_MOST_CHANNELS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart, and what is behind each of its parts (None: nothing to open)."""

    drawing: ChartDrawing
    questions: tuple[Question | None, ...]


def moods_now(found: Satisfaction, only: InsightFilter) -> Figure:
    """Return how messages sounded, and how many are not rated or not with enough certainty."""
    asked = MessageQuestion(found.period, only)
    bars, questions = [], []
    for mood in MOODS:
        share = share_of(found.counts.of(mood), found.counts.rated)
        name, figures = vocabulary.mood(mood), words.share(share)
        told = joined_words.named(name, figures)
        bars.append(ChartBar(name, share.count, figures, told, TONES[mood]))
        questions.append(replace(asked, moods=(mood,)))
    for name, count, question in (
        (
            QCoreApplication.translate("insight", "Not sure"),
            found.counts.unsure,
            replace(asked, is_unsure=True),
        ),
        (
            QCoreApplication.translate("insight", "Not rated yet"),
            found.unrated,
            replace(asked, is_unrated=True),
        ),
    ):
        if count:
            told = words.messages(count)
            bars.append(
                ChartBar(name, count, dates.number(count), joined_words.named(name, told), _OPEN)
            )
            questions.append(question)
    headings = (
        QCoreApplication.translate("insight", "Mood"),
        QCoreApplication.translate("insight", "Messages"),
    )
    return Figure(ChartBars(tuple(bars), headings), tuple(questions))


def mood_line(trend: MoodTrend, only: InsightFilter) -> Figure:
    """Return the mean mood, step by step, with its range."""
    points = tuple(
        ChartPoint(
            words.step_label(trend.step, one.period),
            one.mean.value,
            _mean_sentence(
                trend.step, one.period, words.mean(one.mean), words.mean_range(one.mean)
            ),
            "" if one.mean.value is None else words.score(one.mean.value),
            one.mean.low,
            one.mean.high,
        )
        for one in trend.steps
    )
    series = ChartSeries(QCoreApplication.translate("insight", "Mean mood"), points)
    drawing = ChartLine((series,), mood_ticks(), words.step_heading(trend.step))
    questions = (MessageQuestion(one.period, only, moods=tuple(Mood)) for one in trend.steps)
    return Figure(drawing, tuple(questions))


def mood_ticks() -> tuple[tuple[float, str], ...]:
    """Return the ends and the middle of the scale of moods, in words."""
    moods = ((-1.0, Mood.NEGATIVE), (0.0, Mood.NEUTRAL), (1.0, Mood.POSITIVE))
    return tuple((value, vocabulary.mood(mood)) for value, mood in moods)


def _mean_sentence(step: Step, part: Period, mean: str, spread: str) -> str:
    name = words.step_name(step, part)
    return joined_words.named(name, f"{mean}; {spread}" if spread else mean)


def mood_columns(trend: MoodTrend, only: InsightFilter) -> Figure:
    """Return how many messages sounded how, step by step."""
    keys = tuple(ChartKey(vocabulary.mood(mood), TONES[mood]) for mood in MOODS)
    columns = []
    for one in trend.steps:
        name = words.step_name(trend.step, one.period)
        counts = tuple(one.counts.of(mood) for mood in MOODS)
        told = tuple(
            joined_words.named(name, joined_words.listed((key.name, words.messages(count))))
            for key, count in zip(keys, counts, strict=True)
        )
        columns.append(ChartColumn(words.step_label(trend.step, one.period), counts, told))
    drawing = ChartStack(keys, tuple(columns), words.step_heading(trend.step))
    questions = (
        MessageQuestion(trend.steps[at].period, only, moods=(MOODS[key],))
        for at, key in map(drawing.key_of, range(drawing.count()))
    )
    return Figure(drawing, tuple(questions))


def reason_bars(found: Reasons) -> Figure:
    """Return what upset messages speak of."""
    bars = []
    for one in found.lines:
        quoted = ", ".join(f"“{phrase}”" for phrase in one.phrases[:2])
        shown = f"{dates.number(one.count)}  {quoted}"
        name = words.reason(one)
        told = joined_words.named(name, f"{words.messages(one.count)}. {quoted}")
        bars.append(ChartBar(name, one.count, shown, told, TONES[Mood.NEGATIVE]))
    headings = (
        QCoreApplication.translate("insight", "Reason"),
        QCoreApplication.translate("insight", "Messages"),
    )
    questions = (MessageQuestion(ids=one.message_ids) for one in found.lines)
    return Figure(ChartBars(tuple(bars), headings), tuple(questions))


def group_bars(
    lines: Sequence[GroupLine], by: Grouping, period: Period, only: InsightFilter
) -> Figure:
    """Return how satisfied the customers of each group are."""
    bars = []
    for line in lines:
        name, figures = words.group_name(by, line.key, line.name), words.share(line.satisfied)
        told = [figures, words.share_range(line.satisfied), words.turn(line.turn)]
        shown = "  ".join(part for part in (figures, words.turn(line.turn)) if part)
        sentence = joined_words.named(name, joined_words.listed(told))
        share = line.satisfied
        bars.append(ChartBar(name, share.share, shown, sentence, ACCENT, share.low, share.high))
    headings = (words.grouping(by), QCoreApplication.translate("insight", "Satisfied"))
    telling = (Mood.POSITIVE, Mood.MIXED, Mood.NEGATIVE)
    questions = (
        MessageQuestion(period, _narrowed(only, by, line.key), moods=telling) for line in lines
    )
    return Figure(ChartBars(tuple(bars), headings, most=1.0), tuple(questions))


def _narrowed(only: InsightFilter, by: Grouping, key: str) -> InsightFilter:
    if by is Grouping.CHANNEL:
        return replace(only, channel=InteractionKind(key))
    if by is Grouping.CONTACT:
        return replace(only, contact_id=int(key))
    if by is Grouping.COMPANY:
        return replace(only, company_id=int(key))
    return replace(only, tag=key)


def drop_bars(drops: Sequence[MoodDrop]) -> Figure:
    """Return whose mood dropped, and by how much."""
    bars = []
    for drop in drops:
        name = " · ".join(part for part in (drop.name, drop.company_name) if part)
        shown = f"{words.score(drop.before)} → {words.score(drop.now)}"
        quoted = ", ".join(f"“{phrase}”" for phrase in drop.phrases[:2])
        since = COUNTED.messages_since(len(drop.message_ids), dates.day(drop.since))
        told = f"{name}: {shown}, {since}. {quoted}"
        full = "  ".join(part for part in (shown, since, quoted) if part)
        bars.append(ChartBar(name, drop.before - drop.now, full, told, TONES[Mood.NEGATIVE]))
    headings = (words.grouping(Grouping.CONTACT), QCoreApplication.translate("insight", "Mood"))
    questions = (MessageQuestion(ids=drop.message_ids) for drop in drops)
    return Figure(ChartBars(tuple(bars), headings, most=2.0), tuple(questions))


def waiting_bars(ages: Sequence[WaitingAge], only: InsightFilter) -> Figure:
    """Return how many conversations wait, by how long."""
    bars = tuple(_count_bar(words.waiting_age(age), age.count) for age in ages)
    headings = (
        QCoreApplication.translate("insight", "Waiting"),
        QCoreApplication.translate("insight", "Conversations"),
    )
    questions = (MessageQuestion(filter=only, waiting=age) if age.count else None for age in ages)
    return Figure(ChartBars(bars, headings), tuple(questions))


def reply_bars(times: ReplyTimes) -> Figure:
    """Return how many customers waited how long."""
    bars: list[ChartBar] = []
    questions: list[Question | None] = []
    least = 0
    for one in times.classes:
        bars.append(_count_bar(words.wait_class(one.most_s, least), one.count))
        questions.append(MessageQuestion(ids=one.message_ids) if one.message_ids else None)
        least = one.most_s or least
    name = QCoreApplication.translate("insight", "no answer so far")
    bars.append(_count_bar(name, times.unanswered, _OPEN))
    ids = times.unanswered_ids
    questions.append(MessageQuestion(ids=ids) if ids else None)
    headings = (
        QCoreApplication.translate("insight", "Answered within"),
        QCoreApplication.translate("insight", "Customers' messages"),
    )
    return Figure(ChartBars(tuple(bars), headings), tuple(questions))


def _count_bar(name: str, count: int, tone: Tone = ACCENT) -> ChartBar:
    number = dates.number(count)
    return ChartBar(name, count, number, joined_words.named(name, number), tone)


def activity_columns(found: Activity, only: InsightFilter) -> Figure:
    """Return how much passed through which channel, step by step."""
    channels = found.channels
    first = channels if len(channels) <= _MOST_CHANNELS + 1 else channels[:_MOST_CHANNELS]
    rest = channels[len(first) :]
    keys = [ChartKey(vocabulary.kind(kind), _SERIES[at]) for at, kind in enumerate(first)]
    if rest:
        keys.append(ChartKey(QCoreApplication.translate("insight", "Others"), _SERIES[-1]))
    columns = []
    for one in found.steps:
        told = dict(one.counts)
        counts = [told.get(kind, 0) for kind in first]
        if rest:
            counts.append(sum(told.get(kind, 0) for kind in rest))
        name = words.step_name(found.step, one.period)
        sentences = tuple(
            joined_words.named(name, joined_words.listed((key.name, dates.number(count))))
            for key, count in zip(keys, counts, strict=True)
        )
        label = words.step_label(found.step, one.period)
        columns.append(ChartColumn(label, tuple(counts), sentences))
    drawing = ChartStack(tuple(keys), tuple(columns), words.step_heading(found.step))
    questions = (
        MessageQuestion(found.steps[at].period, replace(only, channel=first[key]))
        if key < len(first)
        else None
        for at, key in map(drawing.key_of, range(drawing.count()))
    )
    return Figure(drawing, tuple(questions))


def stage_bars(found: DealFigures) -> Figure:
    """Return the open deals by stage, with what they add up to, each weighed by its chance."""
    bars = []
    for line in found.stages:
        name, weighted = sales_words.chance(line.stage), sales_words.weighted(line.sums)
        number = dates.number(line.count)
        shown = f"{number}  {weighted}" if weighted else number
        bars.append(ChartBar(name, line.count, shown, joined_words.named(name, shown)))
    headings = (
        QCoreApplication.translate("insight", "Stage"),
        QCoreApplication.translate("insight", "Open deals, weighed sum"),
    )
    questions = (
        DealQuestion(DealState.OPEN, line.stage.id) if line.count else None for line in found.stages
    )
    return Figure(ChartBars(tuple(bars), headings), tuple(questions))


def month_columns(found: DealFigures, period: Period) -> Figure:
    """Return the deals won and lost, month by month."""
    states = (DealState.WON, DealState.LOST)
    tones = (TONES[Mood.POSITIVE], Tone("text3", "grey_soft", Pattern.STRIPED))
    keys = tuple(
        ChartKey(sales_words.state(state), tone) for state, tone in zip(states, tones, strict=True)
    )
    columns = []
    for one in found.months:
        name, sums = words.month(one.month), sales_words.moneys(one.sums)
        won = f"{name}: {keys[0].name}, {dates.number(one.won)}"
        told = (
            f"{won}, {sums}" if sums else won,
            f"{name}: {keys[1].name}, {dates.number(one.lost)}",
        )
        columns.append(ChartColumn(name, (one.won, one.lost), told))
    drawing = ChartStack(keys, tuple(columns), words.step_heading(Step.MONTH))
    ends = [
        Period(
            max(one.month, period.first),
            later.month - timedelta(1) if later else period.last,
        )
        for one, later in zip(found.months, (*found.months[1:], None), strict=True)
    ]
    questions = (
        DealQuestion(states[key], closed=ends[at])
        for at, key in map(drawing.key_of, range(drawing.count()))
    )
    return Figure(drawing, tuple(questions))


def lost_bars(found: DealFigures, period: Period) -> Figure:
    """Return why deals were lost."""
    bars = tuple(_count_bar(reason, count) for reason, count in found.lost_reasons[:6])
    headings = (
        QCoreApplication.translate("insight", "Lost because"),
        QCoreApplication.translate("insight", "Deals"),
    )
    questions = (
        DealQuestion(DealState.LOST, closed=period, reason=reason)
        for reason, _ in found.lost_reasons[:6]
    )
    return Figure(ChartBars(bars, headings), tuple(questions))


def rating_spark(ratings: Sequence[RatedMoment]) -> ChartSpark:
    """Return how somebody's messages sounded, one by one."""
    points = tuple(
        ChartPoint(
            dates.short(one.at),
            one.score,
            joined_words.named(dates.medium(one.at), words.score(one.score)),
            words.score(one.score),
        )
        for one in ratings
    )
    headings = (
        words.step_heading(Step.DAY),
        QCoreApplication.translate("insight", "Mood"),
    )
    return ChartSpark(points, headings)
