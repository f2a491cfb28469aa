from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.draft import DraftRequest, Fact
from core.domain.interaction import Direction
from models.drafts.addressing import to_customer
from models.drafts.plan import make_plan
from tests.models.letters import make_request, make_turn


def told(request: DraftRequest) -> list[list[str]]:
    return [[fact.label for fact in point.facts] for point in make_plan(request).points]


def test_each_question_gets_the_facts_that_answer_it() -> None:
    facts = {"Opening hours": "Saturday 10-14", "Repairs": "no e-bikes", "Parking": "none"}

    request = make_request("Do you repair e-bikes, and when are you open?", facts=facts)

    assert told(request) == [["Repairs"], ["Opening hours"]]


def test_a_note_does_not_tell_whether_something_of_theirs_has_come() -> None:
    facts = {"Deposit": "40 % of the price", "Post": "2 days"}
    request = make_request("Did you get my deposit?", facts=facts)

    (point,) = make_plan(request).points

    assert point.facts == ()
    assert point.is_open


def test_a_record_of_theirs_does() -> None:
    order = Fact("Order 310", "rug, left our house on 5 May", "facts")
    request = replace(make_request("Has my rug left yet?", facts={}), facts=(order,))

    assert told(request) == [["Order 310"]]


def test_a_remark_on_the_customer_is_never_told() -> None:
    remark = Fact("Delivery", "haggles over delivery", "contact")
    request = replace(make_request("Is delivery included?", facts={}), facts=(remark,))

    assert told(request) == [[]]


def test_what_we_wrote_before_answers_and_a_promise_of_ours_does_not() -> None:
    ours = make_turn(
        "The green tiles are 10 cm wide. I will send you tiles by Wednesday.",
        direction=Direction.OUTGOING,
    )
    request = make_request("How wide are the green tiles?", facts={})

    (point,) = make_plan(replace(request, conversation=(ours, *request.conversation))).points

    assert [fact.value for fact in point.facts] == ["The green tiles are 10 cm wide."]


def test_a_day_that_only_the_customer_names_is_left_open() -> None:
    facts = {"Cat visits": "£14 a visit", "Dogs": "none", "Parking": "in the yard"}
    request = make_request("Could you visit our cat on 3 August?", facts=facts)

    (point,) = make_plan(request).points

    assert [fact.label for fact in point.facts] == ["Cat visits"]
    assert point.is_open


@pytest.mark.parametrize(
    ("message", "labels", "is_open"),
    [
        ("What now, please?", ["Returns"], False),
        ("Is the green one in stock?", [], True),
        ("Do you sharpen knives and scissors?", ["Returns"], True),
    ],
)
def test_where_hardly_anything_is_known_all_of_it_is_told(
    message: str, labels: list[str], *, is_open: bool
) -> None:
    request = make_request(message, facts={"Returns": "send a photo"})

    (point,) = make_plan(request).points

    assert ([fact.label for fact in point.facts], point.is_open) == (labels, is_open)


def test_what_is_known_is_said_once() -> None:
    facts = {"Delivery": "£15 within England"}
    request = make_request("What is delivery? Is delivery included?", facts=facts)

    assert told(request) == [["Delivery"]]


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
    ("message", "language", "situation"),
    [
        ("My lamp has still not arrived. Where is it?", "en", "upset"),
        ("This is beyond a joke. Am I getting every penny back?", "en", "upset"),
        ("The lamps are lovely, but one has the wrong colour. Can I swap it?", "en", "upset"),
        ("The first lamp is wonderful!! Could I have a second one?", "en", "plain"),
        ("Could you mend a broken lamp of mine? It fell off the table.", "en", "plain"),
        ("刻错了一个字，你们打算怎么处理？", "zh", "upset"),
        ("灯很漂亮，可是颜色发错了，能换吗？", "zh", "upset"),
        ("灯多少钱一盏？", "zh", "plain"),
    ],
)
def test_who_is_surely_upset_gets_an_apology_whatever_else_is_said(
    message: str, language: str, situation: str
) -> None:
    assert make_plan(make_request(message, facts={}, language=language)).situation == situation


def test_a_sum_stands_for_the_prices_it_is_made_of_and_names_their_note() -> None:
    facts = {"Oak chair": "£85 each", "Ash stool": "£40 each", "Delivery": "£30"}
    message = "What do 2 oak chairs and 3 ash stools cost, with delivery?"

    (point,) = make_plan(make_request(message, facts=facts)).points

    assert [fact.value for fact in point.facts] == ["£320"]
    assert {fact.label for fact in point.made_of} == set(facts)


def test_of_a_passage_only_what_is_asked_is_told() -> None:
    passage = "Lamps can come back within 14 days. Paint cannot come back. Cords are cut to length."
    note = Fact("Terms", passage, "note: Terms")
    request = replace(make_request("Can paint come back?", facts={}), facts=(note,))

    (point,) = make_plan(request).points

    assert [fact.value for fact in point.facts] == ["Paint cannot come back."]
    assert point.verdict == "no"


GARAGE = {
    "Brake pads, front": "£165 fitted",
    "MOT": "£54, retest free within 10 working days",
    "Tyres": "from £70 each",
    "Workshop": "Unit 4, Station Road, opens 7.45",
}
NOTES_OF_ONE_THING = tuple(Fact(label, value, f"note: {label}") for label, value in GARAGE.items())
BOTH = "My Fiesta squeals when braking and the MOT runs out in March. Can you do both on one day?"


def test_a_letter_that_no_note_answers_is_told_of_what_it_names() -> None:
    request = replace(make_request(BOTH, facts={}), facts=NOTES_OF_ONE_THING)

    (point,) = make_plan(request).points

    assert [fact.label for fact in point.facts] == ["Brake pads, front", "MOT"]
    assert point.is_open


@pytest.mark.parametrize(
    "message",
    [
        "The MOT you did was a disgrace and the brakes failed. Can you do both on one day?",
        "Did you get the papers for the MOT, and the brakes?",
    ],
)
def test_who_is_upset_or_asks_of_their_own_is_not(message: str) -> None:
    request = make_request(message, facts={})
    request = replace(request, facts=NOTES_OF_ONE_THING, is_upset="disgrace" in message)

    assert not any(point.facts for point in make_plan(request).points)


def test_of_a_page_of_notes_what_is_named_by_most_of_its_name_is_told() -> None:
    page = "\n".join(f"{label}: {value}." for label, value in GARAGE.items())
    request = replace(
        make_request(BOTH, facts={}),
        facts=(Fact("Work", page, "note: Work"), *NOTES_OF_ONE_THING[2:]),
    )

    (point,) = make_plan(request).points

    assert [fact.label for fact in point.facts] == ["MOT"]
