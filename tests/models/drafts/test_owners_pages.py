"""Notes as owners write them: lists of prices, answers to questions, two languages on one page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.draft import Fact
from core.domain.knowledge import KnowledgeNote
from core.services.note_choice import all_passages
from core.text.ask_kinds import is_demand, wants_hours
from core.text.asks import find_asks
from core.text.ranking import stem, telling_words
from models.drafts.draft_writer import DraftWriter
from models.drafts.plan import make_plan
from models.drafts.price_lists import listed
from models.fake_engine import FakeEngine
from tests.models.letters import make_request


def told(message: str, pages: dict[str, str], *, language: str = "en") -> list[str]:
    notes = [KnowledgeNote(title, text) for title, text in pages.items()]
    facts = all_passages(notes, message, 40)
    request = replace(make_request(message, facts={}, language=language), facts=facts)
    return [fact.value for point in make_plan(request).points for fact in point.facts]


CAKES = {
    "Cakes": "Lemon cake £18, carrot cake £20, cheese board £35.",
    "Other": "We close at six.",
    "Garden": "There is a playground behind the house.",
}
CLEANING = {"价目": "衬衫18元，西装上衣45元，西装套装65元，毛衣28元"}


def test_of_a_list_of_prices_what_the_letter_names_is_told() -> None:
    assert told("How much is a carrot cake?", CAKES) == ["carrot cake £20"]
    assert told("洗一套西装和衬衫多少钱？", CLEANING, language="zh") == [
        "衬衫18元，西装上衣45元，西装套装65元"
    ]


def test_things_of_one_list_are_added_up() -> None:
    message = "We'd like 2 lemon cakes and 3 carrot cakes. How much is that altogether?"

    assert told(message, CAKES)[-1] == "£96"


@pytest.mark.parametrize(
    "line",
    [
        "3公里以内满80元免费，不满80元收10元",
        "Up to 5 people £60, each further £8",
        "Kayak £20 a day, paddle £5 more",
    ],
)
def test_what_hangs_together_is_no_list(line: str) -> None:
    part = Fact("Prices", line, "note: Prices")

    assert listed(part) == (part,)


def test_what_a_page_says_of_all_its_prices_is_told_with_one_of_them() -> None:
    pages = {"Prices": "All prices are per week, linen included.\nCottage: £420\nCaravan: £210"}

    assert told("What does the cottage cost?", pages) == [
        "£420",
        "All prices are per week, linen included.",
    ]
    assert told("Is there a cot?", pages) == []


ASKED = {
    "Questions": "Can I cancel a lesson? Yes, up to the day before.\n"
    "Do you teach children? From six years.",
    "Rain": "Lessons take place in the hall when it rains.",
}


def test_a_question_of_the_page_is_answered_and_not_said_again() -> None:
    assert told("Do you teach children as well?", ASKED) == ["From six years."]
    assert told("Could I cancel a lesson if I'm ill?", ASKED) == ["Yes, up to the day before."]


def test_a_yes_to_one_question_is_no_answer_to_another() -> None:
    assert told("Will the lesson go ahead when it rains?", ASKED) == [ASKED["Rain"]]


TWO_TONGUES = {
    "早餐 Breakfast": "早餐：每人38元，7:00到10:00。\nBreakfast: ¥38 a person, 7 to 10.",
    "毛巾": "毛巾免费。",
    "停车": "门口可以停车。",
    "Pool": "The pool is heated.",
}


def test_each_reads_what_is_written_in_their_language() -> None:
    assert told("How much is breakfast?", TWO_TONGUES) == ["¥38 a person, 7 to 10."]
    assert told("早餐多少钱？", TWO_TONGUES, language="zh") == ["每人38元，7:00到10:00。"]


def test_what_is_forbidden_to_some_is_no_refusal_to_all() -> None:
    fact = Fact("健康", "感冒、发烧、怀孕、高血压、心脏病不能泡温泉。", "note: 健康")
    request = replace(make_request("我妈妈能泡温泉吗？", facts={}, language="zh"), facts=(fact,))

    (point,) = make_plan(request).points

    assert point.verdict == ""


OFFERS = {
    "Groups": "From 8 people 15 % off.",
    "Members": "Members get the magazine.",
    "Parking": "£4 a day for groups.",
}


def test_who_asks_for_a_discount_is_told_one_and_nothing_else() -> None:
    assert told("We are a group of 12. Is there a discount?", OFFERS) == ["From 8 people 15 % off."]


def test_how_long_it_takes_stands_in_the_note_of_that_name() -> None:
    pages = {
        "多久能好": "一般3天，皮鞋7天。",
        "地址": "和平路的店周二休息，一般要等4天。",
    }
    message = "我住和平路附近，有双皮鞋开胶了，几天能好？"

    assert told(message, pages, language="zh")[0] == "一般3天，皮鞋7天。"


def test_what_is_asked_back_is_what_was_just_named() -> None:
    pages = {
        "Rides": "Balloon ride: £140 a person.",
        "Film": "A film of it £60.",
        "Meeting": "We meet at the gate.",
    }
    message = "The balloon ride was lovely. We'd still like the film, how much was it?"

    assert told(message, pages)[0] == "A film of it £60."


def test_what_is_told_first_is_not_what_is_asked() -> None:
    pages = {
        "Late": "Whoever has not paid by the 7th pays £10.",
        "End": "Of a part week nothing comes back.",
        "Keys": "Keys go into the box.",
    }
    message = "I've paid until Sunday, do I get the week back?"

    assert pages["Late"] not in told(message, pages)


def test_a_word_and_its_plural_are_one() -> None:
    for one, many in (("bike", "bikes"), ("cake", "cakes"), ("dive", "diving"), ("box", "boxes")):
        (left,), (right,) = telling_words(one), telling_words(many)
        assert stem(left) == stem(right)


def test_both_is_of_what_the_sentence_before_names() -> None:
    extras = "Film £60. Both with the album £90."
    pages = {"Extras": extras, "Ride": "A ride is £140.", "Bus": "The 14 stops here."}

    found = told("What does the ride cost for both of us?", pages)

    assert found == ["A ride is £140.", "£280"]


def test_what_is_only_denied_is_told_to_whoever_names_it() -> None:
    pages = {
        "Paying": "Cards are fine. No cheques.",
        "Bus": "The 14 stops here.",
        "Lunch": "Noon.",
    }
    message = "I haven't got one of those phones or an account, can my mother pay by cheque?"

    assert "No cheques." in told(message, pages)


def test_a_question_between_what_is_told_and_another_is_answered() -> None:
    pages = {
        "Upstairs": "The hoist to the upper floor takes 300 kg.",
        "Bus": "The 14 stops here.",
        "Lunch": "At noon.",
    }
    message = "It's 200 kg, does it go up to the upper floor by hoist, and who pushes it?"

    assert told(message, pages) == [pages["Upstairs"]]


def test_a_thing_is_named_by_its_own_word_and_not_by_where_it_is() -> None:
    pages = {
        "Rides": "Rides by river £30.",
        "Trips": "Pictures by river £12.",
        "Bus": "The 14 stops here.",
    }

    found = told("We are two and love the river rides. What does it cost?", pages)

    assert "Pictures by river £12." not in found


def test_what_is_paid_first_is_a_deposit_and_what_comes_back_a_refund() -> None:
    pages = {
        "订金": "订位付30%订金，余款当天付。",
        "天气": "下雨不开船，全额退或者改期。",
        "停车": "门口可以停车。",
        "地址": "海边路3号。",
    }

    assert told("要先付多少？", pages, language="zh") == [pages["订金"]]
    assert told("万一下雨，钱能退吗？", pages, language="zh") == [pages["天气"]]


def test_what_a_customer_shall_tell_is_no_answer_to_whether_they_may_come() -> None:
    pages = {
        "Bringing": "When you bring a clock on a Sunday, tell us how old it is.",
        "Bus": "The 14 stops here.",
        "Lunch": "At noon.",
    }

    assert told("Can I bring the clock on Sunday?", pages) == []
    assert told("What do I have to tell you about the clock?", pages) == [pages["Bringing"]]


def test_what_happens_if_is_a_question_of_its_own() -> None:
    pages = {"Cards": "Cards are fine.", "Bus": "The 14 stops here.", "Lunch": "At noon."}
    notes = [KnowledgeNote(title, text) for title, text in pages.items()]
    message = "Do you take cards? What happens if I forget to come?"
    request = replace(make_request(message, facts={}), facts=all_passages(notes, message, 9))

    assert [point.is_open for point in make_plan(request).points] == [False, True]


def test_two_exclamation_marks_alone_are_no_grievance() -> None:
    assert make_plan(make_request("Can't wait!! What do I bring?", facts={})).situation == "plain"
    assert make_plan(make_request("You forgot me!!", facts={})).situation == "upset"


def test_who_names_a_place_is_told_what_holds_there() -> None:
    page = "We fetch you for free in Old Harbour. North Bay is £12 a car."
    pages = {"Fetching": page, "Lunch": "Lunch is at noon.", "Dogs": "Dogs stay at home."}

    told_there = told("We stay at a hotel in North Bay. Do you fetch us?", pages)

    assert told_there == ["We fetch you for free in Old Harbour.", "North Bay is £12 a car."]


def test_a_price_with_what_its_thing_is_like_is_said_as_it_stands() -> None:
    pages = {"Tents": "4 m, room for six: £90\n6 m, room for ten: £140", "Opening": "By day."}
    facts = all_passages([KnowledgeNote(*page) for page in pages.items()], "", 9)
    request = replace(make_request("What is a tent with room for ten?", facts={}), facts=facts)
    *_, last = DraftWriter(FakeEngine).stream(request)

    assert last.result is not None
    assert last.result.tokens == 0


def test_a_name_of_two_letters_is_heard_among_chinese() -> None:
    pages = {
        "皮料": "PU：每米30元。\n真皮：每米180元。",
        "营业": "周一休息。",
        "停车": "门口可以停车。",
    }

    assert told("PU多少钱？", pages, language="zh") == ["PU：每米30元。"]


def test_what_somebody_wants_back_is_no_background() -> None:
    message = "I want the ten pounds back, and I want to know when somebody is in."

    asked = [ask.text for ask in find_asks(message)]

    assert asked == ["I want the ten pounds back", "I want to know when somebody is in."]
    assert is_demand(find_asks(message)[0])
    assert wants_hours(find_asks(message)[1])


def test_an_appointment_is_said_as_it_stands() -> None:
    fact = Fact("", "You have an appointment with us on Friday: Try the suit", "appointment")
    request = replace(make_request("When is my suit ready to try?", facts={}), facts=(fact,))
    engine = FakeEngine()
    *_, last = DraftWriter(lambda: engine).stream(request)

    assert last.result is not None
    assert fact.value in last.result.text
    assert last.result.tokens == 0


_RESOLING = {
    "Turnaround": "about three weeks",
    "Open": "Monday to Friday 9 to 5",
    "Resoling": "£32 a pair",
    "Return post": "£4.80 for a pair",
}
_RESOLING_ZH = {
    "工期": "三周左右", "营业时间": "周一至周五9:00-17:00", "换底": "每双180元", "回寄": "一双15元",
}  # fmt: skip


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("Two pairs need new soles. When would they be ready?", "en"),
        ("When can I pick them up?", "en"),
        ("Could they be ready by Friday?", "en"),
        ("两双鞋要换底，多久能好？", "zh"),
        ("周一送来，什么时候能取？", "zh"),
        ("12月5日前来得及吗？", "zh"),
    ],
)
def test_who_asks_when_it_is_ready_is_told_how_long_the_work_takes(
    message: str, language: str
) -> None:
    known = _RESOLING_ZH if language == "zh" else _RESOLING
    facts = tuple(Fact(label, value, "facts") for label, value in known.items())
    request = replace(make_request(message, facts={}, language=language), facts=facts)

    points = make_plan(request).points

    assert next(iter(known.values())) in [fact.value for point in points for fact in point.facts]


def test_who_asks_when_somebody_comes_is_not_told_how_long_the_work_takes() -> None:
    lead = Fact("Turnaround", "about three weeks", "facts")
    others = (Fact("Resoling", "£32 a pair", "facts"), Fact("Parking", "behind us", "facts"))
    request = replace(make_request("How soon can you come?", facts={}), facts=(lead, *others))

    assert not any(point.facts for point in make_plan(request).points)
