from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.draft import DraftRequest, Fact
from models.draft_mending import Mended, Mender
from models.draft_plan import make_plan
from models.letter import opening
from tests.models.letters import make_request

CARGO = "Are you open on Saturday? We have signed up with Cargo Club, so we bring three bikes."


def mend(request: DraftRequest, body: str) -> Mended:
    plan = make_plan(request)
    mender = Mender(request, plan)
    shown = mender.begin(opening(request.language, plan.situation))
    for start in range(0, len(body), 5):
        shown += mender.feed(body[start : start + 5])
    shown += mender.finish() + mender.add_missing()
    assert shown == mender.mended.text
    return mender.mended


def test_the_customers_we_does_not_become_the_owners() -> None:
    request = make_request(CARGO, facts={"Opening hours": "Saturday 10-14"})

    mended = mend(
        request, " On Saturday from 10 to 14. We have signed up with Cargo Club and more."
    )

    assert mended.text == "Thank you for your message. On Saturday from 10 to 14."
    assert [one.reason for one in mended.removals] == ["copied"]


def test_what_the_customer_wrote_is_not_sent_back_in_chinese() -> None:
    request = make_request(
        "蛋糕特别好吃，大家都很喜欢，谢谢！", facts={}, language="zh", name="黄蓉芳"
    )

    mended = mend(request, "蛋糕特别好吃，大家都很喜欢。")

    assert mended.text == "非常感谢您的肯定。您满意，我们非常高兴。"


def test_a_question_is_not_asked_back() -> None:
    request = make_request("你们修电动车吗？", facts={"维修": "不修电动车"}, language="zh")

    mended = mend(request, "修电动车吗？我们不修电动车。")

    assert mended.text == "感谢您的来信。我们不修电动车。"


def test_a_promise_that_nothing_supports_goes_and_is_told() -> None:
    mended = mend(
        make_request("The lamp is broken. What now?", facts={"Faulty goods": "we repair them"}),
        "it arrived broken. We repair faulty goods. We will send you a new lamp by Friday.",
    )

    assert mended.text == "I am very sorry that it arrived broken. We repair faulty goods."
    (removal,) = mended.removals
    assert (removal.text, removal.reason) == ("We will send you a new lamp by Friday.", "promise")


def test_an_apology_whose_rest_has_to_go_stays_an_apology() -> None:
    message = "I waited all morning at home for your plumber and nobody came."

    mended = mend(make_request(message, facts={}), f"{message[:-1]}. We are sorry.")

    assert mended.text.startswith("I am very sorry about this. We are sorry.")


def test_a_promise_at_the_end_of_a_useful_sentence_leaves_the_rest() -> None:
    mended = mend(
        make_request("Are you open on Monday?", facts={"Open": "Monday 9-12"}),
        " We are open on Monday from 9 to 12, and we will refund your ticket.",
    )

    assert mended.text.endswith("We are open on Monday from 9 to 12.")


def test_a_date_that_nothing_supports_becomes_a_placeholder() -> None:
    mended = mend(
        make_request("When is the market?", facts={"Market": "in the old hall"}),
        " The market in the old hall is on 14 May.",
    )

    assert mended.text.endswith("The market in the old hall is on [date].")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"Delivery": "£15 within the country"}, " Delivery: £15 within the country."),
        ({}, " As to “Is delivery included?”, I will check and come back to you."),
    ],
)
def test_an_answer_that_the_model_left_out_comes_from_the_program(
    facts: dict[str, str], expected: str
) -> None:
    mended = mend(make_request("Is delivery included?", facts=facts), " We like shelves.")

    assert mended.text == f"Thank you for your message. We like shelves.{expected}"


def test_a_private_remark_is_never_quoted_by_the_program() -> None:
    remark = Fact("Delivery", "haggles over delivery", "contact")
    request = replace(make_request("Is delivery included?", facts={}), facts=(remark,))

    assert "haggles" not in mend(request, " We like shelves.").text


def test_who_is_told_to_check_is_told_once() -> None:
    mended = mend(
        make_request("Is it there?", facts={}),
        " I will check whether it is there and come back to you. I will find out more and let you"
        " know.",
    )

    assert mended.text.count("I will") == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("I'm looking for a place without parking.", "copied"),
        ("I fully agree with your figures.", "promise"),
        ("Regards, Stephen.", "filler"),
        ("Jim", "filler"),
    ],
)
def test_what_a_reply_of_the_firms_would_not_say_goes(body: str, reason: str) -> None:
    mended = mend(make_request("The figures are below.", facts={}), f" {body}")

    assert body not in mended.text
    assert [one.reason for one in mended.removals] == [reason]


def test_a_greeting_within_the_letter_goes() -> None:
    request = make_request("有小号的吗？", facts={"小号": "没有"}, language="zh")

    assert mend(request, "您好，小号没有。").text == "感谢您的来信。小号没有。"


def test_what_a_note_has_a_price_for_is_not_called_included() -> None:
    request = make_request("Is delivery included?", facts={"Delivery": "£15, free from £300"})

    mended = mend(request, " Delivery is included; free from £300.")

    assert mended.text.endswith("your message. Delivery: £15, free from £300.")


def test_nothing_is_said_to_have_come_that_nobody_noted() -> None:
    request = make_request("水壶漏水，怎么处理？", facts={"售后": "换货或维修"}, language="zh")

    assert "收到" not in mend(request, "我们收到您的发票。我们给您换货或维修。").text
