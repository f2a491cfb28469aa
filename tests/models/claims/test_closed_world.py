"""What a letter says and nothing derives is marked, whatever it is said of."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.domain.draft import Turn
from core.domain.interaction import Direction
from models.claims.check import check_claims
from tests.models.letters import make_request

# Where next to nothing is told, what isn't among it is no news (decision 068).
_OTHER_NOTES = {
    "en": {
        "Hours": "open from nine to six, closed on Sundays and in the first week of August",
        "Post": "parcels leave within three working days; the customer chooses the carrier",
    },
    "zh": {
        "营业": "周一到周六九点开门，六点关门，春节休息七天",
        "寄送": "三个工作日内发货，快递公司由顾客选择，运费另算",
    },
}


@pytest.mark.parametrize(
    ("written", "body", "marked"),
    [
        ("Could I bring it on the 19th?", "Thursday 19 November suits us.", ""),
        ("Could I bring it on the 19th?", "Friday 19 November suits us.", "Friday"),
        ("I can drop it off on Wednesday.", "Do bring it on Wednesday 11 November.", ""),
        ("I can drop it off on Wednesday.", "Do bring it on Wednesday 12 November.", "Wednesday"),
    ],
)
def test_a_day_is_what_the_calendar_says_of_it(written: str, body: str, marked: str) -> None:
    turn = Turn(Direction.INCOMING, "Anna", datetime(2026, 11, 9, tzinfo=UTC), written)
    request = replace(make_request(written, facts={}), conversation=(turn,))

    assert [claim.text for claim in check_claims(body, request)][:1] == ([marked] if marked else [])


@pytest.mark.parametrize(
    ("facts", "body", "marked"),
    [
        ({"Deposit": "£200 by card"}, "The deposit is £200 in cash.", "in cash"),
        ({"Deposit": "£200 by card"}, "The deposit is £200 by card.", ""),
        ({"Report": "£85, with photographs"}, "A report without photographs is £85.", "without"),
        ({"Set-up": "£150 once"}, "Set-up is £150 every year.", "every year"),
        ({"全天": "180元，含餐"}, "全天180元，不含餐。", "不含餐"),
        ({"寄送": "顺丰，运费自理"}, "寄回用顺丰，运费我们出。", "运费我们出"),
        ({"押金": "2000元，归还后退"}, "押金2000元，不退。", "，不退"),
        ({"Call-out": "£85, parts extra"}, "That is £85 with all parts.", "with all parts"),
        ({"Call-out": "£85, parts extra"}, "Your £85 doesn't hold parts; they are extra.", ""),
        ({"Call-out": "£85, parts included"}, "That is £85 with all parts.", ""),
        ({"Search": "nothing found, nothing paid"}, "If we fail you pay half.", "pay half"),
        ({"Search": "50% if nothing is found"}, "If we fail you pay half.", ""),
        ({"Search": "half if nothing is found"}, "If we fail you pay a third.", "pay a third"),
        ({"上门": "260元，配件另计"}, "上门260元，包含配件。", "包含配件"),
        ({"退课": "退八成"}, "退课的话退五成。", "退五成"),
    ],
)
def test_terms_of_trade_are_the_owners(facts: dict[str, str], body: str, marked: str) -> None:
    language = "zh" if re.search("[\u4e00-\u9fff]", body) else "en"
    found = check_claims(body, make_request("?", facts=facts, language=language))

    assert [one.text[: len(marked)] for one in found] == ([marked] if marked else [])


@pytest.mark.parametrize(
    ("facts", "body"),
    [
        ({"Coach": "£560 a day"}, "There is a toilet on the coach."),
        ({"Digger": "£95 a day"}, "You can tow it without any trouble."),
        ({"Surface clean": "£260"}, "We insure paintings at full value while they are here."),
        ({"大巴": "每天2400元"}, "车上有卫生间。"),
        ({"帐篷": "补洞每处40元"}, "防水布是杜邦的料子。"),
        ({"报销": "可开发票，不能刷医保"}, "您可以刷医保。"),
    ],
)
def test_what_no_note_speaks_of_is_marked_whole(facts: dict[str, str], body: str) -> None:
    language = "zh" if re.search("[\u4e00-\u9fff]", body) else "en"
    told = facts | _OTHER_NOTES[language]
    found = check_claims(body, make_request("?", facts=told, language=language))

    assert [one.text for one in found] == [body]


@pytest.mark.parametrize(
    ("facts", "body", "marked"),
    [
        ({"Half day": "£38", "Under twos": "£4 a day more"}, "Half a day under two is £42.", ""),
        ({"Half day": "£38", "Under twos": "£4 a day more"}, "A half day is £44 for him.", "£44"),
        ({"Delivery": "£40 each way"}, "Delivery there and back is £80.", ""),
        ({"Clean": "£260", "Varnish": "£90"}, "Clean and varnish come to £350.", ""),
        ({"Van": "£640 in August, £420 in September"}, "A van is £420 in August.", "£420"),
        ({"Plan": "£19, one visit a month"}, "It comes with two visits a month.", "two"),
        ({"Package": "valid for six months"}, "It is valid for a year.", "a year"),
        ({"课包": "12课时2880元"}, "课包10课时2880元。", "10课"),
        ({"混音": "每首1200元"}, "五首混音6000元。", ""),
        ({"First visit": "£62; late: half the fee"}, "Half the fee of a first visit is £31.", ""),
        ({"Eggs": "£2.80 for six"}, "A dozen eggs is £5.60.", ""),
        ({"Marquee": "6 x 9 m", "Floor": "£4 per square metre"}, "Its 54 square metres fit.", ""),
    ],
)
def test_numbers_are_bound_to_their_things(facts: dict[str, str], body: str, marked: str) -> None:
    language = "zh" if re.search("[\u4e00-\u9fff]", body) else "en"
    request = make_request("We have five songs. 我们有五首歌。", facts=facts, language=language)

    assert [one.text for one in check_claims(body, request)] == ([marked] if marked else [])


def test_foreign_names_and_carriers_in_a_chinese_letter_are_names() -> None:
    request = make_request("？", facts={"老师": "玛丽亚", "寄送": "顺丰"}, language="zh")

    body = "玛格丽特可以教，教材用Word文件，由中通寄。玛丽亚用顺丰。"

    assert {one.text for one in check_claims(body, request)} == {"玛格丽特", "Word", "中通"}
