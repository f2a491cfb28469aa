"""A screen reader hears a name and a role for all that takes the keyboard, asked over D-Bus."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import x_server

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LAUNCHERS = [Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core")]
FEWEST = 1
"""Elements that take the keyboard, on every page and in every dialog."""


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_all_that_takes_the_keyboard_is_heard(tmp_path: Path, language: str) -> None:
    x_server.skip_without("dbus-run-session")
    if not any(path.exists() for path in LAUNCHERS):
        pytest.skip("not installed: at-spi2-core")
    with x_server.running(tmp_path / "server.log") as shown:
        done = subprocess.run(  # noqa: S603 - our own program
            ["dbus-run-session", "--", sys.executable, "-m", "tests.desktop.heard", language],  # noqa: S607 - as found
            cwd=ROOT,
            env={**os.environ, **shown, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
            capture_output=True,
            text=True,
            timeout=500,
            check=False,
        )
    # The bus's own daemon speaks there too.
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    told = json.loads(lines[-1]) if lines else {}

    assert len(told) > 40, done.stderr
    assert {name: silent for name, (_, silent) in told.items() if silent} == {}
    assert {name: count for name, (count, _) in told.items() if count < FEWEST} == {}
