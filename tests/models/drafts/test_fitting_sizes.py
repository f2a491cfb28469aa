"""Of things that come in sizes the letter tells the one that fits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.drafts.plan import make_plan
from tests.models.letters import make_request

BOATS = {
    "12-seat boat": "£160 an hour",
    "20-seat boat": "£240 an hour",
    "Skipper": "included",
}
TENTS = {"Tent 4 m": "£90 a day", "Tent 6 m": "£140 a day", "Tent 9 m": "£210 a day"}
TANKS_ZH = {"清洗3吨以内水箱": "300元", "清洗6吨以内水箱": "450元"}
COACHES = {
    "16-seat bus": "£200 a day up to 100 miles, then £1.50 a mile",
    "30-seat bus": "£350 a day up to 100 miles, then £2 a mile",
}


def told(message: str, facts: dict[str, str], language: str = "en") -> list[str]:
    request = make_request(message, facts=facts, language=language)
    known = tuple(replace(fact, source="facts") for fact in request.facts)
    plan = make_plan(replace(request, facts=known))
    return [f"{fact.label}: {fact.value}" for point in plan.points for fact in point.facts]


@pytest.mark.parametrize(
    ("message", "facts", "size", "others"),
    [
        ("What does a boat cost for 15 people?", BOATS, "20-seat", "12-seat"),
        ("What does a boat cost? We are nine.", BOATS, "12-seat", "20-seat"),
        ("How much is a tent? Our table is 5.2 m long.", TENTS, "6 m", "4 m"),
        ("How much is the 4 m tent?", TENTS, "4 m", "6 m"),
        ("Price for 14 supporters on Sunday, please?", BOATS, "20-seat", "12-seat"),
    ],
)
def test_the_size_that_fits_is_told_and_no_other(
    message: str, facts: dict[str, str], size: str, others: str
) -> None:
    said = " ".join(told(message, facts))
    assert size in said
    assert others not in said


def test_it_is_told_in_chinese_too() -> None:
    assert told("我家水箱5吨，清洗水箱多少钱？", TANKS_ZH, "zh") == ["清洗6吨以内水箱: 450元"]


@pytest.mark.parametrize(
    "message",
    ["What do the tents cost?", "How much is a tent, 4 m or 6 m?", "How much is a tent of 40 m?"],
)
def test_all_are_told_where_the_letter_counts_none_or_several(message: str) -> None:
    assert len(told(message, TENTS)) >= 2


@pytest.mark.parametrize(
    "message",
    [
        "What does a boat cost? We are two adults and eleven children.",
        "What does a boat cost for me and 11 friends?",
        "What does a boat cost for 12 people and their 5 children?",
    ],
)
def test_whoever_brings_others_has_not_counted_all(message: str) -> None:
    assert {"12-seat boat: £160 an hour", "20-seat boat: £240 an hour"} <= set(told(message, BOATS))


def test_of_a_way_there_and_back_nobody_knows_how_much_is_paid_for() -> None:
    message = "How much is a bus for 25 people? It is 80 miles each way."
    assert told(message, COACHES) == ["30-seat bus: £350 a day up to 100 miles, then £2 a mile"]
