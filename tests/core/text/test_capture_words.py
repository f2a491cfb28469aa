"""A line is taken apart by rules: what happened, with whom, when, and what is to be done."""

from __future__ import annotations

from datetime import date, time

import pytest

from core.domain.interaction import Direction, InteractionKind
from core.text.capture_words import read_line

THURSDAY = date(2026, 11, 26)
YESTERDAY, FRIDAY = date(2026, 11, 25), date(2026, 11, 27)
CALL, MEETING = InteractionKind.CALL, InteractionKind.MEETING


@pytest.mark.parametrize(
    ("text", "who", "task"),
    [
        ("called Maria yesterday, wants 12 chairs by Friday", "Maria", "Wants 12 chairs"),
        ("昨天给王芳打了电话，周五前要12把椅子", "王芳", "要12把椅子"),
    ],
)
def test_a_call_and_what_is_wanted_by_when(text: str, who: str, task: str) -> None:
    line = read_line(text, THURSDAY)

    assert (line.kind, line.direction, line.on) == (CALL, Direction.OUTGOING, YESTERDAY)
    assert (line.who, line.task, line.due_on) == (who, task, FRIDAY)


@pytest.mark.parametrize(
    "text", ["Maria Lopez called about the oven", "got a call from Maria Lopez"]
)
def test_who_calls_is_told_from_who_is_called(text: str) -> None:
    line = read_line(text, THURSDAY)

    assert (line.who, line.direction) == ("Maria Lopez", Direction.INCOMING)


@pytest.mark.parametrize(
    ("text", "kind", "who", "on"),
    [
        ("met with Tom Blackwood on Monday", MEETING, "Tom Blackwood", date(2026, 11, 23)),
        ("visited Harbour Bakery today", InteractionKind.VISIT, "Harbour Bakery", THURSDAY),
        ("emailed John Smith", InteractionKind.EMAIL, "John Smith", THURSDAY),
        ("上周五跟李文博见面聊了参观", MEETING, "李文博", date(2026, 11, 20)),
        ("和刘志强开会", MEETING, "刘志强", THURSDAY),
        ("拜访了陈晓雯", InteractionKind.VISIT, "陈晓雯", THURSDAY),
        ("called maria yesterday", CALL, "maria", YESTERDAY),
    ],
)
def test_what_happened(text: str, kind: InteractionKind, who: str, on: date) -> None:
    line = read_line(text, THURSDAY)

    assert (line.kind, line.who, line.on, line.task) == (kind, who, on, "")


@pytest.mark.parametrize(
    ("text", "task", "due"),
    [
        ("call Maria tomorrow", "Call Maria", FRIDAY),
        ("明天给王芳打电话", "给王芳打电话", FRIDAY),
        ("send the offer to Ola by next Tuesday", "Send the offer to Ola", date(2026, 12, 1)),
        ("buy stamps", "Buy stamps", None),
        ("Maria wants a catalogue", "Maria wants a catalogue", None),
    ],
)
def test_what_is_still_to_be_done_is_no_entry(text: str, task: str, due: date | None) -> None:
    line = read_line(text, THURSDAY)

    assert (line.kind, line.task, line.due_on) == (None, task, due)


def test_the_time_of_the_day_is_read() -> None:
    assert read_line("met Tom on Monday at 3:30pm", THURSDAY).clock == time(15, 30)
    assert read_line("昨天下午3点半给张敏打电话", THURSDAY).clock == time(15, 30)


def test_whatever_fits_nothing_is_a_note() -> None:
    line = read_line("Harold Ashby likes oak", THURSDAY)

    assert (line.kind, line.direction) == (InteractionKind.NOTE, Direction.INTERNAL)
    assert (line.who, line.task) == ("Harold Ashby", "")


def test_a_day_is_nobodys_name() -> None:
    assert read_line("likes to come on Monday", THURSDAY).who == ""


@pytest.mark.parametrize("text", ["", "   ", "，，，", "by", "a" * 5_000, "called", "打电话"])
def test_no_line_is_too_odd(text: str) -> None:
    read_line(text, THURSDAY)
