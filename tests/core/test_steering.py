from __future__ import annotations

import pytest

from core.domain.draft import Length, Steering, Tone
from core.text.steering import is_order, read_steering


@pytest.mark.parametrize(
    "line",
    [
        "shorter, please",
        "Shorter please!",
        "keep it short",
        "make it a bit shorter",
        "be brief",
        "in two sentences",
        "too long",
        "at most 40 words",
        "short and to the point",
        "短一点",
        "简短些",
        "太长了",
        "写得简洁一点",
        "别太长",
        "两句话就行",
    ],
)
def test_a_wish_for_fewer_words_is_no_sentence(line: str) -> None:
    assert read_steering(line) == Steering(length=Length.SHORT)


@pytest.mark.parametrize(
    ("line", "steering"),
    [
        ("more friendly", Steering(tone=Tone.FRIENDLY)),
        ("a little warmer", Steering(tone=Tone.FRIENDLY)),
        ("less formal please", Steering(tone=Tone.FRIENDLY)),
        ("语气亲切一点", Steering(tone=Tone.FRIENDLY)),
        ("别太正式", Steering(tone=Tone.FRIENDLY)),
        ("more formal", Steering(tone=Tone.FORMAL)),
        ("Could you make it more polite?", Steering(tone=Tone.FORMAL)),
        ("客气些", Steering(tone=Tone.FORMAL)),
        ("more detail", Steering(length=Length.DETAILED)),
        ("not so short", Steering(length=Length.DETAILED)),
        ("详细一点", Steering(length=Length.DETAILED)),
        ("in French", Steering(language="fr")),
        ("translate it into German, please", Steering(language="de")),
        ("用英文回复", Steering(language="en")),
        ("翻译成法语", Steering(language="fr")),
        ("answer in Chinese", Steering(language="zh")),
    ],
)
def test_tone_length_and_language_are_understood(line: str, steering: Steering) -> None:
    assert read_steering(line) == steering


@pytest.mark.parametrize(
    "line",
    [
        "no, none in green",
        "offer Friday",
        "tell her we are glad to help",
        "we are closed on Monday and Tuesday",
        "ask for a photo",
        "It is too short for your wall by 10 cm",
        "we speak French",
        "it is warm",
        "it's short",
        "the official date is 3 May",
        "告诉他我们周五不营业",
        "没有绿色的",
        "请他发照片",
        "可以便宜一点",
        "我们的师傅很专业",
        "提前三天预约",
        "call me on Monday",
        "more chairs arrive on Friday",
        "be careful with the glass",
        "be sure to bring ID",
        "keep it cool and dry",
        "make it Friday",
        "rather Tuesday",
        "not too early please",
        "don't pay yet",
        "do not wash it hot",
        "never mind",
        "remove the battery first",
        "replace the filter every month",
        "change the date to Monday",
        "don't forget your passport",
        "That would be nice",
        "You can write in German",
        "just a trim",
        "try again tomorrow",
        "Thanks, we are closed",
        "please write more about the fault",
        "only the red one is left",
        "please include your order number",
        "please describe your problem",
        "请说明您的问题",
        "请问怎么称呼您",
        "可以分段付款",
        "不用提前预约",
        "不要提价",
        "说明书在盒子里",
        "加上安装费一共五百",
        "表情包很可爱",
    ],
)
def test_what_is_to_be_said_stays_as_it_is(line: str) -> None:
    assert read_steering(line) == Steering(say=line)


@pytest.mark.parametrize(
    ("line", "steering"),
    [
        ("mention the holiday", Steering(topics=("the holiday",))),
        ("please also mention our guarantee", Steering(topics=("our guarantee",))),
        ("just the price", Steering(topics=("the price",))),
        ("tell them about parking", Steering(topics=("parking",))),
        ("顺便提一下保修", Steering(topics=("保修",))),
        ("说明一下退货的事", Steering(topics=("退货",))),
        ("mention that we are closed on Friday", Steering(say="we are closed on Friday")),
        ("mention we are closed", Steering(say="we are closed")),
        ("说一下我们周五不营业", Steering(say="我们周五不营业")),
    ],
)
def test_what_is_to_be_mentioned_is_a_topic_or_a_sentence(line: str, steering: Steering) -> None:
    assert read_steering(line) == steering


@pytest.mark.parametrize(
    ("line", "silent"),
    [
        ("don't mention the price", ("the price",)),
        ("leave out the delivery", ("the delivery",)),
        ("别提价格", ("价格",)),
        ("don't mention the 10.5% discount", ("the 10.5% discount",)),
        ("不要说运费", ("运费",)),
    ],
)
def test_what_is_not_to_be_mentioned_is_known(line: str, silent: tuple[str, ...]) -> None:
    assert read_steering(line) == Steering(silent=silent)


