"""Customers' words are in no file but the encrypted one: not in its log, not in temp folders."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.paths import ROOT
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from tests.privacy.test_locked_memory import Window

SHARED_PLACES = tuple(map(Path, ("/dev/shm", "/var/crash", "/var/tmp")))  # noqa: S108 - looked at
MARKERS = ("Geheim", "秘密词")
# The window over a real profile, with everything on screen; it ends when its input does.
WINDOW = """
import sys
from pathlib import Path
from core.settings import Settings
from desktop import failures
from desktop.window.main_window import MainWindow
from desktop.start.startup import make_model, open_program
from desktop.start.window_startup import dress, laid_desk, make_application, wait_until
app = make_application()
translation = dress(app, Settings())
program = open_program(Path(sys.argv[1]), lambda: "phrase", uses_keyring=False)
with laid_desk(program, make_model(is_fake=True)) as desk:
    window = MainWindow(desk, translation, failures.FailureReporter())
    window.show()
    for action, _page in (*window.pages.places(), (window.actions_.go_inbox, None)):
        action.trigger()
        wait_until(window.is_settled, 10_000)
        window.grab()
    window.actions_.draft.trigger()
    wait_until(lambda: window.is_settled() and desk.model_lane.is_idle, 20_000)
    print("ready", flush=True)
    sys.stdin.read()
    window.close()
