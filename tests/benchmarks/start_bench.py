"""From the start of the process to a window that can be used; the peer is a bare PySide6 window.

Both are processes of their own, one after the other in turns: by the clock, and by the processor's
time, which others at work on the machine disturb less. Ours is the program as `cardfile` starts it,
over a profile that a keyring opens which answers at once, as it was closed the last time; Home has
two dozen lines. It can be used when Home is painted, and a key pressed then is answered a little
later; what stood there is asked for anew meanwhile. The peer is a QMainWindow with one label,
painted. Linux only: it says when a process began.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import statistics
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from core.domain.access import OWNER
from core.domain.task import Task
from core.privacy import profile
from core.privacy.vault import PassphraseCost, Vault
from core.services.task_service import TaskService
from core.settings import Settings, SettingsFile
from core.storage.database import Database
from tests.benchmarks import big_file
from tests.benchmarks.size_bench import kept
from tests.benchmarks.storage_bench import KEY

_SECRET = "keyring-secret"  # noqa: S105 - a file's name
_LINES, _LATE_DAYS = 24, 3
_LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
_SCREEN = {
    "screens": [
        {"name": "a screen", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96,
         "logicalBaseDpi": 96, "dpr": 1},
    ],
}  # fmt: skip
"""Without it there are 800 by 800 pixels, in which no window of either is as large as it wants."""
_NOTED = """
import json, os, time
with open("/proc/self/stat") as stat:
    began = int(stat.read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
noted = {}
def note(name):
    noted[name] = time.clock_gettime(time.CLOCK_BOOTTIME) - began, time.process_time()
def tell():
    print(json.dumps(noted), flush=True)
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
note("painted")
tell()
"""
_OURS = """
import gc, sys
gc.disable()  # as the program's first line does
from pathlib import Path
folder, is_first = Path(sys.argv[1]), sys.argv[2] == "first"
from desktop.start import startup
from core.privacy import keyring_store
keyring_store.find_secret = lambda _vault: (folder / "keyring-secret").read_bytes()
def measured(*_):
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication
    from desktop.window.main_window import MainWindow
    from desktop.start.window_startup import wait_until
    app = QApplication.instance()
    window = next(w for w in app.topLevelWidgets() if isinstance(w, MainWindow))
    if not is_first:
        window.grab()
        rows = window.pages.home.rows()
        assert len(rows) > 10 and window.focusWidget() is rows[0]
        note("painted")
        down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
        app.postEvent(rows[0], down)
        latest = time.monotonic() + 10
        while window.focusWidget() is not rows[1]:
            app.processEvents()
            assert time.monotonic() < latest, window.focusWidget()
        note("answered")
        wait_until(window.is_settled, 600_000)
        note("settled")
    wait_until(window.is_whole, 600_000)
    note("whole")
    if not is_first:
        tell()
    while window.isVisible():
        window.close()
        app.processEvents()
    return 0
keep_room = startup.keep_room
def before_the_window(folder):
    from PySide6.QtWidgets import QApplication
    QApplication.exec = measured
    keep_room(folder)
startup.keep_room = before_the_window
from desktop.__main__ import main
main(["open", "--profile", str(folder), "--fake-model"])
tell()
"""


def measure(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Start both in turns, for files of `--counts` contacts; they are made if need be."""
    with kept(given.keep) as home:
        for count in given.counts:
            path = home / f"{count}" / profile.DATABASE
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                big_file.fill(path, KEY, count)
            _furnish(path)
            yield {"what": "start to a usable window", "rows": count} | _in_turns(
                path.parent, given.rounds
            )


def _furnish(path: Path) -> None:
    """Make a profile of the file, with the same on Home today however often it was measured."""
    folder = path.parent
    if not (folder / _SECRET).exists():
        vault, _ = Vault.create(folder / profile.VAULT)
        vault.set_passphrase(KEY, OWNER, "maple river clock", _LIGHT)
        secret = secrets.token_bytes(32)
        vault.set_keyring_secret(KEY, secret)
        vault.save(KEY)
        (folder / _SECRET).write_bytes(secret)
    SettingsFile(folder / profile.SETTINGS).save(Settings(rates_at_once=False))
    database = Database(path, KEY)
    tasks = TaskService(database)
    while earlier := tasks.list_tasks():
        for task in earlier:
            tasks.remove(task.id)
    for number in range(_LINES):
        late = timedelta(days=number % 2 * _LATE_DAYS)
        tasks.add(Task(f"Call about order {number}", contact_id=1, due_on=date.today() - late))  # noqa: DTZ011 - the owner's day
    database.close()


def _in_turns(folder: Path, rounds: int) -> dict[str, Any]:
    screen = folder / "screen.json"
    screen.write_text(json.dumps(_SCREEN))
    (folder / "window.ini").unlink(missing_ok=True)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    _run(_OURS, str(folder), "first")
    ours, bare = [], []
    for _ in range(rounds + 1):
        ours.append(_run(_OURS, str(folder), "again"))
        bare.append(_run(_BARE))
    # The first pair finds nothing in the system's memory.
    peer = _medians(bare[1:])
    told: dict[str, Any] = {"peer": "a bare PySide6 window with one label", "peer_ms": peer}
    for name, (wall, cpu) in _medians(ours[1:]).items():
        told[f"{name}_ms"] = wall, cpu
        told[f"{name}_over_peer"] = tuple(
            round(mine / theirs, 2)
            for mine, theirs in zip((wall, cpu), peer["painted"], strict=True)
        )
    return told


def _medians(runs: list[dict[str, list[float]]]) -> dict[str, tuple[float, float]]:
    """Return the milliseconds to each moment: by the clock, of the processor."""
    return {
        name: (_ms([run[name][0] for run in runs]), _ms([run[name][1] for run in runs]))
        for name in runs[0]
    }


def _ms(seconds: list[float]) -> float:
    return round(statistics.median(seconds) * 1000, 1)


def _run(script: str, *words: str) -> dict[str, list[float]]:
    """Run a script in a process of its own; return seconds by clock and processor."""
    environment = {**os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", _NOTED + script, *words]
    done = subprocess.run(command, check=True, capture_output=True, env=environment, timeout=900)  # noqa: S603 - our own program
    told: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return told
