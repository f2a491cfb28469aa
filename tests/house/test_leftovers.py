"""The fixture that every test stands on notices what it says it notices."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.house import leftovers
from tests.house.leftovers import children_are_visible, describe_leftovers, take_inventory


def test_a_clean_test_leaves_nothing(qtbot: QtBot) -> None:
    before = take_inventory()
    thread = threading.Thread(target=lambda: None)

    thread.start()
    widget = QWidget()
    widget.deleteLater()

    assert describe_leftovers(before) == []


def test_a_running_thread_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "THREAD_GRACE_S", 0.01)
    before = take_inventory()
    may_end = threading.Event()
    thread = threading.Thread(target=may_end.wait, name="forgotten")
    thread.start()

    left = describe_leftovers(before)

    may_end.set()
    thread.join()
    assert left == ["thread forgotten"]


def test_a_child_process_is_noticed_where_the_system_tells_us() -> None:
    before = take_inventory()
    with subprocess.Popen(
        [sys.executable, "-c", "print(flush=True); input()  # forgotten"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        # Until it has begun its own program it bears our name.
        child.stdout.readline()
        left = describe_leftovers(before)
        child.communicate(b"\n")

    assert bool(left) == children_are_visible()
    assert all(line.endswith("forgotten") for line in left)


def test_an_open_window_is_noticed(qtbot: QtBot) -> None:
    before = take_inventory()
    widget = QWidget()

    left = describe_leftovers(before)

    widget.deleteLater()
    assert left == ["widget QWidget"]
    assert describe_leftovers(before) == []
