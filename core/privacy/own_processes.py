"""Looks at the processes of ours: which sockets each has, and whether the kernel filters it.

Read from /proc, so on Linux only; elsewhere nothing can be seen and nothing is claimed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from core.domain.offline import ProcessFacts, ProcessRole

_PROC = Path("/proc")
_ROLES = {
    ProcessRole.READER: (b"--cardfile-child=ingest", b"core.ingest.child"),
    ProcessRole.ENGINE: (b"--cardfile-child=engine", b"models.process.worker"),
    ProcessRole.LAUNCHER: (b"--cardfile-child=launcher", b"desktop.outgoing.mail_launcher_child"),
}
_LOCAL_TABLES = {"unix": 6, "netlink": 9}
"""The kernel's lists of sockets within this machine, and the column of the socket's number."""


def can_look() -> bool:
    """Say whether this system shows its processes' sockets."""
    return sys.platform == "linux" and (_PROC / "self/net/unix").exists()


def look(root_pid: int | None = None) -> tuple[ProcessFacts, ...]:
    """Return this process and every process that it or its children started, oldest first.

    root_pid: another process to start from.
    """
    if not can_look():
        return ()
    parents = dict(_parents())
    family = _family([os.getpid() if root_pid is None else root_pid], parents)
    return tuple(facts for pid in family if (facts := _facts(pid)) is not None)


def look_everywhere() -> tuple[ProcessFacts, ...]:
    """Return the same, and every other Cardfile of this owner that is running."""
    if not can_look():
        return ()
    parents = dict(_parents())
    programs = [pid for pid in parents if _is_program(_command(pid)) and _is_owners(pid)]
    family = _family(list(dict.fromkeys([os.getpid(), *sorted(programs)])), parents)
    return tuple(facts for pid in family if (facts := _facts(pid)) is not None)


def _family(roots: list[int], parents: dict[int, int]) -> list[int]:
    family = list(roots)
    for pid in family:
        # What the launcher opened is somebody else's program.
        if _role(pid, _command(pid)) is not ProcessRole.LAUNCHER:
            children = sorted(child for child, parent in parents.items() if parent == pid)
            family += [child for child in children if child not in family]
    return family


def _parents() -> Iterator[tuple[int, int]]:
    for place in _PROC.iterdir():
        if place.name.isdigit():
            try:
                # The name in brackets may hold anything; what follows it is numbers.
                stat = (place / "stat").read_bytes().rpartition(b")")[2].split()
            except OSError:  # it ended meanwhile
                continue
            yield int(place.name), int(stat[1])


def _facts(pid: int) -> ProcessFacts | None:
    """Return what is known of a process; None when it has ended."""
    place = _PROC / str(pid)
    try:
        status = (place / "status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    outside: int | None = None
    local: int | None = None
    with suppress(OSError):
        sockets = set(_sockets(place))
        local = len(sockets & _local_sockets(place))
        outside = len(sockets) - local
    mode = re.search(r"^Seccomp:\s*(\d)", status, re.MULTILINE)
    is_filtered = mode is not None and mode[1] == "2"
    return ProcessFacts(pid, _role(pid, _command(pid)), outside, local, is_filtered)


def _command(pid: int) -> bytes:
    try:
        return (_PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return b""


def _role(pid: int, command: bytes) -> ProcessRole:
    words = command.split(b"\0")
    for role, names in _ROLES.items():
        if any(name in words for name in names):
            return role
    is_program = pid == os.getpid() or _is_program(command)
    return ProcessRole.PROGRAM if is_program else ProcessRole.OTHER


def _is_program(command: bytes) -> bool:
    """Say whether a command line is the window's or a verb's: `cardfile`, `python -m desktop`."""
    words = command.split(b"\0")
    named = any(word.rpartition(b"/")[2] == b"cardfile" for word in words[:2])
    return named or any(
        words[at : at + 2] == [b"-m", b"desktop"] for at in range(1, min(len(words), 5))
    )


def _is_owners(pid: int) -> bool:
    try:
        return (_PROC / str(pid)).stat().st_uid == os.getuid()
    except OSError:
        return False


def _sockets(place: Path) -> Iterator[int]:
    for link in (place / "fd").iterdir():
        try:
            target = str(link.readlink())
        except OSError:  # closed meanwhile
            continue
        if target.startswith("socket:["):
            yield int(target[8:-1])


def _local_sockets(place: Path) -> set[int]:
    """Return the numbers of all sockets in the kernel's lists of local ones.

    A socket that is in none of them counts as one to the outside: an internet socket that isn't
    connected yet is in no list at all.
    """
    found: set[int] = set()
    for name, column in _LOCAL_TABLES.items():
        table = place / "net" / name
        if table.exists():
            for line in table.read_text(encoding="utf-8", errors="replace").splitlines()[1:]:
                words = line.split()
                if len(words) > column and words[column].isdigit():
                    found.add(int(words[column]))
    return found
