"""A business's whole data: bringing it in, finding things in it, opening it.

Peers: `sqlite-utils insert` into an unencrypted file with an index of words; Python's mailbox and
email modules parsing alone; and the same question to a small file. `--counts` says how many
contacts, and each file has three times as many messages. `--keep FOLDER` keeps those files.
"""

from __future__ import annotations

import argparse
import json
import mailbox
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.domain.importing import ImportOptions
from core.services.import_service import ImportService
from core.storage.database import Database
from tests.benchmarks import made_people, size_bench
from tests.benchmarks.storage_bench import KEY

_MAILS = 50_000


def measure(counts: Sequence[int], rounds: int, kept: Path | None) -> Iterator[dict[str, Any]]:
    """Measure imports, and the finding in files of each count (`size_bench.py`).

    kept: the folder in which those files are kept.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in counts:
            yield _import_table(folder, count)
        yield _import_mail(folder, min(_MAILS, max(counts)))
    yield from size_bench.measure(counts, rounds, kept)


def _import_table(folder: Path, count: int) -> dict[str, Any]:
    """Import a table in a process of its own, beside sqlite-utils with the same file."""
    path = folder / f"{count}.csv"
    made_people.write_csv(path, count)
    ours = _in_a_process(path, folder / "ours.db")
    started, before = time.perf_counter(), _cpu_of_children()
    _insert_plainly(path, folder / "peer.db")
    peer_s, peer_cpu_s = time.perf_counter() - started, _cpu_of_children() - before
    return {
        "what": "import a table of contacts",
        "peer": "sqlite-utils insert of the same file, unencrypted, with an index of words",
        "rows": count,
    } | _beside(count, ours, peer_s, peer_cpu_s)


def _beside(count: int, ours: dict[str, float], peer_s: float, peer_cpu_s: float) -> dict[str, Any]:
    """Return our figures beside the peer's, by the clock and by time on a processor.

    Writing and reading are processes of their own: with two free processors the slower of them is
    what an import takes.
    """
    writing, reading = ours["writing_cpu_s"], ours["reading_cpu_s"]
    return {
        "ours_s": round(ours["seconds"], 2),
        "peer_s": round(peer_s, 2),
        "peer_over_ours": round(peer_s / ours["seconds"], 3),
        "ours_rows_per_s": round(count / ours["seconds"]),
        "writing_cpu_us": round(writing / count * 1e6),
        "reading_cpu_us": round(reading / count * 1e6),
        "peer_cpu_us": round(peer_cpu_s / count * 1e6),
        "peer_over_slower_process": round(peer_cpu_s / max(writing, reading), 3),
        "peer_over_both_processes": round(peer_cpu_s / (writing + reading), 3),
        "peak_mb": ours["peak_mb"],
        "reading_peak_mb": ours["reading_peak_mb"],
    }


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _in_a_process(path: Path, target: Path) -> dict[str, float]:
    for old in target.parent.glob(f"{target.name}*"):
        old.unlink()
    command = [sys.executable, "-m", "tests.benchmarks.data_bench", str(path), str(target)]
    done = subprocess.run(command, check=True, capture_output=True, env=os.environ)  # noqa: S603
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _insert_plainly(path: Path, target: Path) -> None:
    for old in target.parent.glob(f"{target.name}*"):
        old.unlink()
    tool = str(Path(sys.executable).with_name("sqlite-utils"))
    columns = list(made_people.COLUMNS)
    texts = [part for column in columns for part in (column, "text")]
    for command in (
        [tool, "create-table", str(target), "contacts", *texts],
        [tool, "enable-fts", str(target), "contacts", *columns, "--create-triggers"],
        [tool, "insert", str(target), "contacts", str(path), "--csv"],
    ):
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603


def _import_mail(folder: Path, count: int) -> dict[str, Any]:
    path = folder / "in.mbox"
    made_people.write_mbox(path, count)
    ours = _in_a_process(path, folder / "mail.db")
    started, before = time.perf_counter(), time.process_time()
    for message in mailbox.mbox(path, create=False):
        message.get_payload(decode=True)
    peer_s, peer_cpu_s = time.perf_counter() - started, time.process_time() - before
    return {
        "what": "import a mailbox",
        "peer": "Python's mailbox and email modules, parsing only",
        "rows": count,
    } | _beside(count, ours, peer_s, peer_cpu_s)


def measure_data(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Measure with the counts of the command line, which others use for messages to rate."""
    counts = given.counts if given.counts != [200] else [size_bench.SMALL]
    return measure(counts, given.rounds, given.keep)


def measure_size(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Measure only the finding, in files of each count."""
    counts = given.counts if given.counts != [200] else [size_bench.SMALL]
    return size_bench.measure(counts, given.rounds, given.keep)


def _import_here(path: Path, target: Path) -> None:
    """Import a file and print what it took: seconds, and each process's largest size in MB."""
    database = Database.create(target, KEY)
    started, before = time.perf_counter(), time.process_time()
    ImportService(database).run([path], ImportOptions())
    figures = {
        "seconds": time.perf_counter() - started,
        "writing_cpu_s": time.process_time() - before,
        "reading_cpu_s": _cpu_of_children(),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
        "reading_peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000,
    }
    database.close()
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    _import_here(Path(sys.argv[1]), Path(sys.argv[2]))
