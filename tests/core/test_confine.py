"""Confinement in a real process; each deed is also done without it, so that it could be seen."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from core import confine
from core.errors import UserError
from core.paths import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's own")

NETWORK = "refuse_network()"
READING = "confine_worker(Opening.READING)"
NOTHING = "confine_worker(Opening.NOTHING)"
PREPARE = """
import ctypes, errno, mmap, os, signal, socket, subprocess, sys, threading
from core.confine import Opening, confine_worker, refuse_network
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    if libc.syscall(ctypes.c_long(number), *map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "refused")
parent = os.getppid()
lock = threading.Event()
"""
INET = "socket.socket(socket.AF_INET)"
WRITE = "open('written', 'w')"
READ = "open('there')"


def end_of(deed: str, *steps: str, folder: Path) -> tuple[int, str]:
    """Run a deed after these steps; return the exit status and what was raised."""
    (folder / "there").write_text("secret", encoding="utf-8")
    script = "\n".join([PREPARE, *steps, "try:", f"    {deed}", "    print('done')"])
    script += "\nexcept OSError as error:\n    print(errno.errorcode[error.errno])\n"
    done = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script],
        capture_output=True, text=True, cwd=folder, timeout=60, check=False,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    return done.returncode, done.stdout.strip()


REFUSED = [
    (NETWORK, INET, "EACCES"),
    (NETWORK, "socket.socket(socket.AF_INET6)", "EACCES"),
    (NETWORK, "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)", "EACCES"),
    (NETWORK, "call(425, 1, 0)", "ENOSYS"),
    (NOTHING, INET, "EACCES"),
    (NOTHING, "socket.socketpair()", "EACCES"),
    (NOTHING, READ, "EACCES"),
    (READING, WRITE, "EACCES"),
    (READING, "open('there', 'r+')", "EACCES"),
    (READING, "os.remove('there')", "EPERM"),
    (READING, "os.rename('there', 'away')", "EPERM"),
    (READING, "os.mkdir('folder')", "EPERM"),
    (READING, "os.symlink('there', 'link')", "EPERM"),
    (READING, "os.chmod('there', 0)", "EPERM"),
    (READING, "os.truncate('there', 0)", "EPERM"),
    (READING, "subprocess.run(['true'])", "EPERM"),
    (READING, "os.execv('/bin/true', ['true'])", "EPERM"),
    (READING, "os.fork()", "EPERM"),
    (READING, "os.kill(parent, 0)", "EPERM"),
    (READING, "os.pidfd_open(parent)", "EPERM"),
]


@pytest.mark.parametrize(("step", "deed", "error"), REFUSED)
def test_what_is_taken_away_is_refused(step: str, deed: str, error: str, tmp_path: Path) -> None:
    assert end_of(deed, step, folder=tmp_path) == (0, error)


@pytest.mark.parametrize("deed", sorted({deed for _, deed, _ in REFUSED if "execv" not in deed}))
def test_without_confinement_the_same_deed_succeeds(deed: str, tmp_path: Path) -> None:
    status, said = end_of(deed, folder=tmp_path)

    # A ring may be switched off by the system, or be refused a wrong address.
    assert (status, said.split("\n")[0]) == (0, "done") or (deed.startswith("call(425") and said)


@pytest.mark.parametrize(
    ("step", "deed"),
    [
        (NETWORK, "socket.socket(socket.AF_UNIX)"),
        (NETWORK, WRITE),
        (NETWORK, "subprocess.run(['true'], check=True)"),
        (READING, READ),
        (NOTHING, "threading.Thread(target=lock.set).start(); lock.wait(30) or os.abort()"),
        (NOTHING, "bytearray(50_000_000)"),
        (NOTHING, "mmap.mmap(-1, 1 << 20)"),
        (NOTHING, "os.kill(os.getpid(), 0)"),
    ],
)
def test_what_is_needed_still_works(step: str, deed: str, tmp_path: Path) -> None:
    assert end_of(deed, step, folder=tmp_path) == (0, "done")


def test_threads_that_were_there_before_are_confined_too(tmp_path: Path) -> None:
    steps = (
        "found = []",
        "def late():",
        "    lock.wait()",
        f"    try: {INET}; found.append('done')",
        "    except OSError as error: found.append(errno.errorcode[error.errno])",
        "thread = threading.Thread(target=late); thread.start()",
        NETWORK,
        "lock.set(); thread.join()",
    )

    assert end_of("print(found[0])", *steps, folder=tmp_path) == (0, "EACCES\ndone")


def test_a_program_started_afterwards_has_no_network_either(tmp_path: Path) -> None:
    code = f"import socket; {INET}"
    deed = f"print(subprocess.run([sys.executable, '-c', {code!r}], stderr=-3).returncode)"

    assert end_of(deed, folder=tmp_path) == (0, "0\ndone")
    assert end_of(deed, NETWORK, folder=tmp_path) == (0, "1\ndone")


def test_a_second_stage_takes_away_more(tmp_path: Path) -> None:
    assert end_of(READ, READING, NOTHING, folder=tmp_path) == (0, "EACCES")
    assert end_of(READ, NOTHING, READING, folder=tmp_path) == (0, "EACCES")


def test_a_call_in_another_processors_dialect_ends_the_process(tmp_path: Path) -> None:
    if os.uname().machine != "x86_64":
        pytest.skip("this processor has one dialect")
    status, said = end_of("call(0x40000000 | 39)", NOTHING, folder=tmp_path)

    assert (status, said) == (-signal.SIGSYS, "")


def test_a_file_that_is_already_open_cannot_grow(tmp_path: Path) -> None:
    opened = "file = os.open('grown', os.O_WRONLY | os.O_CREAT)"

    assert end_of("os.write(file, b'x')", opened, READING, folder=tmp_path) == (0, "EFBIG")
    assert end_of("os.write(file, b'x')", opened, folder=tmp_path) == (0, "done")


def test_a_system_that_cannot_confine_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(machine="riscv64"))

    with pytest.raises(UserError) as raised:
        confine.refuse_network()

    assert raised.value.key == "confinement-missing"


def test_an_owner_can_accept_a_system_that_cannot_confine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "uname", lambda: SimpleNamespace(machine="riscv64"))
    monkeypatch.setenv(confine.UNCONFINED_VARIABLE, "1")

    confine.refuse_network()
