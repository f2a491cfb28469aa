"""The process that opens mail links: `python -m desktop.outgoing.mail_launcher_child`.

It is started before the program gives up the network, because what it starts inherits its rights,
and a mail program needs the network. It has one job: frames {"open": LINK} come in, and a link that
is an ordinary mailto: goes to the system's opener; the answer is {"is_opened": bool}. It sees no
customer's data but the mail that its owner hands over, forgets it by beginning anew after each, and
ends when its input does. Until the first one comes `mail_launcher_wait` stands in its place.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress

from core.offline_guard import set_tripwire
from core.pipe import read_frame, write_frame
from desktop.outgoing.mail_launcher_wait import waiting_command

_OPENERS = (("xdg-open",), ("gio", "open"), ("kde-open",), ("exo-open",))
_LONGEST_LINK = 4_000
_MAIL_LINK = re.compile(r"mailto:[A-Za-z0-9@._~!$'()*,;:+%/?&=-]*")


def main() -> int:
    """Serve one request, then begin anew; end when the input does."""
    # Ctrl+C reaches the whole group; the program itself decides what it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    set_tripwire()
    _collect_openers()
    request = read_frame(sys.stdin.buffer)
    if request is not None:
        write_frame(sys.stdout.buffer, {"is_opened": _open(str(request.get("open", "")))})
        # Who asked waits for the answer before asking again: nothing of the next one was read yet.
        command = waiting_command()
        os.execv(command[0], command)  # noqa: S606 - our own program
    return 0


def _collect_openers() -> None:
    """Take note of the openers that ended, so that the system can forget them."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def is_mail_link(link: str) -> bool:
    """Say whether this is a mailto: link, with everything unusual in it escaped."""
    return len(link) <= _LONGEST_LINK and _MAIL_LINK.fullmatch(link) is not None


def _open(link: str) -> bool:
    """Hand a link to the first opener there is; say whether one took it."""
    if not is_mail_link(link):
        return False
    for name, *words in _OPENERS:
        program = shutil.which(name)
        if program is not None:
            # A session of its own: the mail program stays when Cardfile ends.
            subprocess.Popen(  # noqa: S603 - the system's opener, a link that was checked
                [program, *words, link],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
