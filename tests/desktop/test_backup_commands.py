"""`cardfile backup`, `restore` and `salvage`, as a person meets them."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.backup import SalvageStep
from core.domain.contact import Contact
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.contact_service import ContactService
from core.storage.rescue.salvage_watch import SalvageWatch
from desktop.arguments import run
from desktop.commands.console import PASSPHRASE_FILE

pytestmark = pytest.mark.slow

WORD = "correct horse"
Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    phrase = tmp_path / "phrase"
    phrase.write_text(f"{WORD}\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(phrase))
    folder = tmp_path / "profile"
    cost = PassphraseCost(passes=1, memory_kib=8, lanes=1)
    made = profile.create(folder, WORD, uses_keyring=False, cost=cost)
    ContactService(made.database).add(Contact("Ada"))
    made.database.close()
    return folder


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    def say(*words: str) -> tuple[int, str, str]:
        status = run([*words, "--profile", str(folder)])
        out, err = capsys.readouterr()
        return status, out, err

    return say


def test_a_backup_is_made_listed_previewed_and_restored(say: Say, folder: Path) -> None:
    status, out, _ = say("backup")
    assert status == 0
    assert "1 contact," in out
    _add(folder, "Grace")

    _, listed, _ = say("restore", "--list")
    status, out, _ = say("restore", "--yes")

    assert len(listed.splitlines()) == 1
    assert status == 0
    assert "It holds 1 contact," in out
    assert "The present file holds 2 contacts" in out
    assert "Add contact Grace" in out
    assert _names(say) == ["Ada"]


def test_a_restore_that_nobody_confirms_changes_nothing(say: Say, folder: Path) -> None:
    say("backup")
    _add(folder, "Grace")

    status, _, err = say("restore")

    assert (status, "--yes" in err) == (2, True)
    assert _names(say) == ["Ada", "Grace"]


def test_a_backup_can_go_to_another_disk_and_come_back_from_there(
    say: Say, folder: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    say("backup", "--to", str(stick))
    _add(folder, "Grace")

    status, _, _ = say("restore", str(stick), "--yes")

    assert status == 0
    assert _names(say) == ["Ada"]


def test_a_backup_never_takes_the_place_of_something(say: Say, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine")

    status, _, err = say("backup", "--to", str(tmp_path / "taken"))

    assert (status, "is there already" in err) == (2, True)
    assert (tmp_path / "taken").read_text() == "mine"


def test_a_damaged_file_names_both_ways_out_and_both_work(say: Say, folder: Path) -> None:
    say("backup")
    _damage(folder)

    status, out, _ = say("doctor")
    assert status == 2
    assert "cardfile restore" in out
    assert "cardfile salvage" in out

    status, out, _ = say("salvage")
    assert (status, "Saved" in out) == (0, True)
    assert _names(say) == ["Ada"]
    assert say("restore", "--yes")[0] == 0
    assert _names(say) == ["Ada"]


def test_a_salvage_shows_how_far_it_is_and_ctrl_c_stops_it_without_a_trace(
    say: Say, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _damage(folder)
    before = (folder / "cardfile.db").read_bytes()
    begin = SalvageWatch.begin

    def interrupted(watch: SalvageWatch, step: SalvageStep, total: int = 0) -> None:
        if step is SalvageStep.INDEXING:
            signal.raise_signal(signal.SIGINT)
        begin(watch, step, total)

    monkeypatch.setattr(SalvageWatch, "begin", interrupted)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)

    status, out, err = say("salvage")

    assert (status, out) == (130, "")
    assert "reading page" in err
    assert err.endswith("cardfile: stopped.\n")
    assert (folder / "cardfile.db").read_bytes() == before
    assert list(folder.glob(".*")) == []


def test_an_import_is_preceded_by_a_backup(say: Say, folder: Path, tmp_path: Path) -> None:
    mail = tmp_path / "a.eml"
    mail.write_text(
        "From: a@x.example\nTo: b@x.example\nDate: Mon, 1 Jun 2026 10:00:00 +0000\n"
        "Message-ID: <1@x.example>\nSubject: S\n\nText\n"
    )

    say("import", str(mail))

    _, out, _ = say("restore", "--list", "--json")
    assert json.loads(out)["reason"] == "import"


def _damage(folder: Path) -> None:
    content = bytearray((folder / "cardfile.db").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "cardfile.db").write_bytes(content)


def _add(folder: Path, name: str) -> None:
    database = profile.unlock(folder, lambda: WORD, uses_keyring=False).database
    ContactService(database).add(Contact(name))
    database.close()


def _names(say: Say) -> list[str]:
    _, out, _ = say("list", "contacts", "--json")
    return [json.loads(line)["name"] for line in out.splitlines()]
