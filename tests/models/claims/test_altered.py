"""A word of a note that a letter has otherwise, and sums that don't come out."""

from __future__ import annotations

import pytest

from models.claims.check import check_claims
from tests.models.letters import make_request

CAMP = {
    "Dogs": "£20 a week, two at most",
    "Static caravan": "sleeps 6, £640 a week in August, £420 in September",
    "Service": "£79 a month, 6 visits, call-outs included",
    "Deposit": "25 %, the rest six weeks before",
    "Open": "Monday to Friday from 9:00 to 17:00",
    "Eggs": "£2.80 for six, £5 for a dozen and a half",
    "Lessons": "ten weeks, starts 14 September 2026",
}
CAMP_ZH = {
    "密室金库": "4至6人，60分钟，每人128元",
    "退费": "开课前14天可全额退",
    "配送": "每周四，三环内免费，其他10元",
    "彩排": "提前一天晚上，一小时",
}


def marked(body: str, language: str = "en", text: str = "") -> list[str]:
    facts = CAMP if language == "en" else CAMP_ZH
    text = text or ("Hello, what do you offer?" if language == "en" else "你们有什么？")
    request = make_request(text, language=language, facts=facts)
    return [claim.text for claim in check_claims(body, request)]


@pytest.mark.parametrize(
    ("body", "language", "mark"),
    [
        ("Dogs: £20 a week, six at most.", "en", "six"),
        ("The static caravan sleeps 2, £640 a week in August.", "en", "2"),
        ("Service is £79 a month, 6 visits, call-outs extra.", "en", "extra"),
        ("The deposit is 25 %, and the rest is six weeks after.", "en", "after"),
        ("We are open Monday to Thursday from 9:00 to 17:00.", "en", "Thursday"),
        ("The eggs cost £2.80 for two.", "en", "two"),
        ("Lessons: ten weeks, starts 14 September 2126.", "en", "14 September 2126"),
        ("密室金库: 4至5人，60分钟，每人128元。", "zh", "5人"),
        ("开课后14天可全额退。", "zh", "后"),
        ("每周二配送，三环内免费，其他10元。", "zh", "周二"),
    ],
)
def test_what_a_note_has_otherwise_is_marked(body: str, language: str, mark: str) -> None:
    assert any(mark in found for found in marked(body, language))


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Dogs: £20 a week, two at most.", "en"),
        ("The static caravan sleeps six and costs £640 a week in August.", "en"),
        ("Service is £79 a month with six visits, and call-outs are included.", "en"),
        ("The deposit is 25 %, the rest is due six weeks before.", "en"),
        ("密室金库可以玩60分钟，4至6人，每人128元。", "zh"),
        ("开课之前14天可以全额退。", "zh"),
    ],
)
def test_a_note_in_other_words_is_not(body: str, language: str) -> None:
    assert marked(body, language) == []


def test_a_letter_that_is_longer_in_small_letters_changes_nothing() -> None:
    assert "2" in marked("Dear Mr Weiß, Three dogs? Free: the static caravan sleeps 2.")


def test_a_word_that_rewording_brings_in_is_no_contrary_of_another_note() -> None:
    facts = {"Embroidery": "£4.50 per logo, set-up £35 once", "Print": "£2.20 per logo, no set-up"}
    request = make_request("What do logos cost?", facts=facts)

    body = "Embroidery costs £4.50 per logo, with a set-up fee of £35 once."
    assert check_claims(body, request) == ()


def test_a_number_of_the_customers_may_stand_where_the_note_has_another() -> None:
    text = "Do you take dogs? We have 3 dogs and stay for 8 weeks at most."
    assert marked("For 8 weeks the dogs are £160.", text=text) == []


@pytest.mark.parametrize(
    ("body", "is_marked"),
    [
        ("Two weeks are £40 (2 × £20).", False),
        ("Two weeks are £40 (3 × £20).", True),
        ("£20 + 2 × £640 = £1,300.", False),
        ("£20 + 2 × £640 = £1,320.", True),
        ("We have the rooms 204 (2+1) and 12 (20 × 30 cm).", False),
        ("配送：10元 + 2 × 128元 = 266元。", False),
        ("配送：10元 + 2 × 128元 = 276元。", True),
    ],
)
def test_a_sum_that_is_shown_must_come_out(body: str, is_marked: bool) -> None:
    language = "en" if body.isascii() or "£" in body else "zh"
    text = "Two dogs for 2 weeks, and 3 of us?" if language == "en" else "两个人，配送。"
    sums = [found for found in marked(body, language, text) if "×" in found or "(2+1)" in found]
    assert bool(sums) is is_marked
