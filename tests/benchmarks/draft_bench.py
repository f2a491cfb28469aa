"""Real reply drafts: how fast they are written, and how soon the first word of the next one comes.

By default the sample firm's mail is answered, in one tone and then in another until it is enough;
`--mail` answers other mail. Letters for which the model has nothing to word are left out: they take
no time.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from core.domain.draft import DraftRequest, Tone
from core.domain.importing import ImportOptions
from core.domain.interaction import Direction
from core.paths import models_folder
from desktop.start.startup import Program, throwaway_program
from models.drafts.draft_writer import DraftWriter
from models.engine import GenerationRequest, GenerationStats, Work
from models.fake_engine import FakeEngine
from models.files.catalogue import Catalogue
from models.process.client import EngineClient
from tests.benchmarks import restart_bench
from tests.benchmarks.chosen_models import chosen
from tests.benchmarks.llama_bench import LlamaBench

_DRAFTS = 30
_WRITE, _WRITE_AFTER = 128, 512


class _Observed(EngineClient):
    """The same engine; guesses only when told to, and every generation's figures are kept."""

    may_guess = True
    all_stats: list[GenerationStats]

    def generate(
        self, request: GenerationRequest, work: Work | None = None
    ) -> Generator[str, None, None]:
        try:
            yield from super().generate(replace(request, guesses=self.may_guess), work)
        finally:
            # A draft that is complete is closed before the model has ended.
            self.all_stats.append(self.stats)


def measure(rounds: int, mail: Path | None, model_id: str) -> Iterator[dict[str, Any]]:
    """Write 30 drafts with guesses and without, in turns; then time first words.

    model_id: "" for the largest.
    """
    catalogue = Catalogue(models_folder())
    model = chosen(catalogue, model_id)[0]
    path = catalogue.path_of(model)
    peer = LlamaBench(path)
    common: dict[str, Any] = {"model": model.id}
    with throwaway_program() as program:
        requests = list_requests(program, mail)
        client = _Observed(model.id, path, keeper=restart_bench.keeper(program, model.id))
        writer = DraftWriter(lambda: client)
        try:
            yield common | _writing(client, _Observed(model.id, path), peer, requests)
            yield common | _first_words(client, writer, requests, rounds)
            yield common | restart_bench.measure(client, program, requests, rounds)
        finally:
            client.close()


def list_requests(program: Program, mail: Path | None) -> list[DraftRequest]:
    """Bring mail into the program and return what is to be answered."""
    if mail is None:
        program.sample.load()
    else:
        program.imports.run((mail,), ImportOptions())
    incoming = list(_incoming(program))
    wanted = (replace(request, tone=tone) for tone in Tone for request in incoming)
    return list(islice(filter(_asks_model, wanted), _DRAFTS))


def _asks_model(request: DraftRequest) -> bool:
    engine = FakeEngine()
    for _ in DraftWriter(lambda: engine).stream(request):
        pass
    return bool(engine.requests)


def _incoming(program: Program) -> Iterator[DraftRequest]:
    for message in program.inbox.list_interactions(limit=500):
        if message.direction is Direction.INCOMING and message.text.strip():
            yield program.drafts.prepare(message.id)


def _writing(
    client: _Observed, plain: _Observed, peer: LlamaBench, requests: Sequence[DraftRequest]
) -> dict[str, Any]:
    """Write each draft with guesses and without.

    Each way has an engine of its own: what one wrote must not be the other's earlier answer.
    """
    plain.may_guess = False
    both = (client, plain)
    for one in both:
        one.all_stats = []
    same = 0
    peers = [peer.write_rate(_WRITE, after=_WRITE_AFTER)]
    try:
        for number, request in enumerate(requests, start=1):
            texts = {_write(one, request) for one in (both if number % 2 else both[::-1])}
            same += len(texts) == 1
            if number % 6 == 0:
                peers.append(peer.write_rate(_WRITE, after=_WRITE_AFTER))
    finally:
        plain.close()
    peer_rate, guessed = statistics.median(peers), client.all_stats
    ours, without = _rate(guessed), _rate(plain.all_stats)
    tried = sum(one.guessed_tokens for one in guessed)
    right = sum(one.right_tokens for one in guessed)
    return {
        "what": f"write {len(requests)} reply drafts, guessing ahead",
        "peer": f"llama-bench, {_WRITE} tokens after {_WRITE_AFTER}, the same file and threads",
        "ours_per_s": round(ours, 2),
        "without_guesses_per_s": round(without, 2),
        "peer_per_s": round(peer_rate, 2),
        "ours_over_peer": round(ours / peer_rate, 3),
        "ours_over_without": round(ours / without, 3),
        "guesses_right": round(right / max(1, tried), 3),
        "words_guessed": round(right / max(1, sum(one.tokens for one in guessed)), 3),
        "same_text": same,
    }


def _write(client: _Observed, request: DraftRequest) -> str:
    return "".join(piece.text for piece in DraftWriter(lambda: client).stream(request))


def _rate(stats: Sequence[GenerationStats]) -> float:
    """Return the tokens a second of all answers together, from each one's first word on."""
    seconds = sum(one.seconds - one.first_s for one in stats)
    return sum(max(0, one.tokens - 1) for one in stats) / max(seconds, 1e-6)


def _first_words(
    client: _Observed, writer: DraftWriter, requests: Sequence[DraftRequest], rounds: int
) -> dict[str, Any]:
    """Time the first word of the model's own, after a cold start and for the same contact again."""
    cold, second, other = [], [], []
    for number in range(rounds):
        client.close()
        client.all_stats = []
        started = time.perf_counter()
        cold.append(_first(client, writer, requests[number], started))
        steered = restart_bench.steered(requests[number])
        second.append(_first(client, writer, steered, time.perf_counter()))
        following = requests[number + rounds]
        other.append(_first(client, writer, following, time.perf_counter()))
    return {
        "what": "first word of a draft",
        "peer": "the same, just after the program's start",
        "cold_s": round(statistics.median(cold), 3),
        "second_for_contact_s": round(statistics.median(second), 3),
        "first_for_another_s": round(statistics.median(other), 3),
        "second_over_cold": round(
            statistics.median(s / c for s, c in zip(second, cold, strict=True)), 3
        ),
        "another_over_cold": round(
            statistics.median(o / c for o, c in zip(other, cold, strict=True)), 3
        ),
    }


def _first(client: _Observed, writer: DraftWriter, request: DraftRequest, started: float) -> float:
    """Return the seconds until the model's first token; loading counts, the greeting doesn't."""
    client.count_tokens(("loaded",))
    loaded = time.perf_counter() - started
    client.all_stats = []
    for _ in writer.stream(request):
        pass
    return loaded + client.all_stats[0].first_s
