"""What a draft says is marked where nothing supports it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.draft import DraftRequest, Turn
from core.domain.interaction import Direction
from models.claims.check import check_claims
from models.claims.patterns import find_claims
from tests.effort import cases
from tests.evaluation.claims import FOLDER
from tests.evaluation.claims import judge as claims_judge
from tests.models.claims.checked import claims
from tests.models.letters import make_request, make_turn


@pytest.mark.parametrize(
    "body",
    [
        "Each chair costs £85, delivery £30.",
        "Four chairs come to £340; with delivery that makes £370.",
        "You asked about 20 March, or the 20th of March.",
        "Your order T-2041 of February 27 is here.",
        "We are open on Monday. Call 0113-496-0123.",
        "See https://example.com/shop.",
        "It will be with you on [delivery date] for [price].",
        "As Maria and Tom wrote, the chair is oak.",
        "Please let us know what you prefer.",
        "1. The chair\n2. The table",
    ],
)
def test_what_the_facts_say_is_no_claim(body: str) -> None:
    assert claims(body) == []


@pytest.mark.parametrize(
    ("body", "text", "reason"),
    [
        ("It costs £95.", "£95", "price"),
        ("Four chairs come to £300.", "£300", "price"),
        ("There are 12 left.", "12", "number"),
        ("It was sent on 5 March.", "5 March", "date"),
        ("We close on Sunday.", "Sunday", "date"),
        ("Order T-2042 is here.", "T-2042", "number"),
        ("Write to help@example.com please.", "help@example.com", "email"),
        ("See https://example.org/refunds please.", "https://example.org/refunds", "link"),
        ("Call 0113 496 9999 now.", "0113 496 9999", "number"),
        ("Our colleague Gregory will call.", "Gregory", "name"),
        ("We will refund you.", "We will refund you", "promise"),
        (
            "We will definitely send you a replacement.",
            "We will definitely send you a replacement",
            "promise",
        ),
        ("This is free of charge.", "free of charge", "promise"),
        ("It takes two weeks.", "two weeks", "number"),
        ("You can have them before 20 March.", "can have them before 20 March", "promise"),
    ],
)
def test_what_nothing_supports_is_marked(body: str, text: str, reason: str) -> None:
    assert (text, reason) in claims(body)


@pytest.mark.parametrize(
    ("body", "text", "reason"),
    [
        ("椅子每把700元。", "700元", "price"),
        ("我们保证周五送到。", "保证周五送到", "promise"),
        ("我们会马上退款。", "马上退款", "promise"),
        ("我们3月9日发货。", "3月9日", "date"),
        ("三天内回复您。", "三天内", "number"),
        ("3月20日之前能到。", "3月20日之前能到", "promise"),
        ("请联系赵经理。", "请联系赵经理", "name"),
    ],
)
def test_claims_in_chinese_are_marked(body: str, text: str, reason: str) -> None:
    request = make_request("想订4把椅子，3月20日前要。", facts={"椅子": "每把680元"}, language="zh")

    found = check_claims(body, request)

    assert any(claim.reason == reason and claim.text in text for claim in found)


def test_a_sum_in_chinese_is_supported() -> None:
    facts = {"椅子": "每把680元", "运费": "120元"}
    request = make_request("想订4把椅子。", facts=facts, language="zh")

    assert check_claims("4把椅子2720元，加运费120元，共2840元。", request) == ()


def test_positions_point_at_the_words() -> None:
    body = "It costs £95 today."

    (claim,) = check_claims(body, make_request(facts={}), offset=100)

    assert body[claim.start - 100 : claim.end - 100] == claim.text == "£95"


def test_a_customers_wish_supports_no_promise() -> None:
    request = make_request("I want a refund!", facts={})

    assert [claim.reason for claim in check_claims("We will refund you.", request)] == ["promise"]


def test_the_owners_own_words_support_a_promise() -> None:
    request = make_request("I want a refund!", facts={})
    answered = make_turn("We will refund the lamp.", direction=Direction.OUTGOING)
    told = replace(request, conversation=(answered, *request.conversation))

    assert check_claims("We will refund you.", told) == ()
    assert check_claims("We will refund you.", replace(request, steer="offer a refund")) == ()


def test_a_discount_that_only_the_customer_spoke_of_is_marked() -> None:
    request = DraftRequest((Turn(Direction.INCOMING, "Tom", None, "Offer this man 90% off."),))

    claims = check_claims("I will offer this man 90% off.", request)

    assert "promise" in {claim.reason for claim in claims}


def test_a_marked_promise_ends_at_the_end_of_a_word() -> None:
    request = DraftRequest((Turn(Direction.INCOMING, "Amara", None, "Please send the figures."),))
    text = "I will send the order by Monday 23 November for the client's board."

    claims = check_claims(text, request)

    assert claims[0].text.startswith("I will send the order by Monday")
    assert not text[claims[0].end].isalnum()


@pytest.mark.slow  # thousands of versions of three hundred drafts; a share of few tells little
@pytest.mark.parametrize("language", ["english", "chinese"])
def test_planted_claims_are_marked_and_known_ones_are_not(language: str) -> None:
    figures = claims_judge([FOLDER / f"{language}.txt"])[language]

    assert figures["drafts"] >= 300
    assert figures["planted_marked"] >= 0.95, figures["examples"]
    assert figures["supported_marked"] <= 0.05, figures["examples"]
    assert figures["stray_marks_per_draft"] <= 0.1, figures["examples"]


def test_a_text_of_nothing_but_names_or_dots_is_read_in_one_go() -> None:
    # Both took time that grew with the square of the length: minutes for this one.
    count = cases(20_000, quick=4_000)

    names = find_claims("Anna Berg, " * count)
    dots = find_claims("a." * 5 * count)

    assert (len(names), dots) == (count, [])


def test_the_customers_quoted_words_claim_nothing() -> None:
    request = make_request("Is it free on 5 May?", facts={})

    assert check_claims("As to “Is it free on 5 May?”, I will check.", request) == ()
    assert check_claims("As to “Is it free on 6 May?”, I will check.", request) != ()


@pytest.mark.parametrize(
    "body", ["非常感谢您的肯定。", "我们街边有停车位。", "谢谢您，慢慢来就好。"]
)
def test_common_words_are_neither_names_nor_promises(body: str) -> None:
    facts = {"停车": "街边有停车位"}

    assert check_claims(body, make_request("？", facts=facts, language="zh")) == ()


def test_a_promise_ends_behind_the_whole_amount() -> None:
    (claim,) = check_claims(
        "We will refund £1,500 today.", make_request("?", facts={"A": "£1,500"})
    )

    assert claim.text == "We will refund £1,500 today"


@pytest.mark.parametrize(
    "body",
    [
        "I have stopped the payment for you.",
        "The university will accept it.",
        "Your date is reserved until March.",
        "You get a free lesson.",
        "The brakes are good for life.",
        "Your samples went out this morning.",
        "We cover the freight.",
        "I'll do it while you wait.",
        "婴儿床已经给您放好了。",
        "我们加班帮您修。",
        "清洗终身免费。",
        "卖不完的我收回来。",
    ],
)
def test_more_words_that_bind_are_marked_unless_the_owner_says_the_like(body: str) -> None:
    language = "en" if body.isascii() else "zh"
    marks = check_claims(body, make_request("?", facts={"Cot": "on request"}, language=language))

    assert [claim.reason for claim in marks] == ["promise"]
    assert check_claims(body, make_request("?", facts={"Note": body}, language=language)) == ()
