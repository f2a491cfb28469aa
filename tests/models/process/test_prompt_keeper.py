"""A prompt read before a restart is recalled after it, and never to the program's harm."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.domain.model import ModelStatus, RestPolicy
from models.engine import GenerationRequest, LoadOptions, Message, RuntimeName
from models.host import LlamaHost
from models.process.client import EngineClient
from models.process.prompt_keeper import PromptKeeper
from tests.models.memory_shelf import Shelf

pytestmark = pytest.mark.real_model


def request(name: str, end: str = "") -> GenerationRequest:
    text = f"{name} " * 200 + end
    return GenerationRequest(messages=(Message("user", text),), max_tokens=8, guesses=False)


BOAT, CHAIR = request("boat"), request("chair")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


Start = Callable[..., EngineClient]


@pytest.fixture
def start(small_model: Path, shelf: Shelf) -> Iterator[Start]:
    """Give what starts a program anew; it is closed afterwards."""
    started: list[EngineClient] = []

    def start(
        runtime: RuntimeName = "llama",
        *,
        model: str = "the small one",
        context_tokens: int = 2048,
    ) -> EngineClient:
        # One thread: these prompts are short, and nothing is measured.
        options = LoadOptions(context_tokens=context_tokens, runtime=runtime, threads=1)
        client = EngineClient("small", small_model, options, keeper=PromptKeeper(shelf, model))
        started.append(client)
        return client

    yield start
    for client in started:
        client.close()


def write(client: EngineClient, asked: GenerationRequest) -> str:
    return "".join(client.generate(asked))


def kept_before(start: Start, runtime: RuntimeName = "llama") -> str:
    """Read a prompt, keep it, end the program; return what the model wrote."""
    client = start(runtime)
    text = write(client, BOAT)
    client.keep_prompts()
    client.close()
    return text


BOTH = pytest.mark.parametrize("library", ["llama", "ik"])


@BOTH
def test_a_recalled_prompt_is_not_read_again_and_gives_the_same_words(
    start: Start, shelf: Shelf, library: RuntimeName
) -> None:
    before = kept_before(start, library)
    client = start(library)

    assert write(client, BOAT) == before
    assert client.stats.read_tokens == 1
    assert client.stats.kept_tokens > 200
    assert len(shelf.found) == 1


@pytest.mark.slow
def test_what_goes_on_differently_is_read_from_there_on(start: Start) -> None:
    other = request("boat", "and an anchor.")
    cold = write(start(), other)
    kept_before(start)
    client = start()

    assert write(client, other) == cold
    assert client.stats.kept_tokens > 200


@pytest.mark.slow
def test_a_state_is_fetched_only_for_a_prompt_that_begins_alike(start: Start, shelf: Shelf) -> None:
    kept_before(start)
    client = start()
    client.count_tokens(("loaded",))
    write(client, CHAIR)

    assert shelf.found == []
    assert client.stats.kept_tokens == 0


@pytest.mark.slow
def test_both_prompts_are_kept_the_one_used_last_first(start: Start, shelf: Shelf) -> None:
    kept_before(start)
    client = start()
    write(client, CHAIR)
    client.keep_prompts()
    client.close()

    chair, boat = (shelf.kept[name][1] for name in shelf.order)
    client = start()
    write(client, BOAT)
    assert client.stats.read_tokens == 1
    client.keep_prompts()
    assert shelf.order == [boat.name, chair.name]


@pytest.mark.slow
def test_what_is_kept_already_is_not_written_again(start: Start, shelf: Shelf) -> None:
    kept_before(start)
    written = shelf.writes
    client = start()
    write(client, request("boat", "and an anchor."))

    client.keep_prompts()

    assert shelf.writes == written


@pytest.mark.slow
@pytest.mark.parametrize("changed", [{"model": "another file"}, {"context_tokens": 1536}])
def test_what_was_kept_of_another_model_is_not_used(
    start: Start, shelf: Shelf, changed: dict[str, object]
) -> None:
    kept_before(start)
    client = start(**changed)
    write(client, BOAT)

    assert client.stats.kept_tokens == 0
    assert shelf.found == []


def cut(shelf: Shelf, part: float) -> None:
    """Leave only so much of each state; other damage is noticed before (`PromptService`)."""
    for name, (identity, prompt, state) in shelf.kept.items():
        shelf.kept[name] = (identity, prompt, state[: int(len(state) * part)])


@pytest.mark.slow
@BOTH
@pytest.mark.parametrize("part", [0.0, 0.5], ids=["gone", "half"])
def test_a_damaged_state_is_passed_over(
    start: Start, shelf: Shelf, part: float, library: RuntimeName
) -> None:
    before = kept_before(start, library)
    cut(shelf, part)
    client = start(library)

    assert write(client, BOAT) == before
    assert client.stats.kept_tokens == 0
    assert client.status is ModelStatus.READY


def test_a_process_that_dies_of_a_state_is_started_without_and_all_are_forgotten(
    start: Start, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept_before(start)
    client = start()
    client.count_tokens(("loaded",))
    find_state = shelf.find_state

    def kill_and_find(name: str) -> bytes:
        os.kill(client.pid, signal.SIGKILL)
        return find_state(name)

    monkeypatch.setattr(shelf, "find_state", kill_and_find)

    assert write(client, BOAT) == before
    assert shelf.kept == {}
    assert client.status is ModelStatus.READY


def test_nothing_is_kept_where_it_is_not_allowed(start: Start, shelf: Shelf) -> None:
    shelf.allowed = False
    kept_before(start)

    assert shelf.writes == 0


def test_what_was_read_before_something_was_deleted_is_not_kept_and_leaves_the_memory(
    start: Start, shelf: Shelf
) -> None:
    client = start()
    write(client, BOAT)
    shelf.now = b"second"

    client.keep_prompts()

    assert shelf.writes == 0
    assert client.pid == 0
    write(client, CHAIR)
    client.keep_prompts()
    assert len(shelf.kept) == 1


def test_an_engine_that_hangs_keeps_nobody_waiting(
    start: Start, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("models.process.client.KEEP_TIMEOUT_S", 0.3)
    client = start()
    write(client, BOAT)
    os.kill(client.pid, signal.SIGSTOP)
    begun = time.monotonic()

    client.keep_prompts()

    assert time.monotonic() - begun < 3.0
    assert (client.pid, client.status) == (0, ModelStatus.READY)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_host_keeps_when_the_model_is_idle_and_recalls_for_the_next_start(
    small_model: Path, tmp_path: Path, shelf: Shelf
) -> None:
    (tmp_path / small_model.name).symlink_to(small_model)
    host, clock = LlamaHost(tmp_path, shelf=shelf), Clock()
    client = host.engine()
    assert isinstance(client, EngineClient)
    client.clock = clock
    write(client, BOAT)

    clock.now += 59.0
    assert not host.rest_if_due(RestPolicy(600.0))
    assert shelf.kept == {}
    clock.now += 1.0
    assert not host.rest_if_due(RestPolicy(600.0))
    assert len(shelf.kept) == 1
    clock.now += 540.0
    assert host.rest_if_due(RestPolicy(600.0))
    host.close()

    again = LlamaHost(tmp_path, shelf=shelf)
    list(again.engine().generate(BOAT))
    assert again.engine().stats.read_tokens == 1
    again.close()
