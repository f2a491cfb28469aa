"""The owner's word on how messages sound: it stands, it can be undone, it reaches like messages."""

from __future__ import annotations

from core.domain.mood_learning import Ruling
from core.domain.sentiment import YOU, Mood, Sentiment
from core.services.history_service import HistoryService
from core.services.sentiment_service import SentimentService
from core.services.teaching_service import TeachingService
from core.storage.database import Database
from tests.core.taught import mood_of, rate, write_in


def test_a_ruling_stands_above_what_a_machine_says_then_and_later(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "That is sick!")
    rate(database, mail, Mood.NEGATIVE)

    teaching.rule(Ruling(mail, Mood.POSITIVE))
    rate(database, mail, Mood.NEUTRAL)

    found = mood_of(database, mail)
    assert found is not None
    assert (found.label, found.source, found.certainty) == (Mood.POSITIVE, YOU, 1.0)


def test_undoing_a_ruling_brings_the_machines_rating_back_with_its_phrases(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Late again. Really.")
    rate(database, mail, Mood.NEGATIVE, phrases=("Late again.",))
    before = mood_of(database, mail)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))

    HistoryService(database).undo()

    assert mood_of(database, mail) == before


def test_redoing_a_ruling_puts_the_owners_word_in_front_again(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Late again.")
    rate(database, mail, Mood.NEGATIVE)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))
    history = HistoryService(database)
    history.undo()

    history.redo()

    found = mood_of(database, mail)
    assert found is not None
    assert (found.label, found.source) == (Mood.NEUTRAL, YOU)


def test_a_message_ruled_before_anything_rated_it_waits_again_when_that_is_undone(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Hm.")
    ratings = SentimentService(database)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))
    waiting_meanwhile = ratings.count_unscored()

    HistoryService(database).undo()

    assert (waiting_meanwhile, ratings.count_unscored()) == (0, 1)
    assert mood_of(database, mail) is None


def test_a_second_ruling_on_the_same_message_changes_the_first(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Hm.")
    rate(database, mail, Mood.NEGATIVE)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))

    teaching.rule(Ruling(mail, Mood.POSITIVE))

    report = teaching.report()
    assert report.rulings == 1
    assert [(one.answers, one.agreed) for one in report.stretches] == [(1, 0)]


def test_taking_a_ruling_back_lets_the_machine_speak_again(
    database: Database, teaching: TeachingService
) -> None:
    (mail,) = write_in(database, "Hm.")
    rate(database, mail, Mood.NEGATIVE)
    teaching.rule(Ruling(mail, Mood.NEUTRAL))

    teaching.take_back(mail)

    found = mood_of(database, mail)
    assert found is not None
    assert found.source == "qwen"


def test_a_ruling_shows_the_like_messages_that_would_change_and_only_those(
    database: Database, teaching: TeachingService
) -> None:
    like = "The parcel number {} has arrived at the depot, please collect it."
    first, second, sure, other = write_in(
        database,
        like.format(1),
        like.format(22),
        like.format(333),
        "I am furious about the broken kettle and want my money back!",
    )
    for mail in (first, second, other):
        rate(database, mail, Mood.NEGATIVE, 0.55)
    rate(database, sure, Mood.NEUTRAL, 0.9)

    shown = teaching.preview(first, Mood.NEUTRAL)

    assert [one.interaction_id for one in shown] == [second]
    assert shown[0].was is Mood.NEGATIVE
    assert mood_of(database, second) == Sentiment(Mood.NEGATIVE, -0.55, 0.55, "qwen")


def test_like_messages_change_with_the_first_in_one_step_once_the_owner_agrees(
    database: Database, teaching: TeachingService
) -> None:
    first, second = write_in(database, "The parcel 1 is here.", "The parcel 2 is here.")
    for mail in (first, second):
        rate(database, mail, Mood.NEGATIVE, 0.55)
    teaching.rule(Ruling(first, Mood.NEUTRAL, (second,)))
    changed = [mood_of(database, mail) for mail in (first, second)]

    HistoryService(database).undo()

    assert [one.label for one in changed if one] == [Mood.NEUTRAL, Mood.NEUTRAL]
    assert [one.source for mail in (first, second) if (one := mood_of(database, mail))] == [
        "qwen",
        "qwen",
    ]


def test_only_what_the_owner_read_counts_in_the_learning_curve(
    database: Database, teaching: TeachingService
) -> None:
    mails = write_in(database, "One parcel.", "Two parcels.", "Three kettles.")
    for mail in mails:
        rate(database, mail, Mood.NEGATIVE, 0.55)
    teaching.rule(Ruling(mails[0], Mood.NEUTRAL, (mails[1],)))
    teaching.rule(Ruling(mails[2], Mood.NEGATIVE))

    report = teaching.report()

    assert [(one.answers, one.agreed) for one in report.stretches] == [(2, 1)]
    assert (report.rulings, dict(report.sources)) == (3, {"you": 3, "student": 0, "model": 0})
