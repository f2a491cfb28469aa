"""Waits for the first mail link, then becomes the process that opens it; loads nothing until then.

Started as a file of its own, without the module path (`waiting_command`): the launcher has to be
there before the window is, and what it would load took a tenth of the processor's time of a start.
"""

from __future__ import annotations

import os
import select
import sys


def waiting_command() -> list[str]:
    """Return the command line of a launcher that waits.

    In a frozen program it is the launcher itself, for there is no Python to start without the rest.
    """
    from core.paths import child_command  # noqa: PLC0415 - who waits needs it not

    command = child_command("launcher")
    if getattr(sys, "frozen", False):
        return command
    return [sys.executable, "-I", "-S", __file__, *command]


def main() -> int:
    """Wait for a request on the input and leave it there for who comes; end when the input does."""
    requests = select.poll()
    requests.register(0, select.POLLIN)
    while True:
        try:
            [(_, event)] = requests.poll()
        except KeyboardInterrupt:  # it reaches the whole group; the program itself decides
            continue
        if not event & select.POLLIN:
            return 0
        os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - our own program


if __name__ == "__main__":
    sys.exit(main())
