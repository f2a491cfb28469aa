"""A reader's child that need not load Python and the readers anew each time.

Starting `python -m core.ingest.child` costs 0.15 s of processor time, and the quick tests read some
six hundred files. Here one process loads the readers and forks itself for each file: what answers
is a process of its own, confined, limited and killed like the program's, only warm. A reader that a
test brings as a script, because something befalls it, is run in such a process, too. Tests marked
slow start their children as the program does. Linux only; elsewhere nothing is replaced.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from runpy import run_path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from core.ingest import reader_process
from core.paths import ROOT, child_command

IS_POSSIBLE = sys.platform == "linux"
_REQUEST_BYTES = 1024 * 1024


class WarmReaders:
    """The process that forks. Safe to use from several threads."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._turn = threading.Lock()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - this very file
                [sys.executable, "-m", "tests.warm_reader", str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )

    def start(
        self, environment: dict[str, str], descriptors: tuple[int, int], script: str = ""
    ) -> int:
        """Fork a reader with these as its standard input and output; return its process id.

        script: what it does instead of reading, "" for nothing.
        """
        with self._turn:
            request = json.dumps({"start": environment, "script": script}).encode()
            socket.send_fds(self._ours, [request], list(descriptors))
            return int(self._ours.recv(64))

    def wait(self, pid: int) -> int:
        """Return the exit status of a reader once it has ended."""
        with self._turn:
            self._ours.send(json.dumps({"wait": pid}).encode())
            return int(self._ours.recv(64))

    def close(self) -> None:
        self._ours.close()
        self._process.wait()


class _WarmChild:
    """What `ReaderProcess` uses of a `subprocess.Popen`."""

    def __init__(self, readers: WarmReaders, environment: dict[str, str], script: str) -> None:
        self._readers = readers
        theirs_in, ours_in = os.pipe()
        ours_out, theirs_out = os.pipe()
        self.stdin, self.stdout = os.fdopen(ours_in, "wb"), os.fdopen(ours_out, "rb")
        self._pid = readers.start(environment, (theirs_in, theirs_out), script)
        os.close(theirs_in)
        os.close(theirs_out)

    def kill(self) -> None:
        # Nobody has waited for it, so the number is still its own.
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)

    def wait(self) -> int:
        return self._readers.wait(self._pid)


@contextlib.contextmanager
def used(readers: WarmReaders, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let `ReaderProcess` start warm children; a command that is no script is run as it stands."""
    usual = child_command("ingest")

    def start(command: list[str], **options: Any) -> Any:
        if command == usual:
            return _WarmChild(readers, options["env"], "")
        python, script, *rest = command
        if python == sys.executable and script.endswith(".py") and not rest:
            return _WarmChild(readers, options["env"], script)
        return subprocess.Popen(command, **options)  # noqa: S603 - the test's own

    double = SimpleNamespace(Popen=start, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
    with monkeypatch.context() as patched:
        patched.setattr(reader_process, "subprocess", double)
        yield


_READ_FIRST = {
    "a.csv": "Name,E-mail,Phone,Company,Birthday\nAda,a@x.example,+44 20 7946 0001,Acme,1.5.1990\n",
    "b.eml": "From: Ada <a@x.example>\nTo: b@x.example\nSubject: Order\n"
    "Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <1@x.example>\n\nWhen does it come?\n",
    "c.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEMAIL:a@x.example\nTEL:+442079460001\nEND:VCARD\n",
}


def _read_a_little(folder: Path) -> None:
    """Read what is read most, as readers do: what they make once is made in this process then."""
    from core.domain.importing import ImportOptions  # noqa: PLC0415 - as in `_serve`
    from core.ingest import child, reader  # noqa: PLC0415

    for name, text in _READ_FIRST.items():
        (folder / name).write_text(text, encoding="utf-8")
    reading = reader._Reading(reader.list_sources([folder]), ImportOptions(), None, None)
    child._Run(reading._request(), io.BytesIO()).run()


def _serve(connection: socket.socket) -> None:
    import icalendar  # noqa: F401, PLC0415 - a reader loads it when it meets a calendar

    from core.ingest import child  # noqa: PLC0415 - only the process that forks needs it

    with tempfile.TemporaryDirectory() as folder:
        _read_a_little(Path(folder))
    while True:
        said, descriptors, _, _ = socket.recv_fds(connection, _REQUEST_BYTES, 2)
        if not said:
            return
        request = json.loads(said)
        if "wait" in request:
            _, status = os.waitpid(request["wait"], 0)
            connection.send(str(os.waitstatus_to_exitcode(status)).encode())
            continue
        pid = os.fork()
        if pid == 0:
            connection.close()
            script = request["script"]
            main = partial(run_path, script, run_name="__main__") if script else child.main
            _become_reader(main, request["start"], descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        connection.send(str(pid).encode())


def _become_reader(
    main: Callable[[], object], environment: dict[str, str], descriptors: list[int]
) -> NoReturn:
    code = 1
    try:
        for target, descriptor in enumerate(descriptors):
            os.dup2(descriptor, target)
            os.close(descriptor)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.environ.clear()
        os.environ.update(environment)
        sys.stdin = os.fdopen(0, encoding="utf-8")
        main()
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as ours:
        _serve(ours)
