"""`cardfile insight drafts` and `cardfile model examples`, as a person meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.draft_service import DraftService
from desktop.arguments import run
from desktop.commands.console import PASSPHRASE_FILE
from tests.core.test_draft_service import RESULT, store_mail

Cardfile = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cardfile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cardfile:
    """A function that runs a verb on a file with one answer that began as a draft, and one not."""
    (tmp_path / "phrase").write_text("correct horse\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(tmp_path / "phrase"))
    cost = PassphraseCost(passes=1, memory_kib=8, lanes=1)
    folder = tmp_path / "profile"
    database = profile.create(folder, "correct horse", uses_keyring=False, cost=cost).database
    drafts = DraftService(database)
    draft = drafts.save(store_mail(database, "What is it, Ada asks?"), RESULT)
    drafts.accept(draft.id, "It is 250, Ada.")
    drafts.log_reply(store_mail(database, "And the table?", person="bob"), "That is 900.")
    database.close()

    def cardfile(*words: object) -> tuple[int, str, str]:
        status = run([*map(str, words), "--profile", str(folder)])
        out, err = capsys.readouterr()
        return status, out, err

    return cardfile


def test_the_verb_tells_what_became_of_drafts(cardfile: Cardfile) -> None:
    status, out, _ = cardfile("insight", "drafts")
    (month,) = json.loads(cardfile("insight", "drafts", "--json", "--months", 1)[1])

    assert status == 0
    assert out.endswith(
        ": 1 made, 1 sent; changed: too few to tell; sent as it was: too few to tell (0 of 1); "
        "put aside: too few to tell (0 of 1)\n"
    )
    assert (month["made"], month["sent"], month["unchanged"]["total"]) == (1, 1, 1)


def test_examples_are_written_without_real_names_unless_asked_for(
    cardfile: Cardfile, tmp_path: Path
) -> None:
    status, out, err = cardfile("model", "examples", "--to", tmp_path / "a.jsonl")
    real = cardfile("model", "examples", "--to", tmp_path / "b.jsonl", "--real-names")[1]

    assert (status, err) == (0, "")
    assert out == (
        f"Examples in {tmp_path / 'a.jsonl'}, not encrypted: 1.\n"
        "Known names, firms, numbers and addresses have stand-ins; read the rest through.\n"
    )
    assert "Ada" not in (tmp_path / "a.jsonl").read_text(encoding="utf-8")
    assert "word for word" in real
    assert "Ada" in (tmp_path / "b.jsonl").read_text(encoding="utf-8")


def test_all_answers_and_a_limit_are_asked_for_by_words(cardfile: Cardfile, tmp_path: Path) -> None:
    told = cardfile("model", "examples", "--to", tmp_path / "a.jsonl", "--all-answers", "--json")
    cardfile("model", "examples", "--to", tmp_path / "b.jsonl", "--all-answers", "--limit", 1)

    assert json.loads(told[1]) == {
        "path": str(tmp_path / "a.jsonl"), "examples": 2, "has_real_names": False,
    }  # fmt: skip
    (line,) = (tmp_path / "b.jsonl").read_text(encoding="utf-8").splitlines()
    assert [turn["role"] for turn in json.loads(line)["messages"]] == [
        "system",
        "user",
        "assistant",
    ]


def test_no_verb_writes_examples_over_a_file(cardfile: Cardfile, tmp_path: Path) -> None:
    to = tmp_path / "mine.jsonl"
    to.write_text("mine")

    status, _, err = cardfile("model", "examples", "--to", to)

    assert (status, to.read_text()) == (2, "mine")
    assert "mine.jsonl" in err
