"""Texts are cut into sentences that stand in them word for word."""

from __future__ import annotations

from datetime import UTC, datetime

from core.domain.interaction import LONGEST_TURN, Direction, Interaction, InteractionKind
from core.text.sentences import LONGEST_SENTENCE, split_sentences

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_each_sentence_stands_in_the_text_word_for_word() -> None:
    text = 'He said "Stop!" Then?\nNo end here'

    assert split_sentences(text) == ['He said "Stop!"', "Then?", "No end here"]


def test_what_has_no_end_is_cut_so_that_no_pattern_holds_the_program_up() -> None:
    endless = "> word " * 100_000

    sentences = split_sentences(endless)

    assert max(map(len, sentences)) <= LONGEST_SENTENCE
    assert "".join("".join(sentences).split()) == "".join(endless.split())


def test_only_the_beginning_of_a_book_is_there_to_be_answered() -> None:
    book = Interaction(InteractionKind.EMAIL, Direction.INCOMING, NOON, text="word " * 1_000_000)

    assert book.to_answer == book.text[:LONGEST_TURN]
