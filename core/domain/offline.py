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
        Both are None for a process that keeps others from looking into it, as the engine's does.
    is_filtered: the kernel asks a filter before each of its system calls.
    """

    pid: int
    role: ProcessRole
    internet_sockets: int | None
    local_sockets: int | None
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
        return sum(process.internet_sockets or 0 for process in self.processes)


class TraceOutcome(Enum):
    """How far the system call trace got.

    NO_TRACER: strace isn't installed, or this is no Linux. BLIND: it was started and didn't see
    what was done on purpose, so it proves nothing. UNFINISHED: the tour failed on its way.
    """

    NO_TRACER = "no-tracer"
    BLIND = "blind"
    UNFINISHED = "unfinished"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class TraceCount:
    """What the kernel was asked for by a program and everything that it started.

    outside: calls that name a network beyond this machine, granted or refused.
    local: sockets within this machine. rings: io_uring, a way around every filter.
    """

    outside: int
    local: int
    rings: int


@dataclass(frozen=True, slots=True)
class OfflineProof:
    """What was found when somebody asked for a proof.

    is_filter_proven: this process asked the kernel for an internet socket and was refused; None
        where there is no filter to try.
    trace: None unless the outcome is DONE or UNFINISHED.
    seconds: that the tour took.
    """

    facts: OfflineFacts
    is_filter_proven: bool | None
    outcome: TraceOutcome
    trace: TraceCount | None = None
    seconds: float = 0.0

    @property
    def is_kept(self) -> bool:
        """Whether nothing was found that reaches out, and something could be looked at."""
        if not self.facts.is_visible or self.facts.internet_sockets or not self.is_filter_proven:
            return False
        if self.outcome is TraceOutcome.NO_TRACER:
            return True
        trace = self.trace
        return (
            self.outcome is TraceOutcome.DONE
            and trace is not None
            and not (trace.outside or trace.rings)
        )
