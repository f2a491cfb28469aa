"""Runs a program under strace and counts what it asks the kernel for, its children included.

A trace that doesn't see the control (`proof_control`) proves nothing, and is called blind.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from core.domain.offline import TraceCount
from core.errors import Cancelled
from core.paths import child_command, child_environment

# Not with --seccomp-bpf: a call that our own filter refuses would never be seen.
_CALLS = "trace=socket,connect,bind,sendto,sendmsg,sendmmsg,io_uring_setup"
_SOCKET = re.compile(r"\bsocket\((\w+)")
_ADDRESS = re.compile(r"\bsa_family=(\w+)")
_RING = re.compile(r"\bio_uring_setup\(")
_WITHIN = frozenset(["AF_UNIX", "AF_LOCAL", "AF_NETLINK", "AF_UNSPEC"])
_CONTROL_TIMEOUT_S = 60.0
_CHECK_S = 0.05


def has_tracer() -> bool:
    """Say whether strace is here."""
    return sys.platform == "linux" and shutil.which("strace") is not None


def sees_control() -> bool:
    """Say whether a trace catches a socket that is asked for on purpose."""
    try:
        count, _ = trace(child_command("control"), timeout_s=_CONTROL_TIMEOUT_S)
    except TimeoutError:
        return False
    return count.outside > 0


def trace(
    command: Sequence[str],
    *,
    timeout_s: float,
    should_stop: Callable[[], bool] = lambda: False,
    show: int | None = subprocess.DEVNULL,
) -> tuple[TraceCount, int]:
    """Run a command to its end; return what was counted, and its exit status.

    show: where its standard output goes; None: where ours goes.
    Raises TimeoutError, and Cancelled when should_stop says so; the command is then ended.
    """
    with tempfile.TemporaryDirectory(prefix="cardfile-proof-") as folder:
        lines = Path(folder) / "calls"
        process = subprocess.Popen(  # noqa: S603 - strace and our own program
            ["strace", "-f", "-qq", "-e", _CALLS, "-o", str(lines), "--", *command],  # noqa: S607 - wherever it is installed
            stdin=subprocess.DEVNULL,
            stdout=show,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=child_environment() | {"QT_QPA_PLATFORM": "offscreen"},
        )
        try:
            status = _wait(process, timeout_s, should_stop)
        finally:
            if process.poll() is None:
                # Asked to end, strace lets go of what it traces and ends that too.
                process.terminate()
                process.wait()
        return count_calls(lines.read_text("utf-8", "replace") if lines.exists() else ""), status


def count_calls(lines: str) -> TraceCount:
    """Return what stands in the lines that strace wrote."""
    families = [match[1] for match in _SOCKET.finditer(lines)]
    addresses = [match[1] for match in _ADDRESS.finditer(lines)]
    outside = sum(family not in _WITHIN for family in (*families, *addresses))
    local = sum(family in _WITHIN for family in families)
    return TraceCount(outside, local, len(_RING.findall(lines)))


def _wait(
    process: subprocess.Popen[bytes], timeout_s: float, should_stop: Callable[[], bool]
) -> int:
    until = time.monotonic() + timeout_s
    while time.monotonic() < until:
        if should_stop():
            raise Cancelled
        try:
            return process.wait(_CHECK_S)
        except subprocess.TimeoutExpired:
            continue
    raise TimeoutError
