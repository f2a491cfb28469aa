"""Each wish of the line above a draft is seen in it, or a sentence says why it can't be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.domain.draft import (
    ALL_TOLD,
    FIXED_WORDS,
    SHORTEST,
    DraftKind,
    DraftRequest,
    Fact,
    Length,
)
from models.drafts.draft_writer import DraftWriter
from models.fake_embedder import FakeEmbedder
from models.fake_engine import FakeEngine
from tests.models.drafts.deliveries import SAID, delivery, write
from tests.models.letters import make_request

LETTERS = {
    "told": make_request("How much is delivery?", facts={"Delivery": "£30 flat"}),
    "open": make_request("Do you have it in green?", facts={}),
    "upset": make_request("This is a disgrace, the table came broken.", facts={}),
    "praise": make_request("Thank you so much, the table is wonderful!", facts={}),
    "news": make_request("We have moved to 4 Mill Lane.", facts={}),
    "zh told": make_request("送货费是多少？", facts={"送货费": "60元"}, language="zh"),
    "zh open": make_request("有绿色的吗？", facts={}, language="zh"),
    "zh upset": make_request("太差劲了，桌子送来就是坏的！", facts={}, language="zh"),
    "zh praise": make_request("谢谢，桌子非常漂亮，我们很满意！", facts={}, language="zh"),
}
WISHES = (
    "firmer", "warmer", "shorter", "more formal", "more detail", "use simple words", "in one line",
    "more empathetic", "no jargon", "less formal", "stricter", "坚决一点", "亲切些", "短一点",
    "正式一点", "详细一点", "用词简单一点", "真诚一点",
)  # fmt: skip


@pytest.mark.parametrize("wish", WISHES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_wish_is_seen_or_a_sentence_says_why_not(name: str, wish: str) -> None:
    _, usual = write(FakeEngine(), LETTERS[name])
    _, steered = write(FakeEngine(), replace(LETTERS[name], steer=wish))

    told = {SHORTEST, ALL_TOLD, FIXED_WORDS} & set(steered.left_out)
    assert (steered.text != usual.text) != bool(told)


@pytest.mark.parametrize("name", LETTERS)
def test_firmer_changes_every_letter(name: str) -> None:
    _, usual = write(FakeEngine(), LETTERS[name])
    _, firm = write(FakeEngine(), replace(LETTERS[name], steer="firmer"))

    assert firm.text != usual.text
    assert firm.left_out == usual.left_out


def test_firmer_is_asked_of_the_model_and_says_no_without_regret() -> None:
    request = make_request("Do you repair e-bikes?", facts={"Repairs": "all bicycles, no e-bikes"})
    engine = FakeEngine(["We repair all bicycles, but no e-bikes."])

    _, result = write(engine, replace(request, steer="firmer"))

    assert "Be firm" in engine.requests[0].messages[0].text
    assert "No: we repair all bicycles" in result.text
    assert result.text.endswith("Regards,\nKen Ward")


def test_other_words_for_a_note_are_a_change() -> None:
    engine = FakeEngine([SAID])

    _, result = write(engine, delivery(steer="use simple words"))

    assert FIXED_WORDS not in result.left_out


@pytest.mark.parametrize("kind", [DraftKind.SHORT, DraftKind.LATER])
def test_answers_that_nobody_steered_say_nothing_of_it(kind: DraftKind) -> None:
    request: DraftRequest = replace(LETTERS["open"], kind=kind, length=Length.SHORT)

    _, result = write(FakeEngine(), request)

    assert result.left_out == ()


def test_what_only_meaning_tells_can_be_told_shorter() -> None:
    alike = {"stuffed": "filling", "inside": "wool", "sleeve": "cover", "fabric": "linen"}
    alike |= {"stay": "trial", "return": "nights"}
    notes = (
        Fact("Filling", "wool", "note: Filling"),
        Fact("Cover", "linen", "note: Cover"),
        Fact("Trial", "nights", "note: Trial"),
    )
    message = "It arrived broken, I am very angry! Stuffed, inside? Sleeve, fabric? Stay, return?"
    request = replace(make_request(message, facts={}, steer="shorter"), reserve=notes)

    *_, last = DraftWriter(FakeEngine, FakeEmbedder(alike)).stream(request)

    assert last.result is not None
    assert len(last.result.found) == 2
    assert SHORTEST not in last.result.left_out
