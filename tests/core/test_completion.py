"""The next words, learned from what the owner sent, in a real file."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from sqlalchemy import func, select

from core.domain.change import Action
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.services.completion_service import CompletionService
from core.services.history_service import HistoryService
from core.storage import interactions
from core.storage.database import Database
from core.storage.rows.phrase_tables import ALL
from core.text.next_word import before, gap, pieces

THANKS = "Thank you for your order. Your order number is on the invoice.\n"
HAN = "感谢您的来信。我们会尽快与您联系。"


def send(database: Database, *texts: str, direction: Direction = Direction.OUTGOING) -> list[int]:
    with database.writing(Action.LOG_REPLY) as session:
        return [
            interactions.add(
                session,
                Interaction(
                    kind=InteractionKind.EMAIL,
                    direction=direction,
                    occurred_at=datetime(2026, 3, number + 1, tzinfo=UTC),
                    text=text,
                    new_text=text,
                ),
            )
            for number, text in enumerate(texts)
        ]


def learned(database: Database, *texts: str) -> CompletionService:
    send(database, *texts)
    service = CompletionService(database)
    while service.learn():
        pass
    return service


def test_a_begun_word_is_ended_as_the_owner_wrote_it_before(database: Database) -> None:
    service = learned(database, THANKS, THANKS)

    found = service.suggest("Thank you for your ord")

    assert found is not None
    assert found.word == "er"
    assert found.chance > 0.9
    assert found.times == 2
    assert found.learned_at == datetime(2026, 3, 2, tzinfo=UTC)


def test_the_next_word_and_the_phrase_behind_it_are_offered(database: Database) -> None:
    service = learned(database, *[THANKS] * 6)

    found = service.suggest("Thank you for ")

    assert found is not None
    assert found.word == "your"
    assert found.phrase.startswith("your order. Your order")


def test_chinese_is_completed_by_characters(database: Database) -> None:
    service = learned(database, *[HAN] * 6)

    found = service.suggest("感谢您")

    assert found is not None
    assert found.word == "的"
    assert found.phrase.startswith("的来信")


def test_nothing_is_offered_before_anything_was_learned(database: Database) -> None:
    assert CompletionService(database).suggest("Thank you f") is None


def test_what_customers_wrote_is_not_learned(database: Database) -> None:
    send(database, THANKS, direction=Direction.INCOMING)
    service = CompletionService(database)

    assert not service.learn()
    assert service.count_words() == 0


def test_names_in_the_letter_that_is_answered_are_offered(database: Database) -> None:
    service = learned(database, THANKS)

    found = service.suggest("About the Wal", around="The Walnut table. Is the Walnut dry?")

    assert found is not None
    assert found.word == "nut"


def test_another_text_is_learned_on_top(database: Database) -> None:
    service = learned(database, THANKS)
    words = service.count_words()
    send(database, "With kind regards")

    while service.learn():
        pass

    assert service.count_words() == words + 3
    assert not service.learn()


def test_taking_a_sent_text_back_forgets_every_word(database: Database) -> None:
    service = learned(database, THANKS)

    HistoryService(database).undo()

    with database.reading() as session:
        for row in ALL:
            assert session.scalar(select(func.count()).select_from(row)) == 0
    assert service.suggest("Thank you for your ord") is None


def test_what_begins_so_is_offered_of_another_text_alike_and_not_of_the_one_taken_back(
    database: Database,
) -> None:
    service = learned(database, "Your orange is here. Your orange is here.")
    assert service.suggest("Your o").word == "range"  # type: ignore[union-attr]

    HistoryService(database).undo()
    send(database, "Your oyster is here. Your oyster is here.")
    while service.learn():
        pass

    assert service.suggest("Your o").word == "yster"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "words", "prefix"),
    [
        ("Thank you for yo", ("Thank", "you", "for"), "yo"),
        ("Thank you for ", ("Thank", "you", "for"), ""),
        ("don't wor", ("\x02", "\x02", "don't"), "wor"),
        ("感谢您的", ("谢", "您", "的"), ""),
        ("", ("\x02", "\x02", "\x02"), ""),
    ],
)
def test_a_text_is_cut_into_what_stands_before_and_what_is_begun(
    text: str, words: tuple[str, ...], prefix: str
) -> None:
    assert before(text) == (words, prefix)


@pytest.mark.parametrize("text", ["Hello, Maria. (It is here.)", "感谢您的来信。"])
def test_pieces_are_put_together_as_they_were(text: str) -> None:
    found = pieces(text)
    together = found[0]
    for left, right in pairwise(found):
        together += gap(left, right) + right
    assert together == text


def test_what_is_learned_meanwhile_counts_at_once(database: Database) -> None:
    service = learned(database, "Thank you for your orange.")
    assert service.suggest("Thank you for your or").word == "ange"  # type: ignore[union-attr]

    send(database, *["Thank you for your order."] * 9)
    while service.learn():
        pass

    assert service.suggest("Thank you for your or").word == "der"  # type: ignore[union-attr]


def test_the_likeliest_of_very_many_words_is_offered(database: Database) -> None:
    words = [f"o{first}{second}x" for first in "abcdefgh" for second in "abcdefgh"]
    service = learned(
        database, "".join(f"Your {word} is here. " for word in words + ["oven"] * 200)
    )

    assert service.suggest("It is here. Your o").word == "ven"  # type: ignore[union-attr]
