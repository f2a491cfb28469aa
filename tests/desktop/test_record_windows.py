"""Windows of one conversation or one contact."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.change import Change, Kind
from core.domain.task import Task
from desktop.desk import Desk
from desktop.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("raise")
Open = Callable[[], MainWindow]


@pytest.fixture
def shown(
    window: Open, receive: Callable[..., int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    receive()
    monkeypatch.setattr(QApplication, "exit", lambda _status: None)
    shown = window()
    qtbot.waitUntil(lambda: shown.screens.inbox.thread_id > 0)
    yield shown
    shown.hands.apart.windows.close_all()
    QApplication.setQuitOnLastWindowClosed(True)


def apart_by_key(shown: MainWindow) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(shown, Qt.Key.Key_Return, keys)


def test_a_conversation_opens_in_a_window_of_its_own_once(shown: MainWindow) -> None:
    thread = shown.screens.inbox.thread_id

    apart_by_key(shown)
    apart_by_key(shown)

    windows = shown.hands.apart.windows.threads
    assert list(windows) == [thread]
    assert windows[thread].isVisible()
    assert windows[thread].windowTitle() == "Oven timer – Cardfile"
    assert "wrong size" in windows[thread].view._cards[0]._body.toPlainText()


def test_the_middle_button_on_a_row_opens_it_and_chooses_nothing(
    shown: MainWindow, qtbot: QtBot
) -> None:
    rows = shown.pages.conversations.rows
    before = rows.key

    QTest.mouseClick(rows.viewport(), Qt.MouseButton.MiddleButton, pos=QPoint(60, 30))

    assert list(shown.hands.apart.windows.threads) == [before]
    assert rows.key == before


def test_a_window_shows_what_is_changed_elsewhere(
    shown: MainWindow, desk: Desk, receive: Callable[..., int], qtbot: QtBot
) -> None:
    shown.actions_.go_contacts.trigger()
    qtbot.waitUntil(lambda: shown.screens.contacts.contact_id > 0)
    apart_by_key(shown)
    (apart,) = shown.hands.apart.windows.contacts.values()

    desk.changes.announce(desk.contacts.rename(apart.key, "Maya Okafor-Reed"))

    qtbot.waitUntil(lambda: apart.windowTitle() == "Maya Okafor-Reed – Cardfile")


def test_a_contacts_window_takes_a_task_and_the_main_window_shows_it(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    shown.actions_.go_contacts.trigger()
    qtbot.waitUntil(lambda: shown.screens.contacts.contact_id > 0)
    apart_by_key(shown)
    (apart,) = shown.hands.apart.windows.contacts.values()

    apart.view.sales.adder.entered.emit(Task("Send the offer"))

    (task,) = desk.tasks.list_tasks()
    assert (task.title, task.contact_id) == ("Send the offer", apart.key)
    assert "Send the offer" in shown.toast._words.text()


def test_a_window_goes_with_its_record(shown: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    shown.actions_.go_contacts.trigger()
    qtbot.waitUntil(lambda: shown.screens.contacts.contact_id > 0)
    apart_by_key(shown)
    windows = shown.hands.apart.windows

    shown.actions_.undo.trigger()
    shown.actions_.undo.trigger()
    desk.changes.announce(Change(frozenset({Kind.CONTACT})))

    qtbot.waitUntil(lambda: not windows.contacts)


def test_answering_comes_back_to_the_main_window(shown: MainWindow, qtbot: QtBot) -> None:
    apart_by_key(shown)
    (apart,) = shown.hands.apart.windows.threads.values()
    shown.actions_.go_tasks.trigger()

    qtbot.mouseClick(apart.view.answer, Qt.MouseButton.LeftButton)

    assert shown.pages.stack.currentWidget() is shown.pages.inbox_page
    assert shown.screens.inbox.thread_id == apart.key


def test_locking_in_any_window_closes_every_window(
    shown: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    apart_by_key(shown)
    (apart,) = shown.hands.apart.windows.threads.values()

    QTest.keyClick(apart, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert not apart.isVisible()
    assert not shown.isVisible()
    qtbot.waitUntil(lambda: not shown.hands.apart.windows.threads)


def test_closing_the_main_window_closes_the_others(shown: MainWindow, qtbot: QtBot) -> None:
    apart_by_key(shown)

    shown.close()

    qtbot.waitUntil(lambda: not shown.hands.apart.windows.threads)


def test_control_w_closes_one(shown: MainWindow, qtbot: QtBot) -> None:
    apart_by_key(shown)
    (apart,) = shown.hands.apart.windows.threads.values()

    apart.activateWindow()
    qtbot.waitUntil(apart.isActiveWindow)
    QTest.keyClick(apart, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: not shown.hands.apart.windows.threads)
    assert shown.isVisible()
