"""A profile for the command line, and a mail to bring in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.commands.console import PASSPHRASE_FILE
from tests.desktop.command_line.cardfile import MAIL, Cardfile


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    phrase = tmp_path / "phrase"
    phrase.write_text("correct horse\n")
    monkeypatch.setenv(PASSPHRASE_FILE, str(phrase))
    monkeypatch.setattr("core.privacy.keyring_store.store_secret", lambda *_: False)
    return tmp_path / "profile"


@pytest.fixture
def made(folder: Path, new_profile: Path) -> Path:
    return shutil.copytree(new_profile, folder)


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "chair.eml"
    path.write_text(MAIL)
    return path


@pytest.fixture
def cardfile(made: Path, capsys: pytest.CaptureFixture[str]) -> Cardfile:
    return Cardfile(made, capsys)
