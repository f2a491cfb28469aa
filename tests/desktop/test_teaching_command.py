"""`cardfile sentiment`: the owner says how messages and words sound, and sees how it is learned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.privacy import profile
from desktop.arguments import run
from desktop.commands.console import PASSPHRASE_FILE
from tests.desktop.conftest import LIGHT

pytestmark = pytest.mark.slow

LIKE = "The parcel number {} has arrived at the depot, please collect it."


class Cardfile:
    """Runs `cardfile sentiment` on one profile and gives what it printed."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._folder, self._capsys = folder, capsys

    def __call__(self, *words: str, verb: str = "sentiment") -> tuple[int, list[Any], str]:
        status = run([verb, *words, "--profile", str(self._folder)])
        out, err = self._capsys.readouterr()
        lines = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
        return status, lines, err


@pytest.fixture
def cardfile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cardfile:
    """Return a file with two like messages and another one, rated by the stand-in."""
    monkeypatch.setattr("core.privacy.sealing.calibrate", lambda: LIGHT)
    (tmp_path / "word").write_text("mine\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(tmp_path / "word"))
    folder = tmp_path / "profile"
    profile.create(folder, "mine", uses_keyring=False).database.close()
    made = Cardfile(folder, capsys)
    for number, text in enumerate((LIKE.format(1), LIKE.format(22), "I am angry, refund me.")):
        path = tmp_path / f"{number}.eml"
        path.write_text(
            f"From: {number}@x.example\nSubject: N{number}\nMessage-ID: <{number}@x.example>\n\n"
            f"{text}\n"
        )
        made(str(path), verb="import")
    made("--fake-model")
    return made


def test_a_correction_tells_which_like_messages_would_change_and_changes_one(
    cardfile: Cardfile,
) -> None:
    status, (told,), err = cardfile("--correct", "1", "positive")

    assert status == 0
    assert told == {"id": 1, "label": "positive", "source": "you", "alike": [2], "changed": 0}
    assert "1 like messages would change" in err
    assert LIKE.format(22) in err


def test_like_messages_change_when_asked_to(cardfile: Cardfile) -> None:
    cardfile("--correct", "1", "positive", "--alike")

    _, (told,), _ = cardfile("--learning")

    assert told["rulings"] == 2
    assert dict(told["sources"])["you"] == 2


def test_the_program_decides_again_when_told_to(cardfile: Cardfile) -> None:
    cardfile("--correct", "1", "negative")

    cardfile("--correct", "1", "program")

    assert cardfile("--learning")[1][0]["rulings"] == 0


@pytest.mark.parametrize("words", [("x", "negative"), ("1", "angry")])
def test_what_is_no_message_or_no_mood_is_refused_in_a_sentence(
    cardfile: Cardfile, words: tuple[str, str]
) -> None:
    status, _, err = cardfile("--correct", *words)

    assert status == 2
    assert "is no mood of a message" in err


def test_a_message_that_is_not_there_is_refused_in_a_sentence(cardfile: Cardfile) -> None:
    status, _, err = cardfile("--correct", "99", "negative")

    assert status == 2
    assert err.strip()


def test_unsure_messages_are_listed_with_what_the_program_thinks(cardfile: Cardfile) -> None:
    _, found, _ = cardfile("--unsure")

    assert {line["id"] for line in found} <= {1, 2, 3}
    assert all(line["source"] == "fake" and line["certainty"] < 0.6 for line in found)


def test_a_word_is_said_listed_heeded_and_forgotten(cardfile: Cardfile) -> None:
    _, (told,), _ = cardfile("--word", "refund", "neutral")
    _, listed, _ = cardfile("--words")
    _, (rated,), _ = cardfile("--fake-model")
    cardfile("--word", "refund", "default")

    assert told == {"word": "refund", "meaning": "neutral", "read_again": 1}
    assert listed == [{"word": "refund", "meaning": "neutral"}]
    assert (rated["id"], rated["words"]) == (3, ["refund"])
    assert cardfile("--words")[1] == []


def test_each_rating_says_who_spoke(cardfile: Cardfile, tmp_path: Path) -> None:
    path = tmp_path / "new.eml"
    path.write_text("From: n@x.example\nMessage-ID: <n@x.example>\n\nGreat, thank you!\n")
    cardfile(str(path), verb="import")

    _, (rated,), _ = cardfile("--fake-model")

    assert (rated["label"], rated["source"]) == ("positive", "fake")
    assert set(rated) >= {"id", "label", "score", "certainty", "phrases", "source"}
