"""A file of a whole business beside a small one: finding, listing, opening, changing.

Each file is asked by a process of its own, through the services as the window uses them: a question
for every key that is struck, a count and a first page for every list. Times are of one thread: by
the clock (`ms`) and of the processor (`cpu_ms`), which others at work on the machine disturb less.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.importing import ImportOptions
from core.services.contact_service import ContactService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.search_service import SearchService
from core.services.sentiment_service import SentimentService
from core.storage.database import Database
from tests.benchmarks import big_file
from tests.benchmarks.storage_bench import KEY

SMALL = 10_000
_PAGE = 50
_QUESTIONS = {
    "english": ("maria", "thorn", "walnut", "smith ja", "invoice 43", "harton wood", "jürgen"),
    "chinese": ("王", "王伟", "发票", "李明", "家具", "北京", "报价"),
    "phone": ("7946", "555 01", "1381", "415) 2", "0958", "89 3120"),
    "typo": ("wiliam", "thorntno", "garica", "schmitd", "blackwelll", "margraet"),
    "in words": ("maria last year", "from:smith since:2024", "上个月 王", "walnut 发票"),
}
_FILTERS = ("ma", "smith", "王", "walnut", "zoë", "harton")
Times = dict[str, list[tuple[float, float]]]


def measure(counts: Sequence[int], rounds: int, folder: Path | None) -> Iterator[dict[str, Any]]:
    """Measure files of so many contacts, each beside the smallest; they are made if need be.

    folder: where they are kept for the next time.
    """
    with kept(folder) as home:
        small: Times = {}
        for count in sorted({min(SMALL, *counts), *counts}):
            path = home / f"{count}" / "cardfile.db"
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                big_file.fill(path, KEY, count)
            times, told = _ask(path, rounds)
            small = small or times
            yield {"what": "the file", "rows": count, **told}
            for what, taken in times.items():
                yield {"what": what, "rows": count, "messages": told["messages"]} | _summary(
                    taken, small.get(what, taken)
                )


@contextmanager
def kept(folder: Path | None) -> Iterator[Path]:
    """Give the folder, or one that is gone afterwards."""
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _summary(
    taken: Sequence[tuple[float, float]], small: Sequence[tuple[float, float]]
) -> dict[str, float]:
    walls, cpus = (sorted(each) for each in zip(*taken, strict=True))
    small_cpu = statistics.median(cpu for _, cpu in small)
    return {
        "times": len(taken),
        "p50_ms": _ms(statistics.median(walls)),
        "p95_ms": _ms(walls[len(walls) * 95 // 100]),
        "cpu_p50_ms": _ms(statistics.median(cpus)),
        "cpu_p95_ms": _ms(cpus[len(cpus) * 95 // 100]),
        "over_small": round(statistics.median(cpus) / small_cpu, 2),
    }


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


def _ask(path: Path, rounds: int) -> tuple[Times, dict[str, float]]:
    """Ask a file all there is to ask, in processes of their own."""
    times: Times = {}
    command = [sys.executable, "-m", "tests.benchmarks.size_bench", str(path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def run(*words: str) -> Any:
        done = subprocess.run(  # noqa: S603 - our own program
            [*command, *words], check=True, capture_output=True, env=environment
        )
        return json.loads(done.stdout)

    for _ in range(rounds):
        times.setdefault("open the program", []).append(tuple(run("open")))
    asked = run("ask", str(rounds))
    times |= {what: [tuple(each) for each in taken] for what, taken in asked.pop("times").items()}
    return times, asked


def _asked(path: Path, rounds: int) -> dict[str, Any]:
    database = Database(path, KEY)
    times: Times = {}
    messages = InboxService(database).count_interactions()
    for number in range(rounds):
        for what, work in (*_searches(database), *_lists(database), *_changes(database, number)):
            wall, cpu = time.perf_counter(), time.thread_time()
            work()
            taken = time.perf_counter() - wall, time.thread_time() - cpu
            times.setdefault(what, []).append(taken)
    database.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return {
        "times": times,
        "messages": messages,
        "mb": round(path.stat().st_size / 1e6),
        "peak_memory_mb": round(peak),
    }


def _searches(database: Database) -> Iterator[tuple[str, Callable[[], object]]]:
    search = SearchService(database)
    for kind, questions in _QUESTIONS.items():
        for question in questions:
            for end in range(1, len(question) + 1):
                typed = question[:end]
                if not typed.endswith(" "):
                    yield f"search as you type, {kind}", lambda typed=typed: search.answer(typed)


def _lists(database: Database) -> Iterator[tuple[str, Callable[[], object]]]:
    people, inbox = ContactService(database), InboxService(database)
    moods = SentimentService(database)
    middle = people.count_contacts() // 2
    yield (
        "first screen of all contacts",
        lambda: (people.count_contacts(), people.list_contacts(limit=_PAGE)),
    )
    yield "the middle of all contacts", lambda: people.list_contacts("", _PAGE, middle)
    for words in _FILTERS:
        yield (
            "first screen of a sorted, filtered list",
            lambda words=words: (
                people.count_contacts(words), people.list_contacts(words, limit=_PAGE)
            ),
        )  # fmt: skip
    for only in ("all", "needs-reply", "upset", "automatic"):
        yield (
            "first screen of the inbox, filtered",
            lambda only=only: (
                inbox.count_conversations(only), inbox.list_conversations(only, limit=_PAGE)
            ),
        )  # fmt: skip
    yield (
        "first screen of the inbox, searched",
        lambda: (
            inbox.count_conversations("all", "walnut"),
            inbox.list_conversations("all", "walnut"),
        ),
    )
    yield (
        f"open a contact with {big_file.BUSY} messages",
        lambda: (people.get(1), inbox.open_timeline(1)),
    )
    yield "its oldest messages", lambda: inbox.list_timeline(1, _PAGE, big_file.BUSY - _PAGE)
    yield "what waits to be rated", lambda: (moods.count_unscored(), moods.list_unscored())


def _changes(database: Database, number: int) -> Iterator[tuple[str, Callable[[], object]]]:
    people, history = ContactService(database), HistoryService(database)
    contact = people.get(2)
    yield "correct a contact", lambda: people.correct(replace(contact, notes=f"note {number}"))
    yield "undo that", history.undo
    new = Contact("Zacharias Newly", channels=(Channel(ChannelKind.EMAIL, "z@newly.example"),))
    yield "add a contact", lambda: people.add(new)
    yield "undo the new contact", history.undo
    path = database.path.with_name("one.csv")
    path.write_text(f"Name,Email,Phone\nOne More,one{number}@more.example,+44 20 7946 0000\n")
    imports = ImportService(database)
    yield "import one more contact", lambda: imports.run([path], ImportOptions())
    yield "undo the import", history.undo


def _opened(path: Path) -> tuple[float, float]:
    """Open the file in the window until all is on screen; return seconds by clock and processor.

    Counted from the start of the interpreter, without the passphrase, which takes as long for any
    file.
    """
    from desktop import failures  # noqa: PLC0415 - part of what is measured
    from desktop.start.startup import build, make_model  # noqa: PLC0415
    from desktop.start.window_startup import dress, laid_desk, make_application, wait_until  # noqa: PLC0415
    from desktop.window.main_window import MainWindow  # noqa: PLC0415

    app = make_application()
    program = build(path.parent, Database(path, KEY, is_checked=True), "passphrase")
    settings = replace(program.settings_file.load(), rates_at_once=False)
    program.settings_file.save(settings)
    translation = dress(app, settings)
    with laid_desk(program, make_model(is_fake=True)) as desk:
        window = MainWindow(desk, translation, failures.FailureReporter())
        window.show()
        wait_until(window.is_settled, 600_000)
        window.grab()  # being painted is what makes a list ask for the rows in sight
        wait_until(window.is_settled, 600_000)
        taken = time.clock_gettime(time.CLOCK_BOOTTIME) - _began(), time.process_time()
        window.close()
    program.close()
    return taken


def _began() -> float:
    """Return when this process began, in seconds since the machine did. Linux only."""
    stat = Path("/proc/self/stat").read_text(encoding="utf-8")
    return int(stat.rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    _path = Path(sys.argv[1])
    _result: Any = _opened(_path) if sys.argv[2] == "open" else _asked(_path, int(sys.argv[3]))
    sys.stdout.write(json.dumps(_result))
