"""The trial of a model: it ends by the time the file had, not by what else the machine does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from core.errors import UserError
from models.files import self_check
from models.hardware import busiest_thread_s
from tests.models.gguf_files import tiny_model

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.skipif(sys.platform != "linux", reason="tells no processor time"),
]


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a sound file; a hundredth of a second is what it may take."""
    path = tmp_path / "tiny.gguf"
    path.write_bytes(tiny_model().write())
    monkeypatch.setattr(self_check, "_START_S", 0.01)
    monkeypatch.setattr(self_check, "_ASLEEP_S", 0.01)
    monkeypatch.setattr(self_check, "_LOOK_S", 0.001)
    monkeypatch.setattr(self_check, "_MOST_WAITING", 10_000.0)
    return path


def having_had(monkeypatch: pytest.MonkeyPatch, seconds: Callable[[], float]) -> None:
    monkeypatch.setattr(self_check, "busiest_thread_s", lambda _pid: seconds())


def test_a_sound_file_is_waited_for_while_others_have_the_processor(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = count()
    having_had(monkeypatch, lambda: next(looks) * 1e-9)

    self_check.self_check(model)


@pytest.mark.parametrize("seconds", [60.0, 0.001], ids=["it has had its time", "it does nothing"])
def test_a_file_is_given_up(model: Path, monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    having_had(monkeypatch, lambda: seconds)

    with pytest.raises(UserError) as refused:
        self_check.self_check(model)

    assert refused.value.key == "model-check-failed"


def test_the_time_of_a_process_rises_only_while_it_works() -> None:
    words = ("import sys, time\nwhile time.process_time() < 0.2: pass\n"
             "print(flush=True)\nsys.stdin.read()")  # fmt: skip
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", words], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        worked, again = busiest_thread_s(process.pid), busiest_thread_s(process.pid)
        process.kill()

    assert worked > 0.1
    assert again - worked < 0.1
    assert busiest_thread_s(0) == 0.0
