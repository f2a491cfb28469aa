"""Takes rights away from a process of ours, for good.

On Linux the kernel's system call filter (seccomp) does it, for all threads and whatever they start;
elsewhere only the resource limits that the system has. What is taken can't be had back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from enum import Enum

from core.errors import UserError
from core.syscall_filter import (
    FILE_CHANGES,
    MACHINES,
    OTHER_PROCESSES,
    RINGS,
    SOCKETS,
    SYSTEM,
    Rule,
    When,
    program,
    refused,
)

UNCONFINED_VARIABLE = "CARDFILE_UNCONFINED"
"""Set to 1 by an owner whose Linux has no filter and who accepts that: then nothing is refused."""

WITHIN = 1
"""AF_UNIX, on every system: the family of sockets within this machine."""
_PR_SET_NO_NEW_PRIVS = 38
_SECCOMP_CALLS = {"x86_64": 317, "aarch64": 277}
_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_CLONE_THREAD = 0x10000
_TYPE_INTO_TERMINAL = (0x5412, 0x541C)
_CHANGES_FILE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_MAKES_FILE = os.O_CREAT | os.O_TRUNC


class Opening(Enum):
    """Which files a worker may still open.

    DEVICES: existing ones, for writing too, as a graphics processor's driver must; nothing is made
        or emptied.
    """

    NOTHING = "nothing"
    READING = "reading"
    DEVICES = "devices"


def refuse_network() -> None:
    """Leave only sockets within this machine. What this process starts inherits that.

    Raises UserError("confinement-missing") on a Linux that can't.
    """
    rules = [
        *(
            Rule(call, errno.EACCES, argument=0, when=When.OTHER_THAN, value=WITHIN)
            for call in ("socket", "socketpair")
        ),
        *refused(RINGS, errno.ENOSYS),
    ]
    _load(rules, refuses_newer=False)


def confine_worker(opening: Opening) -> None:
    """Leave nothing but computing, threads, the pipes that are open, and files as `opening` says.

    May be called again to take away more. Raises UserError("confinement-missing") on a Linux that
    can't.
    """
    _limit_resources()
    _load(_worker_rules(opening, os.getpid()), refuses_newer=True)


def _worker_rules(opening: Opening, own_pid: int) -> list[Rule]:
    return [
        *refused(SOCKETS, errno.EACCES),
        *_opening_rules(opening),
        *refused(FILE_CHANGES),
        *refused(OTHER_PROCESSES),
        *refused(SYSTEM),
        *refused(RINGS, errno.ENOSYS),
        # Its flags can't be seen by a filter; the C library goes back to `clone`, whose can.
        Rule("clone3", errno.ENOSYS),
        Rule("clone", argument=0, when=When.NO_BIT_OF, value=_CLONE_THREAD),
        *(
            Rule(call, argument=0, when=When.OTHER_THAN, value=own_pid)
            for call in ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
        ),
        Rule("prlimit64", argument=0, when=When.ANY_BIT_OF, value=0xFFFFFFFF),
        *(
            Rule("ioctl", argument=1, when=When.EQUAL, value=command)
            for command in _TYPE_INTO_TERMINAL
        ),
    ]


def _opening_rules(opening: Opening) -> list[Rule]:
    hidden = Rule("openat2", errno.ENOSYS)
    if opening is Opening.NOTHING:
        return [hidden, *refused(("open", "openat"), errno.EACCES)]
    bits = _CHANGES_FILE if opening is Opening.READING else _MAKES_FILE
    return [
        hidden,
        Rule("open", errno.EACCES, argument=1, when=When.ANY_BIT_OF, value=bits),
        Rule("openat", errno.EACCES, argument=2, when=When.ANY_BIT_OF, value=bits),
    ]


def _limit_resources() -> None:
    """Write no file and leave no core dump; where threads don't count, start no process."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "darwin":
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def _load(rules: list[Rule], *, refuses_newer: bool) -> None:
    if sys.platform != "linux":
        return
    machine = os.uname().machine
    if machine not in MACHINES or struct.calcsize("P") != 8:
        _cannot(f"no filter for {machine}")
        return
    code = program(rules, machine, refuses_newer=refuses_newer)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        _cannot(os.strerror(ctypes.get_errno()))
        return
    instructions = ctypes.create_string_buffer(code, len(code))
    header = _Program(len(code) // 8, ctypes.addressof(instructions))
    # Not 0: an error, or the number of a thread that couldn't be reached.
    failed = libc.syscall(
        ctypes.c_long(_SECCOMP_CALLS[machine]),
        ctypes.c_ulong(_SET_MODE_FILTER),
        ctypes.c_ulong(_ALL_THREADS),
        ctypes.byref(header),
    )
    if failed:
        _cannot(os.strerror(ctypes.get_errno()))


def _cannot(reason: str) -> None:
    if os.environ.get(UNCONFINED_VARIABLE) != "1":
        raise UserError("confinement-missing", reason=reason, variable=UNCONFINED_VARIABLE)


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))
