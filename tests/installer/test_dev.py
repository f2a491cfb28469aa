"""The verbs of dev.py start the right program and report what it said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect the command lines that dev.py would start, with set-up done."""
    commands: list[list[str]] = []

    def call(command: list[str], environment: dict[str, str], cwd: Path | None = None) -> int:
        commands.append([Path(command[0]).name, *command[1:]])
        return 0

    monkeypatch.setattr(dev, "_call", call)
    monkeypatch.setattr(dev, "provide_packages", lambda: None)
    monkeypatch.setattr(dev, "provide_launcher", lambda *_where: None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return commands


@pytest.mark.parametrize(
    ("display", "arguments", "expected"),
    [
        (":0", [], []),
        (":0", ["--profile", "x"], ["--profile", "x"]),
        ("", [], ["demo"]),
        ("", ["--json"], ["demo", "--json"]),
        ("", ["import", "a.mbox"], ["import", "a.mbox"]),
    ],
)
def test_run_opens_the_window_or_without_a_screen_the_demo(
    display: str,
    arguments: list[str],
    expected: list[str],
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", display)

    dev.run(arguments)

    assert [command[1:] for command in started] == [
        ["-m", "installer.weights", "--default"],
        ["-m", "compileall", "-q", "core", "models", "desktop"],
        ["-m", "desktop", *expected],
    ]


def test_the_tests_run_last_and_after_a_linter_that_is_not_content(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = dev._call
    monkeypatch.setattr(
        dev, "_call", lambda command, *rest, **more: content(command, *rest) or "mypy" in command[0]
    )

    status = dev.test([])

    assert status == 1
    assert [command[0] for command in started[2:]] == [
        "ruff",
        "ruff",
        "mypy",
        "mypy",
        "lint-imports",
        "python",
        "python",
    ]
    assert started[-2][1:] == ["-m", "pytest"]
    assert started[-1][1:3] == ["-m", "pytest"]


@pytest.mark.parametrize(
    ("alone", "spread", "status"),
    [(0, 0, 0), (1, 0, 1), (0, 1, 1), (5, 0, 0), (0, 5, 0), (5, 1, 1), (5, 5, 5)],
)
def test_what_needs_the_machine_is_run_alone_and_then_the_others_on_every_core(
    alone: int, spread: int, status: int, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    call, parts = dev._call, list[tuple[str, bool]]()

    def run(command: list[str], environment: dict[str, str], cwd: Path | None = None) -> int:
        call(command, environment, cwd)
        part = environment.get("CARDFILE_PART", "")
        if part:
            parts.append((part, "-n" in command))
        return {"alone": alone, "spread": spread, "": 0}[part]

    monkeypatch.setattr(dev, "_call", run)
    monkeypatch.delenv("CARDFILE_PART", raising=False)  # of the run that this test is part of

    # 5: pytest's word for nothing to run.
    assert dev.test(["tests/core"]) == status
    assert parts == [("alone", False), ("spread", True)]
    assert [command[-1] for command in started[-2:]] == ["tests/core", "tests/core"]


def test_the_quick_check_leaves_out_what_is_slow_and_tries_fewer_cases(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []
    call = dev._call

    def note(command: list[str], environment: dict[str, str], cwd: Path | None = None) -> int:
        seen.append(environment.get("CARDFILE_QUICK"))
        return call(command, environment, cwd)

    monkeypatch.setattr(dev, "_call", note)

    dev.check(["--quick", "tests/house"])

    assert seen[-1] == "1"

    wanted = started[-1][started[-1].index("-m", 2) + 1]
    assert wanted == "not slow and not real_model"
    assert started[-1][-1] == "tests/house"


def test_quick_files_are_in_memory_where_there_is_room(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "SHARED_MEMORY", tmp_path)
    monkeypatch.setattr(dev, "QUICK_BYTES", 1)
    roomy = dev._in_memory()
    monkeypatch.setattr(dev, "QUICK_BYTES", 1 << 60)
    full = dev._in_memory()
    monkeypatch.setattr(dev, "SHARED_MEMORY", tmp_path / "not there")

    assert (roomy, full, dev._in_memory()) == ({"TMPDIR": str(tmp_path)}, {}, {})


def test_the_long_check_is_all_of_it_and_more(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []
    call = dev._call

    def note(command: list[str], environment: dict[str, str], cwd: Path | None = None) -> int:
        seen.append(environment.get("CARDFILE_LONG"))
        return call(command, environment, cwd)

    monkeypatch.setattr(dev, "_call", note)

    dev.check(["--long"])

    assert seen[-1] == "1"
    assert "not slow" not in started[-1]


def test_model_files_that_did_not_come_stop_the_verb(
    started: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "_call", lambda *_arguments: 1)
    monkeypatch.setattr(sys, "argv", ["dev.py", "bench"])

    assert dev.main() == 1
    assert capsys.readouterr().err == "The model files are not complete.\n"


def test_a_verb_that_does_not_exist_is_refused_with_the_list_of_verbs() -> None:
    done = subprocess.run(
        [sys.executable, "dev.py", "frobnicate"],
        cwd=dev.ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert all(verb in done.stderr for verb in dev.VERBS)


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = "python3 dev.py test"

    assert command in (dev.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert command in (dev.ROOT / "README.md").read_text(encoding="utf-8")
