"""What importing the window leaves in memory."""

from __future__ import annotations

import subprocess
import sys

from core.paths import child_environment

# What SQLAlchemy writes for itself is there as well, under names that are no files.
COUNTS = """
import desktop.start.window_startup, linecache
print(sum(name.endswith(".py") for name in linecache.cache))
"""


def test_opening_the_window_keeps_no_sources_in_memory() -> None:
    environment = {**child_environment(), "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", COUNTS], env=environment, capture_output=True, text=True, check=True
    )

    assert int(done.stdout) < 50
