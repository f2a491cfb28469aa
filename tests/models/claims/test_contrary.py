"""What a letter says against the owner's words, and of one thing that is another's."""

from __future__ import annotations

import pytest

from models.claims.check import check_claims
from tests.models.letters import make_request

YARD = {
    "Permit": "we apply for it at the council",
    "Washing": "we don't",
    "Keys": "handed over at the gate",
    "Booking": "places can be reserved by phone",
    "Guides": "Ines (caves, wells), Ruud (towers)",
    "Next days": "caves 12 October, towers 26 October",
    "Boat": "at most 8 seats, from 10 on Monday",
    "Inspection": "not by us: ask your insurer",
    "Nets and posts": "you take them down",
}
YARD_ZH = {
    "清洗": "不做",
    "旧门": "旧门我们不拆",
    "预约": "位置可以预留",
    "定金": "定下来抵扣",
    "讲解": "老秦（溶洞）、阿巧（古塔）",
    "机型": "有鼎力和威捷两种",
    "设备": "投影仪自备；我带标本",
}


def marked(body: str, language: str = "en") -> list[str]:
    facts = YARD if language == "en" else YARD_ZH
    text = "Hello, a question about the caves." if language == "en" else "我妹妹马小满想看溶洞。"
    return [
        claim.text
        for claim in check_claims(body, make_request(text, language=language, facts=facts))
    ]


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("You have to apply for the permit yourself.", "en"),
        ("Places can't be reserved.", "en"),
        ("The inspection is done by us.", "en"),
        ("The nets are taken down by us.", "en"),
        ("We wash everything.", "en"),
        ("For the towers Ines is the right one.", "en"),
        ("The towers are open on 12 October.", "en"),
        ("The boat has ten seats.", "en"),
        ("位置不能预留。", "zh"),
        ("投影仪由我带来。", "zh"),
        ("这笔钱不抵扣。", "zh"),
        ("旧门我们负责拆。", "zh"),
        ("古塔由老秦讲。", "zh"),
        ("机型有德力和威捷。", "zh"),
        ("马小曼还没有来过。", "zh"),
        ("您奶奶也可以来。", "zh"),
    ],
)
def test_the_contrary_and_the_exchanged_are_marked(body: str, language: str) -> None:
    assert marked(body, language)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("We apply for the permit.", "en"),
        ("Places can be reserved.", "en"),
        ("The inspection is done by your insurer.", "en"),
        ("The nets are taken down by you.", "en"),
        ("We don't wash.", "en"),
        ("For the towers Ruud is the right one.", "en"),
        ("The towers are open on 26 October.", "en"),
        ("The boat has eight seats.", "en"),
        ("If you can't reserve, please call.", "en"),
        ("位置可以预留。", "zh"),
        ("投影仪请您自备。", "zh"),
        ("我们不清洗。", "zh"),
        ("旧门我们不拆。", "zh"),
        ("溶洞由老秦讲。", "zh"),
        ("机型有鼎力和威捷。", "zh"),
        ("马小满的溶洞票可以预留。", "zh"),
        ("您妹妹也可以来。", "zh"),
    ],
)
def test_the_owners_words_as_they_are_may_be_said(body: str, language: str) -> None:
    assert marked(body, language) == []
