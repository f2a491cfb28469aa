"""The price of another tier than what the letter counts is marked, the right one isn't."""

from __future__ import annotations

import pytest

from models.claims.check import check_claims
from tests.models.letters import make_request

NOTES = {
    "tank": ("en", "Septic tanks", "up to 4,000 litres £165, above £210"),
    "hedge": ("en", "Hedge cutting", "under 10 m £60, 10 to 20 m £110, over 20 m £150"),
    "buffet": ("en", "Buffet", "£260 up to 60 people, £4 for each person more"),
    "shirts": ("en", "Ironing", "one to three shirts £12, four or more £20"),
    "墙": ("zh", "绿墙安装", "3平方米以下150元，3平方米以上每平方米加50元"),
    "路": ("zh", "送货", "5公里以内20元，超过5公里每公里加3元"),
    "票": ("zh", "团体票", "10人以下每人80元，10人以上每人70元"),
    "搬": ("zh", "搬家", "不满10立方米600元，满10立方米900元"),
}


def marked(note: str, message: str, body: str) -> list[str]:
    language, label, value = NOTES[note]
    request = make_request(message, facts={label: value}, language=language)
    return [mark.text for mark in check_claims(body, request)]


@pytest.mark.parametrize(
    ("note", "message", "right"),
    [
        ("tank", "Our tank holds 5,000 litres.", "Emptying the septic tank is £210."),
        ("hedge", "The hedge is 14 m.", "Cutting the hedge would be £110."),
        ("buffet", "We are 72 people.", "The buffet is £308 for all of you."),
        ("buffet", "We are 72 guests.", "It is £260 and £4 for each person over 60."),
        ("shirts", "I have 6 shirts.", "Ironing them is £20."),
        ("墙", "5平方米的绿墙。", "绿墙安装一共250元。"),
        ("墙", "5平方米的绿墙。", "绿墙安装150元，多出的2平方米100元，一共250元。"),
        ("路", "离您8公里。", "送货费29元。"),
        ("票", "我们15个人。", "团体票每人70元。"),
        ("搬", "大概8立方米。", "搬家600元。"),
    ],
)
def test_the_right_tier_has_no_mark(note: str, message: str, right: str) -> None:
    assert marked(note, message, right) == []


@pytest.mark.parametrize(
    ("note", "message", "wrong", "mark"),
    [
        ("tank", "Our tank holds 5,000 litres.", "Emptying the septic tank is £165.", "£165"),
        ("hedge", "The hedge is 14 m.", "Cutting the hedge would be £60.", "£60"),
        ("buffet", "We are 72 people.", "The buffet is £260 for all of you.", "£260"),
        ("shirts", "I have 6 shirts.", "Ironing them is £12.", "£12"),
        ("墙", "5平方米的绿墙。", "绿墙安装一共150元。", "150元"),
        ("路", "离您8公里。", "送货费20元。", "20元"),
        ("票", "我们15个人。", "团体票每人80元。", "80元"),
        ("搬", "大概8立方米。", "搬家900元。", "900元"),
    ],
)
def test_the_price_of_another_tier_is_marked(
    note: str, message: str, wrong: str, mark: str
) -> None:
    assert marked(note, message, wrong) == [mark]
