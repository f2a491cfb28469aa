"""`python3 dev.py bench [AREA ...] [--sizes N ...] [--rounds N]`: a line of JSON for each result.

Machines differ and are noisy, so what counts are the ratios: ours against the named peer, in turns
within one run, medians of `--rounds`.
"""

from __future__ import annotations

import argparse
import json
import sys

from tests.benchmarks import (
    engine_bench,
    import_bench,
    memory_bench,
    storage_bench,
    waiting_bench,
    window_bench,
)

AREAS = {
    "storage": storage_bench.measure_writing,
    "search": storage_bench.measure_search,
    "import": import_bench.measure,
    "engine": engine_bench.measure,
    "window": window_bench.measure,
    "waiting": waiting_bench.measure,
    "memory": memory_bench.measure,
}


def main() -> int:
    """Measure the areas named, all when none is."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("areas", nargs="*", choices=[*AREAS, []], default=[])
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    for area in arguments.areas or AREAS:
        for result in AREAS[area](arguments.sizes, arguments.rounds):
            sys.stdout.write(json.dumps({"area": area} | result) + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
