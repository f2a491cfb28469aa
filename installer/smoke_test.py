"""Is a packaged Cardfile whole? `python3 -m installer.smoke_test EXECUTABLE`. Stdlib only.

Does the main job once with the executable alone, on a profile that is gone afterwards, away from
this computer's keyring and screen. One line per step; the exit status is 0 when all were right.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

MAIL = """\
From ana@example.com Mon Mar  2 09:15:00 2026
From: Ana Ruiz <ana@example.com>
To: Shop <shop@example.com>
Subject: The stool wobbles
Date: Mon, 02 Mar 2026 09:15:00 +0000
Message-ID: <one@example.com>
Content-Type: text/plain; charset=utf-8

Hello, the stool that came yesterday wobbles. When can somebody look at it?

From li@example.com Tue Mar  3 10:20:00 2026
From: =?utf-8?b?5p2O6Zu3?= <li@example.com>
To: Shop <shop@example.com>
Subject: =?utf-8?b?6LCi6LCi?=
Date: Tue, 03 Mar 2026 10:20:00 +0000
Message-ID: <two@example.com>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

6ZmI5YiX5p625b6I57uT5a6e77yM6LCi6LCi5L2g5Lus77yB
"""
SHORT_S = 60.0
LONG_S = 300.0


class WrongAnswerError(Exception):
    """The program ran and didn't do what it should; the text says what."""


_FAILURES = (OSError, subprocess.SubprocessError, ValueError, KeyError, WrongAnswerError)


@dataclass(slots=True)
class Trial:
    """One run through the main job.

    executable: the program under test.
    folder: an empty one; everything that is written goes there.
    """

    executable: Path
    folder: Path
    failed: list[str] = field(default_factory=list)

    def step(self, name: str, work: Callable[[], str]) -> None:
        """Do one step and print its line; a failed one doesn't stop the next."""
        started_s = time.monotonic()
        try:
            verdict, note = "ok", work()
        except _FAILURES as error:
            verdict, note = "FAILED", f"{type(error).__name__}: {error}"
            self.failed.append(name)
        print(f"{verdict:<7}{name:<12}{time.monotonic() - started_s:6.1f} s  {note}", flush=True)

    def call(self, *words: str, limit_s: float = SHORT_S, accepts: tuple[int, ...] = (0,)) -> str:
        """Return what the program printed. Raises WrongAnswerError on another exit status."""
        done = subprocess.run(
            [str(self.executable), *words],
            env=environment(self.folder),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=limit_s,
            check=False,
        )
        if done.returncode not in accepts:
            said = (done.stderr or done.stdout).strip().splitlines()[-8:]
            raise WrongAnswerError(f"exit status {done.returncode}: {' | '.join(said)}")
        return done.stdout


def environment(folder: Path) -> dict[str, str]:
    """Return an environment without a screen, a keyring, our Python, or this account's profile."""
    kept = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "TEMP", "TMP")
    models = os.environ.get("CARDFILE_MODELS") or str(
        Path.home() / ".local" / "share" / "cardfile" / "models"
    )
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "HOME": str(folder),
        "CARDFILE_MODELS": models,
        "CARDFILE_PASSPHRASE_FILE": str(folder / "passphrase"),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(folder),
    }


def try_out(executable: Path) -> int:
    """Do every step; return 0 when all were right, else 1."""
    with tempfile.TemporaryDirectory() as name:
        trial = Trial(executable.resolve(), Path(name))
        (trial.folder / "passphrase").write_text("only for this trial\n", encoding="utf-8")
        (trial.folder / "two.mbox").write_text(MAIL, encoding="utf-8")
        trial.step("help", lambda: _help(trial))
        trial.step("init", lambda: _init(trial))
        trial.step("doctor", lambda: _doctor(trial))
        trial.step("import", lambda: _import(trial))
        trial.step("list", lambda: _list(trial))
        if _has_model(trial):
            trial.step("sentiment", lambda: _sentiment(trial))
        else:
            print("none   sentiment            no model is installed on this computer")
        trial.step("demo", lambda: _demo(trial))
    print("The package is whole." if not trial.failed else f"Wrong: {', '.join(trial.failed)}.")
    return 1 if trial.failed else 0


def _help(trial: Trial) -> str:
    must("sentiment" in trial.call("--help"), "the verbs are missing")
    return ""


def _init(trial: Trial) -> str:
    answer = json.loads(trial.call("init", "--json"))
    must(answer["keyring"] is False, "it wrote to this computer's keyring")
    must(bool(answer["recovery_code"]), "there is no recovery code")
    return ""


def _doctor(trial: Trial) -> str:
    # 2 says that something is wrong; here that may only be a missing model.
    facts = json.loads(trial.call("doctor", "--json", accepts=(0, 2)))
    troubles = [trouble for trouble in facts["troubles"] if "model" not in trouble]
    must(not troubles, " ".join(troubles))
    must("missing" not in facts.values(), "packages are missing")
    must(re.match(r"\d", facts["cardfile"]) is not None, "it does not know its version")
    return f"version {facts['cardfile']}, Python {facts['python']}"


def _import(trial: Trial) -> str:
    report = json.loads(trial.call("import", "--json", "two.mbox"))
    must(report["created"] == 2, f"two messages made {report['created']} records")
    return ""


def _list(trial: Trial) -> str:
    lines = trial.call("list", "interactions", "--json").splitlines()
    must(len(lines) == 2, f"{len(lines)} messages instead of 2")
    must("李雷" in "".join(lines), "a Chinese name was not read")
    return ""


def _has_model(trial: Trial) -> bool:
    return any(Path(environment(trial.folder)["CARDFILE_MODELS"]).glob("*.gguf"))


def _sentiment(trial: Trial) -> str:
    text = "It broke on the first day and nobody answers me."
    rating = json.loads(trial.call("sentiment", "--text", text, limit_s=LONG_S))
    must(-1.0 <= rating["score"] <= 1.0, f"{rating['score']} is no score")
    return f"{rating['label']} {rating['score']:+.2f}"


def _demo(trial: Trial) -> str:
    picture = trial.folder / "window.png"
    trial.call("demo", "--fake-model", "--picture", str(picture), limit_s=LONG_S)
    must(picture.read_bytes().startswith(b"\x89PNG"), "the picture is no picture")
    return f"picture of {picture.stat().st_size // 1000} kB"


def must(is_right: bool, sentence: str) -> None:  # noqa: FBT001 - reads like assert
    """Raise WrongAnswerError with the sentence unless it is right."""
    if not is_right:
        raise WrongAnswerError(sentence)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say which executable: python3 -m installer.smoke_test dist/cardfile/cardfile")
    sys.exit(try_out(Path(sys.argv[1])))
