"""The stall meter sees what holds the window up, and nothing else."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.stall_meter import StallMeter, percentile


def hold_up(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


def test_what_holds_the_loop_up_is_measured_by_clock_and_processor(qtbot: QtBot) -> None:
    meter, done = StallMeter(), []
    QTimer.singleShot(5, lambda: hold_up(0.12))
    QTimer.singleShot(200, lambda: done.append(True))

    meter.start()
    qtbot.waitUntil(lambda: bool(done))
    meter.stop()

    told = meter.told()
    assert told["longest_ms"] >= 115
    assert 0 < told["longest_cpu_ms"] <= told["longest_ms"] + 5
    assert told["p99_ms"] <= told["longest_ms"]


def test_waiting_for_something_to_come_is_no_stall(qtbot: QtBot) -> None:
    meter, done = StallMeter(), []
    QTimer.singleShot(300, lambda: done.append(True))

    meter.start()
    qtbot.waitUntil(lambda: bool(done), timeout=5000)
    meter.stop()

    assert sum(meter.busy_ms) < 250


def test_a_percentile_leaves_the_rare_out() -> None:
    assert percentile([1.0] * 999 + [500.0], 99) == 1.0
    assert percentile([7.0], 99) == 7.0
