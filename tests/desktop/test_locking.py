"""When the window locks, what it keeps, and that it comes back to the same person."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from core.domain.knowledge import KnowledgeNote, Owner
from core.errors import UserError
from core.paths import ROOT
from core.privacy import lock_mark
from core.services.open_work_service import OpenWorkService
from core.settings import Settings, SettingsFile
from desktop.desk import Desk
from desktop.dialogs.new_contact_dialog import NewContactDialog
from desktop.dialogs.unlock_dialog import UnlockDialog
from desktop.screens import lock_screen
from desktop.screens.lock_screen import LockScreen
from desktop.start.exit_status import LOCKED, OPEN_AGAIN
from desktop.watches import ClockWatch, IdleWatch
from desktop.window.main_window import MainWindow
from tests.desktop.conftest import PHRASE

pytestmark = pytest.mark.slow

Open = Callable[[], MainWindow]


class Clock:
    """A clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def exits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note with which status the program would end."""
    statuses: list[int] = []
    monkeypatch.setattr(QApplication, "exit", statuses.append)
    yield statuses
    QApplication.setQuitOnLastWindowClosed(True)


def test_nobody_at_the_window_for_the_time_that_was_set_is_noticed(
    qtbot: QtBot, qapp: QApplication
) -> None:
    clock, owner = Clock(), QObject()
    watch = IdleWatch(owner, clock)
    watch.set_minutes(5)
    clock.now += 299
    watch.look()

    with qtbot.waitSignal(watch.idle):
        clock.now += 1
        watch.look()


def test_a_key_starts_the_time_anew(qtbot: QtBot, qapp: QApplication) -> None:
    clock, owner = Clock(), QObject()
    watch = IdleWatch(owner, clock)
    watch.set_minutes(5)
    clock.now += 299
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)

    watch.eventFilter(owner, key)
    clock.now += 299

    with qtbot.assertNotEmitted(watch.idle):
        watch.look()


def test_never_means_never(qtbot: QtBot, qapp: QApplication) -> None:
    clock, owner = Clock(), QObject()
    watch = IdleWatch(owner, clock)
    watch.set_minutes(0)
    clock.now += 1e6

    with qtbot.assertNotEmitted(watch.idle):
        watch.look()


@pytest.mark.parametrize("jump_s", [3600.0, -3600.0])
def test_a_jump_of_the_clock_is_noticed_and_its_passing_is_not(qtbot: QtBot, jump_s: float) -> None:
    wall, steady, owner = Clock(), Clock(), QObject()
    watch = ClockWatch(owner, wall, steady)
    wall.now, steady.now = wall.now + 4000, steady.now + 4000
    with qtbot.assertNotEmitted(watch.jumped):
        watch.look()

    with qtbot.waitSignal(watch.jumped):
        wall.now += jump_s
        watch.look()
    with qtbot.assertNotEmitted(watch.jumped):
        watch.look()


SIGNALS = {
    "/org/gnome/ScreenSaver": ("org.gnome.ScreenSaver", "ActiveChanged", "true"),
    "/ScreenSaver": ("org.freedesktop.ScreenSaver", "ActiveChanged", "true"),
    "/org/freedesktop/login1": ("org.freedesktop.login1.Manager", "PrepareForSleep", "true"),
    "/org/freedesktop/login1/session/_31": ("org.freedesktop.login1.Session", "Lock", ""),
}
LISTENER = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from core.confine import refuse_network
from desktop.session_watch import SessionWatch
refuse_network()
path, interface, member, value = sys.argv[1:]
app, owner = QCoreApplication([]), QObject()
# The bus lets only the owner of a name speak for it, so this process plays the desktop too.
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "desktop")
bus.registerService("org.freedesktop.login1")
watch = SessionWatch(owner)
watch.away.connect(lambda: (print("away"), app.quit()))
message = QDBusMessage.createSignal(path, interface, member)
if value:
    message.setArguments([value == "true"])
QTimer.singleShot(50, lambda: bus.send(message))
QTimer.singleShot(1500, app.quit)
app.exec()
"""


