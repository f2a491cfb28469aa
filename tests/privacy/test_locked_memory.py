"""After locking, no process of ours holds a customer's word, the passphrase or the key."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions
from core.domain.knowledge import KnowledgeNote
from core.paths import ROOT
from core.privacy import profile
from core.privacy.vault import PassphraseCost, Vault
from core.services.import_service import ImportService
from core.services.owner_service import OwnerService
from core.settings import Settings, SettingsFile
from tests.small_model import SMALL_MODEL

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

PHRASE = "maple river clock 竹子"
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
MAILS, WORDS_EACH = 100, 10
# Made of pieces, so that no compiled file of ours holds them whole.
HEAD, TAIL = "Qzkv" + "Xw", "jWp" + "lM"
HAN = "鬱" + "龘" + "靐"


def word(number: int) -> str:
    return f"{HEAD}{number:04}{TAIL}{HAN}"


def patterns() -> list[re.Pattern[bytes]]:
    """Return what finds a planted word as UTF-8, UTF-16, JSON-escaped and base64 text."""
    base64_forms = [
        base64.b64encode(b" " * shift + HEAD.encode())[2 if shift else 0 : -4] for shift in range(3)
    ]
    return [
        re.compile(rb"%s\d{4}%s" % (HEAD.encode(), TAIL.encode())),
        re.compile(re.escape(HEAD.encode("utf-16-le"))),
        re.compile(re.escape(HAN.encode())),
        re.compile(re.escape(HAN.encode("utf-16-le"))),
        re.compile(re.escape(json.dumps(HAN).strip('"').encode())),
        *(re.compile(re.escape(form)) for form in base64_forms),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile with a thousand planted words in a hundred mails."""
    place = tmp_path_factory.mktemp("desk")
    made = profile.create(place / "profile", PHRASE, uses_keyring=False, cost=LIGHT)
    # Nobody touches the window, and on a slow machine a draft takes longer than it would wait.
    SettingsFile(place / "profile" / profile.SETTINGS).save(Settings(lock_after_minutes=0))
    (place / "phrase").write_text(PHRASE, encoding="utf-8")
    (place / "mails").mkdir()
    for mail in range(MAILS):
        first, *others = (word(mail * WORDS_EACH + number) for number in range(WORDS_EACH))
        (place / "mails" / f"{mail}.eml").write_text(
            f"From: {first} <a{mail}@x.example>\nTo: me@x.example\nSubject: {first}\n"
            f"Date: Mon, 1 Jun 2026 10:{mail % 60:02}:00 +0000\nMessage-ID: <{mail}@x.example>\n"
            f"Content-Type: text/plain; charset=utf-8\n\nI am unhappy. {' '.join(others)}? "
            "What does a lamp cost?\n",
            encoding="utf-8",
        )
    # The model reads notes, not what customers wrote.
    OwnerService(made.database).save_note(KnowledgeNote("Lamps", f"lamp {word(9000)}: £40 each"))
    report = ImportService(made.database).run([place / "mails"], ImportOptions())
    made.database.close()
    assert report.created >= MAILS
    return place / "profile"


