"""Days as people say them, read as of a Thursday."""

from __future__ import annotations

from datetime import date

import pytest

from core.text.spoken_days import find_days

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Friday", date(2026, 11, 27)),
        ("by thursday", THURSDAY),
        ("on Monday", date(2026, 11, 30)),
        ("next Monday", date(2026, 11, 30)),
        ("next friday", date(2026, 12, 4)),
        ("tomorrow", date(2026, 11, 27)),
        ("the day after tomorrow", date(2026, 11, 28)),
        ("in two weeks", date(2026, 12, 10)),
        ("within 3 days", date(2026, 11, 29)),
        ("in a month", date(2026, 12, 26)),
        ("end of the month", date(2026, 11, 30)),
        ("5 December", date(2026, 12, 5)),
        ("Dec 5th", date(2026, 12, 5)),
        ("3 Feb", date(2027, 2, 3)),
        ("2027-03-31", date(2027, 3, 31)),
        ("周五前", date(2026, 11, 27)),
        ("下周一", date(2026, 11, 30)),
        ("下周", date(2026, 11, 30)),
        ("明天", date(2026, 11, 27)),
        ("大后天", date(2026, 11, 29)),
        ("3天后", date(2026, 11, 29)),
        ("两周内", date(2026, 12, 10)),
        ("月底", date(2026, 11, 30)),
        ("12月5日", date(2026, 12, 5)),
        ("5号", date(2026, 12, 5)),
        ("星期天", date(2026, 11, 29)),
    ],
)
def test_what_is_to_come(words: str, day: date) -> None:
    assert [one.day for one in find_days(words, THURSDAY, is_past=False)] == [day]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("yesterday", date(2026, 11, 25)),
        ("on Friday", date(2026, 11, 20)),
        ("last Friday", date(2026, 11, 20)),
        ("two days ago", date(2026, 11, 24)),
        ("a week ago", date(2026, 11, 19)),
        ("20 November", date(2026, 11, 20)),
        ("昨天", date(2026, 11, 25)),
        ("前天", date(2026, 11, 24)),
        ("上周五", date(2026, 11, 20)),
        ("周三", date(2026, 11, 25)),
        ("三天前", date(2026, 11, 23)),
        ("刚才", THURSDAY),
    ],
)
def test_what_was(words: str, day: date) -> None:
    assert [one.day for one in find_days(words, THURSDAY, is_past=True)] == [day]


@pytest.mark.parametrize("words", ["12 chairs", "12把椅子", "sunny", "monitor", "Marian may come"])
def test_what_is_no_day(words: str) -> None:
    assert find_days(words, THURSDAY, is_past=False) == []


def test_two_days_are_told_apart_with_their_places() -> None:
    text = "called yesterday, wants it by Friday"

    found = find_days(text, THURSDAY, is_past=False)

    assert [text[one.start : one.end] for one in found] == ["yesterday", "Friday"]
