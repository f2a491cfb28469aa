"""The engine in its own process, beside llama.cpp's own llama-bench on the same file and threads.

Each installed model reads prompts and writes, in turns with the peer; rates are tokens a second.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from core.paths import models_folder
from models.engine import GenerationRequest
from models.files.catalogue import Catalogue, KnownModel
from models.process.client import EngineClient
from tests.benchmarks.chosen_models import chosen
from tests.benchmarks.llama_bench import LlamaBench

_READ = (512, 2048)
_WRITE, _WRITE_AFTER = 128, 512
_WORD = " table"
_numbers = itertools.count(1)


def measure(rounds: int, model_id: str) -> Iterator[dict[str, Any]]:
    """Compare reading prompts and plain writing, without guesses."""
    catalogue = Catalogue(models_folder())
    for model in chosen(catalogue, model_id):
        yield from _measure_model(catalogue, model, rounds)


def _measure_model(
    catalogue: Catalogue, model: KnownModel, rounds: int
) -> Iterator[dict[str, Any]]:
    peer = LlamaBench(catalogue.path_of(model))
    client = EngineClient(model.id, catalogue.path_of(model))
    common = {"model": model.id, "peer": "llama-bench, the same file and threads"}
    try:
        client.count_tokens(("loaded",))
        common["runtime"] = client.runtime
        for tokens in _READ:
            rates = _pairs(partial(_read, client, tokens), partial(peer.read_rate, tokens), rounds)
            yield common | {"what": f"read a prompt of {tokens}"} | rates
        peer_write = partial(peer.write_rate, _WRITE, after=_WRITE_AFTER)
        rates = _pairs(partial(_write, client), peer_write, rounds)
        yield common | {"what": f"write {_WRITE} after {_WRITE_AFTER}, no guesses"} | rates
    finally:
        client.close()


def _pairs(ours: Callable[[], float], peer: Callable[[], float], rounds: int) -> dict[str, float]:
    """Return median rates and the median of the rounds' ratios ours / peer."""
    ours()
    found = [(ours(), peer()) for _ in range(rounds)]
    return {
        "ours_per_s": round(statistics.median(pair[0] for pair in found), 2),
        "peer_per_s": round(statistics.median(pair[1] for pair in found), 2),
        "ours_over_peer": round(statistics.median(o / p for o, p in found), 3),
    }


def _read(client: EngineClient, tokens: int) -> float:
    list(client.generate(GenerationRequest(prompt=_prompt(client, tokens), max_tokens=1)))
    return client.stats.read_tokens / client.stats.first_s


def _write(client: EngineClient) -> float:
    """Write behind a fresh prompt; another one when the model had little to say to it."""
    for _ in range(20):
        prompt = _prompt(client, _WRITE_AFTER)
        request = GenerationRequest(prompt=prompt, max_tokens=_WRITE, guesses=False)
        list(client.generate(request))
        if client.stats.tokens >= _WRITE // 2:
            break
    return (client.stats.tokens - 1) / (client.stats.seconds - client.stats.first_s)


def _prompt(client: EngineClient, tokens: int) -> str:
    """Return a prompt of about so many tokens that begins like none before it."""
    start = f"{next(_numbers)}. A list of what stands in the shop:"
    (used,) = client.count_tokens((start,))
    return start + _WORD * (tokens - used)
