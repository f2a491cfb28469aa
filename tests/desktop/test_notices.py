"""Notices: what is due and what failed, told by the desktop without a customer's name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from core.domain.contact import Contact
from core.domain.importing import ImportOptions
from core.domain.task import Task
from core.errors import UserError
from core.paths import ROOT
from core.services.backup_service import BackupService
from core.settings import Settings
from desktop.background import Lane
from desktop.desk import Desk
from desktop.desktop_notices import Sign
from desktop.screens.notice_screen import NoticeScreen
from desktop.translation import Translation
from desktop.window.main_window import MainWindow
from desktop.window.tray import Tray
from desktop.wiring import Wiring

Open = Callable[[], MainWindow]
no_screen = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "raise")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@dataclass
class Desktop:
    """A desktop that takes every notice, or none."""

    takes: bool = True
    is_clicked: bool = False
    shown: list[str] = field(default_factory=list)

    def show(self, title: str, words: str, button: str) -> Iterator[Sign]:
        assert (title, button) == ("Cardfile", "Open")
        if self.takes:
            self.shown.append(words)
            yield Sign.TAKEN
            if self.is_clicked:
                yield Sign.CLICKED


@pytest.fixture
def desktop() -> Desktop:
    return Desktop()


@pytest.fixture
def notices(
    frame: QWidget, desk: Desk, wiring: Wiring, desktop: Desktop, translation: Translation
) -> NoticeScreen:
    screen = NoticeScreen(frame, desk.tasks, desk.settings_file, desk.notice_lane, wiring)
    screen.show = desktop.show
    screen.look(NOW - 10 * MINUTE)
    return screen


def due(desk: Desk, title: str, at: datetime) -> None:
    desk.tasks.add(Task(title, due_on=at.date(), due_at=at))


def choose(desk: Desk, **chosen: bool) -> None:
    desk.settings_file.save(replace(Settings(), **chosen))


def test_a_task_is_told_of_once_when_its_moment_comes(
    notices: NoticeScreen, desk: Desk, desktop: Desktop
) -> None:
    due(desk, "Call Maya back", NOW)

    for minutes in (-2, -1, 0, 1, 2):
        notices.look(NOW + minutes * MINUTE)

    assert desktop.shown == ["1 task due"]


def test_a_reminder_goes_before_the_tasks_own_moment(
    notices: NoticeScreen, desk: Desk, desktop: Desktop
) -> None:
    later = NOW + timedelta(days=3)
    desk.tasks.add(Task("Offer", due_on=later.date(), due_at=later, remind_at=NOW))

    notices.look(NOW)
    notices.look(later)

    assert desktop.shown[0] == "1 task due"
    assert not any("task due" in words for words in desktop.shown[1:])


def test_names_are_told_only_where_that_was_chosen(
    notices: NoticeScreen, desk: Desk, desktop: Desktop
) -> None:
    choose(desk, notifies_names=True)
    due(desk, "Call Maya back", NOW)

    notices.look(NOW)

    assert desktop.shown == ["Due: Call Maya back"]


def test_a_meeting_is_told_of_a_quarter_of_an_hour_before(
    notices: NoticeScreen, desk: Desk, desktop: Desktop, tmp_path: Path
) -> None:
    calendar = tmp_path / "week.ics"
    calendar.write_text(
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nSUMMARY:Fitting at Okafor\n"
        "DTSTART:20261120T091400Z\nDTEND:20261120T100000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    desk.imports.run([calendar], ImportOptions())

    for minutes in (-2, -1, 0):
        notices.look(NOW + minutes * MINUTE)

    assert len(desktop.shown) == 1
    assert desktop.shown[0].startswith("A meeting begins at ")
    assert "Okafor" not in desktop.shown[0]


def test_each_new_day_is_summed_up_once(
    notices: NoticeScreen, desk: Desk, desktop: Desktop
) -> None:
    desk.tasks.add(Task("Old", due_on=NOW.date()))
    desk.tasks.add(Task("New", due_on=NOW.date() + timedelta(days=1)))

    for hours in (24, 25, 26):
        notices.look(NOW + timedelta(hours=hours))

    assert desktop.shown == ["1 task for today  ·  1 overdue"]


def test_the_days_sum_covers_nothing_in_the_window_where_home_shows_it(
    notices: NoticeScreen, desk: Desk, desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.takes = False
    desk.tasks.add(Task("Old", due_on=NOW.date()))

    with qtbot.assertNotEmitted(notices.told):
        notices.look(NOW + timedelta(hours=24))


def test_nothing_is_told_where_notices_are_off(
    notices: NoticeScreen, desk: Desk, desktop: Desktop, qtbot: QtBot
) -> None:
    choose(desk, notifies=False)
    due(desk, "Call Maya back", NOW)

    with qtbot.assertNotEmitted(notices.told):
        notices.look(NOW)
        notices.on_backup_failed()

    assert desktop.shown == []


def test_without_a_desktop_that_listens_the_window_tells(
    notices: NoticeScreen, desk: Desk, desktop: Desktop, qtbot: QtBot
) -> None:
    desktop.takes = False
    due(desk, "Call Maya back", NOW)

    with qtbot.waitSignal(notices.told) as told:
        notices.look(NOW)

    assert told.args[0] == "Due: Call Maya back"
    assert isinstance(told.args[1], Task)


def test_a_backup_that_failed_is_told_of(
    window: Open, desk: Desk, desktop: Desktop, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown = window()
    shown.screens.notices.show = desktop.show
    monkeypatch.setattr(shown, "isActiveWindow", lambda: False)

    def fail(_self: object, _reason: object) -> None:
        raise UserError("backup-no-room", path="x", needed=1, free=0)

    monkeypatch.setattr(BackupService, "make_if_changed", fail)
    shown.screens.backup_clock.make_if_changed()

    assert desktop.shown == ["A backup could not be made"]


@no_screen
@pytest.mark.parametrize("is_in_front", [True, False])
def test_a_click_on_a_notice_opens_what_it_tells_of(
    window: Open, desk: Desk, desktop: Desktop, monkeypatch: pytest.MonkeyPatch, is_in_front: bool
) -> None:
    ada = desk.contacts.add(Contact("Ada"))
    desk.tasks.add(Task("Call Ada", due_on=NOW.date(), due_at=NOW, contact_id=ada.id))
    shown = window()
    desktop.is_clicked = True
    shown.screens.notices.show = desktop.show
    monkeypatch.setattr(shown, "isActiveWindow", lambda: is_in_front)
    shown.screens.notices.look(NOW - MINUTE)

    shown.screens.notices.look(NOW)
    if is_in_front:
        assert shown.toast._words.text() == "Due: Call Ada"
        shown.toast._open.click()

    assert shown.pages.stack.currentWidget() is shown.pages.contacts_page
    assert shown.screens.contacts.contact_id == ada.id


def test_several_notices_are_shown_one_after_the_other(
    notices: NoticeScreen, desktop: Desktop
) -> None:
    for words in ("One", "Two", "Three"):
        notices.notify(words)

    assert desktop.shown == ["One", "Two", "Three"]


def test_a_notice_that_stands_keeps_no_other_waiting(
    frame: QWidget, desk: Desk, wiring: Wiring, qtbot: QtBot, translation: Translation
) -> None:
    lane, shown = Lane("notice"), list[str]()

    def show(_title: str, words: str, _button: str) -> Iterator[Sign]:
        shown.append(words)
        yield Sign.TAKEN
        while True:
            yield Sign.STANDS

    screen = NoticeScreen(frame, desk.tasks, desk.settings_file, lane, wiring)
    screen.show = show
    for words in ("One", "Two", "Three"):
        screen.notify(words)

    qtbot.waitUntil(lambda: shown == ["One", "Two", "Three"])
    assert lane.close()


def test_nothing_is_told_once_the_window_is_being_locked(qtbot: QtBot, window: Open) -> None:
    shown = window()
    qtbot.waitUntil(shown.screens.notices._timer.isActive)

    shown.screens.lock.locking.emit()

    assert not shown.screens.notices._timer.isActive()
    QApplication.setQuitOnLastWindowClosed(True)


SERVER = """
import subprocess, sys
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
connection = open_dbus_connection("SESSION")
connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
sender = subprocess.Popen([sys.executable, "-c", sys.argv[1]])
while True:
    message = connection.receive(timeout=20)
    if message.header.message_type is MessageType.method_call:
        if message.header.fields[HeaderFields.member] == "Notify":
            break
