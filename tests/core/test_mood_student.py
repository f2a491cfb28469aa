"""The student: what it learns from rated messages, what it says then, and when it keeps silent."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from core.domain.sentiment import STUDENT, Mood, Sentiment
from core.errors import Cancelled
from core.insight import mood_letters, mood_student
from core.insight.mood_features import BITS
from core.insight.mood_prior import read_prior, write_prior
from core.insight.mood_student import Lesson, Student
from tests.core.backlog import (
    GLAD,
    PLAIN,
    SAD,
    THINGS,
    by_chance,
    lessons,
    sentiment_of,
)


@cache
def student_of(count: int) -> Student:
    """Return a student of so many lessons; it is trained once."""
    return mood_student.train(lessons(count))


def test_a_student_says_what_it_learned_of_messages_it_has_not_seen() -> None:
    student = student_of(300)

    (said, unsure) = student.answer(
        ["The lamp number 912: lovely, parcel.", "Qwrtz."], ["en", "en"]
    )

    assert said is not None
    assert (said.label, said.source) == (Mood.POSITIVE, STUDENT)
    assert unsure is None


def test_a_student_knows_words_that_no_lesson_held() -> None:
    student = student_of(150)

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
    assert np.allclose(prior.weights, weights, rtol=0, atol=0.01)
    assert prior.bias == pytest.approx([0.1, 0.0, -0.1], abs=0.001)
    assert prior.scale[3] == pytest.approx(np.log(10) + 1, abs=0.01)
    assert prior.scale[70_000] == prior.scale[0] == pytest.approx(np.log(100) + 1, abs=0.01)


def test_a_student_of_another_prior_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    content = mood_student.to_bytes(student_of(150))

    monkeypatch.setattr(mood_student, "find_prior", mood_letters.no_start)

    assert mood_student.from_bytes(content) is None


def test_a_student_keeps_silent_in_a_language_it_has_hardly_seen() -> None:
    student = student_of(300)

    (said,) = student.answer(["The lamp number 912: lovely, parcel."], ["de"])

    assert said is None


def test_what_a_student_quotes_stands_in_the_text() -> None:
    student = student_of(300)
    text = "The chair number 4.  The lamp: BROKEN, too late again,\nbroken! The parcel number 5."

    (said,) = student.guess([text])

    assert said.phrases == ("The lamp: BROKEN, too late again,",)
    assert said.phrases[0] in text


def test_a_student_is_the_same_after_it_was_kept() -> None:
    student = student_of(150)
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


def test_the_owners_word_weighs_more_than_the_models() -> None:
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
