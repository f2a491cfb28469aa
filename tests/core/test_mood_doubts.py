"""What a student wasn't sure of: what the model reads of it first, and how much of it at once."""

from __future__ import annotations

from core.services.mood_doubts import Doubts


def test_the_least_sure_word_is_read_first_and_of_equal_ones_the_shorter_text() -> None:
    doubts = Doubts([(1, 0.8, 100), (2, 0.5, 100), (3, 0.5, 40)])

    assert doubts.take(2) == (3, 2)
    assert doubts.take(2) == (1,)
    assert doubts.take(2) == ()


def test_what_was_taken_is_doubted_until_it_is_settled() -> None:
    doubts = Doubts([(1, 0.8, 100)])

    doubts.take(1)
    is_doubted = 1 in doubts
    doubts.settle([1])

    assert is_doubted
    assert 1 not in doubts
    assert len(doubts) == 0


def test_a_word_that_became_surer_is_read_later() -> None:
    doubts = Doubts([(1, 0.5, 100), (2, 0.6, 100)])

    doubts.add((1, 0.7, 100))

    assert doubts.take(3) == (2, 1)


def test_the_model_is_due_for_a_small_share_of_the_text_a_student_was_asked_about() -> None:
    doubts = Doubts([(number, 0.5, 80) for number in range(1, 100)])
    before = doubts.is_due
    doubts.note_asked(10_000)
    taken = 0
    while doubts.is_due:
        taken += len(doubts.take(1))

    assert not before
    assert 5 <= taken <= 20


def test_nobody_is_due_where_nothing_is_doubted() -> None:
    doubts = Doubts()
    doubts.note_asked(20_000)

    assert not doubts.is_due
