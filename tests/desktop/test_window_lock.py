"""A profile has one window, and one that was cut off is in nobody's way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from core.errors import UserError
from core.paths import child_environment
from desktop.start.window_lock import only_window

HELD = """
import os, sys
from pathlib import Path
from desktop.start.window_lock import only_window
with only_window(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read(1)
    os._exit(9)  # as if it were cut off
"""


def test_a_second_window_of_the_profile_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    with only_window(tmp_path), pytest.raises(UserError) as refused, only_window(tmp_path):
        pass
    assert refused.value.key == "already-open"

    with only_window(tmp_path):
        pass


def test_a_window_that_was_cut_off_holds_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", HELD, str(tmp_path)],
        env=child_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as other:  # fmt: skip
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(UserError), only_window(tmp_path):
            pass

        other.stdin.write(b"x")
        other.stdin.flush()
        assert other.wait(30) == 9

        with only_window(tmp_path):
            pass
