"""How soon the processor is free after "stop", while a model writes and while it reads.

The bounds that count: 100 ms while it writes, 300 ms while it reads a prompt of 3,000 words.
"""

from __future__ import annotations

import itertools
import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.paths import models_folder
from models.engine import GenerationRequest
from models.files.catalogue import Catalogue
from models.process.client import EngineClient

_TRIES = 20
_QUIET_S, _POLL_S = 0.15, 0.002
_IDLE_SHARE = 0.1
"""Of the time between two looks; a sleeping process's housekeeping is less."""
_LONG = " table" * 3000
_numbers = itertools.count(1)


def measure() -> Iterator[dict[str, Any]]:
    """Stop each installed model in the middle of writing, and of reading."""
    catalogue = Catalogue(models_folder())
    for model in catalogue.list_installed():
        client = EngineClient(model.id, catalogue.path_of(model))
        try:
            client.count_tokens(("loaded",))
            for what, limit_ms in (("writing", 100), ("reading 3,000 words", 300)):
                took = [_try(client, what == "writing", number) for number in range(_TRIES)]
                yield {
                    "what": f"the processor is free after a stop while {what}",
                    "model": model.id,
                    "tries": _TRIES,
                    "median_ms": round(statistics.median(took), 1),
                    "longest_ms": round(max(took), 1),
                    "limit_ms": limit_ms,
                    "within": sum(one <= limit_ms for one in took),
                }
        finally:
            client.close()


def _try(client: EngineClient, is_writing: bool, number: int) -> float:
    """Start, stop after a while that differs from try to try; return the milliseconds it took."""
    # After a stop that wasn't heard the model must be loaded anew: that is no part of this try.
    client.count_tokens(("loaded",))
    text = f"{next(_numbers)}. A list:" + ("" if is_writing else _LONG)
    begun = threading.Event()

    def work() -> None:
        for _piece in client.generate(GenerationRequest(prompt=text, max_tokens=1000)):
            begun.set()

    thread = threading.Thread(target=work)
    thread.start()
    if is_writing:
        begun.wait(60)
    threading.Event().wait(0.2 + 0.037 * number)
    stopped = time.perf_counter()
    client.stop()
    last = _last_work(client.pid, stopped)
    thread.join()
    return (last - stopped) * 1000


def _last_work(pid: int, since: float) -> float:
    """Return when the process computed last; it has been quiet for a while by then."""
    used, looked = _worked_s(pid), time.perf_counter()
    last = since
    while looked - last < _QUIET_S:
        threading.Event().wait(_POLL_S)
        used_now, now = _worked_s(pid), time.perf_counter()
        if used_now - used > _IDLE_SHARE * (now - looked):
            last = now
        used, looked = used_now, now
    return last


def _worked_s(pid: int) -> float:
    """Return the processor time of all threads, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text(encoding="ascii").split()[0]) for task in tasks) / 1e9
