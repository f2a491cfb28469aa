"""Rating many messages at once, beside one at a time with llama-cpp-python's own class.

A model is asked as the program asks it: one with a head (decision 039) what it thinks half-way
through, any other in words.
Texts are the sample firm's sentences over and over, or the lines (a "text" column) of `--texts`.
"""

from __future__ import annotations

import csv
import mailbox
import math
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.domain.sentiment import RatingTask
from core.paths import RESOURCES, models_folder
from models import hardware
from models.engine import ITEM_MARK, Message, ScoreRequest
from models.files.catalogue import Catalogue, KnownModel
from models.moods.sentiment_head import LABELS, find_heads
from models.moods.sentiment_scorer import SentimentScorer
from models.process.client import EngineClient
from models.prompts import as_data, load_prompt
from tests.benchmarks.chosen_models import chosen
from tests.benchmarks.llama_bench import LlamaBench

_ALONE = 200
"""Rated one at a time by the peer; labels are compared over all messages."""
_TURN_TOKENS = 5
"""That end the message and begin the answer, in ChatML."""


def measure(
    counts: Sequence[int], rounds: int, texts: Path | None, model_id: str
) -> Iterator[dict[str, Any]]:
    """Compare messages a second, tokens a second with llama-bench, and the labels."""
    catalogue = Catalogue(models_folder())
    for model in chosen(catalogue, model_id):
        for count in counts:
            yield _measure_model(catalogue, model, _texts(texts, count), rounds)


def _texts(path: Path | None, count: int) -> list[str]:
    if path is not None:
        with path.open(encoding="utf-8", newline="") as stream:
            found = [row["text"] for row in csv.DictReader(stream)]
    else:
        box = mailbox.mbox(RESOURCES / "demo" / "inbox.mbox")
        bodies = (str(mail.get_payload(decode=False)) for mail in box)
        found = [line for body in bodies for line in re.findall(r"[A-Z][^.!?]{20,160}[.!?]", body)]
    many = [found[number % len(found)] for number in range(count)]
    return [as_data(text) or "." for text in many]


def _measure_model(
    catalogue: Catalogue, model: KnownModel, texts: list[str], rounds: int
) -> dict[str, Any]:
    path = catalogue.path_of(model)
    client = EngineClient(model.id, path)
    rater = _Rater(client)
    bench = LlamaBench(path)
    parts = [texts[number::rounds] for number in range(rounds)]
    ours, peers, tokens, pure = [], [], [], []
    labels: list[str] = []
    try:
        rater.rate(texts[:1])
        after, runtime = rater.tokens_after(), client.runtime
        for part in parts:
            started = time.perf_counter()
            labels += rater.rate(part)
            seconds = time.perf_counter() - started
            ours.append(len(part) / seconds)
            tokens.append((sum(client.count_tokens(part)) + after * len(part)) / seconds)
            pure.append(bench.read_rate(512))
            few = part[: _ALONE // rounds]
            peers.append(len(few) / one_at_a_time(path, few)[0])
        alone = [label for part in parts for text in part for label in rater.rate([text])]
    finally:
        client.close()
    return {
        "what": f"rate {len(texts)} messages",
        "peer": "llama_cpp.Llama, one at a time with its own prefix kept, the same threads",
        "model": model.id,
        "runtime": runtime,
        "layer": rater.layer,
        "ours_per_s": round(statistics.median(ours), 2),
        "peer_per_s": round(statistics.median(peers), 2),
        "ours_over_peer": round(
            statistics.median(o / p for o, p in zip(ours, peers, strict=True)), 3
        ),
        "tokens_over_llama_bench_pp512": round(
            statistics.median(o / p for o, p in zip(tokens, pure, strict=True)), 3
        ),
        "labels_as_alone": round(
            sum(o == a for o, a in zip(labels, alone, strict=True)) / len(alone), 4
        ),
    }


class _Rater:
    """Rates as the program does with this model.

    Attributes: layer: up to which it reads, None for the whole model.
    """

    def __init__(self, client: EngineClient) -> None:
        self._client, self._heads = client, find_heads(client.model_id)
        self.layer = self._heads.layer if self._heads else None

    def rate(self, texts: Sequence[str]) -> list[str]:
        if self._heads is None:
            rows = self._client.score(ScoreRequest(_question(), tuple(texts), LABELS))
            return [_label(row) for row in rows]
        tasks = [RatingTask(number, text) for number, text in enumerate(texts)]
        scorer = SentimentScorer(lambda: self._client)
        return [rating.sentiment.label.value for rating in scorer.score(tasks)]

    def tokens_after(self) -> int:
        """Return how many tokens are read behind each message."""
        if self._heads is not None:
            return self._client.count_tokens((self._heads.prompt.split(ITEM_MARK)[1],))[0]
        words = _question()[-1].text.split(ITEM_MARK)[1]
        return self._client.count_tokens((words,))[0] + _TURN_TOKENS


def _question() -> tuple[Message, ...]:
    prompt = load_prompt("sentiment")
    return Message("system", prompt.raw("system")), Message("user", prompt.raw("user"))


def one_at_a_time(path: Path, texts: Sequence[str]) -> tuple[float, float]:
    """Return the seconds of the high-level class, which keeps what two prompts share.

    By the clock, and of this process's processor time. Loading isn't counted.
    """
    from llama_cpp import Llama  # noqa: PLC0415 - heavy, and only here

    threads = hardware.physical_cores()
    llama = Llama(str(path), n_ctx=2048, n_threads=threads, n_threads_batch=threads, verbose=False)
    try:
        _ask(llama, texts[0])
        began, used = time.perf_counter(), time.process_time()
        for text in texts:
            _ask(llama, text)
        return time.perf_counter() - began, time.process_time() - used
    finally:
        llama.close()


def _ask(llama: Any, text: str) -> str:
    turns = [
        {"role": message.role, "content": message.text.replace(ITEM_MARK, text)}
        for message in _question()
    ]
    answer = llama.create_chat_completion(turns, max_tokens=1, temperature=0.0)
    return str(answer["choices"][0]["message"]["content"])


def _label(row: tuple[float, ...]) -> str:
    if not all(math.isfinite(value) for value in row):
        return "none"
    return LABELS[max(range(len(row)), key=row.__getitem__)]
