"""The engine in its own process, beside llama-cpp-python's own high-level class in this process.

Sizes and rows mean nothing here: each installed model reads a prompt of about 500 tokens and writes
64, in turns.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from core.paths import models_folder
from models.catalogue import Catalogue, KnownModel
from models.client import EngineClient
from models.engine import GenerationRequest
from tests.benchmarks.clock import compare

_TOKENS = 64
_TEXT = "The walnut table arrives on Friday, said the workshop, and the chairs a week later. " * 26


def measure(sizes: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Compare whole answers: a new prompt, then 64 tokens, the likeliest each time."""
    del sizes
    catalogue = Catalogue(models_folder())
    for model in catalogue.list_installed():
        yield {
            "what": f"read about 500 tokens and write {_TOKENS}",
            "peer": "llama_cpp.Llama.create_completion, the same weights and threads",
            "model": model.id,
        } | _measure_model(catalogue, model, rounds)


def _measure_model(catalogue: Catalogue, model: KnownModel, rounds: int) -> dict[str, float]:
    from llama_cpp import Llama  # noqa: PLC0415 - heavy, and only here

    path, numbers = catalogue.path_of(model), itertools.count()
    client = EngineClient(model.id, path)
    peer_model = Llama(str(path), n_ctx=2048, verbose=False)

    def ours() -> None:
        request = GenerationRequest(prompt=f"{next(numbers)}. {_TEXT}", max_tokens=_TOKENS)
        for _ in client.generate(request):
            pass

    def peer() -> None:
        peer_model.create_completion(
            f"{next(numbers)}. {_TEXT}", max_tokens=_TOKENS, temperature=0.0
        )

    ours()
    peer()
    try:
        return compare(ours, peer, rounds)
    finally:
        client.close()
        peer_model.close()
