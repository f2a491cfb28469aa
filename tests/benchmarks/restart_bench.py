"""How soon a draft begins after a restart, with what was read before it kept in the encrypted file.

A real encrypted file, a new process of the engine each time. What loading takes is told apart: it
is the same with and without.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from core.domain.draft import DraftRequest
from desktop.start.startup import Program
from models.drafts.draft_writer import DraftWriter
from models.engine import GenerationRequest, GenerationStats, Work
from models.process.client import EngineClient
from models.process.prompt_keeper import PromptKeeper


@dataclass
class _Times:
    """Seconds and counts, one for each round."""

    load: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    read: list[int] = field(default_factory=list)

    def whole(self) -> list[float]:
        return [load + first for load, first in zip(self.load, self.first, strict=True)]


def measure(
    client: EngineClient, program: Program, requests: Sequence[DraftRequest], rounds: int
) -> dict[str, Any]:
    """Time the first word after a cold start, and for the same contact after a restart.

    client: with a keeper over the program's prompts.
    """
    settings = program.settings_file.load()
    program.settings_file.save(replace(settings, keeps_prompts=True))
    cold, again, keeping, sizes = _Times(), _Times(), [], []
    for request in requests[:rounds]:
        client.close()
        program.prompts.forget()
        _draft(client, request, cold)
        keeping.append(_seconds_to_keep(client))
        sizes.append(program.database.path.stat().st_size)
        client.close()
        _draft(client, steered(request), again)
    return {
        "what": "first word after a restart, for the same contact again",
        "peer": "the same after a cold start",
        "cold_s": _median(cold.first),
        "restart_s": _median(again.first),
        "load_s": _median(cold.load),
        "load_with_kept_s": _median(again.load),
        "cold_read_tokens": statistics.median(cold.read),
        "restart_read_tokens": statistics.median(again.read),
        "keep_s": _median(keeping),
        "file_mb": round(max(sizes) / 1e6, 1),
        "restart_over_cold": _ratio(again.whole(), cold.whole()),
        "restart_over_cold_without_load": _ratio(again.first, cold.first),
    }


def steered(request: DraftRequest) -> DraftRequest:
    """Return the same letter with a wish in its language, as whoever reads it would put it."""
    wish = "请约他们周五上午" if request.language == "zh" else "offer Friday morning"
    return replace(request, steer=wish)


def keeper(program: Program, model_id: str) -> PromptKeeper:
    """Return what keeps prompts in the program's file."""
    return PromptKeeper(program.prompts, model_id)


def _draft(client: EngineClient, request: DraftRequest, times: _Times) -> None:
    started = time.perf_counter()
    client.count_tokens(("loaded",))
    times.load.append(time.perf_counter() - started)
    noting = _Noting(client)
    for _ in DraftWriter(lambda: noting).stream(request):
        pass
    times.first.append(noting.firsts[0].first_s)
    times.read.append(noting.firsts[0].read_tokens)


class _Noting:
    """The client, and the figures of each of its generations."""

    def __init__(self, client: EngineClient) -> None:
        self._client = client
        self.firsts: list[GenerationStats] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def generate(self, request: GenerationRequest, work: Work | None = None) -> Any:
        try:
            yield from self._client.generate(request, work)
        finally:
            self.firsts.append(self._client.stats)


def _seconds_to_keep(client: EngineClient) -> float:
    started = time.perf_counter()
    client.keep_prompts()
    return time.perf_counter() - started


def _median(values: Sequence[float]) -> float:
    return round(statistics.median(values), 3)


def _ratio(ours: Sequence[float], peers: Sequence[float]) -> float:
    return _median([one / peer for one, peer in zip(ours, peers, strict=True)])
