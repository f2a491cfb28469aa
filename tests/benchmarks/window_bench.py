"""How alive the window stays: silences of its event loop while the program works hard.

A timer ticks every 5 ms in the window's thread; the time between two ticks, less 5 ms, is what
a person's click would have waited. The peer is the same window doing nothing.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QTimer

from core.domain.importing import ImportOptions
from core.settings import Settings
from desktop.failures import FailureReporter
from desktop.start.startup import Model, Program, make_model, throwaway_program
from desktop.start.window_startup import dress, laid_desk, make_application, wait_until
from desktop.window.main_window import MainWindow
from tests.benchmarks.import_bench import write_mailbox

_TICK_MS = 5
_IDLE_MS = 3_000
_LONGEST_MS = 600_000


class _Meter:
    """Collects the silences between two ticks, in milliseconds."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._clock, self._timer = QElapsedTimer(), QTimer()
        self._timer.setTimerType(self._timer.timerType().PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._clock.start()
        self._timer.start(_TICK_MS)

    def _tick(self) -> None:
        self.gaps.append(max(0.0, self._clock.nsecsElapsed() / 1e6 - _TICK_MS))
        self._clock.restart()

    def result(self) -> dict[str, float]:
        self._timer.stop()
        ordered = sorted(self.gaps)
        return {
            "ticks": len(ordered),
            "p50_ms": round(statistics.median(ordered), 1),
            "p99_ms": round(ordered[len(ordered) * 99 // 100], 1),
            "max_ms": round(ordered[-1], 1),
        }


def measure(sizes: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Measure the window while it does nothing, imports, rates moods and drafts."""
    del rounds
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    translation = dress(app, Settings(language="en", theme="light", rates_at_once=False))
    model = make_model()
    with (
        tempfile.TemporaryDirectory() as name,
        throwaway_program() as program,
        laid_desk(program, model) as desk,
    ):
        program.settings_file.save(Settings(rates_at_once=False))
        program.sample.load()
        window = MainWindow(desk, translation, FailureReporter())
        window.show()
        window.actions_.go_inbox.trigger()
        wait_until(window.is_settled, _IDLE_MS)
        clock = QElapsedTimer()
        clock.start()
        yield _while("doing nothing", lambda: clock.hasExpired(_IDLE_MS))
        yield _importing(window, program, Path(name) / "in.mbox", max(sizes))
        yield from _thinking(window, program, model)
        window.close()
    model.close()


def _while(what: str, is_over: Callable[[], bool]) -> dict[str, Any]:
    meter = _Meter()
    wait_until(is_over, _LONGEST_MS)
    return {"what": f"the window while {what}", "peer": "the same window doing nothing"} | (
        meter.result()
    )


def _importing(window: MainWindow, program: Program, path: Path, size: int) -> dict[str, Any]:
    write_mailbox(path, size)
    desk = window.desk
    done: list[object] = []
    desk.import_lane.run(
        window,
        lambda: program.imports.run([path], ImportOptions()),
        done.append,
        done.append,
    )
    return _while(f"importing {size} messages", lambda: bool(done)) | {"rows": size}


def _thinking(window: MainWindow, program: Program, model: Model) -> Iterator[dict[str, Any]]:
    tasks = program.sentiments.list_unscored()
    done: list[object] = []
    lane = window.desk.model_lane
    lane.run(window, lambda: list(model.scorer.score(tasks)), done.append, done.append)
    yield _while(f"rating {len(tasks)} messages", lambda: bool(done))
    talk = program.inbox.list_conversations("needs-reply", "Wrenfield")[0]
    window.screens.inbox.open_thread(talk.thread_id)
    composer = window.pages.conversation.composer
    wait_until(composer.isVisible, _IDLE_MS)
    message = program.inbox.list_messages(talk.thread_id)[-1]
    window.actions_.draft.trigger()
    seldom = QElapsedTimer()
    seldom.start()

    def is_drafted() -> bool:
        # The question goes to the file; asked at each tick it would be what is measured.
        if not seldom.hasExpired(1_000):
            return False
        seldom.restart()
        return program.drafts.find_latest(message.id) is not None

    yield _while("drafting an answer", is_drafted)
