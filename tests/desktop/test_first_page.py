"""The window stands with Home as it was left; all else comes in the turns after that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.bundles import changed
from core.domain.contact import Contact
from core.domain.next_action import Agenda, FirstPage
from core.domain.task import Task
from core.services.contact_service import ContactService
from core.services.open_work_service import OpenWorkService
from core.services.task_service import TaskService
from core.storage.database import Database
from desktop.background import Lane
from desktop.desk import Desk
from desktop.failures import FailureReporter
from desktop.translation import Translation
from desktop.window.main_window import MainWindow
from tests.desktop.conftest import KEY

pytestmark = pytest.mark.slow  # opens whole windows
TASKS = 30
Show = Callable[[], MainWindow]


@pytest.fixture(scope="module")
def starting_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with more to do than fits, as a window was closed over it."""
    path = tmp_path_factory.mktemp("much") / "cardfile.db"
    path.write_bytes(empty_file.read_bytes())
    database = Database(path, KEY)
    who = ContactService(database).add(Contact("Ada")).id
    for number in range(TASKS):
        day = date.today() - timedelta(days=number % 2)  # noqa: DTZ011 - the owner's day
        TaskService(database).add(Task(f"Call {number}", contact_id=who, due_on=day))
    OpenWorkService(database).leave({})
    database.close()
    return path


@pytest.fixture
def home(desk: Desk) -> Agenda:
    page = desk.open_work.first_page()
    assert page is not None
    return page.home


@pytest.fixture
def show(
    qtbot: QtBot, desk: Desk, home: Agenda, translation: Translation, reporter: FailureReporter
) -> Show:
    """Return a function that shows a window, which has had no turn yet then."""

    def show() -> MainWindow:
        window = MainWindow(desk, translation, reporter, FirstPage(home))
        qtbot.addWidget(window)
        window.show()
        window.grab()
        return window

    return show


def test_home_is_there_before_anything_that_works_with_it(show: Show) -> None:
    window = show()

    assert window.pages.home.rows()[0].action.about.startswith("Call ")
    assert window.pages.home.rows()[0] is window.pages.home.first()
    assert not window.has_made("screens")
    assert not window.has_made("hands")


def test_the_first_painting_has_a_row_wherever_one_fits(show: Show) -> None:
    window = show()
    home = window.pages.home

    last = home.rows()[-1]
    below = last.mapTo(home.area.viewport(), last.rect().bottomLeft()).y()
    assert below > home.area.viewport().height()


def test_what_stands_is_not_made_anew_when_the_file_says_the_same(
    show: Show, qtbot: QtBot, home: Agenda
) -> None:
    window = show()
    before = window.pages.home.rows()

    qtbot.waitUntil(window.is_settled)

    after = window.pages.home.rows()
    assert after[: len(before)] == before
    assert len(after) == len(home.actions) > 10


def test_what_has_changed_meanwhile_takes_its_place(
    show: Show, qtbot: QtBot, desk: Desk, home: Agenda
) -> None:
    window = show()
    desk.home.finish(home.actions[0])

    qtbot.waitUntil(window.is_settled)

    keys = [row.action.key for row in window.pages.home.rows()]
    assert home.actions[0].key not in keys


def test_the_keyboard_stands_on_the_first_row_and_stays_there(show: Show, qtbot: QtBot) -> None:
    window = show()
    rows = window.pages.home.rows()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert window.focusWidget() is rows[1]

    qtbot.waitUntil(window.is_settled)

    assert window.focusWidget() is window.pages.home.rows()[1]


def test_a_command_given_before_the_screens_are_there_makes_them(show: Show, qtbot: QtBot) -> None:
    window = show()
    window.actions_.go_tasks.trigger()

    assert window.pages.shown == "tasks"
    qtbot.waitUntil(window.is_settled)
    assert window.pages.shown == "tasks"


def test_a_row_that_is_finished_at_once_is_finished(show: Show, qtbot: QtBot, desk: Desk) -> None:
    window = show()
    row = window.pages.home.rows()[0]
    qtbot.waitUntil(lambda: window.has_made("screens"))

    qtbot.keyClick(row, Qt.Key.Key_Space)

    qtbot.waitUntil(window.is_settled)
    assert row.action.key not in [action.key for action in desk.home.look().actions]


@pytest.fixture
def early(
    qtbot: QtBot, desk: Desk, home: Agenda, translation: Translation, reporter: FailureReporter
) -> Iterator[tuple[MainWindow, Event]]:
    """A window whose lane loads nothing until the event is set."""
    lane, gate = Lane("data"), Event()
    window = MainWindow(changed(desk, data_lane=lane), translation, reporter, FirstPage(home))
    qtbot.addWidget(window)
    window.show()
    lane.run(window, gate.wait, lambda _set: None, lambda _error: None)
    QApplication.processEvents()
    yield window, gate
    gate.set()
    window.beginning.rest()
    lane.close()


def test_whoever_gives_a_command_before_it_can_be_answered_is_answered(
    early: tuple[MainWindow, Event], qtbot: QtBot, desk: Desk
) -> None:
    window, gate = early
    row = window.pages.home.rows()[0]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(window.windowHandle(), key)
    assert not window.has_made("screens")

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)

    assert window.has_made("screens")
    gate.set()
    qtbot.waitUntil(window.is_settled)
    assert row.action.key not in [action.key for action in desk.home.look().actions]


def test_a_window_that_is_locked_before_it_can_answer_is_hidden_at_once(
    early: tuple[MainWindow, Event], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An application that was told to exit runs no loop of events any more, not even a test's.
    monkeypatch.setattr(QApplication, "exit", lambda _status: None)
    window, gate = early

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert not window.isVisible()
    with qtbot.waitSignal(window.screens.lock.locked):
        gate.set()
    QApplication.setQuitOnLastWindowClosed(True)


def test_the_sample_is_told_of_from_the_first_painting_on(
    qtbot: QtBot, desk: Desk, home: Agenda, translation: Translation, reporter: FailureReporter
) -> None:
    window = MainWindow(desk, translation, reporter, FirstPage(home, has_sample=True))
    qtbot.addWidget(window)
    window.show()

    assert window.pages.banner.isVisible()
    assert not window.actions_.back.isEnabled()


def test_closing_the_window_keeps_how_home_stands(show: Show, qtbot: QtBot, desk: Desk) -> None:
    window = show()
    qtbot.waitUntil(window.is_settled)
    desk.tasks.add(Task("Write", due_on=date.today()))  # noqa: DTZ011
    assert desk.open_work.first_page() is None

    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())

    page = desk.open_work.first_page()
    assert page is not None
    assert page.home.figures.due_today == TASKS // 2 + 1
