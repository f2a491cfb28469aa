"""When a model is loaded, when it is refused, and when it gives its memory back."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from core.domain.model import ModelStatus, RestPolicy
from core.domain.sentiment import RatingTask
from core.errors import Cancelled, UserError
from core.paths import child_environment
from models import hardware
from models.engine import GenerationRequest, LoadOptions
from models.host import LlamaHost
from models.process.client import EngineClient

pytestmark = pytest.mark.real_model
TASK = (RatingTask(1, "Thank you, it is lovely."),)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def host(small_model: Path, tmp_path: Path) -> LlamaHost:
    (tmp_path / small_model.name).symlink_to(small_model)
    return LlamaHost(tmp_path)


def loaded_client(host: LlamaHost, clock: Clock) -> EngineClient:
    client = host.engine()
    assert isinstance(client, EngineClient)
    client.clock = clock
    client.count_tokens(("loaded",))
    return client


def test_an_idle_model_gives_its_memory_back_and_the_next_request_loads_again(
    host: LlamaHost,
) -> None:
    clock = Clock()
    client = loaded_client(host, clock)
    pid = client.pid
    clock.now += 599.0

    assert not host.rest_if_due(RestPolicy(600.0))
    clock.now += 1.0
    assert host.rest_if_due(RestPolicy(600.0))

    assert (host.state().status, host.state().is_loaded) == (ModelStatus.READY, False)
    assert not Path(f"/proc/{pid}").exists()
    assert len(list(host.scorer.score(TASK))) == 1
    assert host.state().is_loaded
    host.close()


def test_a_model_rests_never_when_its_owner_says_so(host: LlamaHost) -> None:
    clock = Clock()
    loaded_client(host, clock)
    clock.now += 1e9

    assert not host.rest_if_due(RestPolicy(0.0))
    assert host.state().is_loaded
    host.close()


def test_on_battery_saver_a_model_rests_soon_if_its_owner_says_so(
    host: LlamaHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host, "saves_battery", lambda: True)
    clock = Clock()
    loaded_client(host, clock)
    clock.now += 31.0

    assert not host.rest_if_due(RestPolicy(600.0, on_battery_saver=False))
    assert host.rest_if_due(RestPolicy(600.0, on_battery_saver=True))


def test_a_request_that_runs_is_never_ended_by_a_rest(small_model: Path) -> None:
    clock = Clock()
    client = EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=512))
    client.clock = clock
    answer = client.generate(GenerationRequest(prompt="Once upon a time", max_tokens=8))
    pieces = [next(answer)]
    clock.now += 1e9

    assert not client.rest(0.0)

    pieces.extend(answer)
    assert client.stats.tokens == 8
    assert client.rest(0.0)


def test_a_model_is_refused_at_load_time_when_memory_has_shrunk(
    host: LlamaHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded_client(host, Clock())
    host.close()
    monkeypatch.setattr(hardware, "available_bytes", lambda: 10_000_000)

    with pytest.raises(UserError) as raised:
        list(host.scorer.score(TASK))

    assert raised.value.key == "model-too-large"
    assert raised.value.details["free_gb"] == 0.0
    assert (host.state().status, host.state().is_loaded) == (ModelStatus.FAILED, False)
    monkeypatch.undo()
    assert len(list(host.scorer.score(TASK))) == 1
    host.close()


def test_a_close_from_another_thread_ends_a_draft_as_stopped(host: LlamaHost) -> None:
    client = loaded_client(host, Clock())
    pid = client.pid
    answer = client.generate(GenerationRequest(prompt="Once upon a time", max_tokens=400))
    pieces = [next(answer)]
    closing = threading.Thread(target=host.close)
    closing.start()

    pieces.extend(answer)
    closing.join()

    assert client.stats.end == "stopped"
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(Cancelled):
        client.count_tokens(("a",))
    assert client.pid == 0
    assert host.state().status is ModelStatus.READY


def _children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
def test_an_interrupted_measurement_ends_at_once_and_leaves_no_process(
    small_model: Path, tmp_path: Path
) -> None:
    (tmp_path / small_model.name).symlink_to(small_model)
    environment = {**child_environment(), "CARDFILE_MODELS": str(tmp_path)}
    command = [sys.executable, "-m", "desktop", "model", "measure"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever runs the tests in the background has Ctrl+C switched off, and a child inherits it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as program:
        engines: list[str] = []
        while not engines and program.poll() is None:
            engines = _children(program.pid)
        program.send_signal(signal.SIGINT)
        _, said = program.communicate(timeout=60)

    assert engines
    assert (program.returncode, said) == (130, "cardfile: stopped.\n")
    # One that had only just been started ends when it finds its pipe closed.
    until = time.monotonic() + 20.0
    while Path(f"/proc/{engines[0]}").exists() and time.monotonic() < until:
        pass
    assert not Path(f"/proc/{engines[0]}").exists()
