"""`cardfile offline-proof`: shows that no internet socket is opened, as far as this system can."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from core.domain.offline import OfflineProof, ProcessFacts, TraceCount, TraceOutcome
from core.paths import program_command
from core.services.offline_service import OfflineService
from desktop.commands.console import StopOnInterrupt, print_json

_ROLES = {
    "program": "Cardfile",
    "reader": "reader of files",
    "engine": "writing assistant",
    "launcher": "mail hand-over",
    "other": "started by Cardfile",
}


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser(
        "offline-proof",
        parents=[common],
        help="shows that nothing leaves this computer: sockets, filter, a traced tour",
        description="Counts the sockets of every Cardfile that runs, asks the kernel for an "
        "internet socket and is refused, and runs `cardfile demo --short` under strace where that "
        "is installed. Exit status 0 only if nothing was found that reaches out.",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; 2 when the promise is broken or can't be shown."""
    words = ("demo", "--short", *(("--fake-model",) if arguments.fake_model else ()))
    with StopOnInterrupt() as stop:
        if not arguments.json:
            print("A tour through the program is traced; that takes a minute or two.")
        proof = OfflineService().prove(program_command(*words), stop.is_asked)
    if arguments.json:
        print_json({"is_kept": proof.is_kept, "proof": _plain(proof)})
    else:
        _print(proof)
    return 0 if proof.is_kept else 2


def _print(proof: OfflineProof) -> None:
    print("\n1. Sockets of the processes of Cardfile that run now")
    for process in proof.facts.processes:
        print(f"   {_process_line(process)}")
    if not proof.facts.is_visible:
        print(f"   {sys.platform} doesn't show which sockets a process has.")
    print("\n2. The kernel's filter")
    print(f"   {_filter_line(proof)}")
    print("\n3. A tour through the program: import, moods, a draft, the window")
    print(f"   {_trace_line(proof)}")
    print(f"\n{_verdict(proof)}")


def _process_line(process: ProcessFacts) -> str:
    mode = "filter on" if process.is_filtered else "no filter"
    name = f"{_ROLES[process.role.value]} ({process.pid})"
    if process.internet_sockets is None:
        return f"{name:<28} lets nobody look into it; {mode}"
    return (
        f"{name:<28} {process.internet_sockets} to the internet, "
        f"{process.local_sockets} within this machine; {mode}"
    )


def _filter_line(proof: OfflineProof) -> str:
    if proof.is_filter_proven is None:
        return "There is none on this system. Only the program's own tripwire watches."
    if proof.is_filter_proven:
        return "An internet socket was asked for on purpose; the kernel refused it."
    return "An internet socket was asked for on purpose; the kernel granted it."


def _trace_line(proof: OfflineProof) -> str:
    if proof.outcome is TraceOutcome.NO_TRACER:
        return "Not traced: strace is not installed here (Linux: `apt install strace`)."
    if proof.outcome is TraceOutcome.BLIND:
        return "Not traced: strace did not see the control, so it would see nothing else."
    count = proof.trace or TraceCount(0, 0, 0)
    told = (
        f"{count.outside} calls for a network, {count.rings} io_uring, "
        f"{count.local} sockets within this machine, in {proof.seconds:.0f} s; control caught."
    )
    return told if proof.outcome is TraceOutcome.DONE else f"The tour failed on its way. {told}"


def _verdict(proof: OfflineProof) -> str:
    if proof.is_kept:
        return "No internet socket was opened."
    found = proof.facts.internet_sockets or (proof.trace is not None and proof.trace.outside)
    if found:
        return "Something asked for the internet. Please keep this output and report it."
    return "This system can't show it, so nothing is claimed."


def _plain(proof: OfflineProof) -> dict[str, object]:
    return {
        "processes": [
            {
                "pid": process.pid,
                "role": process.role.value,
                "internet_sockets": process.internet_sockets,
                "local_sockets": process.local_sockets,
                "is_filtered": process.is_filtered,
            }
            for process in proof.facts.processes
        ],
        "is_visible": proof.facts.is_visible,
        "is_filter_proven": proof.is_filter_proven,
        "outcome": proof.outcome.value,
        "trace": proof.trace,
        "seconds": round(proof.seconds, 1),
    }