def heard(tmp_path: Path, path: str, interface: str, member: str, value: str) -> str:
    script = tmp_path / "listener.py"
    script.write_text(LISTENER)
    # One bus plays both parts.
    command = 'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$0" "$@"'
    done = subprocess.run(  # noqa: S603 - our own program
        ["dbus-run-session", "--", "sh", "-c", command, sys.executable, str(script),  # noqa: S607
         path, interface, member, value],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False,
        encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


needs_bus = pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a D-Bus daemon")


@needs_bus
@pytest.mark.parametrize("path", SIGNALS)
def test_a_desktop_that_locks_or_sleeps_is_heard(tmp_path: Path, path: str) -> None:
    assert heard(tmp_path, path, *SIGNALS[path]) == "away"


@needs_bus
def test_a_desktop_that_wakes_up_is_no_news(tmp_path: Path) -> None:
    path, interface = "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"

    assert heard(tmp_path, path, interface, "ActiveChanged", "false") == ""


def test_locking_keeps_everything_and_asks_for_a_fresh_program(
    window: Open, desk: Desk, receive: Callable[..., int], tmp_path: Path, exits: list[int]
) -> None:
    receive()
    shown = window()
    shown.grab()  # being painted is what makes a list ask for the rows in sight
    shown.pages.conversation.composer.editor.setPlainText("Half a reply")

    shown.actions_.lock.trigger()

    assert exits == [LOCKED] != [OPEN_AGAIN]
    assert not shown.isVisible()
    assert lock_mark.is_locked(tmp_path)
    kept = desk.open_work.find()
    assert kept["replies"]["replies"][0]["text"] == "Half a reply"


@pytest.fixture
def full_disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Refuse to keep anything while the list holds True."""
    is_full, keep = [True], OpenWorkService.keep

    def keep_if_there_is_room(service: OpenWorkService, work: dict[str, Any]) -> None:
        if is_full[0]:
            raise UserError("disk-full", path="x")
        keep(service, work)

    monkeypatch.setattr(OpenWorkService, "keep", keep_if_there_is_room)
    yield is_full
    is_full[0] = False


def test_what_cannot_be_kept_is_hidden_and_comes_back_by_the_passphrase(
    window: Open, exits: list[int], full_disk: list[bool], tmp_path: Path
) -> None:
    shown = window()
    shown.pages.knowledge.resume(KnowledgeNote("Prices", "Half a price"))
    shown.actions_.new_contact.trigger()
    dialog = shown.findChild(NewContactDialog)
    shown.actions_.lock.trigger()
    cover = shown.hands.leaving.cover

    assert (exits, shown.isVisible(), dialog.isVisible()) == ([], False, False)
    assert lock_mark.is_locked(tmp_path)
    assert "The disk is full" in cover.hint()

    cover.passphrase_entered.emit("a wrong one")
    assert not shown.isVisible()

    cover.passphrase_entered.emit(PHRASE)
    assert (exits, shown.isVisible(), dialog.isVisible()) == ([], True, True)
    assert not lock_mark.is_locked(tmp_path)
    assert shown.pages.knowledge.text.toPlainText() == "Half a price"


def test_what_could_not_be_kept_is_locked_away_as_soon_as_it_can_be(
    window: Open, desk: Desk, exits: list[int], full_disk: list[bool], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(lock_screen, "AGAIN_MS", 1)
    shown = window()
    shown.pages.knowledge.resume(KnowledgeNote("Prices", "Half a price"))
    shown.actions_.lock.trigger()

    full_disk[0] = False
    qtbot.waitUntil(lambda: exits == [LOCKED])

    assert desk.open_work.find()["note"]["written"][0]["text"] == "Half a price"


def test_closing_after_room_was_made_keeps_what_was_written_meanwhile(
    window: Open, desk: Desk, full_disk: list[bool]
) -> None:
    shown = window()
    shown.close()
    was_warned = shown.isVisible()
    full_disk[0] = False
    shown.pages.knowledge.resume(KnowledgeNote("Prices", "Half a price"))

    shown.close()

    assert was_warned
    assert desk.open_work.find()["note"]["written"][0]["text"] == "Half a price"


def test_what_is_being_written_is_there_after_the_program_was_killed(
    window: Open, desk: Desk
) -> None:
    shown = window()
    shown.pages.knowledge.resume(KnowledgeNote("Prices", "Half a price"))
    shown.screens.lock.keep_if_changed()

    second = window()

    assert second.pages.knowledge.text.toPlainText() == "Half a price"


def test_what_nobody_brought_back_yet_is_not_written_over(
    window: Open, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_work.keep({"note": {"written": [{"title": "Prices", "text": "Half a price"}]}})
    monkeypatch.setattr(LockScreen, "resume", lambda _self: None)
    shown = window()

    shown.screens.lock.keep_if_changed()
    shown.screens.lock.keep(lambda: None, lambda _error: None)

    assert desk.open_work.find()["note"]["written"][0]["text"] == "Half a price"


def test_the_key_locks_from_within_any_dialog(window: Open, exits: list[int], qtbot: QtBot) -> None:
    shown = window()
    dialog = QDialog(shown)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())

    qtbot.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: exits == [LOCKED])


def test_a_running_import_is_waited_for_when_nobody_is_there(
    window: Open, exits: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = window()
    monkeypatch.setattr(type(shown.desk.import_lane), "is_idle", False)

    shown.screens.lock.idle.idle.emit()
    was_locked = bool(exits)
    shown.screens.lock.session.away.emit()

    assert (was_locked, bool(exits)) == (False, True)


def test_a_reply_a_note_and_the_owners_details_come_back(
    window: Open, home_window: Open, desk: Desk, receive: Callable[..., int]
) -> None:
    receive(subject="Second", email="b@b.example")
    thread_id = receive()
    first = window()
    first.screens.inbox.open_thread(thread_id)
    first.pages.conversation.composer.editor.setPlainText("Half a reply")
    first.pages.conversation.composer.steer.setText("offer Friday")
    first.pages.knowledge.resume(KnowledgeNote("Prices", "Half a price"))
    first.actions_.go_settings.trigger()
    first.pages.settings.retype_owner(Owner("Lena"))
    first.close()

    second = home_window()

    pages = second.pages
    assert pages.stack.currentWidget() is pages.settings
    assert pages.settings.owner_name.text() == "Lena"
    assert second.screens.inbox.thread_id == thread_id
    assert pages.conversation.composer.text() == "Half a reply"
    assert pages.conversation.composer.steer.text() == "offer Friday"
    assert pages.knowledge.text.toPlainText() == "Half a price"


def test_the_owners_details_are_kept_until_somebody_looks_at_them(window: Open, desk: Desk) -> None:
    desk.open_work.keep({"owner": {"name": "Lena", "business": "", "addresses": []}})
    shown = window()

    shown.screens.lock.keep(lambda: None, lambda _error: None)

    assert desk.open_work.find()["owner"]["name"] == "Lena"


def test_what_was_finished_does_not_come_back(
    window: Open, desk: Desk, receive: Callable[..., int]
) -> None:
    receive()
    first = window()
    first.pages.conversation.composer.editor.setPlainText("A reply")
    first.actions_.copy_reply.trigger()
    first.close()

    second = window()

    assert second.pages.conversation.composer.text() == ""


def test_the_minutes_are_kept_and_taken_at_once(window: Open, desk: Desk) -> None:
    shown = window()

    shown.pages.lock.minutes_chosen.emit(15)

    assert desk.settings_file.load().lock_after_minutes == 15


def test_minutes_that_nobody_can_choose_are_the_default(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.save(replace(Settings(), lock_after_minutes=7))

    assert settings.load().lock_after_minutes == 5


def test_a_name_is_asked_for_only_where_there_are_several(qtbot: QtBot) -> None:
    alone, several = UnlockDialog(), UnlockDialog()
    for dialog, names in ((alone, ("owner",)), (several, ("owner", "Li"))):
        qtbot.addWidget(dialog)
        dialog.show_people(names)

    several.people.setCurrentText("Li")

    assert (alone.chosen_name(), several.chosen_name()) == (None, "Li")
    assert (alone.people.isHidden(), several.people.isHidden()) == (True, False)
