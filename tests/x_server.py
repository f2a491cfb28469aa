"""An X server of a test's own, with a window manager; its screen is never seen."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path

import pytest

from installer.system import X11_LIBRARIES

_PROGRAMS = ("Xvfb", "openbox")


def skip_without(*more: str) -> None:
    """Skip the test where the server, its manager or further programs aren't installed."""
    missing = [name for name in (*_PROGRAMS, *more) if shutil.which(name) is None]
    missing += [name for name in X11_LIBRARIES.values() if find_library(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


@contextmanager
def running(log_path: Path) -> Iterator[dict[str, str]]:
    """Give the environment variables of a program that is to be shown on the server."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x960x24", "-nolisten", "tcp"]
    with log_path.open("wb") as log:
        server = subprocess.Popen(command, pass_fds=[write], stderr=log)  # noqa: S603 - found above
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        shown = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        manager = subprocess.Popen(["openbox"], env={**os.environ, **shown}, stderr=log)  # noqa: S607 - likewise
        try:
            yield shown
        finally:
            for process in (manager, server):
                process.terminate()
                process.wait(timeout=10)
