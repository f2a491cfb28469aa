"""A working day by keyboard alone: the program itself, a real file, a real small model.

Once with nobody between the program and its keys, once with an X server and a window manager, which
take the keys first. See `tests/day/story.py`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path

import pytest

from core.paths import models_folder
from installer.system import X11_LIBRARIES

pytestmark = [pytest.mark.real_model, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
SMALL = "SmolLM2-135M-Instruct.Q4_1.gguf"
LIMIT_S = 900
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh_CN"])
NEEDED = ("Xvfb", "openbox", "xdotool")
"""The Debian packages xvfb, openbox and xdotool."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What the program finds: one small model, and nobody's keyring."""
    models = tmp_path / "models"
    models.mkdir()
    (models / SMALL).symlink_to(models_folder() / SMALL)
    return {**os.environ, "CARDFILE_MODELS": str(models)}


@pytest.fixture
def server(environment: dict[str, str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """An X server of the test's own with a window manager, in the environment."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    missing += [name for name in X11_LIBRARIES.values() if find_library(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x960x24", "-nolisten", "tcp"]
    with (tmp_path / "server.log").open("wb") as log:
        xvfb = subprocess.Popen(command, pass_fds=[write], stderr=log)  # noqa: S603 - found above
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        seen = {**environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        manager = subprocess.Popen(["openbox"], env=seen, stderr=log)  # noqa: S607 - likewise
        yield seen
        for process in (manager, xvfb):
            process.terminate()
            process.wait(timeout=10)


def live(folder: Path, environment: dict[str, str], *words: str) -> tuple[dict[str, object], str]:
    """Live through the day; return what it came to and all that was said."""
    folder.mkdir()
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.day", str(folder), *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    last = (done.stdout.strip().splitlines() or ["{}"])[-1]
    return json.loads(last), done.stderr


@LANGUAGES
def test_a_day_by_keyboard(tmp_path: Path, environment: dict[str, str], language: str) -> None:
    told, said = live(tmp_path / "day", environment, "--language", language)

    assert told == {"failure": "", "is_over": True}, said
    assert (tmp_path / "day" / "handed-over").read_text().startswith("mailto:theo@quayside")


@LANGUAGES
def test_a_day_by_keyboard_past_a_window_manager(
    tmp_path: Path, server: dict[str, str], language: str
) -> None:
    told, said = live(tmp_path / "day", server, "--language", language, "--server")

    assert told == {"failure": "", "is_over": True}, said
