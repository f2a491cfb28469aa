"""`cardfile home` and `cardfile capture`: the same list and the same line as in the window."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.arguments import run


@pytest.fixture
def profile(new_profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    secret = tmp_path / "secret"
    secret.write_text("correct horse")
    monkeypatch.setenv("CARDFILE_PASSPHRASE_FILE", str(secret))
    return shutil.copytree(new_profile, tmp_path / "profile")


def test_a_line_is_shown_then_stored_and_stands_on_home(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = ["--profile", str(profile)]
    line = "called Maria Lopez yesterday, wants 12 chairs by today"

    assert run(["capture", line, *there]) == 0
    shown = capsys.readouterr().out
    assert "Entry: call, outgoing" in shown
    assert "Task:  Wants 12 chairs (due " in shown
    assert "new contact Maria Lopez" in shown
    assert run(["home", *there]) == 0
    assert "Nothing waits." in capsys.readouterr().out

    assert run(["capture", line, "--yes", *there]) == 0
    capsys.readouterr()
    assert run(["home", "--json", *there]) == 0
    (action,) = json.loads(capsys.readouterr().out)["actions"]
    assert (action["reason"], action["title"]) == ("promise", "Maria Lopez: Wants 12 chairs")
    assert action["why"] == "You promised this for today"

    assert run(["today", "--done", action["key"], *there]) == 0
    assert run(["home", *there]) == 0
    assert "Nothing waits." in capsys.readouterr().out


def test_who_may_be_meant_is_asked_for(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = ["--profile", str(profile)]
    for name in ("Maria Lopez", "Maria Okafor"):
        run(["capture", f"called {name} today", "--yes", *there])
    capsys.readouterr()

    assert run(["capture", "called Maria today", "--yes", *there]) == 2
    told = capsys.readouterr()
    assert "“Maria” may mean several people." in told.err
    assert run(["capture", "called Maria today", "--yes", "--contact", "2", *there]) == 0


def test_an_unknown_line_is_refused_in_one_sentence(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["home", "--done", "waits/99", "--profile", str(profile)]) == 2
    assert "“waits/99” is not among the next actions." in capsys.readouterr().err
