"""The handle to the process that opens mail links; it must be there before the network is refused.

Where the program replaces itself by a fresh one (`exec`), the launcher stays and is found again: a
new one would have no network.
"""

from __future__ import annotations

import os
import select
import stat
import sys
from contextlib import suppress
from typing import IO

from core.paths import child_environment
from core.pipe import read_frame, write_frame
from desktop.outgoing.mail_launcher_wait import waiting_command

_VARIABLE = "CARDFILE_LAUNCHER"
_PATIENCE_S = 2.0


class MailLauncher:
    """One launcher process. GUI thread only; close() always."""

    def __init__(self, pid: int, requests: IO[bytes], answers: IO[bytes]) -> None:
        self._pid, self._requests, self._answers = pid, requests, answers

    @classmethod
    def start(cls) -> MailLauncher | None:
        """Return the launcher of this process, started if need be.

        None where nothing needs one: only Linux hands a refused network on to children.
        """
        if sys.platform != "linux":
            return None
        return cls._found_again() or cls._started()

    @classmethod
    def _started(cls) -> MailLauncher:
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        command = waiting_command()
        # The system's own call: `subprocess` is not needed for anything else at a start.
        pid = os.posix_spawn(
            command[0],
            command,
            child_environment(),
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs_in, 0),
                (os.POSIX_SPAWN_DUP2, theirs_out, 1),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            ],
        )
        os.close(theirs_in)
        os.close(theirs_out)
        for descriptor in (ours_out, ours_in):
            os.set_inheritable(descriptor, True)  # noqa: FBT003 - not ours
        words = (os.getpid(), pid, ours_out, ours_in)
        os.environ[_VARIABLE] = ",".join(map(str, words))
        return cls(pid, os.fdopen(ours_out, "wb"), os.fdopen(ours_in, "rb"))

    @classmethod
    def _found_again(cls) -> MailLauncher | None:
        """Return the launcher that this very process had before it replaced its program."""
        words = os.environ.pop(_VARIABLE, "").split(",")
        if len(words) != 4 or not all(word.isdigit() for word in words):
            return None
        owner, pid, requests, answers = map(int, words)
        if owner != os.getpid() or not _are_pipes(requests, answers):
            return None
        os.environ[_VARIABLE] = ",".join(words)
        return cls(pid, os.fdopen(requests, "wb"), os.fdopen(answers, "rb"))

    def open(self, link: str) -> bool:
        """Hand over a mailto: link; say whether a mail program was asked to open it."""
        try:
            write_frame(self._requests, {"open": link})
            if not select.select([self._answers], [], [], _PATIENCE_S)[0]:
                return False
            answer = read_frame(self._answers)
        except (OSError, ValueError):
            return False
        return answer is not None and answer.get("is_opened") is True

    def close(self) -> None:
        """End the process and collect it; what it opened stays open."""
        os.environ.pop(_VARIABLE, None)
        for stream in (self._requests, self._answers):
            with suppress(OSError):
                stream.close()
        with suppress(OSError):
            os.waitpid(self._pid, 0)


def open_by_qt(link: str) -> bool:
    """Give a mailto: link to the mail program; say whether there was one. GUI thread only."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - the first page opens no links
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    return QDesktopServices.openUrl(QUrl(link))


def _are_pipes(*descriptors: int) -> bool:
    try:
        return all(stat.S_ISFIFO(os.fstat(descriptor).st_mode) for descriptor in descriptors)
    except OSError:
        return False
