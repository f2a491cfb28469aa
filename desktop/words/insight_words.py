"""The words on screen and on paper for figures, in the language in force."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from core.domain.insight import (
    Grouping,
    Mean,
    MoodCounts,
    Period,
    Reason,
    Reasons,
    ReplyTimes,
    Satisfaction,
    Share,
    Step,
    Turn,
    WaitingAge,
)
from core.domain.interaction import InteractionKind
from desktop.words import dates, joined_words, vocabulary
from desktop.words.counted_words import COUNTED


def messages(count: int) -> str:
    """Return "1 message", "12 messages"."""
    return COUNTED.messages(count)


def period(value: Period) -> str:
    """Return the days of a period: "1 Mar 2026 – 31 Mar 2026"."""
    first, last = dates.calendar_day(value.first), dates.calendar_day(value.last)
    return first if value.days == 1 else f"{first} – {last}"


def step_heading(step: Step) -> str:
    """Return what the steps are: "Week"."""
    words = {
        Step.DAY: QCoreApplication.translate("insight", "Day"),
        Step.WEEK: QCoreApplication.translate("insight", "Week"),
        Step.MONTH: QCoreApplication.translate("insight", "Month"),
    }
    return words[step]


def step_label(step: Step, part: Period) -> str:
    """Return a step in the fewest words: "3 Mar", "Mar 2026"."""
    if step is Step.MONTH:
        return month(part.first)
    pattern = QCoreApplication.translate("insight", "d MMM")
    return QLocale().toString(_day(part.first), pattern)


def step_name(step: Step, part: Period) -> str:
    """Return a step as a sentence begins with it: "Week from 3 Mar", "Mar 2026"."""
    label = step_label(step, part)
    if step is Step.WEEK:
        return QCoreApplication.translate("insight", "Week from {day}").format(day=label)
    return label


def month(value: date) -> str:
    """Return a month: "Mar 2026"."""
    return QLocale().toString(_day(value), QCoreApplication.translate("insight", "MMM yyyy"))


def _day(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)


def share(value: Share) -> str:
    """Return a share with its counts: "63% (12 of 19)"; "too few to tell (3 of 5)"."""
    counts = QCoreApplication.translate("insight", "{count} of {total}").format(
        count=dates.number(value.count), total=dates.number(value.total)
    )
    if value.share is None:
        words = QCoreApplication.translate("insight", "too few to tell ({counts})")
        return words.format(counts=counts)
    words = QCoreApplication.translate("insight", "{percent} ({counts})")
    return words.format(percent=percent(value.share), counts=counts)


def share_range(value: Share) -> str:
    """Return within which the true share lies: "probably between 41% and 81%"; "" for none."""
    if value.low is None or value.high is None:
        return ""
    words = QCoreApplication.translate("insight", "probably between {low} and {high}")
    return words.format(low=percent(value.low), high=percent(value.high))


def satisfied(found: Satisfaction) -> str:
    """Return the share in a sentence."""
    if found.satisfied.share is None:
        words = QCoreApplication.translate(
            "insight",
            "Too few messages show a feeling to tell a share: {count} of {total} are happy.",
        )
    else:
        words = QCoreApplication.translate(
            "insight", "{count} of {total} messages that show a feeling are happy; {range}."
        )
    return words.format(
        count=dates.number(found.satisfied.count),
        total=dates.number(found.satisfied.total),
        range=share_range(found.satisfied),
    )


def change(found: Satisfaction) -> str:
    """Return how the share changed against the period before."""
    words = {
        Turn.BETTER: QCoreApplication.translate(
            "insight", "Better than in the {days} before: {before}."
        ),
        Turn.WORSE: QCoreApplication.translate(
            "insight", "Worse than in the {days} before: {before}."
        ),
        Turn.SAME: QCoreApplication.translate(
            "insight", "No clear change from the {days} before: {before}."
        ),
        Turn.UNKNOWN: QCoreApplication.translate(
            "insight", "No comparison with the {days} before: {before}."
        ),
    }
    days = COUNTED.days(found.period.days)
    return words[found.turn].format(days=days, before=share(found.before))


def turn(value: Turn) -> str:
    """Return a turn in a few words, "" where nothing can be told."""
    words = {
        Turn.BETTER: QCoreApplication.translate("insight", "▲ better"),
        Turn.WORSE: QCoreApplication.translate("insight", "▼ worse"),
        Turn.SAME: "",
        Turn.UNKNOWN: "",
    }
    return words[value]


def basis(counts: MoodCounts, people: int, unrated: int) -> str:
    """Return what the figures rest on: rated messages, people, and what is not rated."""
    told = [COUNTED.rated_messages(counts.rated), COUNTED.from_people(people)]
    if unrated:
        told.append(COUNTED.unrated(unrated))
    return " · ".join(told)


def score(value: float) -> str:
    """Return a mood's score with its sign: "+0.42"."""
    value = round(value, 2) or 0.0  # never a zero with a minus
    sign = "+" if value > 0 else ""
    return sign + QLocale().toString(value, "f", 2).replace("-", "\N{MINUS SIGN}")


def mean(value: Mean) -> str:
    """Return a mean mood with how many messages it is of."""
    count = messages(value.count)
    if value.value is None:
        words = QCoreApplication.translate("insight", "too few to tell ({messages})")
        return words.format(messages=count)
    words = QCoreApplication.translate("insight", "{score} ({messages})")
    return words.format(score=score(value.value), messages=count)


