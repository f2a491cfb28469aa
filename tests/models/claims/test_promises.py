from __future__ import annotations

import pytest

from models.claims.promises import find_promises, is_backed


@pytest.mark.parametrize(
    "text",
    [
        "I will check whether that is possible and write to you again.",
        "Shall I reserve it for you?",
        "I can call you tomorrow afternoon.",
        "We cannot refund the fee.",
        "I am sure we can find a day.",
        "We are happy to help.",
        "您一般哪天有空？",
        "您有空来看看。",
        "Feel free to ask.",
        "I will look whether the 3rd is free.",
        "The cake is gluten-free.",
        "请问需要我们安排送货吗？",
        "很抱歉，我们不能退款。",
        "我查一下再回复您。",
    ],
)
def test_what_binds_nobody_is_no_promise(text: str) -> None:
    assert find_promises(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "We will lend you a bike.",
        "The leak will not come back.",
        "I'm certain we can put this right on the first visit.",
        "Consider it done.",
        "We are free on Thursday.",
        "There will be no hidden extras of any kind.",
        "You can cancel without paying anything.",
        "We can hold it for you for as long as you need.",
        "We're happy to stay late just for you.",
        "It'll be reimbursed.",
        "We're throwing in a little something.",
        "配件和人工都保修一年。",
        "您的预约已确认。",
        "您说的那天正好有空。",
        "以后您来都不用排队。",
        "您误工的损失我们来补。",
        "I have booked a table for you.",
        "It will be ready on Saturday.",
        "You can have it at no extra cost.",
        "Every guest gets a free drink.",
        "This will never happen again.",
        "If it cannot be mended, we will replace it.",
        "周六之前能取。",
        "座位已经给您订好了。",
        "The right yarn is already on its way.",
        "I've pencilled you in.",
        "The first lesson is on us.",
        "I'll have the new glass in by then.",
        "师傅已经在路上了。",
        "我们已经按照您的要求，将小茶盘寄出了。",
        "卡片我们已经写好了。",
        "不满意就原价退。",
        "洗这一件不收钱。",
        "下次给您打八五折。",
        "今天就给您寄出。",
    ],
)
def test_what_binds_the_owner_is_a_promise_and_nothing_backs_it_unsaid(text: str) -> None:
    (first, *_) = find_promises(text)
    assert not is_backed(first, ["opening hours monday to friday", "营业时间周一至周五"])


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("We will deliver it.", "delivery within leeds 30 pounds"),
        ("The first visit is free.", "first visit free, plan 650"),
        ("You can send it back with a free label.", "returns within 30 days, free label"),
        ("首次上门免费。", "首次上门免费，方案4500元"),
        ("今天就给您寄出。", "由顺达快递寄送"),
    ],
)
def test_the_owners_own_words_back_it(text: str, own: str) -> None:
    assert all(is_backed(promise, [own]) for promise in find_promises(text))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("我们已经按您的要求制作了茶盘，并且已经寄出。", "由顺达快递寄送，5个工作日发货"),
        ("Your order is already on its way.", "delivery by courier within 5 days"),
    ],
)
def test_how_things_are_done_backs_no_word_that_they_are_done(text: str, own: str) -> None:
    assert not any(is_backed(promise, [own]) for promise in find_promises(text))
    assert find_promises(text)


def test_another_free_thing_backs_nothing() -> None:
    (promise,) = find_promises("You can send it back with a free replacement.")
    assert not is_backed(promise, ["returns within 30 days, free label"])
