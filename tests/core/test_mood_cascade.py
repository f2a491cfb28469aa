"""A large backlog: a model reads some, a student learns from it and answers what it is sure of."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from core.domain.mood_learning import Ruling
from core.domain.sentiment import STUDENT, Mood, Rating, RatingTask, Sentiment
from core.errors import Cancelled
from core.insight import mood_letters, mood_student
from core.insight.mood_features import BITS
from core.insight.mood_prior import read_prior, write_prior
from core.insight.mood_student import Lesson
from core.services.history_service import HistoryService
from core.services.mood_cascade import BACKLOG, MoodCascade
from core.services.mood_school import place_of
from core.services.mood_standing import Progress, Standing
from core.services.sentiment_service import SentimentService
from core.services.teaching_service import TeachingService
from core.storage.database import Database
from core.storage.moods import mood_students
from tests.core.test_teaching import mood_of, write_in

GLAD = ("wonderful", "lovely", "perfect", "thank you so much", "delighted")
SAD = ("broken", "awful", "too late again", "a disgrace", "refund me now")
PLAIN = ("what is the price", "please send the list", "we are open on monday", "the room is blue")
THINGS = ("kettle", "parcel", "booking", "invoice", "chair", "lamp", "delivery", "phone call")


def texts_of(words: Sequence[str], count: int) -> list[str]:
    return [
        f"The {THINGS[n % 8]} number {n}: {words[n % len(words)]}, {THINGS[n % 7]}."
        for n in range(count)
    ]


def label_of(text: str) -> Mood:
    if any(word in text for word in GLAD):
        return Mood.POSITIVE
    return Mood.NEGATIVE if any(word in text for word in SAD) else Mood.NEUTRAL


def sentiment_of(text: str, source: str = "qwen") -> Sentiment:
    label = label_of(text)
    score = {Mood.NEGATIVE: -0.9, Mood.POSITIVE: 0.9}.get(label, 0.0)
    return Sentiment(label, score, 0.93, source)


class Reader:
    """A model that is right about these texts; counts what it read."""

    def __init__(self) -> None:
        self.read: list[int] = []

    def score(self, tasks: Sequence[RatingTask]) -> Iterator[Rating]:
        for task in tasks:
            self.read.append(task.id)
            yield Rating(task.id, sentiment_of(task.text))


def write_rated(database: Database, texts: Sequence[str]) -> list[int]:
    ids = write_in(database, *texts)
    told = [Rating(one, sentiment_of(text)) for one, text in zip(ids, texts, strict=True)]
    SentimentService(database).save_ratings(told)
    return ids


@pytest.fixture
def cascade(database: Database) -> MoodCascade:
    return MoodCascade(database, SentimentService(database))


def lessons(count: int) -> list[Lesson]:
    texts = [text for words in (GLAD, SAD, PLAIN) for text in texts_of(words, count // 3)]
    return [Lesson(text, "en", sentiment_of(text)) for text in texts]


def test_a_student_says_what_it_learned_of_messages_it_has_not_seen() -> None:
    student = mood_student.train(lessons(300))

    (said, unsure) = student.answer(
        ["The lamp number 912: lovely, parcel.", "Qwrtz."], ["en", "en"]
    )

    assert said is not None
    assert (said.label, said.source) == (Mood.POSITIVE, STUDENT)
    assert unsure is None


def test_a_student_knows_words_that_no_lesson_held() -> None:
    student = mood_student.train(lessons(150))

    glad, sad = student.guess(["Delicious, a wonderful evening!", "难吃，服务态度极差，很失望"])

    assert glad.label is Mood.POSITIVE
    assert sad.label is Mood.NEGATIVE


def test_what_is_shipped_comes_back_from_its_file(tmp_path: Path) -> None:
    weights = np.zeros((1 << BITS, 3), np.float32)
    weights[[3, 70_000]] = [[1.0, 0.0, -1.0], [0.0, 0.5, -0.5]]
    seen = np.zeros(1 << BITS, np.int64)
    seen[[3, 5]] = 9

    write_prior(tmp_path / "small.npz", weights, np.array([0.1, 0.0, -0.1]), seen, 99)

    prior = read_prior(tmp_path / "small.npz")
    assert prior.weights == pytest.approx(weights, abs=0.01)
    assert prior.bias == pytest.approx([0.1, 0.0, -0.1], abs=0.001)
    assert prior.scale[3] == pytest.approx(np.log(10) + 1, abs=0.01)
    assert prior.scale[70_000] == prior.scale[0] == pytest.approx(np.log(100) + 1, abs=0.01)


def test_a_student_of_another_prior_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    content = mood_student.to_bytes(mood_student.train(lessons(150)))

    monkeypatch.setattr(mood_student, "find_prior", mood_letters.no_start)

    assert mood_student.from_bytes(content) is None


def test_a_student_keeps_silent_in_a_language_it_has_hardly_seen() -> None:
    student = mood_student.train(lessons(300))

    (said,) = student.answer(["The lamp number 912: lovely, parcel."], ["de"])

    assert said is None


def test_what_a_student_quotes_stands_in_the_text() -> None:
    student = mood_student.train(lessons(300))
    text = "The chair number 4.  The lamp: BROKEN, too late again,\nbroken! The parcel number 5."

    (said,) = student.guess([text])

    assert said.phrases == ("The lamp: BROKEN, too late again,",)
    assert said.phrases[0] in text


def test_a_student_is_the_same_after_it_was_kept() -> None:
    student = mood_student.train(lessons(150))
    texts = ["The lamp was lovely.", "Broken again."]

    kept = mood_student.from_bytes(mood_student.to_bytes(student))

    assert kept is not None
    assert abs(kept.chances(texts) - student.chances(texts)).max() < 0.01
    assert mood_student.from_bytes(b"\x05\x00\x00\x00nonsense") is None


def test_a_student_of_noise_may_not_answer() -> None:
    told = lessons(300)
    noise = [
        Lesson(one.text, "en", sentiment_of((GLAD, SAD, PLAIN)[number * 7 % 3][0]))
        for number, one in enumerate(told)
    ]

    student = mood_student.train(noise)

    assert not student.trial.is_worth_it


def test_training_ends_when_it_is_told_to() -> None:
    with pytest.raises(Cancelled):
        mood_student.train(lessons(300), lambda: False)


def test_of_a_backlog_the_model_reads_a_part_and_the_student_answers_the_rest(
    database: Database, cascade: MoodCascade
) -> None:
    many = [text for words in (GLAD, SAD, PLAIN) for text in texts_of(words, 200)]
    ids = write_in(database, *many)
    reader = Reader()

    ratings = list(cascade.rate_all(reader))

    assert len(ratings) == len(ids)
    assert len(reader.read) < len(ids) / 2
    found = [mood_of(database, one) for one in ids]
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

    found = [mood_of(database, one) for one in (glad, also_glad, models, owners)]
    assert [one.label for one in found if one] == [
        Mood.POSITIVE, Mood.POSITIVE, Mood.NEGATIVE, Mood.NEUTRAL,
    ]  # fmt: skip
    assert set(told) == {*waiting, glad, also_glad}
    assert done[-1].done == done[-1].total
    assert max(one.total for one in done) == BACKLOG


def by_chance(text: str) -> str:
    """Return a glad or a sad word, whatever the text says."""
    return (GLAD, SAD)[zlib.crc32(text.encode()) % 2][0]


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


def test_every_message_has_a_word_before_the_model_reads_what_a_student_is_unsure_of(
    database: Database, cascade: MoodCascade
) -> None:
    ids = write_in(database, *vague_and_clear())
    reader = Dim()
    told = list[Progress]()
    going = cascade.rate_all(reader, told.append)
    for _ in going:
        if cascade.standing().is_round_over:
            break
    read_at_first, standing = len(reader.read), cascade.standing()
    words = [mood_of(database, one) for one in ids]

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
    for _ in cascade.rate_all(Dim()):
        if cascade.standing().is_round_over:
            break
    doubted = cascade.standing().doubted
    unsure = [one for one in map(partial(mood_of, database), ids) if one and one.certainty < 0.6]
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


def test_a_student_is_tried_on_lessons_that_were_drawn_from_everywhere() -> None:
    told = [replace(one, is_drawn=True) for one in lessons(300)]
    left = [
        Lesson(f"Perhaps the {THINGS[n % 8]}, number {n}.", "en",
               sentiment_of(by_chance(str(n))))
        for n in range(300)
    ]  # fmt: skip

    among_easy = mood_student.train([*told, *left]).trial
    among_hard = mood_student.train([replace(one, is_drawn=False) for one in [*told, *left]]).trial

    assert among_easy.likeness > 0.95
    assert among_hard.likeness < 0.85


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
    assert all(mood_of(database, one) is not None for one in ids)


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


def test_the_owners_word_weighs_more_than_the_models(database: Database) -> None:
    told = lessons(240)
    ruled = [
        Lesson(f"This is sick, {thing}, number {n}!", "en",
               Sentiment(Mood.POSITIVE, 1.0, 1.0, "you"), is_ruled=True)
        for n, thing in enumerate(THINGS)
    ]  # fmt: skip
    wrong = [
        Lesson(f"This is sick, {thing}, number {n}9!", "en", sentiment_of("broken"))
        for n, thing in enumerate(THINGS)
    ]

    (said,) = mood_student.train([*told, *wrong, *ruled]).guess(["This is sick, sofa!"])

    assert said.label is Mood.POSITIVE


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
