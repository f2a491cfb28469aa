"""What can be seen of the promise that nothing leaves this computer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class ProcessRole(Enum):
    """What a process of ours is there for."""

    PROGRAM = "program"
    READER = "reader"
    ENGINE = "engine"
    LAUNCHER = "launcher"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ProcessFacts:
    """One process of ours, as the system describes it.

    internet_sockets: sockets that reach beyond this machine, or of a kind that nobody can name.
    local_sockets: sockets within this machine: screen, keyring.
    is_filtered: the kernel asks a filter before each of its system calls.
    """

    pid: int
    role: ProcessRole
    internet_sockets: int
    local_sockets: int
    is_filtered: bool


@dataclass(frozen=True, slots=True)
class OfflineFacts:
    """What this system can show at one moment.

    processes: empty where the system doesn't tell (is_visible is False).
    refused: how often something in this process asked for the network and was refused.
    """

    is_visible: bool
    processes: tuple[ProcessFacts, ...]
    refused: int = 0

    @property
    def internet_sockets(self) -> int:
        """How many sockets of ours reach beyond this machine."""
        return sum(process.internet_sockets for process in self.processes)
