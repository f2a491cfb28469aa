"""A backlog rated by model and student together, beside the raw prompt and the model alone.

Seconds of processor time, of all processes, stand beside those of the clock: other work on the
machine moves them less. Texts are those of `--texts` (a CSV with a text and, where labels are to
be judged, a label) or the sample firm's sentences over and over, which flatters the student.

A backlog of hours is measured in turns: `--minutes N` stops the rating as a person does, and the
next call with the same `--keep FOLDER` goes on. Each turn also lets the raw prompt and the model
alone read some messages drawn from all; a line tells what all turns together took.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from core.domain.change import Action
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.domain.sentiment import STUDENTS, Mood, RatingTask, Sentiment
from core.paths import models_folder
from core.privacy import profile
from core.storage import interactions
from core.storage.moods import sentiments
from core.text.language import detect_language
from desktop.start.startup import Program, build, open_program
from models.embedder import Embedder
from models.files.catalogue import Catalogue
from models.host import LlamaHost
from tests.benchmarks.rating_bench import _texts, one_at_a_time
from tests.benchmarks.size_bench import kept

_RAW, _ALONE, _JUDGED = 100, 100, 400
"""Messages that the raw prompt and the model alone read in a turn, and that are judged."""
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_PASSPHRASE = "of public texts"  # noqa: S105 - a file for measuring
Row = tuple[str, str]


@dataclass(slots=True)
class Spent:
    """Messages that were read, and the seconds they took: by the clock, of the processor."""

    messages: int = 0
    clock_s: float = 0.0
    processor_s: float = 0.0

    def add(self, messages: int, clock_s: float, processor_s: float) -> None:
        """Count so many more."""
        self.messages += messages
        self.clock_s += clock_s
        self.processor_s += processor_s

    def told(self) -> dict[str, float]:
        """Return what a message takes."""
        count = max(1, self.messages)
        clock, processor = 1000 * self.clock_s / count, 1000 * self.processor_s / count
        return {"messages": self.messages, "ms": round(clock, 1), "cpu_ms": round(processor, 1)}


@dataclass(slots=True)
class Ledger:
    """What all turns took. said_alone: by the model alone, by the number of the row."""

    turns: int = 0
    raw: Spent = field(default_factory=Spent)
    alone: Spent = field(default_factory=Spent)
    together: Spent = field(default_factory=Spent)
    said_alone: dict[int, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Ledger:
        """Return what earlier turns took."""
        if not path.exists():
            return cls()
        told = json.loads(path.read_text(encoding="utf-8"))
        spent = {name: Spent(**told[name]) for name in ("raw", "alone", "together")}
        said = {int(number): word for number, word in told["said_alone"].items()}
        return cls(told["turns"], **spent, said_alone=said)

    def save(self, path: Path) -> None:
        """Write what is known so far."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")