@pytest.mark.parametrize(
    "line",
    ["use simple words", "no jargon", "don't promise anything", "clearer", "drop the last sentence",
     "call him Mr. Smith", "polish it a bit", "please polish the text",
     "don't be too pushy", "用词简单一点", "少用感叹号", "换个说法"],
)  # fmt: skip
def test_how_to_write_is_a_wish_to_the_model(line: str) -> None:
    assert read_steering(line) == Steering(manner=line)


@pytest.mark.parametrize(
    ("line", "tone"),
    [
        ("make it sound enthusiastic", Tone.FRIENDLY),
        ("be empathetic please", Tone.FRIENDLY),
        ("more direct and honest", Tone.FIRM),
        ("more serious", Tone.FORMAL),
        ("语气严肃一点", Tone.FORMAL),
        ("真诚一点", Tone.FRIENDLY),
    ],
)
def test_a_way_of_writing_that_is_near_to_a_tone_is_that_tone_too(line: str, tone: Tone) -> None:
    assert read_steering(line) == Steering(manner=line, tone=tone)


@pytest.mark.parametrize(
    "line",
    ["firmer", "a bit firmer please", "be firm", "more assertive", "be direct", "stricter",
     "坚决一点", "语气强硬些", "更坚定一点"],
)  # fmt: skip
def test_firmer_is_a_tone(line: str) -> None:
    assert read_steering(line) == Steering(tone=Tone.FIRM)


@pytest.mark.parametrize("line", ["less firm", "not so harsh", "too direct", "别太强硬"])
def test_firmness_turned_round_is_friendliness(line: str) -> None:
    assert read_steering(line) == Steering(tone=Tone.FRIENDLY)


@pytest.mark.parametrize(
    "line", ["the mattress is firmer", "take the direct train", "直接来店里就行", "态度坚决不赔"]
)
def test_a_firm_thing_is_no_wish(line: str) -> None:
    assert read_steering(line) == Steering(say=line)


@pytest.mark.parametrize(
    ("line", "steering"),
    [
        (
            "shorter, and tell her we are closed on Friday",
            Steering(say="tell her we are closed on Friday", length=Length.SHORT),
        ),
        (
            "in French please, mention the holiday",
            Steering(topics=("the holiday",), language="fr"),
        ),
        (
            "we open at 9.30. Shorter, please.",
            Steering(say="we open at 9.30", length=Length.SHORT),
        ),
        ("别写得太正式", Steering(tone=Tone.FRIENDLY)),
        ("说一下您的订单到了", Steering(say="您的订单到了")),
        ("shorter and friendlier", Steering(length=Length.SHORT, tone=Tone.FRIENDLY)),
        ("客气些，短一点", Steering(length=Length.SHORT, tone=Tone.FORMAL)),
        ("短一点，没有绿色的", Steering(say="没有绿色的", length=Length.SHORT)),
        ("no, none in green, more formal", Steering(say="no, none in green", tone=Tone.FORMAL)),
        (
            "reply in Spanish that we have it in stock",
            Steering(say="we have it in stock", language="es"),
        ),
        ("explain why it costs more", Steering(topics=("why it costs more",))),
        ("用法语告诉她周五不行", Steering(say="周五不行", language="fr")),
        ("explain to her that we are closed", Steering(say="tell her we are closed")),
        ("说一下运费三十元", Steering(say="运费三十元")),
        ("remind him to pay", Steering(say="ask him to pay")),
        ("let them know the boss is ill", Steering(say="tell them the boss is ill")),
        ("politely decline", Steering(say="say no, we can't do this")),
        ("婉拒", Steering(say="拒绝，这次我们做不到")),
        ("提醒他付款", Steering(say="请他付款")),
        ("", Steering()),
    ],
)
def test_several_wishes_in_one_line_are_taken_apart(line: str, steering: Steering) -> None:
    assert read_steering(line) == steering


def test_a_word_said_again_and_again_is_read_at_once() -> None:
    line = "translate " * 30 + "nothing short"
    assert read_steering(line) == Steering(say=line)


@pytest.mark.parametrize(
    "line",
    ["Offer Friday", "Tell her no", "mention the holiday", "politely decline", "ask when she comes",
     "告诉她不行", "让他等一等", "便宜一点"],
)  # fmt: skip
def test_an_order_to_the_writer_is_known(line: str) -> None:
    assert is_order(line)


@pytest.mark.parametrize(
    "line",
    [
        "Please include your order number.",
        "We offer Friday.",
        "Please tell us the colour.",
        "No, none in green.",
        "没有绿色的",
    ],
)
def test_a_sentence_to_the_customer_is_no_order(line: str) -> None:
    assert not is_order(line)