print(message.header.fields[HeaderFields.signature], message.body[3], message.body[4])
connection.send(new_method_return(message, "u", (7,)))
place = DBusAddress("/org/freedesktop/Notifications", interface="org.freedesktop.Notifications")
connection.send(new_signal(place, "ActionInvoked", "us", (6, "default")))
connection.send(new_signal(place, "ActionInvoked", "us", (7, "default")))
sys.exit(sender.wait())
"""
SENDER = """
from core import offline_guard
from core.confine import refuse_network
refuse_network()
from desktop.desktop_notices import show
import sys
signs = [sign.name for sign in show("Cardfile", "Due: <b>Ada</b> & Co", "Open")]
sys.exit(0 if "TAKEN" in signs and "CLICKED" in signs else 3)
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a D-Bus daemon")
def test_a_notice_goes_to_the_desktop_although_the_network_is_refused() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        ["dbus-run-session", "--", sys.executable, "-c", SERVER, SENDER],  # noqa: S607
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
        encoding="utf-8",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        "susssasa{sv}i", "Cardfile", "Due:", "&lt;b&gt;Ada&lt;/b&gt;", "&amp;", "Co",
    ]  # fmt: skip


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a D-Bus daemon")
def test_a_session_without_a_desktop_takes_no_notice_and_nothing_breaks() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        ["dbus-run-session", "--", sys.executable, "-c", SENDER],  # noqa: S607
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
    )  # fmt: skip

    assert done.returncode == 3, done.stderr


