"""What the system shows of our processes is what they have."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

from core.domain.offline import ProcessFacts
from core.privacy import own_processes

pytestmark = pytest.mark.skipif(not own_processes.can_look(), reason="needs /proc")

WAITER = "import socket, sys; {}; print(flush=True); sys.stdin.read()"


def seen(code: str) -> ProcessFacts:
    """Return the facts of a child that runs the code and waits."""
    with subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", WAITER.format(code)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        facts = {process.pid: process for process in own_processes.look()}[child.pid]
        child.communicate(b"")
    return facts


def test_a_process_without_sockets_has_none() -> None:
    facts = seen("pass")

    assert (facts.internet_sockets, facts.local_sockets, facts.is_filtered) == (0, 0, False)


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM"])
def test_an_internet_socket_is_counted_even_before_it_is_bound(family: str, kind: str) -> None:
    assert hasattr(socket, family)
    facts = seen(f"s = socket.socket(socket.{family}, socket.{kind})")

    assert (facts.internet_sockets, facts.local_sockets) == (1, 0)


def test_sockets_within_the_machine_are_told_apart() -> None:
    facts = seen("s = socket.socketpair()")

    assert (facts.internet_sockets, facts.local_sockets) == (0, 2)
