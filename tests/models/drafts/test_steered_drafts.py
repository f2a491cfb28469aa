"""The line above a draft: what it asks for is done; what makes no sentence is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.draft import (
    Fact,
    Steering,
    Tone,
)
from models.fake_engine import FakeEngine
from tests.models.drafts.deliveries import ASKED, LETTER, OPENING, SAID, delivery, write
from tests.models.letters import make_request


def test_a_line_of_the_persons_becomes_a_sentence_and_leaves_nothing_open() -> None:
    engine = FakeEngine(["I am afraid we have none in green."])

    _, result = write(engine, make_request("In green?", facts={}, steer="no, none in green"))

    assert f"{OPENING} I am afraid we have none in green.\n\n" in result.text


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "shorter, please"), ("en", "more friendly"), ("en", "mention the holiday"),
     ("en", "don't promise anything"), ("zh", "短一点"), ("zh", "客气些"), ("zh", "提一下放假")],
)  # fmt: skip
def test_a_line_that_is_no_sentence_to_a_customer_never_becomes_one(
    language: str, line: str
) -> None:
    asked = ASKED if language == "en" else "送货费是多少？"
    facts = {"Delivery": "£30 flat"} if language == "en" else {"送货费": "60元"}

    # This engine says again what it was asked.
    _, result = write(FakeEngine(), make_request(asked, facts=facts, language=language, steer=line))

    assert line.partition(",")[0].casefold() not in result.text.casefold()
    assert ("£30" if language == "en" else "60元") in result.text


def test_shorter_leaves_out_what_is_only_polite() -> None:
    _, result = write(FakeEngine([SAID]), delivery(steer="shorter, please"))

    assert result.text == f"Dear Maria,\n\n{SAID}\n\nBest regards,\nKen Ward"


def test_friendlier_and_more_formal_change_greeting_opening_and_closing() -> None:
    _, friendly = write(FakeEngine([SAID]), delivery(steer="more friendly"))
    _, formal = write(FakeEngine([SAID]), delivery(steer="more formal"))

    assert friendly.text.startswith("Hi Maria,\n\nIt was lovely to hear from you. The delivery")
    assert formal.text.startswith("Dear Maria Lopez,\n\nWe thank you for your message.")


def test_another_language_in_the_line_is_written() -> None:
    engine = FakeEngine(["Merci beaucoup pour votre message.", "La livraison coûte £30 au total."])

    _, result = write(engine, delivery(steer="in French, please"))

    assert result.language == "fr"
    assert result.text.startswith("Bonjour Maria Lopez,\n\nMerci beaucoup")
    assert result.text.endswith("Cordialement,\nKen Ward")


def test_what_should_be_mentioned_is_told_from_the_notes() -> None:
    facts = {
        "Delivery": "£30 flat",
        "Holiday": "closed from 24 December to 2 January",
        "Guarantee": "two years",
        "Payment": "by card or bank transfer",
    }
    engine = FakeEngine(["We are closed from 24 December to 2 January for the holiday.", SAID])
    request = make_request(ASKED, facts=facts, steer="mention the holiday")

    _, result = write(engine, request)

    assert "We are closed from 24 December to 2 January for the holiday. The del" in result.text
    assert result.unsupported == ()
    assert result.left_out == ()


def test_what_should_be_mentioned_may_be_a_notes_title() -> None:
    request = delivery(steer="mention the holidays")
    note = Fact("Holidays", "Closed in August.", "note: Holidays")

    _, result = write(FakeEngine(["#"]), replace(request, facts=(*request.facts, note)))

    assert "Closed in August." in result.text
    assert result.left_out == ()


def test_what_should_be_mentioned_and_nothing_tells_of_is_named_as_left_out() -> None:
    _, result = write(FakeEngine([SAID]), delivery(steer="mention the holiday"))

    assert result.text == LETTER
    assert result.left_out == ("the holiday",)


def test_what_should_not_be_mentioned_is_neither_told_nor_left_open() -> None:
    facts = {"Delivery": "£30 flat", "Hours": "We are open from 9 to 18 on all days."}
    request = make_request(f"{ASKED} When are you open?", facts=facts)

    _, result = write(FakeEngine(), replace(request, steer="don't mention the delivery"))

    assert "£30" not in result.text
    assert "deliver" not in result.text
    assert "open from 9 to 18" in result.text


def test_an_order_that_the_model_only_repeats_is_not_said() -> None:
    _, result = write(FakeEngine(), delivery(steer="offer Friday"))

    assert "offer Friday" not in result.text
    assert result.left_out == ("offer Friday",)


def test_a_sentence_that_speaks_of_the_customer_to_the_owner_is_asked_for_once_more() -> None:
    engine = FakeEngine(["We give her a discount.", "We give you a discount.", SAID])

    _, result = write(engine, delivery(steer="tell her she gets a discount"))

    assert "We give you a discount. The delivery" in result.text


def test_the_customer_is_you_in_chinese_too() -> None:
    engine = FakeEngine(["我们给他打九折。", "送货费60元。"])
    request = make_request("送货费是多少？", facts={"送货费": "60元"}, language="zh")

    _, result = write(engine, replace(request, steer="给他打九折"))

    assert "我们给您打九折。送货费60元。" in result.text


def test_other_things_stay_others_in_chinese() -> None:
    engine = FakeEngine(["我们给他看其他颜色。", "送货费60元。"])
    request = make_request("送货费是多少？", facts={"送货费": "60元"}, language="zh")

    _, result = write(engine, replace(request, steer="给他看其他颜色"))

    assert "我们给您看其他颜色。" in result.text


def test_how_to_write_goes_to_the_model_as_a_wish() -> None:
    engine = FakeEngine([SAID])

    _, result = write(engine, delivery(steer="use simple words"))

    assert "use simple words" in engine.requests[0].messages[0].text
    assert result.text == LETTER


def test_the_draft_tells_how_the_line_was_understood() -> None:
    line = "friendlier, use simple words and don't mention the delivery"

    _, result = write(FakeEngine([SAID]), delivery(steer=line))

    assert result.understood == Steering(
        tone=Tone.FRIENDLY, manner="use simple words", silent=("the delivery",)
    )
