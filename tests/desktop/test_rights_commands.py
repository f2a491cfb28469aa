"""The verbs for the audit and for a person's rights, as a person meets them."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from core.privacy import profile
from desktop.arguments import run
from desktop.commands.console import PASSPHRASE_FILE

pytestmark = pytest.mark.slow

TABLE = "Name,E-mail\nZoe Quastler,zoe@planted.example\nBob Bright,bob@x.example\n"


class Cardfile:
    """Runs verbs on one profile and gives status, output and complaints."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def __call__(self, *words: str, folder: Path | None = None) -> tuple[int, str, str]:
        status = run([*words, "--profile", str(folder or self.folder)])
        out, err = self._capsys.readouterr()
        return status, out, err

    def json(self, *words: str) -> Any:
        status, out, err = self(*words, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(TABLE)
    return path


@pytest.fixture
def cardfile(
    tmp_path: Path,
    table: Path,
    new_profile: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Cardfile:
    phrase = tmp_path / "phrase"
    phrase.write_text("correct horse\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(phrase))
    folder = shutil.copytree(new_profile, tmp_path / "profile")
    verbs = Cardfile(folder, capsys)
    verbs("import", str(table))
    return verbs


def number_of(cardfile: Cardfile, name: str) -> str:
    _, out, _ = cardfile("list", "contacts")
    return str(next(c["id"] for c in map(json.loads, out.splitlines()) if c["name"] == name))


def test_the_audit_says_that_the_chain_holds(cardfile: Cardfile) -> None:
    status, out, _ = cardfile("audit", "--verify")

    assert status == 0
    assert out.startswith("The chain holds")
    assert "Import by owner" in cardfile("audit", "--search", "Quastler")[1]


def test_the_audit_names_the_step_that_was_tampered_with(cardfile: Cardfile) -> None:
    opened = profile.unlock(cardfile.folder, lambda: "correct horse", uses_keyring=False)
    with opened.database.writing_results() as session:
        session.connection().exec_driver_sql("UPDATE contacts SET notes = 'forged' WHERE id = 1")
    opened.database.close()

    status, out, _ = cardfile("audit", "--verify")

    assert status == 1
    assert "breaks at step 1" in out


def test_the_audit_is_written_to_a_file(cardfile: Cardfile, tmp_path: Path) -> None:
    assert (
        cardfile.json("audit", "--export", str(tmp_path / "a.jsonl"))["lines"] == 3
    )  # the contact, who has access, this very taking out
    assert "Quastler" in (tmp_path / "a.jsonl").read_text(encoding="utf-8")


def test_everything_about_a_person_goes_into_an_archive(cardfile: Cardfile, tmp_path: Path) -> None:
    status, _, _ = cardfile(
        "export", "person", number_of(cardfile, "Zoe Quastler"), "--to", str(tmp_path / "zoe.zip")
    )

    assert status == 0
    with zipfile.ZipFile(tmp_path / "zoe.zip") as archive:
        assert set(archive.namelist()) == {"person.json", "person.pdf"}


def test_erasing_needs_the_name_and_then_an_import_warns(cardfile: Cardfile, table: Path) -> None:
    number = number_of(cardfile, "Zoe Quastler")

    status, _, err = cardfile("erase", number, "--confirm", "Zoe")
    assert (status, "Nobody was erased" in err) == (2, True)
    status, out, _ = cardfile("erase", number, "--confirm", "Zoe Quastler")
    assert (status, "Contact: 1" in out) == (0, True)

    assert "whom you erased, so it was left out" in cardfile("import", str(table))[1]
    assert "Quastler" not in cardfile("list", "contacts")[1]
    assert "they are back" in cardfile("import", str(table), "--bring-back-erased")[1]


def test_older_backups_are_named_or_replaced(cardfile: Cardfile, table: Path) -> None:
    cardfile("backup")
    zoe = number_of(cardfile, "Zoe Quastler")
    _, out, _ = cardfile("erase", zoe, "--confirm", "Zoe Quastler")
    assert "These backups still hold this person" in out
    assert "-asked" in out

    cardfile("import", str(table), "--bring-back-erased")
    back = number_of(cardfile, "Zoe Quastler")
    _, out, _ = cardfile("erase", back, "--confirm", "Zoe Quastler", "--backups")

    assert "Older ones deleted: 2." in out
    assert len(cardfile("restore", "--list")[1].splitlines()) == 1


def test_a_copy_opens_with_the_passphrase_it_names_and_tells_no_name(
    cardfile: Cardfile, tmp_path: Path
) -> None:
    made = cardfile.json("anonymise", "--to", str(tmp_path / "copy"))
    (tmp_path / "phrase").write_text(made["passphrase"])

    _, out, _ = cardfile("list", "contacts", folder=tmp_path / "copy")

    assert out.count('"name":') >= 2
    assert not any(word in out for word in ("Quastler", "Zoe", "Bright", "planted"))
    fake = json.loads(out.splitlines()[0])["name"]
    (tmp_path / "phrase").write_text("correct horse")
    revealed = cardfile("anonymise", "--reveal", fake)[1]
    assert "quastler" in revealed or "bright" in revealed
