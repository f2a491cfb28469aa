from __future__ import annotations

import pytest

from core.text.asks import as_reported, find_asks, situation


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
    ("said", "language", "reported"),
    [
        ("do you also repair e-bikes", "en", "Do we also repair e-bikes"),
        ("could you keep it for me?", "en", "Could we keep it for the customer?"),
        ("Can I get my money back from you?", "en",
         "Can the customer get the customer's money back from us?"),
        ("你们能帮我留到周末吗？", "zh", "我们能帮客户留到周末吗？"),
    ],
)  # fmt: skip
def test_a_customers_words_are_reported_from_the_firms_side(
    said: str, language: str, reported: str
) -> None:
    assert as_reported(said, language) == reported