class Window:
    """The program in a process of its own."""

    def __init__(
        self,
        folder: Path,
        tmp_path: Path,
        *words: str,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        opener = tmp_path / "xdg-open"
        opener.write_text("#!/bin/sh\nexit 0\n")
        opener.chmod(0o755)
        environment = {
            **environment,
            "PYTHONPATH": str(ROOT),
            "PATH": f"{tmp_path}:/usr/bin:/bin",
            "QT_QPA_PLATFORM": "offscreen",
        }
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "tests.privacy.window_driver", str(folder), *words],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def tell(self, order: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()

    def hear(self, word: str) -> str:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith(word):
                return line[len(word) :].strip()
        raise AssertionError(f"it ended without saying {word}")

    def processes(self) -> list[int]:
        """Return the process ids of the program and all it started."""
        found, waiting = [], [self._process.pid]
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            for children in Path(f"/proc/{pid}/task").glob("*/children"):
                waiting += [int(child) for child in children.read_text().split()]
        return found

    def engine(self) -> list[int]:
        """Return the process ids that have a model in their memory."""
        return [
            pid
            for pid in self.processes()
            if b"models.process.worker" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        ]

    def memory(self, pids: list[int]) -> Iterator[bytes]:
        """Yield every readable part of the memory of these processes."""
        for pid in pids:
            # What ended since it was listed holds nothing any more.
            with suppress(FileNotFoundError, ProcessLookupError):
                yield from self._memory_of(pid)

    def _memory_of(self, pid: int) -> Iterator[bytes]:
        maps = Path(f"/proc/{pid}/maps").read_text().splitlines()
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            for line in maps:
                span, rights, *_ = line.split()
                start, end = (int(edge, 16) for edge in span.split("-"))
                if "r" in rights and "[v" not in line:
                    memory.seek(start)
                    try:
                        yield memory.read(end - start)
                    except OSError:
                        # Given back since it was listed; what is still there must be readable.
                        assert line not in Path(f"/proc/{pid}/maps").read_text().splitlines()

    def count(self, *searched: re.Pattern[bytes], pids: list[int] | None = None) -> int:
        self.looked_through = 0
        hits = 0
        for part in self.memory(self.processes() if pids is None else pids):
            self.looked_through += len(part)
            hits += sum(len(one.findall(part)) for one in searched)
        return hits

    def end(self) -> int:
        self.tell("quit")
        try:
            return self._process.wait(20)
        finally:
            self._process.kill()
            self._process.communicate()


@pytest.fixture
def window(folder: Path, tmp_path: Path) -> Iterator[Window]:
    window = Window(folder, tmp_path, "--fake-model")
    yield window
    window.end()


def test_a_locked_program_holds_no_planted_word_and_gives_back_what_was_written(
    window: Window, folder: Path
) -> None:
    secrets = [
        re.compile(re.escape(PHRASE.encode())),
        re.compile(re.escape(PHRASE.encode("utf-16-le"))),
        re.compile(re.escape(Vault.load(folder / "vault.json").open_with_passphrase(PHRASE).key)),
    ]
    window.hear("asks")
    window.tell("unlock")
    window.hear("open")
    window.tell(f"write Half a reply with {word(5000)}")
    window.hear("written")
    window.tell(f"mail {HEAD}5001{TAIL}")
    assert window.hear("mailed") == "True"
    window.tell(f"type Somebody called {word(5002)}")
    window.hear("typed")
    open_hits, open_processes = window.count(*patterns()), len(window.processes())

    window.tell("lock")
    window.hear("asks")
    locked_hits, key_hits = window.count(*patterns()), window.count(*secrets)

    window.tell("unlock")
    window.tell("read")
    text, thread_id = json.loads(window.hear("read"))
    window.tell("typed")
    name = json.loads(window.hear("typed"))
    sys.stdout.write(f"{open_hits} hits in {open_processes} processes, locked {locked_hits}\n")
    assert open_hits > MAILS
    assert window.looked_through > 50_000_000
    assert (locked_hits, key_hits) == (0, 0)
    assert text == f"Half a reply with {word(5000)}"
    assert thread_id > 0
    assert name == f"Somebody called {word(5002)}"


@pytest.mark.long
@pytest.mark.real_model
def test_a_locked_program_holds_no_planted_word_that_the_model_wrote_about(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / SMALL_MODEL).symlink_to(
        Path(os.environ["CARDFILE_MODELS"]) / SMALL_MODEL
    )
    monkeypatch.setenv("CARDFILE_MODELS", str(tmp_path / "models"))
    window = Window(folder, tmp_path)
    try:
        window.hear("asks")
        window.tell("unlock")
        window.hear("open")
        window.tell("draft")
        drafted = int(window.hear("drafted"))
        engine = window.engine()
        assert engine
        in_engine = window.count(*patterns(), pids=engine)
        window.tell("begin")
        window.hear("begun")

        window.tell("lock")
        window.hear("asks")
        locked_hits = window.count(*patterns())
    finally:
        window.end()

    sys.stdout.write(
        f"{drafted} characters, {in_engine} hits in the engine, {locked_hits} locked\n"
    )
    assert drafted > 0
    assert in_engine > 0
    assert window.looked_through > 50_000_000
    assert locked_hits == 0
    assert not any(Path(f"/proc/{pid}").exists() for pid in engine)
