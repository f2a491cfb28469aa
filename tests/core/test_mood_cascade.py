"""A large backlog: a model reads some, a student learns from it and answers what it is sure of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from core.domain.mood_learning import Ruling
from core.domain.sentiment import STUDENT, Mood, Rating, RatingTask, Sentiment
from core.services.history_service import HistoryService
from core.services.mood_cascade import BACKLOG, MoodCascade
from core.services.mood_school import place_of
from core.services.mood_standing import Progress, Standing
from core.services.sentiment_service import SentimentService
from core.services.teaching_service import TeachingService
from core.storage.database import Database
from core.storage.moods import mood_students
from tests.core.backlog import (
    GLAD,
    PLAIN,
    SAD,
    THINGS,
    Reader,
    by_chance,
    label_of,
    sentiment_of,
    texts_of,
    write_rated,
)
from tests.core.taught import moods_of, write_in


@pytest.fixture
def cascade(database: Database) -> MoodCascade:
    return MoodCascade(database, SentimentService(database))


def test_of_a_backlog_the_model_reads_a_part_and_the_student_answers_the_rest(
    database: Database, cascade: MoodCascade
) -> None:
    many = [text for words in (GLAD, SAD, PLAIN) for text in texts_of(words, 200)]
    ids = write_in(database, *many)
    reader = Reader()

    ratings = list(cascade.rate_all(reader))

    assert len(ratings) == len(ids)
    assert len(reader.read) < len(ids) / 2
    found = moods_of(database, ids)
    right = sum(
        one is not None and one.label is label_of(text)
        for one, text in zip(found, many, strict=True)
    )
    assert right / len(ids) > 0.97
    assert {one.source for one in found if one} == {"qwen", STUDENT}
    assert SentimentService(database).count_unscored() == 0


def test_the_last_student_says_again_what_an_earlier_one_said_otherwise(
    database: Database, cascade: MoodCascade
) -> None:
    write_rated(database, [*texts_of(GLAD, 80), *texts_of(SAD, 80), *texts_of(PLAIN, 80)])
    glad, also_glad, models, owners = write_in(
        database, *[f"The {one} number 900: lovely, {one}." for one in THINGS[:4]]
    )
    ratings = SentimentService(database)
    wrong = Sentiment(Mood.NEGATIVE, -0.9, 0.8, STUDENT)
    ratings.save_ratings([Rating(one, wrong) for one in (glad, also_glad, owners)])
    ratings.save_ratings([Rating(models, replace(wrong, source="qwen"))])
    TeachingService(database).rule(Ruling(owners, Mood.NEUTRAL))
    cascade.train()
    waiting = write_in(database, *texts_of(SAD, BACKLOG))
    done = []

    told = [one.id for one in cascade.rate_all(Reader(), done.append)]

    found = moods_of(database, (glad, also_glad, models, owners))
    assert [one.label for one in found if one] == [
        Mood.POSITIVE, Mood.POSITIVE, Mood.NEGATIVE, Mood.NEUTRAL,
    ]  # fmt: skip
    assert set(told) == {*waiting, glad, also_glad}
    assert done[-1].done == done[-1].total
    assert max(one.total for one in done) == BACKLOG


class Dim(Reader):
    """Says of vague texts now this, now that, so that no student can be sure of them."""

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        for task in tasks:
            self.read.append(task.id)
            is_vague = "perhaps" in task.text
            yield Rating(task.id, sentiment_of(by_chance(task.text) if is_vague else task.text))


def vague_and_clear() -> list[str]:
    vague = [f"Well, perhaps the {THINGS[n % 8]}, number {n}." for n in range(400)]
    return [text for words in (GLAD, SAD, PLAIN) for text in texts_of(words, 130)] + vague


def rate_first_round(
    cascade: MoodCascade, going: Iterator[Rating], told: Sequence[Progress]
) -> None:
    """Go on until every message has a word; asked after each slice, for to ask takes a while."""
    asked = 0
    for _ in going:
        if len(told) > asked:
            asked = len(told)
            if cascade.standing().is_round_over:
                break


def test_every_message_has_a_word_before_the_model_reads_what_a_student_is_unsure_of(
    database: Database, cascade: MoodCascade
) -> None:
    ids = write_in(database, *vague_and_clear())
    reader = Dim()
    told = list[Progress]()
    going = cascade.rate_all(reader, told.append)
    rate_first_round(cascade, going, told)
    read_at_first, standing = len(reader.read), cascade.standing()
    words = moods_of(database, ids)

    list(going)

    assert all(words)
    assert standing.waiting == 0
    assert standing.doubted >= 30
    assert read_at_first < len(ids) / 2
    assert len(set(reader.read)) == len(reader.read) > read_at_first
    assert SentimentService(database).count_unscored() == 0
    assert cascade.standing().doubted == 0
    first = [one for one in told if not one.is_again]
    again = told[len(first) :]
    assert {one.total for one in first} == {len(ids)}
    assert all(one.is_again for one in again)
    assert again[0].done < again[0].total / 4
    assert again[-1].done == again[-1].total


def test_what_is_unsure_has_its_certainty_as_it_is_and_is_read_again_after_a_stop(
    database: Database, cascade: MoodCascade
) -> None:
    ids = write_in(database, *vague_and_clear())
    told = list[Progress]()
    rate_first_round(cascade, cascade.rate_all(Dim(), told.append), told)
    doubted = cascade.standing().doubted
    unsure = [one for one in moods_of(database, ids) if one and one.certainty < 0.6]
    another = MoodCascade(database, SentimentService(database))
    waiting = another.begin()

    assert {one.source for one in unsure} <= {STUDENT, "qwen"}
    assert any(one.source == STUDENT for one in unsure)
    assert waiting == doubted
    assert another.standing() == Standing(0, doubted)


def test_some_messages_are_the_models_whatever_a_student_knows(
    database: Database, cascade: MoodCascade
) -> None:
    write_rated(database, [*texts_of(GLAD, 80), *texts_of(SAD, 80), *texts_of(PLAIN, 80)])
    cascade.train()
    ids = write_in(database, *texts_of(GLAD, 400))
    reader = Reader()

    list(cascade.rate_all(reader))

    drawn = {one for one in ids if place_of(one) < 160 / (240 + 400)}
    assert len(drawn) > 60
    assert drawn <= set(reader.read)
    assert len(reader.read) < 300


def test_a_few_messages_are_the_models_alone(database: Database, cascade: MoodCascade) -> None:
    write_in(database, *texts_of(GLAD, BACKLOG - 1))
    reader = Reader()

    list(cascade.rate_all(reader))

    assert len(reader.read) == BACKLOG - 1


def test_a_backlog_that_was_stopped_goes_on_with_what_still_waits(
    database: Database, cascade: MoodCascade
) -> None:
    ids = write_in(database, *texts_of(GLAD, 120), *texts_of(SAD, 120))
    first = Reader()
    going = cascade.rate_all(first)
    for _ in range(40):
        next(going)
    going.close()
    second = Reader()

    list(MoodCascade(database, SentimentService(database)).rate_all(second))

    assert not set(second.read) & set(first.read[:32])
    assert all(moods_of(database, ids))


def test_without_a_model_the_student_answers_and_the_rest_waits_for_the_owner(
    database: Database, cascade: MoodCascade
) -> None:
    write_rated(database, [*texts_of(GLAD, 75), *texts_of(SAD, 75), *texts_of(PLAIN, 60)])
    cascade.train()
    clear, unclear = write_in(database, "The kettle is broken, refund me now.", "Qwrtz.")

    cascade.begin()
    step = cascade.next(16, has_model=False)

    assert [rating.id for rating in step.ratings] == [clear]
    assert cascade.next(16, has_model=False).is_end
    queue = TeachingService(database).list_unsure(with_unrated=True)
    assert [one.record.id for one in queue] == [unclear]


def test_a_student_is_forgotten_as_soon_as_a_message_it_may_have_learned_from_goes(
    database: Database, cascade: MoodCascade
) -> None:
    write_rated(database, [*texts_of(GLAD, 75), *texts_of(SAD, 75)])
    made = cascade.train()

    HistoryService(database).undo()

    assert made is not None
    with database.reading() as session:
        assert mood_students.find_facts(session) is None


def test_a_student_that_learned_from_what_went_meanwhile_is_not_kept(
    database: Database, cascade: MoodCascade
) -> None:
    write_rated(database, [*texts_of(GLAD, 75), *texts_of(SAD, 75)])
    is_undone = False

    def undo_once() -> bool:
        nonlocal is_undone
        if not is_undone:
            is_undone = True
            HistoryService(database).undo()
        return True

    assert cascade.train(undo_once) is None
    with database.reading() as session:
        assert mood_students.find_facts(session) is None


def test_a_new_student_is_wanted_when_there_is_much_more_to_learn_from(
    database: Database, cascade: MoodCascade
) -> None:
    teaching = TeachingService(database)
    ids = write_in(database, *texts_of(GLAD, 80), *texts_of(SAD, 80))
    told = [Rating(one, sentiment_of("lovely")) for one in ids]
    SentimentService(database).save_ratings(told[:100])
    early = cascade.wants_training()
    SentimentService(database).save_ratings(told[100:155])
    enough = cascade.wants_training()
    cascade.train()
    trained = cascade.wants_training()
    for one in ids[:15]:
        teaching.rule(Ruling(one, Mood.NEUTRAL))

    assert (early, enough, trained, cascade.wants_training()) == (False, True, False, True)


def test_the_report_tells_how_the_student_does(database: Database, cascade: MoodCascade) -> None:
    write_rated(database, [*texts_of(GLAD, 75), *texts_of(SAD, 75)])

    cascade.train()

    student = TeachingService(database).report().student
    assert student is not None
    assert (student.examples, student.rulings, student.is_used) == (150, 0, True)
    assert student.agreement > 0.9
