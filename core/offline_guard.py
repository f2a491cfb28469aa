"""Keeps the promise that nothing leaves this computer, from the first line of a process on.

On Linux the kernel refuses every socket that reaches beyond this machine (`core.confine`); that is
what holds. On every system a tripwire in Python refuses and counts who asks for one; that is what
tells, and it doesn't see what is asked for in C.
"""

from __future__ import annotations

import errno
import sys

from core.confine import WITHIN, refuse_network

_UNKNOWN_YET = -1
"""The family of a socket made from a descriptor; it shows when it is used."""
_USED = frozenset(["socket.bind", "socket.connect", "socket.sendmsg", "socket.sendto"])
_LOOKED_UP = frozenset(
    ["socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname", "socket.getnameinfo"]
)


class _Tripwire:
    """Refuses sockets to the outside in Python code, and counts them."""

    def __init__(self) -> None:
        self.refused = 0
        self.is_set = False

    def watch(self, event: str, arguments: tuple[object, ...]) -> None:
        # Asked about every import and every opened file: one comparison for those.
        if event.startswith("socket.") and _reaches_out(event, arguments):
            self.refused += 1
            raise PermissionError(errno.EACCES, "Cardfile opens no connection", event)


_tripwire = _Tripwire()


def begin() -> None:
    """Refuse the network to this process and all it starts; call before anything else.

    Raises UserError("confinement-missing") on a Linux that can't.
    """
    set_tripwire()
    refuse_network()


def set_tripwire() -> None:
    """Set the tripwire alone; once set, it stays."""
    if not _tripwire.is_set:
        _tripwire.is_set = True
        sys.addaudithook(_tripwire.watch)


def count_refused() -> int:
    """Return how often Python code in this process asked for the network and was refused."""
    return _tripwire.refused


def _reaches_out(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "socket.__new__":
        return arguments[1] not in (WITHIN, _UNKNOWN_YET)
    if event in _USED:
        return getattr(arguments[0], "family", WITHIN) != WITHIN
    return event in _LOOKED_UP
