"""Scrolling all contacts: how long a frame takes, and what the program holds meanwhile.

A frame is what the window's thread does after the wheel or the thumb moved, painting and what the
file answered included: by the clock, and by the thread's own time of the processor, which others at
work on the machine disturb less. The peer is the same list with a thousand contacts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.stall_meter import percentile

_WHEEL_PX, _WHEELS, _JUMPS = 180, 400, 100
_FRAME_S = 1 / 60
_LIMIT_MS = 600_000


def measure(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Scroll through files of `--counts` contacts; they are made if need be."""
    from tests.benchmarks import big_file  # noqa: PLC0415 - the measured process does without
    from tests.benchmarks.size_bench import kept  # noqa: PLC0415
    from tests.benchmarks.storage_bench import KEY  # noqa: PLC0415

    with kept(given.keep) as home:
        for count in sorted({1_000, *given.counts}):
            path = home / f"{count}" / "cardfile.db"
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                big_file.fill(path, KEY, count)
            command = [sys.executable, "-m", "tests.benchmarks.scroll_bench", str(path), KEY.hex()]
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
            done = subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 - our own program
            yield {"what": "scrolling all contacts", "rows": count} | json.loads(done.stdout)


def _scroll(path: Path, key: bytes) -> dict[str, float]:
    """Scroll in this process, as the program starts it."""
    from core.storage.database import Database  # noqa: PLC0415 - part of what is measured
    from desktop import failures  # noqa: PLC0415
    from desktop.start.startup import build, make_model  # noqa: PLC0415
    from desktop.start.window_startup import dress, laid_desk, make_application, wait_until  # noqa: PLC0415
    from desktop.window.main_window import MainWindow  # noqa: PLC0415
    from tests.benchmarks.memory_bench import held_bytes  # noqa: PLC0415

    app = make_application()
    program = build(path.parent, Database(path, key, is_checked=True), "passphrase")
    settings = replace(program.settings_file.load(), rates_at_once=False)
    program.settings_file.save(settings)
    translation = dress(app, settings)
    with laid_desk(program, make_model(is_fake=True)) as desk:
        window = MainWindow(desk, translation, failures.FailureReporter())
        window.show()
        wait_until(window.is_settled, _LIMIT_MS)
        window.actions_.go_contacts.trigger()
        wait_until(window.is_settled, _LIMIT_MS)
        bar = window.pages.contacts.rows.verticalScrollBar()
        wheel = [lambda: bar.setValue(bar.value() + _WHEEL_PX)] * _WHEELS
        jumps = [
            lambda place=place: bar.setValue(bar.maximum() * place // _JUMPS)
            for place in range(_JUMPS)
        ]
        told = _frames(app.processEvents, [*wheel, *jumps])
        held = held_bytes(os.getpid())
        window.close()
    program.close()
    return told | {f"{name}_mb": round(value / 1e6, 1) for name, value in held.items()}


def _frames(turn: Callable[[], None], moves: list[Callable[[], None]]) -> dict[str, float]:
    walls, cpus = [], []
    for move in moves:
        began, busy = time.perf_counter(), time.thread_time()
        move()
        turn()
        walls.append((time.perf_counter() - began) * 1000)
        cpus.append((time.thread_time() - busy) * 1000)
        while time.perf_counter() - began < _FRAME_S:
            turn()  # answers of the file are painted before the next frame begins
    return {
        "frames": len(walls),
        "p95_ms": round(percentile(walls, 95), 1), "max_ms": round(max(walls), 1),
        "cpu_p95_ms": round(percentile(cpus, 95), 1), "cpu_max_ms": round(max(cpus), 1),
    }  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_scroll(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))))