@pytest.fixture
def trayed(window: Open, desk: Desk) -> MainWindow:
    choose(desk, closes_to_tray=True)
    shown = window()
    shown.hands.tray.is_possible = lambda: True
    shown.hands.tray.follow()
    return shown


@no_screen
def test_a_closed_window_stays_in_the_tray_where_that_was_chosen(
    qtbot: QtBot, trayed: MainWindow
) -> None:
    trayed.close()
    assert not trayed.isVisible()
    assert trayed.hands.tray.icon is not None

    trayed.hands.tray.bring_back()

    assert trayed.isVisible()
    qtbot.waitUntil(trayed.screens.notices._timer.isActive)


@no_screen
def test_quitting_is_quitting_with_a_tray_too(
    trayed: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    trayed.actions_.quit.trigger()

    qtbot.waitUntil(lambda: not trayed.isVisible())
    assert trayed.hands.leaving._is_kept


def test_without_a_tray_a_closed_window_is_gone_and_nobody_can_choose_otherwise(
    window: Open, desk: Desk, qtbot: QtBot
) -> None:
    choose(desk, closes_to_tray=True)
    shown = window()
    shown.hands.tray.is_possible = lambda: False
    shown.hands.tray.follow()

    shown.close()

    qtbot.waitUntil(lambda: shown.hands.leaving._is_kept)
    box = shown.pages.settings.notices.editors["closes_to_tray"]
    assert box.isEnabled() == Tray(shown, shown.actions_, desk.settings_file).is_possible()


def test_the_ticks_of_notices_are_kept(window: Open, desk: Desk) -> None:
    shown = window()
    shown.actions_.go_settings.trigger()
    box = shown.pages.settings.notices.editors["notifies_names"]
    assert isinstance(box, QCheckBox)

    QTest.keyClick(box, Qt.Key.Key_Space)

    assert desk.settings_file.load().notifies_names
