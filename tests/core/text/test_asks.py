from __future__ import annotations

import pytest

from core.text.ask_kinds import is_of_their_case
from core.text.asks import find_asks, grievance, is_grave, situation, told_back


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        (
            "Hello! Two things: do you also repair e-bikes, and are you open on Saturday? "
            "We have joined Cargo Club.",
            ["do you also repair e-bikes", "are you open on Saturday?"],
        ),
        ("I would like my money back.", ["I would like my money back."]),
        ("Please send me the price list.\nRegards, Ann", ["Please send me the price list."]),
        ("Thank you, the cake was wonderful.", []),
        ("How are you? We are fine.", []),
        ("你好！两个问题：你们修电动车吗？周六营业吗？", ["你们修电动车吗？", "周六营业吗？"]),
        ("发票还在，你们打算怎么处理？", ["你们打算怎么处理？"]),
        ("麻烦把合同发给我。", ["麻烦把合同发给我。"]),
        ("谢谢，蛋糕很好吃！", []),
    ],
)
def test_what_a_message_asks_is_found_in_order(message: str, asks: list[str]) -> None:
    assert [ask.text for ask in find_asks(message)] == asks


def test_a_question_knows_what_was_said_before_it() -> None:
    (ask,) = find_asks("My order 4471 has not come. Where is it?")

    assert ask.context == "My order 4471 has not come."


def test_who_only_complains_asks_all_the_same() -> None:
    (ask,) = find_asks("Nobody turned up on Monday. I took a day off for nothing!")

    assert ask.text == "I took a day off for nothing!"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("The kettle leaks and I am disappointed.", "upset"),
        ("THIS IS THE THIRD TIME NOBODY CAME!!", "upset"),
        ("一直没人回复，太失望了", "upset"),
        ("Thank you so much, we loved it.", "thanks"),
        ("蛋糕很好吃，谢谢！", "thanks"),
        ("Thanks for the offer. What would six cost?", "plain"),
        ("多少钱？", "plain"),
    ],
)
def test_the_situation_is_told_from_the_words(message: str, expected: str) -> None:
    assert situation(message) == expected


@pytest.mark.parametrize(
    ("said", "language", "told"),
    [
        ("do you also repair my e-bike", "en", "do we also repair your e-bike"),
        ("I bought it from you and we are sad", "en", "you bought it from us and you are sad"),
        ("you fixed our roof for me", "en", "we fixed your roof for you"),
        ("你们能帮我留到周末吗？", "zh", "我们能帮您留到周末吗？"),
    ],
)
def test_a_customers_words_are_told_back_with_the_persons_turned(
    said: str, language: str, told: str
) -> None:
    assert told_back(said, language) == told


@pytest.mark.parametrize(
    ("message", "language", "told"),
    [
        ("The roof you fixed leaks. What now?", "en", "the roof we fixed leaks"),
        ("You promised me half of my money back for the broken lamp.", "en", ""),
        ("I am really disappointed.", "en", ""),
        ("Offer broken browsers to all of us.", "en", ""),
        ("你们修过的屋顶又漏水了。怎么办？", "zh", "我们修过的屋顶又漏水了"),
        ("说好退我钱的，没收到。", "zh", ""),
    ],
)
def test_what_upsets_a_customer_is_told_back_but_never_what_they_claim_to_be_owed(
    message: str, language: str, told: str
) -> None:
    assert grievance(message, language) == told


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Did you get my deposit?", True),
        ("Where is my parcel?", True),
        ("定金收到了吗？", True),
        ("Do you get up early?", False),
        ("What does delivery cost?", False),
        ("可以刷卡吗？", False),
    ],
)
def test_how_their_matter_stands_is_told_from_how_things_are_done(
    message: str, *, expected: bool
) -> None:
    (ask,) = find_asks(message)

    assert is_of_their_case(ask) is expected


def test_points_of_a_list_are_asked_each() -> None:
    message = "Please add to the quotation:\n- 4 tables, unit price\n- Delivery to London"

    assert [ask.text for ask in find_asks(message)] == [
        "4 tables, unit price",
        "Delivery to London",
    ]


def test_a_question_word_in_what_is_told_asks_nothing() -> None:
    assert find_asks("几个小姑娘抢着坐，客人都说好。多少有点吵。") == ()


def test_a_text_of_abbreviations_is_not_taken_for_shouting() -> None:
    assert not is_grave("Attached is the LTE reply to ITU JCA and GSMA on WIDS.")
    assert is_grave("NOBODY CAME AGAIN AND NOBODY CALLED. I am disappointed.")


def test_a_coming_week_is_no_part_of_the_courtesy_before_it() -> None:
    assert [ask.text for ask in find_asks("请问下周可以送货吗？")] == ["下周可以送货吗？"]
    assert [ask.text for ask in find_asks("请问下可以送货吗？")] == ["可以送货吗？"]
