"""`python3 dev.py bench [AREA ...] [--sizes N ...] [--rounds N]`: a line of JSON for each.

Machines differ and are noisy, so what counts are the ratios: ours against the named peer, in turns
within one run, medians of `--rounds`.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks import (
    cascade_bench,
    completion_bench,
    data_bench,
    day_bench,
    draft_bench,
    duplicates_bench,
    engine_bench,
    export_bench,
    home_bench,
    import_bench,
    insight_bench,
    meaning_bench,
    memory_bench,
    rating_bench,
    ready_bench,
    rescue_bench,
    scroll_bench,
    start_bench,
    stop_bench,
    storage_bench,
    views_bench,
    waiting_bench,
    window_bench,
)

AREAS: dict[str, Callable[[argparse.Namespace], Iterator[dict[str, Any]]]] = {
    "storage": lambda given: storage_bench.measure_writing(given.sizes, given.rounds),
    "search": lambda given: storage_bench.measure_search(given.sizes, given.rounds),
    "import": lambda given: import_bench.measure(given.sizes, given.rounds),
    "duplicates": lambda given: duplicates_bench.measure(given.sizes),
    "completion": lambda given: completion_bench.measure(given.counts),
    "home": lambda given: home_bench.measure(given.counts, given.rounds),
    "views": lambda given: views_bench.measure(given.counts, given.rounds),
    "insight": lambda given: insight_bench.measure(given.sizes, given.rounds),
    "data": data_bench.measure_data,
    "size": data_bench.measure_size,
    "export": export_bench.measure,
    "engine": lambda given: engine_bench.measure(given.rounds, given.model),
    "drafts": lambda given: draft_bench.measure(given.rounds, given.mail, given.model),
    "ready": lambda given: ready_bench.measure(given.seconds, given.rounds),
    "rating": lambda given: rating_bench.measure(
        given.counts, given.rounds, given.texts, given.model
    ),
    "cascade": cascade_bench.measure,
    "start": start_bench.measure,
    "scroll": scroll_bench.measure,
    "day": day_bench.measure,
    "stop": lambda _given: stop_bench.measure(),
    "window": lambda given: window_bench.measure(given.sizes, given.rounds),
    "waiting": lambda given: waiting_bench.measure(given.sizes, given.rounds),
    "rescue": lambda given: rescue_bench.measure(given.megabytes),
    "meaning": lambda given: meaning_bench.measure(given.sizes, given.rounds),
    "memory": lambda given: memory_bench.measure(given.sizes, given.rounds),
}


def main() -> int:
    """Measure the areas named, all when none is."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("areas", nargs="*", choices=[*AREAS, []], default=[])
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--model", default="", help="only this one, for engine, drafts and rating")
    parser.add_argument(
        "--counts",
        nargs="+",
        type=int,
        default=[200],
        help="messages to rate; contacts, for data; words, for completion",
    )
    parser.add_argument("--seconds", type=int, default=180, help="of idle time, for ready")
    parser.add_argument("--texts", type=Path, help="CSV with a column text, for rating and cascade")
    parser.add_argument("--minutes", type=float, default=math.inf, help="of a turn, for cascade")
    parser.add_argument("--mail", type=Path, help="mail to answer, for drafts")
    parser.add_argument("--megabytes", nargs="+", type=int, default=[200], help="for rescue")
    parser.add_argument(
        "--keep", type=Path, help="where files stay for the next time, for size and cascade"
    )
    arguments = parser.parse_args()
    for area in arguments.areas or AREAS:
        for result in AREAS[area](arguments):
            sys.stdout.write(json.dumps({"area": area} | result) + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
