"""What the engine's process can't do once its model is loaded, tried from inside it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.engine import GenerationRequest, LoadOptions, Message, ScoreRequest
from models.process import engine_child
from models.process.client import EngineClient

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's own"),
]

# The real worker with one verb more: run a line of Python, answer with what it raised.
WORKER = """
import errno, os, socket, subprocess, sys
from models.process import worker
worker.set_tripwire = lambda: None  # what the filter does shall be seen
if sys.argv[1] == "free":
    worker.confine_worker = lambda _opening: None
honest = worker._Worker._do
def do(self, request):
    if request["do"] != "try":
        return honest(self, request)
    try:
        exec(request["code"])
    except OSError as error:
        return {"outcome": errno.errorcode[error.errno]}
    return {"outcome": "done"}
worker._Worker._do = do
worker.main()
"""
ASK = GenerationRequest(messages=(Message("user", "Name three colours."),), max_tokens=12)
RATE = ScoreRequest((Message("user", "{item} good or bad?"),), ("fine", "awful"), ("good", "bad"))

ClientMaker = Callable[[str], EngineClient]


@pytest.fixture
def make_client(small_model: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClientMaker]:
    made: list[EngineClient] = []

    def make(how: str) -> EngineClient:
        command = [sys.executable, "-c", WORKER, how]
        monkeypatch.setattr(engine_child, "child_command", lambda _name: command)
        made.append(
            EngineClient("smollm2-135m", small_model, LoadOptions(context_tokens=512, threads=2))
        )
        return made[-1]

    yield make
    for client in made:
        client.close()


def outcomes(client: EngineClient, folder: Path) -> dict[str, str]:
    client.count_tokens(("loaded",))
    (folder / "customers").write_text("secret", encoding="utf-8")
    deeds = {
        "network": "socket.socket(socket.AF_INET)",
        "desktop bus": "socket.socket(socket.AF_UNIX)",
        "write": f"open({str(folder / 'written')!r}, 'w')",
        "read": f"open({str(folder / 'customers')!r})",
        "remove": f"os.remove({str(folder / 'customers')!r})",
        "program": "subprocess.run(['true'])",
        "fork": "os.fork() or os._exit(0)",
        "signal": "os.kill(os.getppid(), 0)",
    }
    return {
        name: str(client._ask_once(client.begin(), {"do": "try", "code": code})["outcome"])
        for name, code in deeds.items()
    }


def test_the_loaded_engine_can_only_compute(make_client: ClientMaker, tmp_path: Path) -> None:
    client = make_client("confined")

    assert outcomes(client, tmp_path) == {
        "network": "EACCES",
        "desktop bus": "EACCES",
        "write": "EACCES",
        "read": "EACCES",
        "remove": "EPERM",
        "program": "EPERM",
        "fork": "EPERM",
        "signal": "EPERM",
    }
    assert "".join(client.generate(ASK))
    assert len(list(client.score(RATE))) == 2
    status = Path(f"/proc/{client.pid}/status").read_text(encoding="ascii")
    assert "Seccomp:\t2" in status
    assert "NoNewPrivs:\t1" in status


def test_without_confinement_the_same_deeds_are_done(
    make_client: ClientMaker, tmp_path: Path
) -> None:
    assert set(outcomes(make_client("free"), tmp_path).values()) == {"done"}


def test_confinement_changes_no_word(make_client: ClientMaker) -> None:
    confined, free = ("".join(make_client(how).generate(ASK)) for how in ("confined", "free"))

    assert confined == free
