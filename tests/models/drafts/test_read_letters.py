"""Faults that a person saw in drafts for letters nobody had tuned on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.draft import Fact
from models.claims.check import check_claims
from models.drafts.draft_writer import DraftWriter
from models.drafts.note_parts import parts_of
from models.drafts.plan import make_plan
from models.drafts.vectors import Vectors
from models.fake_embedder import FakeEmbedder
from models.fake_engine import FakeEngine
from tests.models.letters import make_request

HOURS = Fact("Showroom", "Open Wednesday to Saturday 10-5, Sundays closed.", "note: Showroom")
ZH_HOURS = Fact("门店", "草桥花乡12号，周二到周日8:30-18:00，周一休息。", "note: 门店")
CARE = Fact("养护", "养护时间周一到周五9:00-17:00，周末上门每次加收80元。", "note: 养护")
SIZES = (
    Fact("Prices", "Single (90 x 190): £420", "note: Prices"),
    Fact("Prices", "King (150 x 200): £690", "note: Prices"),
    Fact("Delivery", "We bring it ourselves within 40 miles, for £35.", "note: Delivery"),
)
POTS = (
    Fact("租金", "中盆（30到80厘米）每盆每月28元", "note: 租金"),
    Fact("租金", "大盆（80厘米以上）每盆每月65元", "note: 租金"),
    Fact("换花", "人为损坏按盆赔：小盆60元，中盆180元，大盆420元。", "note: 换花"),
)
TIERS = Fact(
    "送货和安装", "绿墙安装：3平方米以下150元，3平方米以上每平方米加50元。", "note: 送货和安装"
)
FILLING = Fact("Filling", "Wool, no foam.", "note: Filling")
STAY = Fact("Stay", "Dogs are welcome in the showroom.", "note: Stay")


def told(message: str, *facts: Fact, language: str = "en") -> list[str]:
    request = replace(make_request(message, facts={}, language=language), facts=facts)
    return [fact.value for point in make_plan(request).points for fact in point.facts]


def answer(message: str, *facts: Fact, language: str = "en") -> str:
    request = replace(make_request(message, facts={}, language=language), facts=facts)
    *_, last = DraftWriter(FakeEngine).stream(request)
    assert last.result is not None
    return last.result.text


@pytest.mark.parametrize(
    ("message", "language", "hours"),
    [
        ("Are you open this Saturday?", "en", HOURS),
        ("What are your opening hours?", "en", HOURS),
        ("周一开门吗？", "zh", ZH_HOURS),
        ("你们几点上班？", "zh", ZH_HOURS),
    ],
)
def test_who_asks_when_the_firm_is_open_is_told_so_and_nothing_else(
    message: str, language: str, hours: Fact
) -> None:
    assert told(message, CARE, *SIZES, hours, STAY, language=language) == [hours.value]


def test_what_it_would_come_to_is_the_price_of_what_the_letter_names() -> None:
    message = "We're after a king for a bedroom upstairs. What would it come to with delivery?"

    assert told(message, *SIZES) == ["£690", SIZES[2].value]


def test_what_is_rented_is_summed_for_the_month_that_is_asked() -> None:
    message = "想放20盆中盆、4盆大盆，一个月一共多少钱？"

    assert told(message, *POTS, language="zh") == ["820元"]


def test_what_is_rented_has_no_sum_where_nobody_says_for_how_long() -> None:
    assert "820元" not in told("想放20盆中盆、4盆大盆，一共多少钱？", *POTS, language="zh")


def test_a_request_to_excuse_the_trouble_asks_nothing() -> None:
    cats = Fact("", "家里有猫，不要放百合，有毒。", "note: 选什么植物")
    dear = Fact("", "多肉每盆15元。", "note: 零售")

    assert told("周六来要不要多收钱？麻烦您了。", cats, dear, CARE, language="zh") == []


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Dear Sir or Madam, I come out in a rash from all sorts of stuff. What are these?", "en"),
        ("我这家书店在地下一层，一扇窗都没有，摆什么能活？", "zh"),
    ],
)
def test_who_only_tells_of_a_rash_gets_no_apology(message: str, language: str) -> None:
    request = replace(make_request(message, facts={}, language=language), is_upset=True)

    assert make_plan(request).situation == "plain"


def test_who_is_read_as_upset_about_what_the_firm_did_gets_one() -> None:
    request = make_request("You told me it would be here. When will I have my sofa?", facts={})

    assert make_plan(replace(request, is_upset=True)).situation == "upset"


def test_thanks_for_getting_it_round_an_awful_corner_are_thanks() -> None:
    message = (
        "We've had it for six weeks now. And thank your lads for getting it round that awful"
        " corner, they were great!\nSimon and Ruth Kaye"
    )

    assert make_plan(make_request(message, facts={})).situation == "thanks"


def test_a_threat_with_the_authorities_is_answered_by_no_note() -> None:
    sizes = Fact("", "Standard sizes: 2 to 3 weeks.", "note: How long it takes")
    message = "What are you going to do about it, or do I have to go to Trading Standards?"

    assert told(f"The mattress you sold me has a hollow. {message}", sizes, HOURS, STAY) == []


@pytest.mark.parametrize(
    ("message", "language", "asked"),
    [
        ("my back is dreadful, not sure what i need, where do i start??", "en", "tell me a little"),
        ("想弄点绿色的东西，一点都不懂，怎么个弄法呀", "zh", "请告诉我您具体想要什么"),
    ],
)
def test_who_does_not_know_what_to_ask_for_is_asked_back(
    message: str, language: str, asked: str
) -> None:
    assert asked in answer(message, HOURS, ZH_HOURS, STAY, language=language)


def test_a_note_said_whole_with_its_tiers_has_no_mark() -> None:
    request = make_request("那5平方米装一下要多少钱？", facts={}, language="zh")

    assert check_claims(TIERS.value, replace(request, facts=(TIERS,))) == ()


def test_a_part_of_such_a_note_has_its_mark() -> None:
    request = make_request("那5平方米装一下要多少钱？", facts={}, language="zh")

    marks = check_claims("5平方米的安装费是150元。", replace(request, facts=(TIERS,)))

    assert [mark.text for mark in marks] == ["150元"]


def test_each_sentence_of_a_page_is_labelled_by_its_own_thing() -> None:
    page = Fact("Times", "Standard sizes: 2 to 3 weeks. Other sizes: 5 weeks.", "note: Times")

    assert [(part.label, part.value) for part in parts_of(page)] == [
        ("Standard sizes", "2 to 3 weeks."),
        ("Other sizes", "5 weeks."),
    ]


def test_a_time_of_day_is_no_label() -> None:
    assert [part.label for part in parts_of(CARE)] == ["养护"]


def test_fitting_beside_delivery_on_a_page_is_no_delivery() -> None:
    assert [part.label for part in parts_of(TIERS)] == ["绿墙安装"]


ALIKE = {"stuffed": "filling", "inside": "wool"}


def by_meaning(message: str, *reserve: Fact) -> list[str]:
    request = replace(make_request(message, facts={}), reserve=reserve)
    plan = make_plan(request, vectors=Vectors(FakeEmbedder(ALIKE)))
    return [fact.value for point in plan.points for fact in point.facts]


def test_a_note_in_other_words_is_found_by_what_it_means() -> None:
    found = by_meaning("Stuffed with, inside?", FILLING, STAY, HOURS)

    assert found == [FILLING.value]


def test_what_is_as_near_to_another_note_is_not_told() -> None:
    twin = replace(FILLING, source="note: Cover")

    assert by_meaning("Stuffed with, inside, by whom and where?", FILLING, twin) == []


def test_how_something_of_theirs_stands_is_not_found_by_meaning() -> None:
    assert by_meaning("Did you get my wool, stuffed?", FILLING, STAY) == []


def test_without_an_embedder_words_have_to_do() -> None:
    request = replace(make_request("What are they stuffed with?", facts={}), reserve=(FILLING,))

    assert not any(point.facts for point in make_plan(request).points)


def test_of_two_things_of_one_line_both_are_told_where_each_is_named() -> None:
    times = Fact("Times", "Usual wool: 2 weeks. Other wool: 5 weeks.", "note: Times")

    assert by_meaning("Inside, how long?", times) == ["2 weeks.", "5 weeks."]


def test_what_is_surely_meant_is_not_left_open() -> None:
    request = replace(make_request("Stuffed with, inside?", facts={}), reserve=(FILLING, STAY))

    (point,) = make_plan(request, vectors=Vectors(FakeEmbedder(ALIKE))).points

    assert point.facts
    assert not point.is_open


def test_a_draft_tells_which_notes_only_their_meaning_brought_in() -> None:
    request = replace(make_request("Stuffed with, inside?", facts={}), reserve=(FILLING, STAY))

    *_, last = DraftWriter(FakeEngine, FakeEmbedder(ALIKE)).stream(request)

    assert last.result is not None
    assert last.result.found == (FILLING,)


def test_what_words_had_found_is_not_told_as_found_by_meaning() -> None:
    request = make_request("What is the filling?", facts={})
    request = replace(request, facts=(FILLING,), reserve=(FILLING, STAY))

    *_, last = DraftWriter(FakeEngine, FakeEmbedder(ALIKE)).stream(request)

    assert last.result is not None
    assert last.result.found == ()
