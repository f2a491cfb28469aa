"""How long the window stands still in a day at it, while a table comes in and mail is rated.

The day is that of `tests/day`: by keyboard, in the program itself, with the small model. Late is
what a beat of the window's event loop came too late; busy what its thread had of the processor
between two beats, which others at work on the machine disturb less.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.small_model import SMALL_MODEL, small_model_path

_ROWS = 100_000


def measure(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Live through the day once in each language."""
    del given
    for language in ("en", "zh_CN"):
        with tempfile.TemporaryDirectory() as name:
            yield {"what": "a busy day", "rows": _ROWS, "language": language} | _live(
                Path(name), language
            )


def _live(home: Path, language: str) -> dict[str, Any]:
    models = home / "models"
    models.mkdir()
    (models / SMALL_MODEL).symlink_to(small_model_path().resolve())
    environment = {
        **os.environ,
        "CARDFILE_MODELS": str(models),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }
    words = ["--language", language, "--busy", str(_ROWS)]
    command = [sys.executable, "-m", "tests.day", str(home), *words]
    subprocess.run(command, check=True, capture_output=True, env=environment)  # noqa: S603 - our own program
    told: dict[str, Any] = json.loads((home / "stalls.json").read_text(encoding="utf-8"))
    return told
