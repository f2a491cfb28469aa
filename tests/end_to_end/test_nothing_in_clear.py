"""Customers' words are in no file but the encrypted one: not in its log, not in temp folders."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.paths import ROOT
from core.privacy import profile
from core.privacy.vault import PassphraseCost

PLANTED = [f"Geheim{number:02}wort 秘{number:02}密" for number in range(50)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "profile"
    cost = PassphraseCost(passes=1, memory_kib=8, lanes=1)
    profile.create(place, "phrase", uses_keyring=False, cost=cost).database.close()
    return place


def plant(folder: Path) -> Path:
    """Write mail and a table that hold the planted words in every place a word can stand."""
    folder.mkdir()
    for number, word in enumerate(PLANTED[:40]):
        (folder / f"{number}.eml").write_text(
            f"From: {word} <a{number}@x.example>\nTo: me@x.example\nSubject: {word}\n"
            f"Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <{number}@x.example>\n"
            f"Content-Type: text/plain; charset=utf-8\n\nI am unhappy. {word}?\n",
            encoding="utf-8",
        )
    rows = "".join(f"{word},b{n}@x.example,{word}\n" for n, word in enumerate(PLANTED[40:]))
    (folder / "people.csv").write_text(f"Name,E-mail,Company\n{rows}", encoding="utf-8")
    (folder / "broken.vcf").write_text(f"BEGIN:VCARD\nFN:{PLANTED[0]}\nTEL;{PLANTED[1]}\n")
    return folder


def forms(word: str) -> Iterator[bytes]:
    for part in word.split():
        yield part.encode()
        yield part.encode("utf-16-le")
        yield json.dumps(part).encode()[1:-1]
        yield base64.b64encode(part.encode())[: len(part.encode()) // 3 * 4]


def files_with(words: list[str], *places: Path) -> set[str]:
    found = set()
    for place in places:
        for path in (path for path in place.rglob("*") if path.is_file()):
            content = path.read_bytes()
            if any(form in content for word in words for form in forms(word)):
                found.add(str(path))
    return found


def test_fifty_planted_words_are_in_no_file_of_ours(folder: Path, tmp_path: Path) -> None:
    source = plant(tmp_path / "source")
    temp, home = tmp_path / "temp", tmp_path / "home"
    for place in (temp, home):
        place.mkdir()
    phrase = tmp_path / "phrase"
    phrase.write_text("phrase")
    environment = os.environ | {
        "CARDFILE_PASSPHRASE_FILE": str(phrase),
        "TMPDIR": str(temp),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "XDG_CACHE_HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_STATE_HOME": str(home),
        "PYTHONPATH": str(ROOT),
    }

    def cardfile(*words: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "desktop", *words, "--profile", str(folder)],
            env=environment, cwd=home, capture_output=True, check=False, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode in (0, 2), done.stderr
        return done.stdout

    report = json.loads(cardfile("import", str(source), "--json"))
    assert report["created"] >= 50
    cardfile("sentiment", "--fake-model")
    interaction = json.loads(cardfile("list", "interactions", "--limit", "1"))
    cardfile("draft", str(interaction["id"]), "--fake-model")
    cardfile("show", "interaction", "99999999")
    cardfile("undo")
    cardfile("redo")

    assert files_with(PLANTED, source) != set()
    assert files_with(PLANTED, folder, temp, home) == set()
