"""Rating many messages at once, beside one at a time with llama-cpp-python's own class.

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

from core.paths import RESOURCES, models_folder
from models import hardware
from models.catalogue import Catalogue, KnownModel
from models.client import EngineClient
from models.engine import Message, ScoreRequest
from models.prompts import as_data, load_prompt
from models.sentiment_head import LABELS
from tests.benchmarks.llama_bench import LlamaBench

_ALONE = 200
"""Rated one at a time by the peer; labels are compared over all messages."""
_TURN_TOKENS = 5
"""That end the message and begin the answer, in ChatML."""
_Row = tuple[float, ...]


def measure(counts: Sequence[int], rounds: int, texts: Path | None) -> Iterator[dict[str, Any]]:
    """Compare messages a second, tokens a second with llama-bench, and the labels."""
    catalogue = Catalogue(models_folder())
    for model in catalogue.list_installed():
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
    prompt = load_prompt("sentiment")
    messages = (Message("system", prompt.raw("system")), Message("user", prompt.raw("user")))
    client = EngineClient(model.id, path)
    bench = LlamaBench(path)
    parts = [texts[number::rounds] for number in range(rounds)]
    ours, peers, tokens, pure = [], [], [], []
    rows: list[_Row] = []
    try:
        list(client.score(ScoreRequest(messages, tuple(texts[:1]), LABELS)))
        (after,) = client.count_tokens((prompt.raw("user").split("{item}")[1],))
        runtime = client.runtime
        for part in parts:
            started = time.perf_counter()
            rows += client.score(ScoreRequest(messages, tuple(part), LABELS))
            seconds = time.perf_counter() - started
            ours.append(len(part) / seconds)
            read = sum(client.count_tokens(part)) + (after + _TURN_TOKENS) * len(part)
            tokens.append(read / seconds)
            pure.append(bench.read_rate(512))
            few = part[: _ALONE // rounds]
            peers.append(len(few) / one_at_a_time(path, messages, few)[0])
        in_turn = [text for part in parts for text in part]
        alone = [next(client.score(ScoreRequest(messages, (text,), LABELS))) for text in in_turn]
    finally:
        client.close()
    return {
        "what": f"rate {len(texts)} messages",
        "peer": "llama_cpp.Llama, one at a time with its own prefix kept, the same threads",
        "model": model.id,
        "runtime": runtime,
        "ours_per_s": round(statistics.median(ours), 2),
        "peer_per_s": round(statistics.median(peers), 2),
        "ours_over_peer": round(
            statistics.median(o / p for o, p in zip(ours, peers, strict=True)), 3
        ),
        "tokens_over_llama_bench_pp512": round(
            statistics.median(o / p for o, p in zip(tokens, pure, strict=True)), 3
        ),
        "labels_as_alone": round(
            sum(_label(o) == _label(a) for o, a in zip(rows, alone, strict=True)) / len(alone), 4
        ),
    }


def one_at_a_time(
    path: Path, messages: Sequence[Message], texts: Sequence[str]
) -> tuple[float, float]:
    """Return the seconds of the high-level class, which keeps what two prompts share.

    By the clock, and of this process's processor time. Loading isn't counted.
    """
    from llama_cpp import Llama  # noqa: PLC0415 - heavy, and only here

    threads = hardware.physical_cores()
    llama = Llama(str(path), n_ctx=2048, n_threads=threads, n_threads_batch=threads, verbose=False)
    try:
        _ask(llama, messages, texts[0])
        began, used = time.perf_counter(), time.process_time()
        for text in texts:
            _ask(llama, messages, text)
        return time.perf_counter() - began, time.process_time() - used
    finally:
        llama.close()


def _ask(llama: Any, messages: Sequence[Message], text: str) -> str:
    turns = [
        {"role": message.role, "content": message.text.replace("{item}", text)}
        for message in messages
    ]
    answer = llama.create_chat_completion(turns, max_tokens=1, temperature=0.0)
    return str(answer["choices"][0]["message"]["content"])


def _label(row: _Row) -> int:
    if not all(math.isfinite(value) for value in row):
        return -1
    return max(range(len(row)), key=row.__getitem__)
