"""The filter's program, run on paper for both processors."""

from __future__ import annotations

import errno
import os
import socket
import struct

import pytest

from core.confine import Opening, _worker_rules
from core.syscall_filter import (
    _NUMBERS,
    FILE_CHANGES,
    MACHINES,
    NEWEST_KNOWN,
    OTHER_PROCESSES,
    RINGS,
    SOCKETS,
    SYSTEM,
    program,
)

ALLOWED, KILLED = "allowed", "killed"
ARCHES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
OWN_PID = 4711
machines = pytest.mark.parametrize("machine", MACHINES)


def outcome(code: bytes, arch: int, number: int, *arguments: int) -> str:
    """What the kernel would do: "allowed", "killed" or the error's name."""
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<IIQ6Q", number, arch, 0, *padded)
    steps = list(struct.iter_unpack("<HBBI", code))
    value, at = 0, 0
    while True:
        kind, if_true, if_false, operand = steps[at]
        at += 1
        if kind == 0x20:
            (value,) = struct.unpack_from("<I", data, operand)
        elif kind == 0x06:
            if operand == 0x80000000:
                return KILLED
            return ALLOWED if operand == 0x7FFF0000 else errno.errorcode[operand & 0xFFFF]
        else:
            is_true = {
                0x15: value == operand,
                0x25: value > operand,
                0x35: value >= operand,
                0x45: bool(value & operand),
            }[kind]
            at += if_true if is_true else if_false


def worker(machine: str, call: str, *arguments: int, opening: Opening = Opening.NOTHING) -> str:
    number = _NUMBERS[call][MACHINES[machine]]
    if number is None:
        pytest.skip(f"{machine} has no {call}")
    code = program(_worker_rules(opening, OWN_PID), machine, refuses_newer=True)
    return outcome(code, ARCHES[machine], number, *arguments)


@machines
@pytest.mark.parametrize("call", [*FILE_CHANGES, *OTHER_PROCESSES, *SYSTEM])
def test_a_worker_is_refused_every_call_of_the_tables(machine: str, call: str) -> None:
    assert worker(machine, call) == "EPERM"


@machines
@pytest.mark.parametrize("call", SOCKETS)
def test_a_worker_has_no_sockets(machine: str, call: str) -> None:
    assert worker(machine, call, socket.AF_UNIX) == "EACCES"


@machines
@pytest.mark.parametrize("call", [*RINGS, "clone3", "openat2"])
def test_calls_that_a_filter_cannot_look_into_do_not_exist(machine: str, call: str) -> None:
    assert worker(machine, call) == "ENOSYS"


@machines
def test_threads_are_made_and_processes_are_not(machine: str) -> None:
    assert worker(machine, "clone", 0x3D0F00) == ALLOWED
    assert worker(machine, "clone", 0x11) == "EPERM"
    assert worker(machine, "futex") == ALLOWED


@machines
@pytest.mark.parametrize("call", ["kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo"])
def test_a_worker_may_only_signal_itself(machine: str, call: str) -> None:
    assert worker(machine, call, OWN_PID) == ALLOWED
    assert worker(machine, call, 1) == "EPERM"
    assert worker(machine, call, -OWN_PID & (2**64 - 1)) == "EPERM"


@machines
@pytest.mark.parametrize(
    ("opening", "flags", "expected"),
    [
        (Opening.NOTHING, os.O_RDONLY, "EACCES"),
        (Opening.READING, os.O_RDONLY | os.O_CLOEXEC, ALLOWED),
        (Opening.READING, os.O_WRONLY, "EACCES"),
        (Opening.READING, os.O_RDWR, "EACCES"),
        (Opening.READING, os.O_RDONLY | os.O_CREAT, "EACCES"),
        (Opening.READING, os.O_RDONLY | os.O_TRUNC, "EACCES"),
        (Opening.DEVICES, os.O_RDWR, ALLOWED),
        (Opening.DEVICES, os.O_RDWR | os.O_CREAT, "EACCES"),
    ],
)
def test_files_open_as_far_as_the_stage_says(
    machine: str, opening: Opening, flags: int, expected: str
) -> None:
    assert worker(machine, "openat", 0, 0, flags, opening=opening) == expected
    if machine == "x86_64":
        assert worker(machine, "open", 0, flags, opening=opening) == expected


@machines
def test_limits_of_others_and_typing_into_a_terminal_are_refused(machine: str) -> None:
    assert worker(machine, "prlimit64", 0) == ALLOWED
    assert worker(machine, "prlimit64", 1) == "EPERM"
    assert worker(machine, "ioctl", 0, 0x5412) == "EPERM"
    assert worker(machine, "ioctl", 0, 0x541C) == "EPERM"
    assert worker(machine, "ioctl", 0, 0x5401) == ALLOWED


@machines
def test_another_processors_dialect_ends_the_process(machine: str) -> None:
    code = program((), machine, refuses_newer=False)
    i386 = 0x40000003

    assert outcome(code, i386, 1) == KILLED
    assert outcome(code, ARCHES[machine], 1) == ALLOWED
    if machine == "x86_64":
        assert outcome(code, ARCHES[machine], 0x40000000 | 41) == KILLED


@machines
def test_calls_newer_than_the_table_do_not_exist_for_a_worker(machine: str) -> None:
    code = program((), machine, refuses_newer=True)

    assert outcome(code, ARCHES[machine], NEWEST_KNOWN) == ALLOWED
    assert outcome(code, ARCHES[machine], NEWEST_KNOWN + 1) == "ENOSYS"


@machines
def test_no_two_names_share_a_number(machine: str) -> None:
    column = MACHINES[machine]
    numbers = [pair[column] for pair in _NUMBERS.values() if pair[column] is not None]

    assert len(numbers) == len(set(numbers))
