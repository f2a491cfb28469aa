"""What the owner is asked about first, and words that mean something else in this business."""

from __future__ import annotations

import pytest

from core.domain.mood_learning import Ruling, WordRule
from core.domain.sentiment import Mood, Rating, Sentiment
from core.errors import UserError
from core.services.history_service import HistoryService
from core.services.sentiment_service import SentimentService
from core.services.teaching_service import TeachingService
from core.storage.database import Database
from tests.core.taught import mood_of, rate, write_in


def test_the_queue_holds_what_is_unsure_and_puts_what_many_are_like_first(
    database: Database, teaching: TeachingService
) -> None:
    alone, *many, sure = write_in(
        database,
        "Do you also sell kettles?",
        "My parcel 1 is not here yet, when will it come?",
        "My parcel 2 is not here yet, when will it come?",
        "My parcel 3 is not here yet, when will it come?",
        "Thanks!",
    )
    for mail in (alone, *many):
        rate(database, mail, Mood.NEUTRAL, 0.45)
    rate(database, sure, Mood.POSITIVE, 0.95)

    queue = teaching.list_unsure()

    assert queue[0].record.id in many
    assert queue[0].alike == 2
    assert queue[1].record.id == alone, "one of many answers for the others for now"
    assert {one.record.id for one in queue} == {alone, *many}
    assert teaching.count_unsure() == 4


def test_the_queue_leaves_out_what_was_ruled_and_what_was_skipped(
    database: Database, teaching: TeachingService
) -> None:
    first, second, third = write_in(database, "A kettle.", "A parcel.", "A spoon.")
    for mail in (first, second, third):
        rate(database, mail, Mood.NEUTRAL, 0.4)
    teaching.rule(Ruling(first, Mood.NEUTRAL))

    assert [one.record.id for one in teaching.list_unsure(without=(second,))] == [third]


def test_the_queue_works_without_a_model(database: Database, teaching: TeachingService) -> None:
    (mail,) = write_in(database, "When will my parcel come?")

    queue = teaching.list_unsure(with_unrated=True)

    assert [(one.record.id, one.guess) for one in queue] == [(mail, None)]
    assert (teaching.count_unsure(with_unrated=True), teaching.count_unsure()) == (1, 0)


def test_mail_that_a_machine_sent_is_never_rated(database: Database) -> None:
    write_in(database, "Your weekly newsletter: terrible deals!", is_automatic=True)

    ratings = SentimentService(database)

    assert (ratings.list_unscored(), ratings.count_unscored()) == ((), 0)


def test_a_word_that_pleases_here_is_read_as_one_and_quoted_as_it_stands(
    database: Database, teaching: TeachingService
) -> None:
    teaching.add_word(WordRule("sick", Mood.POSITIVE))
    (mail,) = write_in(database, "That ride was Sick! More of it.")
    ratings = SentimentService(database)

    (task,) = ratings.list_unscored()
    said = Sentiment(Mood.POSITIVE, 0.9, 0.9, "qwen", ("That ride was great!",))
    ratings.save_ratings([Rating(mail, said)])

    assert task.text == "That ride was great! More of it."
    found = mood_of(database, mail)
    assert found is not None
    assert found.phrases == ("That ride was Sick!",)
    assert found.words == ("Sick",)


def test_a_new_word_has_the_messages_that_hold_it_rated_again_and_shows_how_many(
    database: Database, teaching: TeachingService
) -> None:
    holds, within, ruled = write_in(
        database, "Please cancel it.", "A cancellation.", "I cancel this."
    )
    for mail in (holds, within, ruled):
        rate(database, mail, Mood.NEGATIVE)
    teaching.rule(Ruling(ruled, Mood.NEUTRAL))
    shown = teaching.preview_word("cancel")

    teaching.add_word(WordRule("cancel", Mood.NEUTRAL))

    assert shown == (holds,)
    assert [task.id for task in SentimentService(database).list_unscored()] == [holds]
    found = mood_of(database, holds)
    assert found is not None, "what it was rated as stands until then"
    rate(database, holds, Mood.NEUTRAL)
    assert SentimentService(database).count_unscored() == 0


def test_a_word_can_be_taken_back_by_undo(database: Database, teaching: TeachingService) -> None:
    teaching.add_word(WordRule("sick", Mood.POSITIVE))

    HistoryService(database).undo()

    assert teaching.list_words() == ()


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        (WordRule("  ", Mood.POSITIVE), "word-rule-empty"),
        (WordRule("?!", Mood.POSITIVE), "word-rule-empty"),
        (WordRule("x" * 61, Mood.POSITIVE), "word-rule-long"),
        (WordRule("sick", Mood.MIXED), "word-rule-mixed"),
    ],
)
def test_a_word_that_is_none_is_refused(
    teaching: TeachingService, rule: WordRule, key: str
) -> None:
    with pytest.raises(UserError) as caught:
        teaching.add_word(rule)

    assert caught.value.key == key
