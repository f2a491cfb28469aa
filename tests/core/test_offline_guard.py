"""The tripwire and the filter in a real process; each deed is also done without them."""

from __future__ import annotations

import subprocess
import sys
import timeit

import pytest

from core import offline_guard
from core.paths import ROOT

PREPARE = "import ctypes, socket, sys\nfrom core import offline_guard\n"
TRIPWIRE, BOTH = "offline_guard.set_tripwire()", "offline_guard.begin()"
MADE_BEFORE = "early = socket.socket(); early.settimeout(1)"
IN_C = "assert ctypes.CDLL(None).socket(2, 1, 0) >= 0 or 1/0"
LOOKS_UP = "socket.getaddrinfo('127.0.0.1', 9)"


def end_of(deed: str, *steps: str) -> tuple[str, int]:
    """Run a deed after these steps; return what was raised and what the tripwire has counted."""
    script = "\n".join([PREPARE, *steps, "try:", f"    {deed}", "    said = 'done'"])
    script += "\nexcept Exception as error:\n    said = type(error).__name__\n"
    script += "print(said, offline_guard.count_refused())"
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script],
        capture_output=True, text=True, timeout=60, check=True,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    said, count = done.stdout.split()
    return said, int(count)


@pytest.mark.parametrize(
    "deed", ["socket.socket()", "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)", LOOKS_UP]
)
def test_python_code_that_asks_for_the_network_is_refused_and_counted(deed: str) -> None:
    assert end_of(deed) == ("done", 0)
    assert end_of(deed, TRIPWIRE) == ("PermissionError", 1)


def test_a_socket_from_before_can_not_connect_afterwards() -> None:
    deed = "early.connect(('127.0.0.1', 9))"

    assert end_of(deed, MADE_BEFORE)[0] in ("ConnectionRefusedError", "TimeoutError")
    assert end_of(deed, MADE_BEFORE, TRIPWIRE) == ("PermissionError", 1)


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's own")
def test_what_the_tripwire_can_not_see_the_filter_refuses() -> None:
    assert end_of(IN_C, TRIPWIRE) == ("done", 0)
    assert end_of(IN_C, BOTH) == ("ZeroDivisionError", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="pairs are internet sockets there")
def test_sockets_within_this_machine_stay_usable() -> None:
    deed = "one, other = socket.socketpair(); one.send(b'x'); other.recv(1)"

    assert end_of(deed, BOTH) == ("done", 0)


def test_the_tripwire_costs_an_opened_file_next_to_nothing() -> None:
    watch = offline_guard._Tripwire().watch

    seconds = min(timeit.repeat(lambda: watch("open", ("a", "r", 0)), number=10_000, repeat=5))

    assert seconds / 10_000 < 5e-6