program.close()
"""


def planted(count: int) -> list[str]:
    return [f"Geheim{number:04}wort 秘密词{number:04}完" for number in range(count)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "profile"
    cost = PassphraseCost(passes=1, memory_kib=8, lanes=1)
    profile.create(place, "phrase", uses_keyring=False, cost=cost).database.close()
    return place


def plant(folder: Path, words: Sequence[str]) -> Path:
    """Write mail and a table that hold the words in every place a word can stand."""
    folder.mkdir()
    mails, people = words[: len(words) * 4 // 5], words[len(words) * 4 // 5 :]
    for number, word in enumerate(mails):
        (folder / f"{number}.eml").write_text(
            f"From: {word} <a{number}@x.example>\nTo: me@x.example\nSubject: {word}\n"
            f"Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <{number}@x.example>\n"
            f"Content-Type: text/plain; charset=utf-8\n\nI am unhappy. {word}?\n",
            encoding="utf-8",
        )
    rows = "".join(f"{word},b{n}@x.example,{word}\n" for n, word in enumerate(people))
    (folder / "people.csv").write_text(f"Name,E-mail,Company\n{rows}", encoding="utf-8")
    (folder / "broken.vcf").write_text(f"BEGIN:VCARD\nFN:{words[0]}\nTEL;{words[1]}\n")
    return folder


def forms(word: str) -> Iterator[bytes]:
    """Yield a word as it may lie in a file: UTF-8, UTF-16, JSON with escapes, base64."""
    for part in word.split():
        raw = part.encode()
        yield raw
        yield part.encode("utf-16-le")
        yield json.dumps(part).encode()[1:-1]
        for shift in range(3):
            # What stands before a word moves its base64 by up to two bytes; its ends are not its.
            coded = base64.b64encode(bytes(shift) + raw)
            yield coded[-(-shift * 4 // 3) : (shift + len(raw)) // 3 * 4]


def files_with(words: Sequence[str], *places: Path, since: float = 0.0) -> set[str]:
    """Return the files in these places, changed since then, that hold one of the words."""
    marks = [form for marker in MARKERS for form in forms(marker)]
    wanted = {form for word in words for form in forms(word)}
    found = set()
    for path in (path for place in places if place.is_dir() for path in place.rglob("*")):
        content = _content(path, since)
        # Nearly every file is done with at the marks; the thousand words come after.
        if any(mark in content for mark in marks) and any(form in content for form in wanted):
            found.add(str(path))
    return found


def _content(path: Path, since: float) -> bytes:
    try:
        is_ours = path.is_file() and path.stat().st_mtime >= since
        return path.read_bytes() if is_ours else b""
    except OSError:  # somebody else's, or gone meanwhile
        return b""


@dataclass(frozen=True)
class Home:
    """A home of its own for the program: everything it writes lies somewhere in here."""

    folder: Path
    root: Path

    @property
    def environment(self) -> dict[str, str]:
        moved = ("TMPDIR", "HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
        moved += ("XDG_STATE_HOME", "XDG_RUNTIME_DIR")
        return (
            os.environ
            | dict.fromkeys(moved, str(self.root))
            | {"CARDFILE_PASSPHRASE_FILE": str(self.folder.parent / "phrase")}
            | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        )

    def run(self, *words: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "desktop", *words, "--profile", str(self.folder)],
            env=self.environment, cwd=self.root, capture_output=True, check=False, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode in (0, 2), done.stderr
        return done.stdout


def lock_and_look(home: Home, words: Sequence[str], *places: Path, since: float) -> set[str]:
    """Lock the real program with a reply begun; return the files that hold one of the words."""
    opener = home.root / "bin"
    opener.mkdir()
    window = Window(home.folder, opener, "--fake-model", environment=home.environment)
    try:
        window.hear("asks")
        window.tell("unlock")
        window.hear("open")
        window.tell(f"write Half a reply with {words[0]}")
        window.hear("written")
        window.tell(f"type {words[1]}")
        window.hear("typed")
        window.tell("lock")
        window.hear("asks")
        return files_with(words, *places, since=since)
    finally:
        window.end()


def story(folder: Path, tmp_path: Path, count: int) -> None:
    """Live with so many planted words for a while; they are found in no place, ever."""
    words, begun = planted(count), time.time()
    source = plant(tmp_path / "source", words)
    home = Home(folder, tmp_path / "home")
    home.root.mkdir(mode=0o700)
    (tmp_path / "phrase").write_text("phrase")
    places = (folder, home.root, *SHARED_PLACES)

    report = json.loads(home.run("import", str(source), "--json"))
    assert report["created"] >= count
    home.run("sentiment", "--fake-model")
    interaction = json.loads(home.run("list", "interactions", "--limit", "1"))
    home.run("draft", str(interaction["id"]), "--fake-model")
    home.run("search", words[0].split()[0])
    home.run("show", "interaction", "99999999")
    home.run("undo")
    home.run("redo")
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-c", WINDOW, str(folder)],
        env=home.environment, cwd=home.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as window:  # fmt: skip
        assert window.stdout is not None
        assert window.stdout.readline() == b"ready\n"
        while_running = files_with(words, *places, since=begun)
        window.communicate(b"")
    while_locked = lock_and_look(home, words, *places, since=begun)

    assert files_with(words, source) != set()
    assert (while_running, while_locked) == (set(), set())
    assert window.returncode == 0
    assert files_with(words, *places, since=begun) == set()


def test_fifty_planted_words_are_in_no_file_of_ours_running_locked_or_afterwards(
    folder: Path, tmp_path: Path
) -> None:
    story(folder, tmp_path, 50)


@pytest.mark.long
def test_a_thousand_planted_words_are_in_no_file_of_ours_running_locked_or_afterwards(
    folder: Path, tmp_path: Path
) -> None:
    story(folder, tmp_path, 1_000)


@pytest.mark.parametrize("shift", range(3))
@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "json", "base64"])
def test_a_word_left_behind_is_found_in_every_form(tmp_path: Path, form: str, shift: int) -> None:
    word = planted(3)[2]
    text = "x" * shift + word + " and more"
    content = {
        "utf-8": text.encode(),
        "utf-16-le": text.encode("utf-16-le"),
        "json": json.dumps({"text": text}).encode(),
        "base64": base64.b64encode(text.encode()),
    }[form]
    (tmp_path / "left").write_bytes(content)

    assert files_with([word], tmp_path) == {str(tmp_path / "left")}
    assert files_with(planted(2), tmp_path) == set()
