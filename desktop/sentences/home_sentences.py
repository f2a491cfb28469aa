"""Why something is to be done next, in words; for the Home page and the command line.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from core.domain.next_action import NextAction, Reason
from desktop.sentences.marking import QT_TRANSLATE_NOOP, Translate, as_written

TITLES: dict[Reason, str] = {
    Reason.UPSET_WAITS: QT_TRANSLATE_NOOP("messages", "Upset, waiting"),
    Reason.PROMISE: QT_TRANSLATE_NOOP("messages", "Promised"),
    Reason.MEETING: QT_TRANSLATE_NOOP("messages", "Meeting today"),
    Reason.OVERDUE: QT_TRANSLATE_NOOP("messages", "Overdue"),
    Reason.DUE_TODAY: QT_TRANSLATE_NOOP("messages", "Due today"),
    Reason.WAITS: QT_TRANSLATE_NOOP("messages", "Waiting"),
    Reason.MOOD_FELL: QT_TRANSLATE_NOOP("messages", "Mood fell"),
    Reason.DEAL_LATE: QT_TRANSLATE_NOOP("messages", "Deal past its day"),
    Reason.DATE: QT_TRANSLATE_NOOP("messages", "Date"),
    Reason.QUIET: QT_TRANSLATE_NOOP("messages", "Gone quiet"),
    Reason.DEAL_STILL: QT_TRANSLATE_NOOP("messages", "Deal stands still"),
}
ORDER = QT_TRANSLATE_NOOP(
    "messages",
    "In this order: who is upset and waits, what you promised, today's meetings, what is overdue, "
    "what is due today, who waits, whose mood fell, deals past their day, dates, who has gone "
    "quiet, deals that stand still. Among equals, the longest first.",
)
_REASONS: dict[Reason, str] = {
    Reason.UPSET_WAITS: QT_TRANSLATE_NOOP(
        "messages", "Sounds upset and has waited {span} for your reply"
    ),
    Reason.PROMISE: QT_TRANSLATE_NOOP("messages", "You promised this; it is {span} late"),
    Reason.MEETING: QT_TRANSLATE_NOOP("messages", "Today at {clock}"),
    Reason.OVERDUE: QT_TRANSLATE_NOOP("messages", "Was due on {day}, {span} ago"),
    Reason.DUE_TODAY: QT_TRANSLATE_NOOP("messages", "Is due today"),
    Reason.WAITS: QT_TRANSLATE_NOOP("messages", "Has waited {span} for your reply"),
    Reason.MOOD_FELL: QT_TRANSLATE_NOOP(
        "messages", "Lately they sound {score}, before that {usual_score} (from -1 to +1)"
    ),
    Reason.DEAL_LATE: QT_TRANSLATE_NOOP("messages", "Was expected by {day}, {span} ago"),
    Reason.DATE: QT_TRANSLATE_NOOP("messages", "{what}: {day}, in {span}"),
    Reason.QUIET: QT_TRANSLATE_NOOP("messages", "Usually every {usual}, silent for {span}"),
    Reason.DEAL_STILL: QT_TRANSLATE_NOOP(
        "messages", "Has not moved for {span}, and nothing is planned"
    ),
}
_TODAY: dict[Reason, str] = {
    Reason.UPSET_WAITS: QT_TRANSLATE_NOOP("messages", "Sounds upset and wrote today"),
    Reason.PROMISE: QT_TRANSLATE_NOOP("messages", "You promised this for today"),
    Reason.WAITS: QT_TRANSLATE_NOOP("messages", "Wrote today and waits for your reply"),
    Reason.DATE: QT_TRANSLATE_NOOP("messages", "{what}: today"),
}
_WHAT = {
    "birthday": QT_TRANSLATE_NOOP("messages", "Birthday"),
    "anniversary": QT_TRANSLATE_NOOP("messages", "Anniversary"),
}
_SPANS = (
    (730, 365, QT_TRANSLATE_NOOP("messages", "{count} years")),
    (90, 30, QT_TRANSLATE_NOOP("messages", "{count} months")),
    (14, 7, QT_TRANSLATE_NOOP("messages", "{count} weeks")),
    (2, 1, QT_TRANSLATE_NOOP("messages", "{count} days")),
)
_TITLE = QT_TRANSLATE_NOOP("messages", "{who}: {what}")
_ONE_DAY = QT_TRANSLATE_NOOP("messages", "1 day")


@dataclass(frozen=True, slots=True)
class Saying:
    """How days, times and words are said. clock: of a UTC moment."""

    translate: Translate = as_written
    day: Callable[[date], str] = date.isoformat
    clock: Callable[[datetime], str] = lambda at: f"{at.astimezone():%H:%M}"


def span(days: int, translate: Translate = as_written) -> str:
    """Return how long that is in the coarsest unit that is telling: "9 days", "3 weeks"."""
    for fewest, each, words in _SPANS:
        if days >= fewest:
            return translate(words).format(count=round(days / each))
    return translate(_ONE_DAY)


def special_day(label: str, translate: Translate = as_written) -> str:
    """Return what a day that returns is called: "Birthday", or as the owner's field has it."""
    known = _WHAT.get(label.casefold())
    return translate(known) if known else label


def reason(action: NextAction, saying: Saying | None = None) -> str:
    """Return why it is to be done: "Usually every 3 weeks, silent for 9 weeks"."""
    say = saying or Saying()
    pattern = _REASONS[action.reason]
    if action.days <= 0:
        pattern = _TODAY.get(action.reason, pattern)
    return say.translate(pattern).format(
        span=span(action.days, say.translate),
        usual=span(action.usual_days, say.translate),
        day="" if action.on is None else say.day(action.on),
        clock="" if action.at is None else say.clock(action.at),
        what=special_day(action.about, say.translate),
        score=_signed(action.score),
        usual_score=_signed(action.usual_score),
    )


def title(action: NextAction, translate: Translate = as_written) -> str:
    """Return whom or what it is about: "Maya Okafor: Oven timer"."""
    about = "" if action.reason is Reason.DATE else action.about
    if not (action.who and about):
        return action.who or about
    return translate(_TITLE).format(who=action.who, what=about)


def _signed(score: float | None) -> str:
    return "" if score is None else f"{score:+.1f}"
