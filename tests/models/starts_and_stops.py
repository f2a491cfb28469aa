"""Starts and stops the engine's process many times and looks what the program is left with.

    python -m tests.models.starts_and_stops [--times 500]

prints one line of JSON and fails when a process, a file descriptor, a thread or memory has stayed.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from models import hardware
from models.engine import GenerationRequest, LoadOptions
from models.process.client import EngineClient
from tests.small_model import small_model_path

_WARM_UP = 3
_ASK = GenerationRequest(prompt="Once", max_tokens=1)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a process holds now."""

    children: int
    descriptors: int
    threads: int
    memory_bytes: int


def holdings() -> Holdings:
    gc.collect()
    return Holdings(
        children=len(_children()),
        descriptors=len(list(Path("/proc/self/fd").iterdir())),
        threads=threading.active_count(),
        memory_bytes=hardware.resident_bytes(os.getpid()),
    )


def growth(turn: Callable[[], None], times: int) -> Holdings:
    """Return what is held more after so many turns than after a few."""
    for _ in range(_WARM_UP):
        turn()
    before = holdings()
    for _ in range(times):
        turn()
    after = holdings()
    return Holdings(**{name: value - asdict(before)[name] for name, value in asdict(after).items()})


def start_and_stop(model: Path) -> None:
    """Load the model, have it write a word, end its process."""
    client = EngineClient("smollm2-135m", model, LoadOptions(context_tokens=512))
    try:
        assert list(client.generate(_ASK))
    finally:
        client.close()


def has_leaked(grown: Holdings, times: int) -> bool:
    """Say whether something stayed; memory: more than a page a turn, with 4 MB for caches."""
    stayed = grown.children + grown.descriptors + grown.threads
    return stayed > 0 or grown.memory_bytes > 4_000_000 + 4096 * times


def _children() -> list[str]:
    tasks = Path("/proc/self/task").iterdir()
    return [pid for task in tasks for pid in (task / "children").read_text().split()]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=500)
    times = parser.parse_args().times
    turns = itertools.count(1 - _WARM_UP)

    def turn() -> None:
        start_and_stop(small_model_path())
        if (number := next(turns)) % 50 == 0:
            sys.stderr.write(f"{number} of {times}\n")

    grown = growth(turn, times)
    sys.stdout.write(json.dumps({"times": times, **asdict(grown)}) + "\n")
    return 1 if has_leaked(grown, times) else 0


if __name__ == "__main__":
    sys.exit(main())
