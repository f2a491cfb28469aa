from __future__ import annotations

import pytest

from models.draft_examples import choose_examples
from models.draft_plan import make_plan, to_customer
from tests.models.letters import make_request


def test_each_question_gets_the_facts_that_bear_on_it() -> None:
    facts = {"Opening hours": "Saturday 10-14", "Repairs": "no e-bikes", "Parking": "none"}

    plan = make_plan(make_request("Do you repair e-bikes, and when are you open?", facts=facts))

    assert [[fact.label for fact in point.facts] for point in plan.points] == [
        ["Repairs"],
        ["Opening hours"],
    ]
    assert [fact.label for fact in plan.others] == ["Parking"]


@pytest.mark.parametrize(
    ("message", "facts", "language", "computed"),
    [
        ("What do 6 shelves cost?", {"Shelf": "£42 each"}, "en", [("6 × £42", "£252")]),
        ("6块搁板一共多少钱？", {"搁板": "每块280元"}, "zh", [("6 × 280元", "1680元")]),
        ("What do 6 or 8 shelves cost?", {"Shelf": "£42 each"}, "en", []),
        ("Do you have 6 shelves?", {"Shelf": "£42 each"}, "en", []),
        ("What do 6 shelves cost?", {"Shelf": "£42 each, £40 from ten"}, "en", []),
    ],
)
def test_a_price_times_a_count_is_worked_out_where_both_are_sure(
    message: str, facts: dict[str, str], language: str, computed: list[tuple[str, str]]
) -> None:
    plan = make_plan(make_request(message, facts=facts, language=language))

    assert [(fact.label, fact.value) for fact in plan.computed] == computed


@pytest.mark.parametrize(
    ("fact", "language", "said"),
    [
        ("the customer sends a photo", "en", "you send a photo"),
        ("The customer's receipt; the customer has a year", "en", "Your receipt; you have a year"),
        ("由客户选择", "zh", "由您选择"),
        ("联系客户服务", "zh", "联系客户服务"),
    ],
)
def test_a_note_about_customers_is_said_to_this_one(fact: str, language: str, said: str) -> None:
    assert to_customer(fact, language) == said


@pytest.mark.parametrize(
    ("message", "language", "kind"),
    [
        ("My money back, please, I can't come.", "en", "refusal"),
        ("Can we move the lesson to Monday?", "en", "moved"),
        ("The lamp you sent is broken.", "en", "faulty"),
        ("课能改到周一吗？", "zh", "moved"),
        ("发票写错了，请改一下。", "zh", "wrong"),
    ],
)
def test_the_example_nearest_to_the_answer_is_the_likest(
    message: str, language: str, kind: str
) -> None:
    request = make_request(message, facts={"Note": "x"}, language=language)

    assert choose_examples(request, message, 2)[-1].kind == kind


def test_without_facts_the_example_shows_a_placeholder() -> None:
    request = make_request("Do you have red ones?", facts={})

    assert choose_examples(request, "Do you have red ones?", 2)[-1].kind == "unknown"
