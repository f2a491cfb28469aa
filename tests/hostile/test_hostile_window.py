"""The whole corpus through the window: nothing stalls, nothing dies, everything is accounted for.

The long form takes minutes; `CARDFILE_HOSTILE_REPORT=FILE` keeps a line for each file, and goes on
behind the ones that stand there.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.change import Change, Kind
from core.domain.importing import ImportOptions, ImportReport
from core.errors import UserError
from core.ingest.reader import _Reading
from core.ingest.reader_process import ReaderProcess
from desktop.desk import Desk
from desktop.failures import FailureReporter
from desktop.start.startup import make_model, throwaway_program
from desktop.start.window_startup import laid_desk, short_collections
from desktop.translation import Translation
from desktop.window.main_window import MainWindow
from tests.hostile.corpus import hostile_files
from tests.hostile.heart import Heart
from tests.hostile.hostile_file import Hostile

pytestmark = pytest.mark.alone

MAX_STALL_S = 0.1
MAX_CHILD_KIB = 1 << 20
MAX_SILENCE_S, _A_LOOK_S = 20.0, 1.0
ALL = hostile_files()


@pytest.fixture
def desk() -> Iterator[Desk]:
    with throwaway_program() as program, laid_desk(program, make_model(is_fake=True)) as desk:
        yield desk


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[MainWindow]:
    window = MainWindow(desk, Translation(qapp), FailureReporter())
    window.screens.lock.idle.set_minutes(0)  # nobody touches it for many minutes
    qtbot.addWidget(window)
    window.show()
    window.actions_.go_inbox.trigger()
    qtbot.waitUntil(window.is_settled)
    with short_collections():
        yield window


@pytest.fixture
def silences(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Note how long each reader, once it had begun, kept silent before it spoke or was ended."""
    found, wait = list[float](), _Reading._wait

    def timed(reading: _Reading, child: ReaderProcess, timeout_s: float) -> dict[str, Any] | None:
        begun, is_ready = time.monotonic(), reading._is_ready
        try:
            return wait(reading, child, timeout_s)
        finally:
            if is_ready:
                found.append(time.monotonic() - begun)

    monkeypatch.setattr(_Reading, "_wait", timed)
    return found


def bring(window: MainWindow, desk: Desk, qtbot: QtBot, path: Path) -> ImportReport | UserError:
    """Import a file as the import screen does, and open the newest conversation."""
    ended: list[Any] = []
    desk.import_lane.run(
        window, lambda: desk.imports.run([path], ImportOptions()), ended.append, ended.append
    )
    qtbot.waitUntil(lambda: bool(ended), timeout=600_000)
    outcome = ended[0]
    assert isinstance(outcome, ImportReport | UserError), outcome
    if isinstance(outcome, ImportReport) and outcome.created:
        desk.changes.announce(Change(frozenset(Kind)))
        qtbot.waitUntil(window.is_settled, timeout=60_000)
        rows = desk.inbox.list_conversations()
        if rows:
            window.screens.inbox.open_thread(max(row.thread_id for row in rows))
            qtbot.waitUntil(window.is_settled, timeout=60_000)
        window.grab()
    return outcome


def account(outcome: ImportReport | UserError) -> dict[str, object]:
    if isinstance(outcome, UserError):
        return {"error": outcome.key}
    counted = outcome.created + outcome.updated + outcome.merged + outcome.skipped
    assert outcome.read == counted + outcome.rejected
    reasons = sorted({found.reason for found in outcome.rejections})
    assert all(found.place.file for found in outcome.rejections)
    return {"read": outcome.read, "created": outcome.created, "reasons": reasons}


def noted(report: str) -> list[dict[str, Any]]:
    """Return the lines of an earlier run."""
    if not report or not Path(report).exists():
        return []
    return [json.loads(line) for line in Path(report).read_text("utf-8").splitlines()]


def run(
    window: MainWindow, desk: Desk, qtbot: QtBot, folder: Path, files: tuple[Hostile, ...]
) -> list[dict[str, Any]]:
    """Bring each file; return what happened with each."""
    report = os.environ.get("CARDFILE_HOSTILE_REPORT", "")
    heart, lines = Heart(), noted(report)
    done = {line["name"] for line in lines}
    for hostile in [hostile for hostile in files if hostile.name not in done]:
        path = hostile.write(folder)
        begun = time.monotonic()
        # The beat in which the file was written is none of the program's.
        heart.stalls.clear()
        qtbot.waitUntil(lambda: bool(heart.stalls))
        heart.stalls.clear()
        outcome = bring(window, desk, qtbot, path)
        path.unlink()
        qtbot.waitUntil(lambda: bool(heart.stalls))
        most_gui = max(stall.gui for stall in heart.stalls)
        stall = heart.take()
        line = {
            "name": hostile.name,
            **account(outcome),
            "seconds": round(time.monotonic() - begun, 2),
            "stall_ms": round(1000 * stall.seconds),
            "own_ms": round(1000 * stall.own),
            "gui_ms": round(1000 * most_gui),
        }
        lines.append(line)
        if report:
            with Path(report).open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
    heart.stop()
    return lines


def stalled(lines: list[dict[str, Any]]) -> list[str]:
    limit = 1000 * MAX_STALL_S
    return [
        f"{line['name']}: {line['stall_ms']} ms"
        for line in lines
        if min(line["stall_ms"], line["own_ms"]) > limit
    ]


def test_the_heart_feels_a_stall(qtbot: QtBot) -> None:
    heart = Heart()

    qtbot.waitUntil(lambda: len(heart.stalls) > 3)
    calm = heart.take()
    until = time.process_time() + 0.15
    while time.process_time() < until:
        pass
    qtbot.waitUntil(lambda: bool(heart.stalls))
    stalled = heart.take()
    heart.stop()

    assert min(calm.seconds, calm.own) < MAX_STALL_S
    assert min(stalled.seconds, stalled.own) > MAX_STALL_S


def test_a_few_hostile_files_leave_the_window_awake(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, silences: list[float]
) -> None:
    few = tuple(hostile for hostile in ALL if not hostile.is_heavy)[::60]

    lines = run(window, desk, qtbot, tmp_path, few)

    assert stalled(lines) == []
    assert 0 < max(silences) <= MAX_SILENCE_S + _A_LOOK_S


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="counts children by the system's own account")
def test_the_whole_corpus_stalls_no_window_and_every_reader_stays_within_its_limits(
    window: MainWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, silences: list[float]
) -> None:
    lines = run(window, desk, qtbot, tmp_path, ALL)

    assert stalled(lines) == []
    assert max(silences) <= MAX_SILENCE_S + _A_LOOK_S
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= MAX_CHILD_KIB
    # A bomb is refused whole, in its one sentence; of all else each record is accounted for.
    assert {line["error"] for line in lines if "error" in line} == {"archive-too-large"}
