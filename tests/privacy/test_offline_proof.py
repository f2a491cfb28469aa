"""The proof counts what it should, and its trace sees a call that is made on purpose."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.offline import (
    OfflineFacts,
    OfflineProof,
    ProcessFacts,
    ProcessRole,
    TraceCount,
    TraceOutcome,
)
from core.paths import ROOT, child_command, program_command
from core.privacy import call_trace, own_processes
from core.services.offline_service import OfflineService

needs_strace = pytest.mark.skipif(not call_trace.has_tracer(), reason="needs strace")

LINES = """
11 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3
11 connect(3, {sa_family=AF_UNIX, sun_path="/run/bus"}, 110) = 0
11 socket(AF_NETLINK, SOCK_RAW, NETLINK_KOBJECT_UEVENT) = 4
12 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = -1 EACCES (Permission denied)
12 socket(AF_INET6, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 5
12 sendto(5, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53)}, 28) = 1
12 socket(0x28 /* AF_??? */, SOCK_STREAM, 0) = -1 EAFNOSUPPORT
13 io_uring_setup(8, {flags=0}) = -1 ENOSYS
"""


def test_calls_are_told_apart_by_where_they_reach() -> None:
    assert call_trace.count_calls(LINES) == TraceCount(outside=4, local=2, rings=1)


@needs_strace
def test_the_trace_sees_a_socket_that_is_asked_for_on_purpose() -> None:
    assert call_trace.sees_control()


@needs_strace
def test_a_refused_socket_is_seen_too() -> None:
    code = "from core import offline_guard; from core.privacy import proof_control; "
    code += "offline_guard.begin(); assert proof_control.is_refused()"

    count, status = call_trace.trace([sys.executable, "-c", code], timeout_s=60)

    assert (count.outside, status) == (1, 0)


@needs_strace
def test_a_trace_that_does_not_see_the_control_proves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nothing = [sys.executable, "-c", ""]
    monkeypatch.setattr(call_trace, "child_command", lambda _name: nothing)

    proof = OfflineService().prove(nothing)

    assert proof.outcome is TraceOutcome.BLIND
    assert not proof.is_kept


@needs_strace
def test_a_tour_that_reaches_out_or_fails_breaks_the_proof() -> None:
    reaching = OfflineService().prove(child_command("control"))
    failing = OfflineService().prove([sys.executable, "-c", "raise SystemExit(3)"])

    assert reaching.trace is not None
    assert reaching.trace.outside == 1
    assert failing.outcome is TraceOutcome.UNFINISHED
    assert not reaching.is_kept
    assert not failing.is_kept


KEPT = OfflineProof(
    OfflineFacts(True, (ProcessFacts(1, ProcessRole.PROGRAM, 0, 1, True),)),
    is_filter_proven=True,
    outcome=TraceOutcome.DONE,
    trace=TraceCount(0, 3, 0),
)


def test_only_a_clean_finding_counts_as_kept() -> None:
    open_socket = OfflineFacts(True, (ProcessFacts(1, ProcessRole.PROGRAM, 1, 0, True),))

    assert KEPT.is_kept
    assert replace(KEPT, outcome=TraceOutcome.NO_TRACER, trace=None).is_kept
    assert not replace(KEPT, facts=open_socket).is_kept
    assert not replace(KEPT, facts=OfflineFacts(False, ())).is_kept
    assert not replace(KEPT, is_filter_proven=False).is_kept
    assert not replace(KEPT, is_filter_proven=None).is_kept
    assert not replace(KEPT, trace=TraceCount(0, 0, 1)).is_kept
    assert not replace(KEPT, outcome=TraceOutcome.UNFINISHED).is_kept


@pytest.mark.skipif(not own_processes.can_look(), reason="needs /proc")
def test_another_cardfile_that_runs_is_found() -> None:
    code = "import sys; print(flush=True); sys.stdin.read()"
    with subprocess.Popen(  # noqa: S603 - our own line
        [sys.executable, "-c", code, "--cardfile-child=engine"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        found = {process.pid: process for process in own_processes.look_everywhere()}
        child.communicate(b"")

    assert found[child.pid].role is ProcessRole.ENGINE
    assert found[os.getpid()].role is ProcessRole.PROGRAM


@pytest.mark.slow
@needs_strace
def test_the_command_proves_the_real_program(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
    strace = shutil.which("strace")
    assert strace is not None

    done = subprocess.run(  # noqa: S603 - our own program
        program_command("offline-proof", "--fake-model", "--json"),
        env=environment, cwd=tmp_path, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip

    found = json.loads(done.stdout)
    assert (done.returncode, found["is_kept"]) == (0, True)
    assert all(process["is_filtered"] for process in found["proof"]["processes"][:1])
    assert found["proof"]["outcome"] == "done"
