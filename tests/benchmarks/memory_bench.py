"""How much memory the program takes without a model, and its engine's process with each model.

The peer is a promise: 200 MB for the window with the sample and no model; for a model its file's
size times 1.15 and the caches that it announced. Read from /proc, so on Linux only.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.domain.sentiment import RatingTask
from core.paths import child_environment, models_folder
from models.engine import GenerationRequest, Message
from models.files.catalogue import Catalogue, KnownModel
from models.process.client import EngineClient

WINDOW_BYTES = 200_000_000
FILE_FACTOR = 1.15
_LETTER = "The shelves that I ordered have not arrived, and nobody answers the telephone. " * 90
_SETTLE_MS = 15_000
_PASSPHRASE = "maple river clock"  # noqa: S105 - of a file that is gone afterwards


def measure(sizes: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Measure the window in a process of its own, then each installed model's engine."""
    del sizes, rounds
    if sys.platform != "linux":
        return
    for what in ("opened on a file", "that has brought it in itself"):
        held = _window(is_opened=what == "opened on a file")
        yield _judged(f"the window with the sample, without a model, {what}", held, WINDOW_BYTES)
    catalogue = Catalogue(models_folder())
    for model in reversed(catalogue.list_installed()):
        yield _engine(model, catalogue.path_of(model))


def held_bytes(pid: int) -> dict[str, int]:
    """Return what a process holds: rss_bytes, pss_bytes (shared pages by their share), own_bytes
    (what nobody could give back by reading a file again)."""
    names = {"Rss": "rss_bytes", "Pss": "pss_bytes", "Anonymous": "own_bytes"}
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    pairs = (line.split(":") for line in lines)
    return {names[name]: int(value.split()[0]) * 1024 for name, value in pairs if name in names}


def _window(*, is_opened: bool) -> dict[str, int]:
    """Measure the window in a process of its own, on a file that another one has made or not."""
    with tempfile.TemporaryDirectory() as folder:
        if is_opened:
            _ourselves("--fill", folder)
        return dict(json.loads(_ourselves(*([folder] if is_opened else []))))


def _ourselves(*words: str) -> bytes:
    environment = {**child_environment(), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.benchmarks.memory_bench", *words]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)  # noqa: S603
    return done.stdout


def _engine(model: KnownModel, path: Path) -> dict[str, Any]:
    """Have the model read a long prompt and rate, then look at its process."""
    from models.moods.sentiment_scorer import SentimentScorer  # noqa: PLC0415 - the window does without

    client = EngineClient(model.id, path)
    try:
        ask = GenerationRequest(messages=(Message("user", _LETTER),), max_tokens=8)
        list(client.generate(ask))
        tasks = [RatingTask(number, _LETTER[:600]) for number in range(16)]
        list(SentimentScorer(lambda: client).score(tasks))
        held, cache = held_bytes(client.pid), client.kv_bytes
    finally:
        client.close()
    bound = int(model.bytes * FILE_FACTOR) + cache
    extra = {"file_bytes": model.bytes, "announced_cache_bytes": cache}
    return _judged(f"the engine with {model.id}", held, bound) | extra


def _judged(what: str, held: dict[str, int], bound: int) -> dict[str, Any]:
    return {"what": what, **held, "bound_bytes": bound, "holds": held["rss_bytes"] <= bound}


def _fill(folder: Path) -> None:
    """Make a file with the sample in it."""
    from core.privacy import profile  # noqa: PLC0415 - in a process of its own
    from core.privacy.vault import PassphraseCost  # noqa: PLC0415
    from core.settings import Settings  # noqa: PLC0415
    from desktop.start.startup import build  # noqa: PLC0415

    cost = PassphraseCost(passes=1, memory_kib=8, lanes=1)
    made = profile.create(folder / "profile", _PASSPHRASE, uses_keyring=False, cost=cost)
    program = build(folder / "profile", made.database, "passphrase")
    program.settings_file.save(Settings(rates_at_once=False))
    program.sample.load()
    program.close()


@contextmanager
def _program(folder: Path | None) -> Iterator[Any]:
    from core.settings import Settings  # noqa: PLC0415 - in a process of its own
    from desktop.start.startup import open_program, throwaway_program  # noqa: PLC0415

    if folder is not None:
        program = open_program(folder / "profile", lambda: _PASSPHRASE, uses_keyring=False)
        yield program
        program.close()
        return
    with throwaway_program() as program:
        program.settings_file.save(Settings(rates_at_once=False))
        program.sample.load()
        yield program


def _open_window(folder: Path | None) -> None:
    """Open the window over the sample in this process and print what it holds."""
    import desktop.start.quiet_imports  # noqa: F401, PLC0415 - first, as when the program opens it

    # isort: split
    from core.settings import Settings  # noqa: PLC0415 - the window is a process of its own
    from desktop.failures import FailureReporter  # noqa: PLC0415
    from desktop.start.startup import make_model  # noqa: PLC0415
    from desktop.start.window_startup import (  # noqa: PLC0415
        dress,
        laid_desk,
        make_application,
        wait_until,
    )
    from desktop.window.main_window import MainWindow  # noqa: PLC0415

    translation = dress(make_application(), Settings(language="en", theme="light"))
    model = make_model()
    with _program(folder) as program, laid_desk(program, model) as desk:
        window = MainWindow(desk, translation, FailureReporter())
        window.show()
        # With the inbox, which is made once the first page is filled.
        wait_until(lambda: window.pages.is_made("inbox_page"), _SETTLE_MS)
        wait_until(window.is_settled, _SETTLE_MS)
        window.actions_.go_inbox.trigger()
        wait_until(window.is_settled, _SETTLE_MS)
        window.grab()
        wait_until(window.is_settled, _SETTLE_MS)
        sys.stdout.write(json.dumps(held_bytes(os.getpid())))
        window.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--fill"]:
        _fill(Path(sys.argv[2]))
    else:
        _open_window(Path(sys.argv[1]) if sys.argv[1:] else None)
