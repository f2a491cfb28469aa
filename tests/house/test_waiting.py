"""Tests wait for a thing to be so, never for time to pass."""

from __future__ import annotations

from pathlib import Path

from tests.house.source import ROOT, calls_of, write

SLEEPS = {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep", "QThread.msleep"}
LAST_NAMES = {name.rpartition(".")[2] for name in SLEEPS}


def find_sleeps(root: Path) -> list[str]:
    """Return file:line for each call in root/tests that lets time pass."""
    return [
        f"{path.relative_to(root)}:{call.lineno}"
        for path, name, call in calls_of(root, LAST_NAMES, "tests")
        if name in SLEEPS
    ]


def test_no_test_waits_for_time() -> None:
    assert find_sleeps(ROOT) == []


def test_waiting_for_time_is_found(tmp_path: Path) -> None:
    write(tmp_path, "tests/test_a.py", "import time\ndef test(qtbot):\n    time.sleep(1)\n")
    write(tmp_path, "tests/core/test_b.py", "from time import sleep\nsleep(1)\n")
    write(tmp_path, "tests/test_c.py", "def test(qtbot):\n    qtbot.wait(50)\n")
    write(tmp_path, "tests/test_d.py", "def test(qtbot):\n    qtbot.waitUntil(lambda: True)\n")

    assert find_sleeps(tmp_path) == [
        "tests/core/test_b.py:2",
        "tests/test_a.py:3",
        "tests/test_c.py:2",
    ]
