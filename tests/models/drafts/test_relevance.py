"""Which parts answer, whether they say yes or no for sure, and how what is open is named."""

from __future__ import annotations

import pytest

from core.domain.draft import Fact
from core.text.asks import Ask
from models.drafts.relevance import bearing, named_in
from models.drafts.topics import topics_of
from models.drafts.verdict import verdict


def part(value: str, label: str = "Terms", title: str = "Terms") -> Fact:
    return Fact(label, value, f"note: {title}")


@pytest.mark.parametrize(
    ("asked", "context", "answer"),
    [
        ("Who pays the postage?", "The glass is broken.", "Broken glass is replaced at our cost."),
        ("重做要几天", "字刻坏了。", "刻坏了：5 天内免费重做。"),
        ("费用由谁承担", "字刻坏了，重做要几天", "刻坏了：5 天内免费重做。"),
        ("Where are you?", "I would like to visit.", "Visit us at 12 Mill Lane."),
        ("I demand a refund", "", ""),
        ("how much do you want up front?", "", "A deposit of 30 % is due with the order."),
    ],
)
def test_the_part_of_the_kind_that_is_asked_answers(asked: str, context: str, answer: str) -> None:
    parts = (
        part("A refund of paint takes 9 days."),
        part("Broken glass is replaced at our cost."),
        part("退货运费由客户承担。"),
        part("刻坏了：5 天内免费重做。"),
        part("Visit us at 12 Mill Lane."),
        part("We confirm by letter.", "If we are late"),
        part("A deposit of 30 % is due with the order."),
    )

    found = bearing(Ask(asked, context), parts, f"{context} {asked}")

    assert [one.value for one in found] == ([answer] if answer else [])


def test_what_holds_in_another_case_does_not_answer() -> None:
    late = part("We pay the postage back.", "If we are late")

    assert bearing(Ask("Do you pay the postage back?"), (late,), "") == ()
    assert bearing(Ask("You are late, do you pay the postage back?"), (late,), "") == (late,)


@pytest.mark.parametrize(
    ("asked", "known", "says"),
    [
        ("Do you repair clocks?", part("watches and clocks", "Repairs"), "yes"),
        ("Do you repair clocks?", part("watches, no clocks", "Repairs"), "no"),
        ("Do you repair clocks?", part("clocks, only by appointment", "Repairs"), ""),
        ("Do you repair clocks?", part("watches", "Repairs"), ""),
        ("Are you open on Sunday?", part("We are open on Saturday."), ""),
        ("Do you repair clocks or watches?", part("watches, no clocks", "Repairs"), ""),
        ("How do you repair clocks?", part("watches and clocks", "Repairs"), ""),
        ("门口能停车吗？", part("门口不能停车。"), "no"),
        ("修手表吗？", part("修手表和钟。"), "yes"),
        ("修手表吗？", part("只在周五修手表。"), ""),
    ],
)
def test_yes_or_no_is_said_only_where_all_that_is_asked_stands_in_the_note(
    asked: str, known: Fact, says: str
) -> None:
    assert verdict(Ask(asked), known) == says


@pytest.mark.parametrize(
    ("asks", "topics"),
    [
        (["could we have it in the last week of May?"], ("the last week of May",)),
        (["if I pay on Monday, can it be here before Easter?"], ("Easter",)),
        (["Did you get my deposit?"], ("your deposit",)),
        (["Is it waterproof?"], ()),
        (["Is it here before Easter?", "Is it waterproof?"], ()),
        (["Either it comes this week or I go elsewhere"], ()),
        (["5月3日之前能到吗？"], ("5月3日",)),
        (["防水吗？"], ()),
    ],
)
def test_what_is_open_is_named_only_where_it_can_be_cut_out(
    asks: list[str], topics: tuple[str, ...]
) -> None:
    assert topics_of([Ask(asked) for asked in asks]) == topics


BEDS = Fact("Old mattresses", "No water beds.", "note: Old mattresses")
ZH_BEDS = Fact("旧床垫", "不收水床。", "note: 旧床垫")


@pytest.mark.parametrize(
    ("asked", "context", "part"),
    [
        ("Is there a way to please us both in one bed?", "I am light, my partner isn't.", BEDS),
        ("Which of your beds is the quietest?", "We have had a water bed until now.", BEDS),
        ("Is there a way to please us both in one bed?", "Our water bed leaks.", BEDS),
        ("两个人体重差很多，一张床怎么选？", "我们以前睡水床。", ZH_BEDS),
    ],
)
def test_what_is_only_denied_is_told_to_nobody_who_does_not_ask_for_it(
    asked: str, context: str, part: Fact
) -> None:
    assert bearing(Ask(asked, context), (part,), f"{context} {asked}") == ()
    assert named_in(f"{context} {asked}", [Ask(asked, context)], (part,), 3) == ()


@pytest.mark.parametrize(
    ("asked", "context", "part"),
    [
        ("Do you sell water beds?", "", BEDS),
        ("Would you take away an old water bed?", "", BEDS),
        ("Would you take it away?", "We have an old water bed.", BEDS),
        ("旧的水床收吗？", "", ZH_BEDS),
    ],
)
def test_what_is_denied_is_told_to_who_asks_for_it(asked: str, context: str, part: Fact) -> None:
    found = bearing(Ask(asked, context), (part,), f"{context} {asked}")
    found += named_in(f"{context} {asked}", [Ask(asked, context)], (part,), 3)

    assert part in found
