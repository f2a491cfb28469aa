"""Figures over a real file, against cases counted by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from core.domain.insight import (
    Grouping,
    InsightFilter,
    MessageQuestion,
    MoodCounts,
    Step,
    Turn,
)
from core.domain.interaction import Direction, InteractionKind
from core.domain.sentiment import Mood, Rating, Sentiment, TopicMood
from core.errors import Cancelled
from core.services.contact_service import ContactService
from core.services.sentiment_service import SentimentService
from core.storage import insights
from core.storage.database import Database
from tests.core.rated_file import MARCH, NOW, Desk, at


@pytest.fixture
def desk(database: Database) -> Iterator[Desk]:
    desk = Desk(database)
    yield desk
    desk.settle()


def test_satisfaction_counts_what_tells_a_mood_and_says_how_much_that_is(desk: Desk) -> None:
    maya, tom = desk.person("Maya"), desk.person("Tom")
    for day in range(1, 8):
        desk.message(at(day), Mood.POSITIVE, who=maya)
    for day in range(8, 11):
        desk.message(at(day), Mood.NEGATIVE, who=tom)
    desk.message(at(12), Mood.MIXED, who=tom)
    desk.message(at(13), Mood.NEUTRAL, who=tom)
    desk.message(at(14), Mood.NEGATIVE, who=tom, certainty=0.4)
    desk.message(at(15), who=tom)
    desk.message(at(16), Mood.NEGATIVE, way=Direction.OUTGOING)
    desk.message(at(17), Mood.NEGATIVE, is_automatic=True)

    found = desk.insights.satisfaction(MARCH)

    assert found.counts == MoodCounts(positive=7, neutral=1, negative=3, mixed=1, unsure=1)
    assert (found.satisfied.count, found.satisfied.total) == (7, 11)
    assert found.satisfied.share == pytest.approx(7 / 11)
    assert (found.people, found.unrated) == (2, 1)
    assert (found.change, found.turn) == (None, Turn.UNKNOWN)


def test_an_unknown_sender_is_one_person_however_much_they_write(desk: Desk) -> None:
    maya = desk.person("Maya")
    for day in (1, 2, 3):
        desk.message(at(day), Mood.NEUTRAL)
    desk.message(at(4), Mood.NEUTRAL, who=maya)

    assert desk.insights.satisfaction(MARCH).people == 2


def test_a_message_belongs_to_the_owners_day(desk: Desk) -> None:
    desk.message(datetime(2026, 2, 28, 22, 59, tzinfo=UTC), Mood.POSITIVE)
    desk.message(datetime(2026, 2, 28, 23, 0, tzinfo=UTC), Mood.NEGATIVE)
    desk.message(datetime(2026, 3, 31, 21, 59, tzinfo=UTC), Mood.NEUTRAL)
    desk.message(datetime(2026, 3, 31, 22, 0, tzinfo=UTC), Mood.POSITIVE)

    assert desk.insights.satisfaction(MARCH).counts == MoodCounts(negative=1, neutral=1)


def test_the_change_is_against_the_period_just_before(desk: Desk) -> None:
    before = MARCH.before()
    for day in range(20):
        when = datetime.combine(before.first + timedelta(day), NOW.time(), UTC)
        desk.message(when, Mood.NEGATIVE if day < 15 else Mood.POSITIVE)
        desk.message(at(day + 1), Mood.POSITIVE if day < 18 else Mood.NEGATIVE)

    found = desk.insights.satisfaction(MARCH)

    assert found.before.share == pytest.approx(0.25)
    assert found.change == pytest.approx(0.9 - 0.25)
    assert found.turn is Turn.BETTER


def test_reasons_hold_the_messages_behind_them(desk: Desk) -> None:
    first = desk.message(at(2), Mood.NEGATIVE, phrases=("the delivery was late",))
    second = desk.message(at(3), Mood.MIXED, phrases=("late delivery",))
    desk.message(at(4), Mood.POSITIVE, phrases=("quick delivery",))
    desk.message(at(5), Mood.NEGATIVE, phrases=("late delivery",), certainty=0.3)

    why = desk.insights.satisfaction(MARCH).reasons

    assert (why.read, why.total, why.has_topics) == (2, 2, False)
    assert [(line.word, line.message_ids) for line in why.lines] == [("delivery", (second, first))]


def test_topics_of_a_rating_are_reasons_where_they_went_wrong(desk: Desk) -> None:
    number = desk.message(at(2))
    topics = (
        TopicMood("delivery", Mood.NEGATIVE, "came late"),
        TopicMood("staff", Mood.POSITIVE, "kind people"),
    )
    desk.settle()
    rated = Sentiment(Mood.MIXED, -0.1, 0.9, "test", ("came late",), topics=topics)
    SentimentService(desk.database).save_ratings((Rating(number, rated),))

    why = desk.insights.satisfaction(MARCH).reasons

    assert why.has_topics
    assert [(line.word, line.phrases) for line in why.lines] == [("delivery", ("came late",))]


def test_the_trend_has_a_step_for_every_week_also_an_empty_one(desk: Desk) -> None:
    for day in (2, 3, 4):
        desk.message(at(day), Mood.POSITIVE)
    desk.message(at(17), Mood.NEGATIVE)

    found = desk.insights.moods(MARCH)

    assert found.step is Step.WEEK
    assert [step.period.first.day for step in found.steps] == [1, 2, 9, 16, 23, 30]
    assert [step.counts.rated for step in found.steps] == [0, 3, 0, 1, 0, 0]
    assert found.steps[1].mean.value == pytest.approx(0.8)
    assert found.steps[3].mean.value is None


def test_filters_hold_together(desk: Desk) -> None:
    maya = desk.person("Maya", "Harbour Bakery", "vip")
    tom = desk.person("Tom", "Harbour Bakery")
    desk.message(at(2), Mood.POSITIVE, who=maya)
    desk.message(at(3), Mood.NEGATIVE, who=maya, kind=InteractionKind.CHAT)
    desk.message(at(4), Mood.NEUTRAL, who=tom)
    company = ContactService(desk.database).get(maya).companies[0].company_id

    def counts(only: InsightFilter) -> int:
        return desk.insights.satisfaction(MARCH, only).counts.rated

    assert counts(InsightFilter(contact_id=maya)) == 2
    assert counts(InsightFilter(company_id=company)) == 3
    assert counts(InsightFilter(tag="VIP")) == 2
    assert counts(InsightFilter(channel=InteractionKind.CHAT)) == 1
    assert counts(InsightFilter(contact_id=maya, channel=InteractionKind.EMAIL)) == 1
    assert counts(InsightFilter(contact_id=tom, tag="vip")) == 0


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (Grouping.CONTACT, ["Maya", "Tom"]),
        (Grouping.COMPANY, ["Harbour Bakery"]),
        (Grouping.TAG, ["vip"]),
        (Grouping.CHANNEL, ["email", "chat"]),
    ],
)
def test_groups_come_in_the_order_of_what_tells_a_mood(
    desk: Desk, by: Grouping, names: list[str]
) -> None:
    maya, tom = desk.person("Maya", "Harbour Bakery", "vip"), desk.person("Tom")
    for day in range(1, 13):
        desk.message(at(day), Mood.POSITIVE if day > 3 else Mood.MIXED, who=maya)
    desk.message(at(13), Mood.NEGATIVE, who=tom, kind=InteractionKind.CHAT)
    desk.message(at(14), Mood.NEUTRAL, who=desk.person("Ada"))

    found = desk.insights.list_groups(MARCH, by)

    assert [line.name for line in found] == names
    assert found[0].satisfied.share == pytest.approx(9 / 12)
    assert found[0].turn is Turn.UNKNOWN


def test_a_drop_is_listed_with_its_messages_and_their_words(desk: Desk) -> None:
    maya, tom = desk.person("Maya", "Harbour Bakery"), desk.person("Tom")
    for day in range(1, 6):
        desk.message(at(day), Mood.POSITIVE, who=maya)
        desk.message(at(day), Mood.POSITIVE, who=tom)
    bad = [
        desk.message(at(day), Mood.NEGATIVE, who=maya, phrases=(f"broken {day}",))
        for day in (20, 22, 24)
    ]
    desk.message(at(25), Mood.NEGATIVE, who=tom)

    (drop,) = desk.insights.list_mood_drops()

    assert (drop.contact_id, drop.name, drop.company_name) == (maya, "Maya", "Harbour Bakery")
    assert drop.message_ids == tuple(reversed(bad))
    assert drop.phrases == ("broken 24", "broken 22", "broken 20")
    assert (drop.before, drop.now) == (pytest.approx(0.8), pytest.approx(-0.8))
    assert desk.insights.find_mood_drop(tom) is None


def test_of_equal_drops_the_newest_comes_first(desk: Desk) -> None:
    people = [desk.person("Maya"), desk.person("Tom"), desk.person("Ada")]
    for who in people:
        for day in range(1, 9):
            desk.message(at(day), Mood.POSITIVE, who=who)
    for who, hour in zip(people, (9, 15, 12), strict=True):
        for day in (20, 22, 24):
            desk.message(at(day, hour), Mood.NEGATIVE, who=who)

    found = [drop.name for drop in desk.insights.list_mood_drops()]

    assert found == ["Tom", "Ada", "Maya"]


def test_the_newest_upset_messages_say_who_is_upset(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insights, "MOST_COUNTED", 4)
    maya, tom = desk.person("Maya"), desk.person("Tom")
    for day in range(20, 24):
        desk.message(at(day), Mood.NEGATIVE, who=tom)
    for day in range(24, 28):
        desk.message(at(day), Mood.NEGATIVE, who=maya)

    desk.settle()

    with desk.database.reading() as session:
        assert insights.upset_contacts(session, at(1), 2, 10) == [maya]


def test_a_drop_of_long_ago_is_no_alert(desk: Desk) -> None:
    maya = desk.person("Maya")
    for day in range(1, 6):
        desk.message(at(day, month=1), Mood.POSITIVE, who=maya)
    for day in range(6, 9):
        desk.message(at(day, month=1), Mood.NEGATIVE, who=maya)

    assert desk.insights.list_mood_drops() == ()
    assert desk.insights.find_mood_drop(maya) is not None


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk: (
            MessageQuestion(MARCH, moods=(Mood.NEGATIVE,)),
            desk.insights.satisfaction(MARCH).counts.negative,
        ),
        lambda desk: (
            MessageQuestion(MARCH, moods=tuple(Mood)),
            desk.insights.satisfaction(MARCH).counts.rated,
        ),
        lambda desk: (
            MessageQuestion(MARCH, is_unsure=True),
            desk.insights.satisfaction(MARCH).counts.unsure,
        ),
        lambda desk: (
            MessageQuestion(MARCH, is_unrated=True),
            desk.insights.satisfaction(MARCH).unrated,
        ),
        lambda desk: (
            MessageQuestion(MARCH, InsightFilter(channel=InteractionKind.CALL)),
            sum(dict(s.counts).get(InteractionKind.CALL, 0) for s in
                desk.insights.activity(MARCH).steps),
        ),
    ],
    ids=["upset", "rated", "unsure", "unrated", "calls"],
)  # fmt: skip
def test_as_many_messages_are_behind_a_number_as_it_says(
    desk: Desk, ask: Callable[[Desk], tuple[MessageQuestion, int]]
) -> None:
    for day, mood in enumerate((*Mood, *Mood, Mood.NEGATIVE), 1):
        desk.message(at(day), mood)
    desk.message(at(20), Mood.NEGATIVE, certainty=0.2)
    desk.message(at(21))
    desk.message(at(22))
    desk.message(at(23), kind=InteractionKind.CALL, way=Direction.OUTGOING)
    desk.message(at(1, month=5), Mood.NEGATIVE)
    question, number = ask(desk)

    lines, count = desk.insights.list_messages(question)
    first, of_all = desk.insights.list_messages(question, limit=1)

    assert number > 0
    assert len(lines) == count == of_all == number
    assert first == lines[:1]


def test_who_stops_gets_nothing(desk: Desk) -> None:
    with pytest.raises(Cancelled):
        desk.insights.satisfaction(MARCH, should_stop=lambda: True)


def test_an_empty_file_says_too_few_everywhere(desk: Desk) -> None:
    found = desk.insights.satisfaction(MARCH)

    assert found.satisfied.share is None
    assert found.replies.median_s is None
    assert all(step.mean.value is None for step in desk.insights.moods(MARCH).steps)
    assert desk.insights.list_groups(MARCH, Grouping.CONTACT) == ()
    assert desk.insights.list_mood_drops() == ()
