"""A backlog rated by model and student together, beside the raw prompt one message at a time.

Seconds of processor time, of all processes, stand beside those of the clock: other work on the
machine moves them less. Texts are those of `--texts` (a CSV with a text and, where labels are to
be judged, a label) or the sample firm's sentences over and over, which flatters the student.
"""

from __future__ import annotations

import csv
import os
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from core.domain.change import Action
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.domain.sentiment import STUDENTS, Mood, RatingTask, Sentiment
from core.paths import models_folder
from core.storage import interactions
from core.text.language import detect_language
from desktop.startup import Program, throwaway_program
from models.catalogue import Catalogue
from models.embedder import Embedder
from models.engine import Message
from models.host import LlamaHost
from models.prompts import load_prompt
from tests.benchmarks.rating_bench import _one_at_a_time, _texts

_ALONE, _JUDGED = 40, 400
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
Row = tuple[str, str]


def measure(counts: Sequence[int], texts: Path | None) -> Iterator[dict[str, Any]]:
    """Compare messages a second, and the labels with those of the model alone."""
    catalogue = Catalogue(models_folder())
    model = next(one for one in catalogue.list_installed() if one.kind == "chat")
    prompt = load_prompt("sentiment")
    messages = (Message("system", prompt.raw("system")), Message("user", prompt.raw("user")))
    for count in counts:
        rows = _rows(texts, count)
        used = time.process_time()
        alone = [text for text, _ in random.Random(2).sample(rows, min(_ALONE, count))]  # noqa: S311 - no secret
        peer = _one_at_a_time(catalogue.path_of(model), messages, alone)
        peer_ms = 1000 * (time.process_time() - used) / len(alone)
        host = LlamaHost(models_folder(), model_id=model.id)
        embedder = Embedder(models_folder())
        try:
            yield _measure(host, embedder, rows) | {
                "peer": "the raw prompt, one at a time with llama_cpp.Llama",
                "peer_per_s": round(peer, 2),
                "peer_processor_ms": round(peer_ms, 1),
                "model": host.engine().model_id,
            }
        finally:
            host.close()
            embedder.close()


def _measure(host: LlamaHost, embedder: Embedder, rows: Sequence[Row]) -> dict[str, Any]:
    list(host.scorer.score([RatingTask(0, "Hello.")]))  # loaded
    if embedder.model_id:
        embedder.embed_passages(["Hello."])
    with throwaway_program() as program:
        ids = _file(program, rows)
        began, first = time.perf_counter(), 0.0
        used = _processor_s(host, embedder)
        found: dict[int, Sentiment] = {}
        for rating in program.cascade.rate_all(host.scorer, embedder=embedder):
            found[rating.id] = rating.sentiment
            first = first or time.perf_counter() - began
        seconds = time.perf_counter() - began
        used = _processor_s(host, embedder) - used
        facts = program.teaching.report().student
    sample = random.Random(1).sample(range(len(rows)), min(_JUDGED, len(rows)))  # noqa: S311 - no secret
    tasks = [RatingTask(n, rows[n][0], detect_language(rows[n][0])) for n in sample]
    began, alone_used = time.perf_counter(), _processor_s(host, embedder)
    alone = {rating.id: rating.sentiment for rating in host.scorer.score(tasks)}
    alone_s = time.perf_counter() - began
    alone_used = _processor_s(host, embedder) - alone_used
    by_student = sum(one.source in STUDENTS for one in found.values())
    pairs = [(rows[n][1], alone[n], found[ids[n]]) for n in sample]
    return {
        "what": f"rate a backlog of {len(rows)} messages",
        "ours_per_s": round(len(rows) / seconds, 2),
        "model_alone_per_s": round(len(tasks) / alone_s, 2),
        "processor_ms": round(1000 * used / len(rows), 1),
        "model_alone_processor_ms": round(1000 * alone_used / len(tasks), 1),
        "first_s": round(first, 2),
        "by_student": round(by_student / len(rows), 4),
        "as_model_alone": round(
            sum(one.label is two.label for _, one, two in pairs) / len(pairs), 4
        ),
        "student": None if facts is None else [facts.examples, facts.likeness, facts.answers],
    } | _judged(pairs)


def _processor_s(host: LlamaHost, embedder: Embedder) -> float:
    """Return the processor seconds that this process and the models' have used; on Linux."""
    found = time.process_time()
    for pid in (getattr(host.engine(), "pid", 0), embedder.pid):
        if pid:
            told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            found += (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    return found


def _judged(pairs: Sequence[tuple[str, Sentiment, Sentiment]]) -> dict[str, Any]:
    known = [pair for pair in pairs if pair[0]]
    if not known:
        return {}
    truth = [label for label, _, _ in known]
    return {
        "macro_f1_alone": macro_f1(truth, [_plain(one) for _, one, _ in known]),
        "macro_f1_together": macro_f1(truth, [_plain(two) for _, _, two in known]),
    }


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


def _file(program: Program, rows: Sequence[Row]) -> list[int]:
    """File the texts as mails from customers; return their numbers."""
    ids = []
    with program.database.writing(Action.ADD_INTERACTION) as session:
        thread = interactions.add_thread(session, "Backlog", "backlog")
        for number, (text, _) in enumerate(rows):
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
            ids.append(interactions.add(session, mail))
    return ids
