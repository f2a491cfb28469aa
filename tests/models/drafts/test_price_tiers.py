"""Of a price by how much it is, the letter tells the one that holds, or asks how much."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.draft import Fact
from models.drafts.draft_writer import DraftWriter
from models.fake_engine import FakeEngine
from tests.models.letters import make_request


def answer(message: str, label: str, value: str, language: str = "en") -> str:
    request = make_request(message, facts={label: value}, language=language)
    facts = tuple(replace(fact, source="facts") for fact in request.facts)
    *_, last = DraftWriter(FakeEngine).stream(replace(request, facts=facts))
    assert last.result is not None
    assert last.result.unsupported == ()
    return last.result.text.split("\n\n")[1]


@pytest.mark.parametrize(
    ("message", "label", "value", "told"),
    [
        (
            "What do you charge to empty a septic tank of 3,500 litres?",
            "Septic tanks",
            "up to 4,000 litres £165, above £210",
            "Septic tanks: £165 for 3,500 litres.",
        ),
        (
            "Our septic tank holds 5,000 litres. How much is it to empty?",
            "Septic tanks",
            "up to 4,000 litres £165, above £210",
            "Septic tanks: £210 for 5,000 litres.",
        ),
        (
            "How much is a hedge of 14 m?",
            "Hedge cutting",
            "under 10 m £60, 10 to 20 m £110, over 20 m £150",
            "Hedge cutting: £110 for 14 m.",
        ),
        (
            "How much would the buffet be for 26 guests?",
            "Buffet",
            "up to 20 guests £90; every further guest £4",
            "Buffet: £90 + 6 × £4 = £114 for 26 guests.",
        ),
        (
            "How much is the buffet? We are 18 people.",
            "Buffet",
            "up to 20 guests £90, every further guest £4",
            "Buffet: £90 for 18 people.",
        ),
        (
            "What would the ironing of 6 shirts cost?",
            "Ironing",
            "one to three shirts £2.50 each, four or more £2 each",
            "Ironing: 6 × £2 = £12.",
        ),
        (
            "How much is a load of 4 m3 of logs?",
            "Logs",
            "less than 2 m3 £95, from 2 m3 £85 per m3",
            "£85",
        ),
    ],
)
def test_the_tier_of_what_the_letter_counts_is_told(
    message: str, label: str, value: str, told: str
) -> None:
    assert told in answer(message, label, value)


@pytest.mark.parametrize(
    ("message", "label", "value", "told"),
    [
        (
            "5平方米的绿墙安装要多少钱？",
            "绿墙安装",
            "3平方米以下150元，3平方米以上每平方米加50元",
            "绿墙安装：150元 + 2 × 50元 = 250元（5平方米）。",
        ),
        (
            "绿墙安装2平方米多少钱？",
            "绿墙安装",
            "3平方米以下150元，3平方米以上每平方米加50元",
            "绿墙安装：150元（2平方米）。",
        ),
        (
            "送货到8公里外多少钱？",
            "送货",
            "5公里以内20元，超过5公里每公里加3元",
            "送货：20元 + 3 × 3元 = 29元（8公里）。",
        ),
        (
            "名片印300张多少钱？",
            "名片",
            "100张以内每张1元，100张以上每张0.8元",
            "名片：300 × 0.8元 = 240元。",
        ),
        (
            "团体票15人一共多少钱？",
            "团体票",
            "10人以下每人80元，10至20人每人70元，20人以上每人60元",
            "团体票：15 × 70元 = 1050元。",
        ),
        (
            "搬家8立方米多少钱？",
            "搬家",
            "不满10立方米600元，满10立方米900元",
            "搬家：600元（8立方米）。",
        ),
        (
            "行李寄存5件多少钱？",
            "行李寄存",
            "3件以下每天10元，4件及以上每天8元",
            "每天8元（5件）",
        ),
    ],
)
def test_the_tier_is_told_in_chinese(message: str, label: str, value: str, told: str) -> None:
    assert told in answer(message, label, value, "zh")


@pytest.mark.parametrize(
    ("message", "label", "value"),
    [
        ("要三束向日葵花束，多少钱？", "向日葵花束", "128元，满三束每束减10元"),
        ("注册两类，30类有13个小项，官费多少钱？", "官费",
         "每个类别270元，10个小项以内，超出每项27元"),
    ],
)  # fmt: skip
def test_what_is_taken_off_or_paid_for_each_of_something_else_is_told_as_it_stands(
    message: str, label: str, value: str
) -> None:
    said = answer(message, label, value, "zh")

    assert value in said
    assert "×" not in said


def test_who_does_not_say_how_much_gets_all_tiers_and_is_asked() -> None:
    said = answer("How much is emptying a septic tank?", "Septic tanks",
                  "up to 4,000 litres £165, above £210")  # fmt: skip

    assert "£165" in said
    assert "£210" in said
    assert "How many litres would it be?" in said


def test_who_does_not_say_how_much_is_asked_in_chinese() -> None:
    said = answer("绿墙安装多少钱？", "绿墙安装",
                  "3平方米以下150元，3平方米以上每平方米加50元", "zh")  # fmt: skip

    assert "150元" in said
    assert "50元" in said
    assert "请问大概多少平方米？" in said


def test_of_a_page_the_thing_is_named() -> None:
    note = Fact("零售", "多肉每盆15元，10盆起每盆12元", "note: 零售")
    request = make_request("挑12盆多肉，一共多少钱？", facts={}, language="zh")

    *_, last = DraftWriter(FakeEngine).stream(replace(request, facts=(note,)))

    assert last.result is not None
    assert "多肉：12 × 12元 = 144元。" in last.result.text


@pytest.mark.parametrize(
    ("message", "told", "untold"),
    [
        ("What is delivery? We are 25 miles from you.", "£35", "£60"),
        ("What is delivery? We are 55 miles from you.", "£60", "£35"),
    ],
)
def test_of_two_sentences_by_distance_the_one_that_holds_is_told(
    message: str, told: str, untold: str
) -> None:
    text = "We bring beds within 40 miles, for £35. Further away they go by carrier for £60."
    request = make_request(message, facts={})
    note = Fact("Delivery", text, "note: Delivery")

    *_, last = DraftWriter(FakeEngine).stream(replace(request, facts=(note,)))

    assert last.result is not None
    assert told in last.result.text
    assert untold not in last.result.text


def test_without_a_distance_both_sentences_are_told() -> None:
    text = "We bring beds within 40 miles, for £35. Further away they go by carrier for £60."
    request = make_request("What is delivery?", facts={})
    note = Fact("Delivery", text, "note: Delivery")

    *_, last = DraftWriter(FakeEngine).stream(replace(request, facts=(note,)))

    assert last.result is not None
    assert "£35" in last.result.text
    assert "£60" in last.result.text


def test_of_two_sizes_none_is_taken() -> None:
    said = answer("How much is emptying septic tanks of 3,500 and of 5,000 litres?",
                  "Septic tanks", "up to 4,000 litres £165, above £210")  # fmt: skip

    assert "£165" in said
    assert "£210" in said
    assert "How many" not in said


def test_a_size_that_two_tiers_hold_is_left_with_both() -> None:
    said = answer("3平方米的绿墙安装多少钱？", "绿墙安装",
                  "3平方米以下150元，3平方米以上200元", "zh")  # fmt: skip

    assert "150元" in said
    assert "200元" in said
