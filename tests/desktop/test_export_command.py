"""`cardfile export` and `cardfile import` of what it wrote, as a person meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.privacy import profile
from core.privacy.vault import PassphraseCost
from desktop.arguments import run
from desktop.commands.console import PASSPHRASE_FILE

pytestmark = pytest.mark.slow

TABLE = "Name,E-mail\nZoe Quastler,zoe@planted.example\nBob Bright,bob@x.example\n"


class Cardfile:
    """Runs verbs on a profile and gives status, output and complaints."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        cost = PassphraseCost(passes=1, memory_kib=8, lanes=1)
        profile.create(folder, "correct horse", uses_keyring=False, cost=cost).database.close()

    def __call__(self, *words: object) -> tuple[int, str, str]:
        status = run([*map(str, words), "--profile", str(self.folder)])
        out, err = self._capsys.readouterr()
        return status, out, err


@pytest.fixture
def cardfile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cardfile:
    (tmp_path / "phrase").write_text("correct horse\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(tmp_path / "phrase"))
    (tmp_path / "people.csv").write_text(TABLE)
    made = Cardfile(tmp_path / "profile", capsys)
    made("import", tmp_path / "people.csv")
    return made


def test_everything_out_of_one_file_and_into_another(
    cardfile: Cardfile, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = cardfile("export", "all", "--to", tmp_path / "all.zip")
    other = Cardfile(tmp_path / "other", capsys)
    told = other("import", tmp_path / "all.zip")

    assert (status, err) == (0, "")
    assert out == "all.zip: 2 records and 0 files, read back.\n"
    assert "Everything is here again as it was" in told[1]
    assert "`cardfile undo" not in told[1]
    assert "Zoe Quastler" in other("list", "contacts")[1]


def test_the_form_follows_the_name_or_is_named(cardfile: Cardfile, tmp_path: Path) -> None:
    cardfile("export", "contacts", "--to", tmp_path / "a.csv")
    cardfile("export", "contacts", "--to", tmp_path / "a.vcf")
    status, out, _ = cardfile(
        "export", "contacts", "--format", "vcard3", "--to", tmp_path / "b.vcf", "--json"
    )

    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").startswith("Name,")
    assert "VERSION:4.0" in (tmp_path / "a.vcf").read_text()
    assert "VERSION:3.0" in (tmp_path / "b.vcf").read_text()
    told = json.loads(out)
    assert (status, told["records"], told["different"], told["form"]) == (0, 2, 0, "vcard3")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("mail", "--to", "mail.mbox"), "There is nothing of this kind"),
        (("all", "--to", "no/such/folder/all.zip"), "could not be saved"),
        (("person", "--to", "person.zip"), "It was not said about whom."),
    ],
)
def test_what_can_t_be_done_is_said_in_a_sentence(
    words: tuple[str, ...], said: str, cardfile: Cardfile, tmp_path: Path
) -> None:
    status, out, err = cardfile("export", *words[:-1], tmp_path / words[-1])

    assert (status, out) == (2, "")
    assert said in err


def test_what_is_there_is_not_written_over(cardfile: Cardfile, tmp_path: Path) -> None:
    status, _, err = cardfile("export", "all", "--to", tmp_path / "people.csv")

    assert status == 2
    assert "is already there" in err
    assert (tmp_path / "people.csv").read_text() == TABLE
