"""Rows of what is shown on stay; the window is held up for the new ones only, some at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.domain.next_action import Agenda, NextAction, Reason
from desktop.actions import Actions
from desktop.step_by_step import begin_at_once, step_by_step
from desktop.views.agenda.home_view import HomeView
from desktop.views.history_view import HistoryView
from desktop.views.parts.kept_rows import KeptRows
from desktop.words import dates
from tests.factory import make_step


@pytest.fixture
def kept(qtbot: QtBot) -> Iterator[KeptRows[str, QLabel]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    column.addStretch()
    yield KeptRows(column, QLabel)
    holder.close()


@pytest.fixture
def history(qtbot: QtBot) -> Iterator[HistoryView]:
    frame = QWidget()
    qtbot.addWidget(frame)
    yield HistoryView(Actions(frame), frame)
    frame.close()


def shown(kept: KeptRows[str, QLabel], *records: str) -> list[QLabel]:
    """Show records, all steps at once."""
    for _ in kept.show(records):
        pass
    return kept.rows()


def test_the_row_of_what_is_shown_on_stays(kept: KeptRows[str, QLabel]) -> None:
    ada, tom = shown(kept, "Ada", "Tom")

    assert shown(kept, "Ada", "Eva", "Tom")[::2] == [ada, tom]
    assert [row.text() for row in kept.rows()] == ["Ada", "Eva", "Tom"]


def test_rows_stand_in_the_order_of_what_is_shown(kept: KeptRows[str, QLabel]) -> None:
    shown(kept, "Ada", "Tom", "Eva")
    holder = kept._column.parentWidget()
    assert holder is not None

    shown(kept, "Eva", "Ada", "Tom")

    holder.show()
    assert [row.text() for row in sorted(kept.rows(), key=lambda row: row.y())] == [
        "Eva", "Ada", "Tom",
    ]  # fmt: skip


def test_what_is_shown_no_more_is_not_painted_any_more(kept: KeptRows[str, QLabel]) -> None:
    _ada, tom = shown(kept, "Ada", "Tom")
    holder = kept._column.parentWidget()
    assert holder is not None
    holder.show()

    shown(kept, "Ada")

    assert not tom.isVisible()


def test_on_another_day_rows_are_made_anew(
    kept: KeptRows[str, QLabel], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shown(kept, "Today, 10:42")

    monkeypatch.setattr(dates, "today", lambda: date(2999, 1, 1))

    assert shown(kept, "Today, 10:42") != before


def test_between_two_steps_the_window_answers(qtbot: QtBot) -> None:
    owner, turns = QWidget(), list[str]()
    qtbot.addWidget(owner)

    def steps() -> Iterator[None]:
        for number in range(3):
            turns.append(f"step {number}")
            yield

    step_by_step(owner, steps())
    assert turns == []
    for _ in range(3):
        QApplication.processEvents()
        turns.append("a key")

    assert turns == ["step 0", "a key", "step 1", "a key", "step 2", "a key"]


def test_steps_end_with_whom_they_are_for(qtbot: QtBot) -> None:
    owner, done = QWidget(), list[int]()
    begin_at_once(owner, (done.append(number) for number in range(3)))

    owner.deleteLater()
    qtbot.waitUntil(lambda: not owner_is_there(owner))
    QApplication.processEvents()

    assert len(done) < 3


def owner_is_there(owner: QWidget) -> bool:
    from shiboken6 import isValid  # noqa: PLC0415 - of this question only

    return bool(isValid(owner))


def test_a_long_history_comes_part_by_part_and_whole(qtbot: QtBot, history: HistoryView) -> None:
    steps = tuple(make_step() for _ in range(60))

    history.show_steps(steps)

    assert 0 < len(history._rows.rows()) < len(steps)
    qtbot.waitUntil(lambda: len(history._rows.rows()) == len(steps))


def test_one_step_more_makes_one_row_more(history: HistoryView) -> None:
    old = make_step()
    history.show_steps((old,))
    (before,) = history._rows.rows()

    history.show_steps((make_step(), old))

    assert history._rows.rows()[1] is before


def test_what_is_still_to_be_done_keeps_its_row_on_home(qtbot: QtBot) -> None:
    view = HomeView()
    qtbot.addWidget(view)
    late, quiet = NextAction(Reason.OVERDUE, 1), NextAction(Reason.QUIET, 2)
    view.show_agenda(Agenda((late, quiet)))
    before = view.rows()

    view.show_agenda(Agenda((late, NextAction(Reason.DUE_TODAY, 3), quiet)))

    assert [view.rows()[0], view.rows()[2]] == before
    assert [row.action.reason for row in view.rows()] == [
        Reason.OVERDUE, Reason.DUE_TODAY, Reason.QUIET,
    ]  # fmt: skip


def test_a_list_that_is_replaced_half_way_is_not_gone_on_with(qtbot: QtBot) -> None:
    view = HomeView()
    qtbot.addWidget(view)
    many = tuple(NextAction(Reason.WAITS, number) for number in range(40))

    view.show_agenda(Agenda(many))
    view.show_agenda(Agenda(many[:2]))
    for _ in range(10):
        QApplication.processEvents()

    assert [row.action for row in view.rows()] == list(many[:2])
