"""A working day by keyboard alone: the program itself, a real file, a real small model.

Once with nobody between the program and its keys, once with an X server and a window manager, which
take the keys first. See `tests/day/story.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import x_server
from tests.small_model import SMALL_MODEL, small_model_path

pytestmark = [pytest.mark.real_model, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
LIMIT_S = 900
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh_CN"])


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """What the program finds: one small model, and nobody's keyring."""
    models = tmp_path / "models"
    models.mkdir()
    (models / SMALL_MODEL).symlink_to(small_model_path())
    return {**os.environ, "CARDFILE_MODELS": str(models)}


@pytest.fixture
def server(environment: dict[str, str], tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a program on an X server with a window manager."""
    x_server.skip_without("xdotool")
    with x_server.running(tmp_path / "server.log") as shown:
        yield {**environment, **shown}


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