def measure(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Compare messages a second, and the labels with those of the model alone."""
    catalogue = Catalogue(models_folder())
    model = next(one for one in catalogue.list_installed() if one.kind == "chat")
    for count in given.counts:
        rows = _rows(given.texts, count)
        with kept(given.keep) as home:
            folder = home / f"backlog-{count}"
            ledger = Ledger.load(folder / "ledger.json")
            ledger.turns += 1
            _ask_raw(catalogue.path_of(model), rows, ledger)
            host, embedder = (
                LlamaHost(models_folder(), model_id=model.id),
                Embedder(models_folder()),
            )
            try:
                with _opened(folder, rows) as program:
                    told = _take_turn(program, host, embedder, rows, ledger, given.minutes)
            finally:
                host.close()
                embedder.close()
            ledger.save(folder / "ledger.json")
        yield {"what": f"rate a backlog of {count} messages", "model": model.id} | told


def _ask_raw(path: Path, rows: Sequence[Row], ledger: Ledger) -> None:
    """Let the same model say it in words, one message at a time."""
    drawn = random.Random(ledger.turns).sample(rows, min(_RAW, len(rows)))  # noqa: S311 - no secret
    ledger.raw.add(len(drawn), *one_at_a_time(path, [text for text, _ in drawn]))


def _take_turn(
    program: Program,
    host: LlamaHost,
    embedder: Embedder,
    rows: Sequence[Row],
    ledger: Ledger,
    minutes: float,
) -> dict[str, Any]:
    """Rate for so long, or to the end; return how all stands."""
    list(host.scorer.score([RatingTask(0, "Hello.")]))  # loaded
    if embedder.model_id:
        embedder.embed_passages(["Hello."])
    program.cascade.begin()
    waiting = program.cascade.standing().waiting
    began, used = time.perf_counter(), _processor_s(host, embedder)
    for _ in program.cascade.rate_all(host.scorer, embedder=embedder):
        is_late = time.perf_counter() - began > 60 * minutes
        if is_late or program.cascade.standing().is_round_over:
            break  # what was rated is on disk, as when a person stops it
    spent = time.perf_counter() - began, _processor_s(host, embedder) - used
    left = program.cascade.standing().waiting
    ledger.together.add(waiting - left, *spent)
    _ask_alone(host, rows, ledger, _ALONE if left else _JUDGED)
    with program.database.reading() as session:
        found = sentiments.get_many(session, range(1, len(rows) + 1))
    facts = program.teaching.report().student
    by_student = sum(one.source in STUDENTS for one in found.values())
    told = {
        "turns": ledger.turns,
        "left": left,
        "to_be_read_again": program.cascade.standing().doubted,
        "together": ledger.together.told(),
        "model_alone": ledger.alone.told(),
        "raw_prompt_one_at_a_time": ledger.raw.told(),
        "times_the_raw_prompt": _ratio(ledger.raw, ledger.together),
        "by_student": round(by_student / max(1, len(found)), 4),
        "student": None if facts is None else [facts.examples, facts.likeness, facts.answers],
    }
    return told | ({} if left else _judged(rows, found, ledger.said_alone))


def _ask_alone(host: LlamaHost, rows: Sequence[Row], ledger: Ledger, most: int) -> None:
    """Let the model alone read more of the messages that are judged."""
    judged = random.Random(1).sample(range(len(rows)), min(_JUDGED, len(rows)))  # noqa: S311 - no secret
    numbers = [number for number in judged if number not in ledger.said_alone][:most]
    tasks = [RatingTask(n, rows[n][0], detect_language(rows[n][0])) for n in numbers]
    began, used = time.perf_counter(), _processor_s(host)
    for rating in host.scorer.score(tasks):
        ledger.said_alone[rating.id] = _plain(rating.sentiment)
    ledger.alone.add(len(tasks), time.perf_counter() - began, _processor_s(host) - used)


def _ratio(peer: Spent, ours: Spent) -> dict[str, float]:
    """Return how many times as fast, by the clock and by the processor."""
    one, other = peer.told(), ours.told()
    return {name: round(one[name] / max(other[name], 1e-9), 2) for name in ("ms", "cpu_ms")}


def _judged(
    rows: Sequence[Row], found: dict[int, Sentiment], said_alone: dict[int, str]
) -> dict[str, Any]:
    """Return how the words of both together fit those of the model alone, and the labels."""
    pairs = [(rows[n][1], word, _plain(found[n + 1])) for n, word in said_alone.items()]
    truth, alone, together = zip(*pairs, strict=True)
    told: dict[str, Any] = {
        "judged": len(pairs),
        "as_model_alone": round(sum(one == two for _, one, two in pairs) / len(pairs), 4),
    }
    if not all(truth):
        return told
    everywhere = [(label, _plain(found[n])) for n, (_, label) in enumerate(rows, 1)]
    return told | {
        "macro_f1_alone": macro_f1(truth, alone),
        "macro_f1_together": macro_f1(truth, together),
        "macro_f1_together_of_all": macro_f1(*zip(*everywhere, strict=True)),
    }


def _processor_s(host: LlamaHost, embedder: Embedder | None = None) -> float:
    """Return the processor seconds that this process and the models' have used; on Linux."""
    found = time.process_time()
    for pid in (getattr(host.engine(), "pid", 0), embedder.pid if embedder else 0):
        if pid:
            told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            found += (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return found


def macro_f1(truth: Sequence[str], guesses: Sequence[str]) -> float:
    """Return the mean of the labels' F1."""
    both = Counter(one for one, two in zip(truth, guesses, strict=True) if one == two)
    either = Counter(truth) + Counter(guesses)
    scores = [2 * both[label] / either[label] for label in sorted(set(truth))]
    return round(sum(scores) / len(scores), 4)


def _plain(sentiment: Sentiment) -> str:
    if sentiment.label is not Mood.MIXED:
        return sentiment.label.value
    return "positive" if sentiment.score > 0 else "negative"


def _rows(path: Path | None, count: int) -> list[Row]:
    if path is None:
        return [(text, "") for text in _texts(None, count)]
    with path.open(encoding="utf-8", newline="") as stream:
        found = [(row["text"], row.get("label", "")) for row in csv.DictReader(stream)]
    return found[:count]


@contextmanager
def _opened(folder: Path, rows: Sequence[Row]) -> Iterator[Program]:
    """Give the program over the backlog, which is filed the first time."""
    if profile.exists(folder):
        program = open_program(folder, lambda: _PASSPHRASE, uses_keyring=False)
    else:
        made = profile.create(folder, _PASSPHRASE, uses_keyring=False)
        program = build(folder, made.database, "passphrase")
        _file(program, rows)
    try:
        yield program
    finally:
        program.close()


def _file(program: Program, rows: Sequence[Row]) -> None:
    """File the texts as mails from customers, numbered from 1 in this order."""
    with program.database.writing(Action.ADD_INTERACTION) as session:
        for number, (text, _) in enumerate(rows):
            thread = interactions.add_thread(session, f"Letter {number}", f"letter-{number}")
            at = _BEGAN + timedelta(minutes=number)
            mail = Interaction(
                InteractionKind.EMAIL,
                Direction.INCOMING,
                at,
                text=text,
                new_text=text,
                language=detect_language(text),
                thread_id=thread,
            )
            interactions.add(session, mail)
