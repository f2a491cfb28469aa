"""From the start of the process to a window that can be used; the peer is a bare PySide6 window.

Both are processes of their own, one after the other in turns: by the clock, and by the processor's
time, which others at work on the machine disturb less. Ours is the program as `cardfile` starts it,
the file opened without a question; it can be used when Home is filled and painted. The peer is a
QMainWindow with one label, painted. Linux only: it says when a process began.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks import big_file
from tests.benchmarks.size_bench import kept
from tests.benchmarks.storage_bench import KEY

_TOLD = """
import json, os, time
with open("/proc/self/stat") as stat:
    began = int(stat.read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
taken = time.clock_gettime(time.CLOCK_BOOTTIME) - began, time.process_time()
print(json.dumps(taken), flush=True)
os._exit(0)
"""
_BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("Cardfile"))
window.resize(1280, 820)
window.show()
app.processEvents()
window.grab()
"""
_OURS = """
import gc, sys
from dataclasses import replace
from pathlib import Path
gc.disable()
import desktop.arguments
from desktop.window_startup import (
    dress, laid_desk, make_application, short_collections, wait_until,
)
from core.storage.database import Database
from desktop.failures import FailureReporter
from desktop.main_window import MainWindow
from desktop.startup import build, make_model
path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
app = make_application()
program = build(path.parent, Database(path, key, is_checked=True), "keyring")
settings = replace(program.settings_file.load(), rates_at_once=False)
program.settings_file.save(settings)
translation = dress(app, settings)
laid = laid_desk(program, make_model(is_fake=True))
window = MainWindow(laid.__enter__(), translation, FailureReporter())
window.show()
collecting = short_collections()
collecting.__enter__()
wait_until(window.is_settled, 600_000)
window.grab()
wait_until(window.is_settled, 600_000)
"""


def measure(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Start both in turns, for files of `--counts` contacts; they are made if need be."""
    with kept(given.keep) as home:
        for count in given.counts:
            path = home / f"{count}" / "cardfile.db"
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                big_file.fill(path, KEY, count)
            yield {"what": "start to a usable window", "rows": count} | _in_turns(
                path, given.rounds
            )


def _in_turns(path: Path, rounds: int) -> dict[str, Any]:
    ours, bare = [], []
    for _ in range(rounds + 1):
        ours.append(_run(_OURS, str(path), KEY.hex()))
        bare.append(_run(_BARE))
    # The first pair finds nothing in the system's memory.
    walls, cpus = zip(*ours[1:], strict=True)
    bare_walls, bare_cpus = zip(*bare[1:], strict=True)
    told = {
        "peer": "a bare PySide6 window with one label",
        "wall_ms": _ms(walls), "cpu_ms": _ms(cpus),
        "peer_wall_ms": _ms(bare_walls), "peer_cpu_ms": _ms(bare_cpus),
    }  # fmt: skip
    ratios = {
        "over_peer": _ms(walls) / _ms(bare_walls),
        "cpu_over_peer": _ms(cpus) / _ms(bare_cpus),
    }
    return told | {name: round(value, 1) for name, value in ratios.items()}


def _ms(seconds: tuple[float, ...]) -> float:
    return round(statistics.median(seconds) * 1000, 1)


def _run(script: str, *words: str) -> tuple[float, float]:
    """Run a script in a process of its own; return seconds by clock and processor."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", script + _TOLD, *words]
    done = subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 - our own program
    wall, cpu = json.loads(done.stdout)
    return wall, cpu
