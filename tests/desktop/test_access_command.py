"""Passphrases, people, the recovery code and the key, by the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from core.privacy import profile
from core.privacy.vault import PassphraseCost
from desktop.arguments import run
from desktop.commands.console import NEW_PASSPHRASE_FILE, PASSPHRASE_FILE

pytestmark = pytest.mark.slow

LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)


class Cardfile:
    """Runs verbs on one profile with the passphrases given."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._folder, self._monkeypatch, self._capsys = folder, monkeypatch, capsys

    def __call__(self, *words: str, old: str = "mine", new: str = "") -> tuple[int, Any, str]:
        for variable, text in ((PASSPHRASE_FILE, old), (NEW_PASSPHRASE_FILE, new)):
            path = self._folder.with_name(variable)
            path.write_text(text + "\n")
            self._monkeypatch.setenv(variable, str(path))
        status = run([*words, "--profile", str(self._folder), "--json"])
        out, err = self._capsys.readouterr()
        return status, json.loads(out) if out else None, err


@pytest.fixture
def cardfile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Cardfile:
    monkeypatch.setattr("core.privacy.sealing.calibrate", lambda: LIGHT)
    folder = tmp_path / "profile"
    profile.create(folder, "mine", uses_keyring=False).database.close()
    return Cardfile(folder, monkeypatch, capsys)


def test_a_person_added_signs_in_and_is_named_in_the_history(cardfile: Cardfile) -> None:
    _, people, _ = cardfile("user", "add", "Li", new="lis own")
    mail = cardfile._folder.with_name("a.eml")
    mail.write_text("From: a@x.example\nSubject: Hi\nMessage-ID: <1@x.example>\n\nHello?\n")

    cardfile("import", str(mail), old="lis own")
    status, steps, _ = cardfile("history", "--limit", "1")

    assert people == [{"name": "owner", "role": "owner"}, {"name": "Li", "role": "staff"}]
    assert (status, steps["actor"]) == (0, "Li")


def test_a_reader_is_told_in_a_sentence_that_it_is_not_for_them(cardfile: Cardfile) -> None:
    cardfile("user", "add", "Tom", "--role", "read-only", new="toms")

    status, _, said = cardfile("undo", old="toms")

    assert status == 2
    assert said.startswith("cardfile: Tom, your access does not include this.")


def test_a_role_can_be_changed_and_access_taken_away(cardfile: Cardfile) -> None:
    cardfile("user", "add", "Li", new="lis own")
    _, changed, _ = cardfile("user", "role", "Li", "owner")

    _, left, _ = cardfile("user", "remove", "Li")

    assert changed[1] == {"name": "Li", "role": "owner"}
    assert left == [{"name": "owner", "role": "owner"}]
    assert cardfile("history", old="lis own")[0] == 2


def test_the_name_tells_whose_passphrase_it_is(cardfile: Cardfile) -> None:
    cardfile("user", "add", "Li", new="lis own")

    assert cardfile("history", "--as", "owner", old="lis own")[0] == 2
    assert cardfile("history", "--as", "Li", old="lis own")[0] == 0


def test_a_changed_passphrase_opens_and_the_one_before_does_not(cardfile: Cardfile) -> None:
    status, told, _ = cardfile("passphrase", new="better")

    assert (status, told) == (0, {"person": "owner"})
    assert cardfile("history", old="better")[0] == 0
    assert cardfile("history", old="mine")[0] == 2


@pytest.mark.parametrize("verb", ["passphrase", "recovery", "rekey"])
def test_a_wrong_passphrase_changes_nothing_and_is_said(verb: str, cardfile: Cardfile) -> None:
    status, told, said = cardfile(verb, old="wrong", new="better")

    assert (status, told) == (2, None)
    assert said.startswith("cardfile: This passphrase does not open the file. Try again")
    assert cardfile("history", old="better")[0] == 2
    assert cardfile("history", old="mine")[0] == 0


def test_a_new_recovery_code_opens_and_goes_into_a_new_file_only(
    cardfile: Cardfile, tmp_path: Path
) -> None:
    target = tmp_path / "code"

    first = cardfile("recovery", "--recovery-out", str(target))
    again = cardfile("recovery", "--recovery-out", str(target))

    assert (first[0], again[0]) == (0, 2)
    assert target.stat().st_mode & 0o077 == 0
    assert cardfile("history", old=target.read_text().strip())[0] == 0


@pytest.mark.parametrize("place", ["nowhere/code", "a file/code"])
def test_a_code_that_cannot_be_written_leaves_the_old_one_valid(
    place: str, cardfile: Cardfile, tmp_path: Path
) -> None:
    (tmp_path / "a file").touch()
    cardfile("recovery", "--recovery-out", str(tmp_path / "code"))
    code = (tmp_path / "code").read_text().strip()
    vault = (tmp_path / "profile" / profile.VAULT).read_bytes()
    steps = cardfile("audit")

    status, told, said = cardfile("recovery", "--recovery-out", str(tmp_path / place))

    assert (status, told) == (2, None)
    assert said.startswith("cardfile: The recovery code could not be written to ")
    assert (tmp_path / "profile" / profile.VAULT).read_bytes() == vault
    assert cardfile("audit") == steps
    assert cardfile("history", old=code)[0] == 0


def test_a_new_file_whose_code_cannot_be_written_is_not_made(
    cardfile: Cardfile, tmp_path: Path
) -> None:
    folder = tmp_path / "other"
    target = tmp_path / "later" / "code"
    words = ["init", "--profile", str(folder), "--recovery-out", str(target)]
    cardfile("history")  # names the passphrase

    refused = run(words)
    is_made = profile.exists(folder)
    target.parent.mkdir()

    assert (refused, is_made) == (2, False)
    assert run(words) == 0
    code = target.read_text().strip()
    profile.unlock(folder, lambda: code, uses_keyring=False).database.close()


def test_a_file_with_a_new_key_opens_as_before(cardfile: Cardfile) -> None:
    status, told, _ = cardfile("rekey")

    assert (status, told) == (0, {"rekeyed": True})
    assert cardfile("history")[0] == 0
