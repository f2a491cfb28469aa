"""Moods by what messages mean: a head on the vectors, and a student that learns from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from core.domain.meaning import TextVectors
from core.domain.mood_learning import WordRule
from core.domain.sentiment import MEANING_STUDENT, Mood, Rating, RatingTask, Sentiment
from core.errors import UserError
from core.insight import mood_student
from core.insight.mood_meaning import (
    MeaningSense,
    direction,
    find_meaning_prior,
    write_meaning_prior,
)
from core.insight.mood_student import LEAST_EXAMPLES, Lesson, Student
from core.services.mood_cascade import MoodCascade
from core.services.sentiment_service import SLICE, SentimentService
from core.services.teaching_service import TeachingService
from core.storage.database import Database
from core.storage.finding import meanings
from core.storage.moods import mood_students
from tests.core.backlog import (
    GLAD,
    PLAIN,
    SAD,
    label_of,
    sentiment_of,
    texts_of,
    write_rated,
)
from tests.core.sounding import MODEL, SoundingEmbedder, meaning_of
from tests.core.taught import moods_of, write_in


class Reader:
    """A model that is right about these texts; keeps what it was given."""

    def __init__(self) -> None:
        self.read: list[RatingTask] = []

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        for task in tasks:
            self.read.append(task)
            yield Rating(task.id, sentiment_of(task.text))


@pytest.fixture
def embedder() -> SoundingEmbedder:
    return SoundingEmbedder(label_of)


@pytest.fixture
def cascade(database: Database) -> MoodCascade:
    return MoodCascade(database, SentimentService(database))


def lessons(count: int) -> list[Lesson]:
    texts = [text for words in (GLAD, SAD, PLAIN) for text in texts_of(words, count // 3)]
    return [
        Lesson(text, "en", sentiment_of(text), vectors=meaning_of(label_of(text))) for text in texts
    ]


@cache
def student_of(count: int) -> Student:
    """Return a student of so many lessons; it is trained once."""
    return mood_student.train(lessons(count))


def test_what_is_shipped_tells_how_a_vector_sounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prior = find_meaning_prior(MODEL)

    assert prior is not None
    glad, sad = prior.leaning(meaning_of(Mood.POSITIVE)), prior.leaning(meaning_of(Mood.NEGATIVE))
    assert glad is not None
    assert sad is not None
    assert (int(glad.argmax()), int(sad.argmax())) == (2, 0)
    assert find_meaning_prior("another model") is None

    write_meaning_prior(tmp_path / "kept.npz", prior.weights, prior.bias, prior.spread)
    monkeypatch.setattr("core.insight.mood_meaning.mood_file", lambda _model: tmp_path / "kept.npz")
    kept = find_meaning_prior("kept")
    assert kept is not None
    assert kept.weights == pytest.approx(prior.weights, abs=0.01)


def test_the_direction_of_a_message_is_that_of_its_passages_together() -> None:
    north, east = bytes([100, 0]), bytes([0, 50])

    both = direction(TextVectors("m", (north, east)))

    assert both is not None
    assert both == pytest.approx([np.sqrt(0.5), np.sqrt(0.5)])
    assert direction(TextVectors("m", (bytes(2),))) is None
    assert direction(TextVectors("m", ())) is None


def test_a_student_knows_by_meaning_what_no_letters_show() -> None:
    student = student_of(300)
    texts = ["Qwrtz.", "Zxcvb."]
    vectors = [meaning_of(Mood.POSITIVE), meaning_of(Mood.NEGATIVE)]

    glad, sad = student.answer(texts, ["en", "en"], vectors, even_unsure=True)

    assert glad is not None
    assert sad is not None
    assert (glad.label, glad.source) == (Mood.POSITIVE, MEANING_STUDENT)
    assert sad.label is Mood.NEGATIVE


def test_a_student_of_meanings_keeps_silent_where_none_is_known() -> None:
    student = student_of(300)

    said = student.answer(["Wonderful!", "Wonderful!"], ["en", "en"])

    assert said == [None, None]


def test_with_few_vectors_a_student_learns_from_letters() -> None:
    told = lessons(300)
    few = [one if n % 3 else replace(one, vectors=None) for n, one in enumerate(told[:210])]

    student = mood_student.train(few)

    assert student.sense.meaning_model == ""


def test_a_student_of_meanings_is_the_same_after_it_was_kept() -> None:
    student = student_of(150)
    texts, vectors = ["One.", "Two."], [meaning_of(Mood.POSITIVE), meaning_of(Mood.NEUTRAL)]

    kept = mood_student.from_bytes(mood_student.to_bytes(student))

    assert kept is not None
    assert kept.sense.meaning_model == MODEL
    assert kept.chances(texts, vectors) == pytest.approx(student.chances(texts, vectors), abs=1e-3)


def test_of_a_backlog_the_student_answers_by_meaning_and_every_rating_says_who_spoke(
    database: Database, cascade: MoodCascade, embedder: SoundingEmbedder
) -> None:
    many = [text for words in (GLAD, SAD, PLAIN) for text in texts_of(words, 120)]
    ids = write_in(database, *many)
    reader = Reader()

    ratings = list(cascade.rate_all(reader, embedder=embedder))

    assert len(ratings) == len(ids)
    assert len(reader.read) < len(ids) * 0.6
    assert {one.sentiment.source for one in ratings} == {"qwen", MEANING_STUDENT}
    assert all(
        task.vectors == meaning_of(label_of(task.text)) for task in reader.read if task.vectors
    )
    assert all(task.vectors for task in reader.read)
    with database.reading() as session:
        assert meanings.count(session, MODEL) == len(ids)
    report = TeachingService(database).report()
    assert dict(report.sources)["student"] == len(ids) - len(reader.read)
    assert report.student is not None
    assert report.student.meaning_model == MODEL


def test_while_the_model_reads_others_are_read_for_what_they_mean(
    database: Database, cascade: MoodCascade, embedder: SoundingEmbedder
) -> None:
    ids = write_in(database, *[text for words in (GLAD, SAD) for text in texts_of(words, 110)])
    asked_before = []

    class Slow(Reader):
        def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
            yield from super().score(tasks)
            asked_before.append(len(embedder.asked) - len(self.read))

    ratings = list(cascade.rate_all(Slow(), embedder=embedder))

    assert len(ratings) == len(ids)
    assert max(asked_before) > 50
    assert len(embedder.asked) == len(ids)


class Murky(SoundingEmbedder):
    """Whose vectors of each text with "7" in it tell nothing: a student leaves it to the model."""

    def embed_passages(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        vectors = super().embed_passages(texts)
        return tuple(
            bytes(len(vector)) if "7" in text else vector
            for text, vector in zip(texts, vectors, strict=True)
        )


def test_what_a_student_leaves_comes_to_the_model_in_full_slices(
    database: Database, cascade: MoodCascade
) -> None:
    many = [text for words in (GLAD, SAD, PLAIN) for text in texts_of(words, 180)]
    ids = write_in(database, *many)
    sizes = []

    class Sized(Reader):
        def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
            sizes.append(len(tasks))
            yield from super().score(tasks)

    ratings = list(cascade.rate_all(Sized(), embedder=Murky(label_of)))

    assert len({rating.id for rating in ratings}) == len(ids)
    assert LEAST_EXAMPLES + 5 * SLICE < sum(sizes) < len(ids)
    assert sum(size < SLICE for size in sizes) <= 3


def test_letters_count_beside_what_messages_mean_where_they_tell_more() -> None:
    told = [replace(one, vectors=meaning_of(Mood.NEUTRAL)) for one in lessons(300)]

    student = mood_student.train(told)
    kept = mood_student.from_bytes(mood_student.to_bytes(student))

    assert student.trial.likeness > 0.9
    assert isinstance(student.sense, MeaningSense)
    assert student.sense.share > 0
    assert kept is not None
    texts, vectors = ["The lamp was lovely.", "Broken again."], [meaning_of(Mood.NEUTRAL)] * 2
    assert kept.chances(texts, vectors) == pytest.approx(student.chances(texts, vectors), abs=0.01)
    assert kept.answer(["The lamp was lovely."], ["en"]) == [None]


def test_a_message_is_read_for_its_meaning_once(
    database: Database, cascade: MoodCascade, embedder: SoundingEmbedder
) -> None:
    write_in(database, *texts_of(GLAD, 5))
    list(cascade.rate_all(Reader(), embedder=embedder))
    write_in(database, "Lovely, once more.")

    list(cascade.rate_all(Reader(), embedder=embedder))

    assert len(embedder.asked) == 6


def test_moods_are_told_without_meanings_where_these_cannot_be_made(
    database: Database, cascade: MoodCascade, embedder: SoundingEmbedder
) -> None:
    ids = write_in(database, *texts_of(GLAD, 5))
    embedder.error = UserError("meaning-no-memory")
    reader = Reader()

    list(cascade.rate_all(reader, embedder=embedder))

    assert [task.vectors for task in reader.read] == [None] * 5
    assert all(moods_of(database, ids))


def test_what_was_offered_and_not_made_is_offered_again(
    database: Database, cascade: MoodCascade
) -> None:
    write_in(database, *texts_of(GLAD, 3))
    cascade.begin(MODEL)

    first, again = cascade.next(16), cascade.next(16)

    assert len(first.unread) == 3
    assert again == first
    assert not first.is_end


def test_a_word_of_the_owners_counts_more_than_what_the_message_means(
    database: Database, cascade: MoodCascade, embedder: SoundingEmbedder
) -> None:
    write_in(database, "This is sick!")
    TeachingService(database).add_word(WordRule("sick", Mood.POSITIVE))
    reader = Reader()

    list(cascade.rate_all(reader, embedder=embedder))

    assert [task.vectors for task in reader.read] == [None]


def test_a_student_of_letters_gives_way_once_meanings_are_known(
    database: Database, cascade: MoodCascade, embedder: SoundingEmbedder
) -> None:
    ids = write_rated(database, [*texts_of(GLAD, 80), *texts_of(SAD, 80)])
    cascade.train()
    cascade.begin(MODEL)
    with database.writing_results() as session:
        for task in meanings.list_unread(session, MODEL, ids):
            vectors = embedder.embed_passages(task.passages)
            meanings.save(session, MODEL, [meanings.Meaning(task.kind, task.id, vectors)])

    wanted = cascade.wants_training()
    cascade.train()

    assert wanted
    assert not cascade.wants_training()
    with database.reading() as session:
        facts = mood_students.find_facts(session)
    assert facts is not None
    assert facts.meaning_model == MODEL


def test_a_student_of_an_earlier_version_is_thrown_away(
    database: Database, cascade: MoodCascade
) -> None:
    write_rated(database, [*texts_of(GLAD, 80), *texts_of(SAD, 80)])
    facts = cascade.train()
    assert facts is not None
    with database.writing_results() as session:
        mood_students.save(session, facts, b"\x02\x00\x00\x00{}")
    write_in(database, "Lovely.")

    cascade.begin()
    cascade.next(16, has_model=False)

    assert cascade.wants_training()


def test_a_mixed_message_counts_to_the_side_it_leans_to() -> None:
    told = lessons(300)
    torn = [
        replace(one, sentiment=Sentiment(Mood.MIXED, 0.8, 0.6, "qwen"))
        if one.sentiment.label is Mood.POSITIVE
        else one
        for one in told
    ]

    student = mood_student.train(torn)

    assert student.trial.likeness > 0.95
    (glad,) = student.answer(["Qwrtz."], ["en"], [meaning_of(Mood.POSITIVE)])
    assert glad is None or glad.label is Mood.POSITIVE
