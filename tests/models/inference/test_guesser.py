"""Guessing ahead: what is guessed, how far, and what is learned from it."""

from __future__ import annotations

from models.inference.guesser import Experience, FollowerCounts, Guesser, PhraseBook

PROMPT = [9, 8, 7, 6, 5, 1, 2, 3, 4, 5, 6, 7, 8, 50, 51]


def experienced(*, cost_of_each: float) -> Experience:
    experience = Experience()
    for size in range(1, 9):
        for _ in range(2):
            experience.note_cost(size, 1.0 + cost_of_each * (size - 1))
    return experience


def test_words_of_the_prompt_are_guessed_where_they_come_back() -> None:
    guesser = Guesser(PROMPT, PhraseBook(), experienced(cost_of_each=0.1))
    for token in (1, 2, 3):
        guesser.add(token)

    assert guesser.guess(7)[:3] == [4, 5, 6]


def test_nothing_is_guessed_where_reading_along_costs_as_much_as_reading_alone() -> None:
    guesser = Guesser(PROMPT, PhraseBook(), experienced(cost_of_each=1.0))
    for token in (1, 2, 3):
        guesser.add(token)

    assert guesser.guess(7) == []


def test_no_more_is_guessed_than_is_wanted() -> None:
    guesser = Guesser(PROMPT, PhraseBook(), experienced(cost_of_each=0.0))
    for token in (1, 2, 3):
        guesser.add(token)

    assert len(guesser.guess(2)) == 2
    assert guesser.guess(0) == []


def test_guesses_that_were_wrong_are_made_less_and_less() -> None:
    experience = experienced(cost_of_each=0.3)
    lengths = []
    for _ in range(30):
        guesser = Guesser(PROMPT, PhraseBook(), experience)
        for token in (1, 2, 3):
            guesser.add(token)
        lengths.append(len(guesser.guess(7)))
        guesser.note(0, 1.0 + 0.3 * lengths[-1])

    assert lengths[0] > 0
    assert lengths[-1] == 0


def test_an_answer_written_before_is_guessed_in_the_next_one() -> None:
    book, experience = PhraseBook(), experienced(cost_of_each=0.1)
    first = Guesser([100, 101], book, experience)
    for token in (20, 21, 22, 23, 24, 25):
        first.add(token)
    first.finish()

    second = Guesser([102, 103], book, experience)
    for token in (20, 21):
        second.add(token)

    assert second.guess(3) == [22, 23, 24]


def test_a_full_book_forgets_the_older_answers() -> None:
    book = PhraseBook(max_tokens=100)
    for start in range(0, 300, 10):
        book.add(range(start, start + 10))

    assert book.counts.size <= 100
    assert book.counts.find([295, 296]) is not None
    assert book.counts.find([5, 6]) is None


def test_the_likelier_of_two_followers_is_found() -> None:
    counts = FollowerCounts()
    counts.add([1, 2, 1, 2, 1, 3])

    assert counts.find([1]) == (2, 1, True)
    assert counts.find([77]) is None


def test_the_first_reading_of_a_size_is_not_held_against_it() -> None:
    experience = experienced(cost_of_each=0.1)
    warm = experience.cost(9)
    experience.note_cost(9, 400.0)

    assert experience.cost(9) == warm

    experience.note_cost(9, 2.0)
    assert experience.cost(9) == 2.0


def test_without_guesses_it_only_fills_the_book() -> None:
    book = PhraseBook()
    guesser = Guesser(PROMPT, book, experienced(cost_of_each=0.0), longest=0)
    for token in (1, 2, 3, 4, 1, 2, 3):
        guesser.add(token)
    assert guesser.guess(5) == []
    guesser.finish()
    assert book.counts.size == 7
