"""Reasons: topics where they are known, else the words that upset messages share."""

from __future__ import annotations

from core.insight.reasons import UpsetMessage, by_topic, by_word, find_reasons


def test_messages_are_grouped_by_the_word_most_of_them_share_and_count_once() -> None:
    found = by_word(
        [
            UpsetMessage(4, ("the delivery was late again",)),
            UpsetMessage(3, ("deliveries never arrive", "late delivery")),
            UpsetMessage(2, ("waited three weeks for the delivery", "the invoice is wrong")),
            UpsetMessage(1, ("a wrong invoice",)),
            UpsetMessage(9, ("another invoice that is wrong",)),
        ]
    )

    assert [(one.word, one.count, one.message_ids) for one in found] == [
        ("delivery", 3, (4, 3, 2)),
        ("invoice", 2, (1, 9)),
    ]
    assert found[0].phrases == (
        "the delivery was late again",
        "late delivery",
        "waited three weeks for the delivery",
    )


def test_a_word_of_one_message_alone_is_no_reason() -> None:
    assert by_word([UpsetMessage(1, ("the table wobbles",)), UpsetMessage(2, ("so slow",))]) == ()


def test_plurals_are_the_same_reason_and_shown_as_most_write_it() -> None:
    found = by_word([UpsetMessage(n, (words,)) for n, words in enumerate(
        ("broken chairs", "the chairs wobble", "a scratched chair"), 1)])  # fmt: skip

    assert [(one.word, one.count) for one in found] == [("chairs", 3)]


def test_chinese_reasons_are_things_not_pieces_of_words() -> None:
    found = by_word(
        [
            UpsetMessage(1, ("物流太慢了",)),
            UpsetMessage(2, ("物流不更新",)),
            UpsetMessage(3, ("你们的物流很慢",)),
        ]
    )

    assert [(one.word, one.count) for one in found] == [("物流", 3)]


def test_words_that_say_nothing_are_no_reason() -> None:
    messages = [UpsetMessage(n, ("I am still not very happy with you",)) for n in (1, 2)]

    assert [one.word for one in by_word(messages)] == ["happy"]


def test_topics_count_each_message_once_for_each() -> None:
    found = by_topic(
        [
            UpsetMessage(2, (), (("delivery", "came late"), ("delivery", "again late"))),
            UpsetMessage(1, (), (("delivery", "too slow"), ("price", "too dear"))),
        ]
    )

    assert [(one.word, one.count, one.phrases) for one in found] == [
        ("delivery", 2, ("came late", "too slow")),
        ("price", 1, ("too dear",)),
    ]


def test_messages_without_topics_are_grouped_by_words_beside_the_topics() -> None:
    found = find_reasons(
        [
            UpsetMessage(5, ("the lamp flickers",)),
            UpsetMessage(4, ("late", "rude"), (("delivery", "late"), ("staff", "rude"))),
            UpsetMessage(3, ("a flickering lamp",)),
            UpsetMessage(2, ("another lamp broke",)),
            UpsetMessage(1, ("late",), (("delivery", "late"),)),
        ]
    )

    assert [(one.word, one.is_topic, one.message_ids) for one in found] == [
        ("lamp", False, (5, 3, 2)),
        ("delivery", True, (4, 1)),
        ("staff", True, (4,)),
    ]
