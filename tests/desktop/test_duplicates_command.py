"""`cardfile duplicates`, as a person meets it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.arguments import run
from desktop.commands.console import PASSPHRASE_FILE

pytestmark = pytest.mark.slow

TABLE = (
    "Name,E-mail,Phone\n"
    "Zoe Quastler,zoe@planted.example,+44 20 7946 0001\n"
    "Zoe Quaster,zq@home.example,020 7946 0001\n"
    "Bob Bright,bob@x.example,+44 20 7946 0777\n"
)


class Cardfile:
    """Runs verbs on one profile and gives status, output and complaints."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: str) -> tuple[int, str, str]:
        status = run([*words, "--profile", str(self.folder)])
        out, err = self._capsys.readouterr()
        return status, out, err


@pytest.fixture
def cardfile(
    tmp_path: Path,
    new_profile: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Cardfile:
    (tmp_path / "people.csv").write_text(TABLE)
    (tmp_path / "phrase").write_text("correct horse\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(tmp_path / "phrase"))
    folder = shutil.copytree(new_profile, tmp_path / "profile")
    verbs = Cardfile(folder, capsys)
    verbs("import", str(tmp_path / "people.csv"))
    return verbs


def test_groups_come_with_reasons_and_change_nothing(cardfile: Cardfile) -> None:
    status, out, err = cardfile("duplicates")

    assert (status, err) == (0, "")
    assert "names 99% alike, same phone" in out
    assert "1 group with 2 contacts" in out
    assert cardfile("history", "--json")[1].count("\n") == 1

    group = json.loads(cardfile("duplicates", "--json")[1])
    assert [contact["name"] for contact in group["contacts"]] == ["Zoe Quastler", "Zoe Quaster"]


def test_a_merge_is_done_listed_and_taken_apart(cardfile: Cardfile) -> None:
    group = json.loads(cardfile("duplicates", "--json")[1])
    ids = [str(contact["id"]) for contact in group["contacts"]]

    assert cardfile("duplicates", "--merge", *ids)[1] == (
        "Merge 1: Zoe Quaster into Zoe Quastler.\n"
    )
    assert "0 groups" in cardfile("duplicates")[1]
    assert "Zoe Quaster into contact" in cardfile("duplicates", "--merges")[1]
    assert cardfile("duplicates", "--unmerge", "1")[1] == "Apart again: Zoe Quaster.\n"
    assert "1 group" in cardfile("duplicates")[1]
    status, _, err = cardfile("duplicates", "--unmerge", "1")
    assert (status, "was taken apart before" in err) == (2, True)


def test_different_people_are_kept_apart(cardfile: Cardfile) -> None:
    group = json.loads(cardfile("duplicates", "--json")[1])

    cardfile("duplicates", "--apart", *(str(contact["id"]) for contact in group["contacts"]))

    assert "0 groups" in cardfile("duplicates", "--threshold", "0.5")[1]


def test_a_threshold_out_of_range_is_refused(cardfile: Cardfile) -> None:
    with pytest.raises(SystemExit) as refused:
        cardfile("duplicates", "--threshold", "1.5")

    assert refused.value.code == 2