def mean_range(value: Mean) -> str:
    """Return within which the true mean lies, "" for none."""
    if value.low is None or value.high is None:
        return ""
    words = QCoreApplication.translate("insight", "probably between {low} and {high}")
    return words.format(low=score(value.low), high=score(value.high))


def duration(seconds: float) -> str:
    """Return a time as a person says it: "40 minutes", "5 hours", "3 days"."""
    minutes, hours = round(seconds / 60), round(seconds / 3600)
    if minutes < 60:
        return COUNTED.minutes(max(1, minutes))
    return COUNTED.hours(hours) if hours < 48 else COUNTED.days(round(seconds / 86_400))


def replies(times: ReplyTimes) -> str:
    """Return how long customers waited, in a sentence with its counts."""
    counts = QCoreApplication.translate("insight", "{answered} answered, {open} not").format(
        answered=dates.number(times.answered), open=dates.number(times.unanswered)
    )
    if times.median_s is None or times.most_s is None:
        words = QCoreApplication.translate("insight", "Too few answers to tell ({counts}).")
        return words.format(counts=counts)
    words = QCoreApplication.translate(
        "insight", "Half within {half}, nine of ten within {most} ({counts})."
    )
    return words.format(half=duration(times.median_s), most=duration(times.most_s), counts=counts)


def replies_before(found: Satisfaction) -> str:
    """Return the median of the period before, "" where there are too few to tell."""
    if found.replies_before.median_s is None:
        return ""
    words = QCoreApplication.translate("insight", "In the {days} before: half within {half}.")
    days = COUNTED.days(found.period.days)
    return words.format(days=days, half=duration(found.replies_before.median_s))


def reply_rule() -> str:
    """Return how reply times are counted."""
    return QCoreApplication.translate(
        "insight",
        "From a customer's first message to your next answer in the conversation, nights and "
        "weekends counted.",
    )


def wait_class(most_s: int | None, least_s: int) -> str:
    """Return a class of reply times: "up to 4 hours", "longer"."""
    if most_s is None:
        words = QCoreApplication.translate("insight", "more than {time}")
        return words.format(time=duration(least_s))
    return QCoreApplication.translate("insight", "up to {time}").format(time=duration(most_s))


def waiting_age(age: WaitingAge) -> str:
    """Return how long somebody waits: "since today", "2 to 3 days", "more than 30 days"."""
    if age.most_days is None:
        return COUNTED.more_days(age.least_days - 1)
    if age.most_days == 0:
        return QCoreApplication.translate("insight", "since today")
    if age.most_days == age.least_days:
        return COUNTED.days(age.least_days)
    return COUNTED.days_between(age.least_days, age.most_days)


def grouping(value: Grouping) -> str:
    """Return what moods are compared by."""
    words = {
        Grouping.CHANNEL: QCoreApplication.translate("insight", "Channel"),
        Grouping.COMPANY: QCoreApplication.translate("insight", "Company"),
        Grouping.CONTACT: QCoreApplication.translate("insight", "Contact"),
        Grouping.TAG: QCoreApplication.translate("insight", "Tag"),
    }
    return words[value]


def group_name(by: Grouping, key: str, name: str) -> str:
    """Return the name of a group; a channel's in the language in force."""
    return vocabulary.kind(InteractionKind(key)) if by is Grouping.CHANNEL else name


def reason(value: Reason) -> str:
    """Return a reason; the topics that ratings name have words in every language."""
    names = {
        "solution": QCoreApplication.translate("insight", "Solved or not"),
        "effort": QCoreApplication.translate("insight", "Effort it took"),
        "delivery": QCoreApplication.translate("insight", "Delivery"),
        "staff": QCoreApplication.translate("insight", "Staff"),
        "price": QCoreApplication.translate("insight", "Price"),
        "billing": QCoreApplication.translate("insight", "Billing"),
        "quality": QCoreApplication.translate("insight", "Quality"),
        "food": QCoreApplication.translate("insight", "Food"),
        "room": QCoreApplication.translate("insight", "Room"),
        "place": QCoreApplication.translate("insight", "Place"),
        "software": QCoreApplication.translate("insight", "Software"),
        "battery": QCoreApplication.translate("insight", "Battery"),
        "screen": QCoreApplication.translate("insight", "Display"),
        "manual": QCoreApplication.translate("insight", "Manual"),
        "size": QCoreApplication.translate("insight", "Size"),
    }
    return names.get(value.word, value.word) if value.is_topic else value.word


def reasons_basis(found: Reasons) -> str:
    """Return what the reasons were read from."""
    if found.has_topics:
        words = QCoreApplication.translate(
            "insight",
            "Topics of {messages}; where none is known, the words that their phrases share.",
        )
    else:
        words = QCoreApplication.translate(
            "insight", "Words shared by the phrases behind {messages}; each counts once."
        )
    told = words.format(messages=COUNTED.upset_messages(found.read))
    if found.read < found.total:
        more = QCoreApplication.translate("insight", "The newest of {total}.")
        return joined_words.in_a_row(told, more.format(total=dates.number(found.total)))
    return told


def percent(value: float) -> str:
    """Return a share of one as whole per cent."""
    return dates.percent(value)


def number(value: int) -> str:
    """Return a number with the language's thousands marks."""
    return dates.number(value)
