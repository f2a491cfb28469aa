"""Asks the kernel for an internet socket on purpose: what a trace must see to prove anything."""

from __future__ import annotations

import ctypes
import os
import socket
import sys


def is_refused() -> bool:
    """Ask for an internet socket, past the tripwire; say whether the kernel refused it. Linux."""
    descriptor = ctypes.CDLL(None).socket(int(socket.AF_INET), int(socket.SOCK_STREAM), 0)
    if descriptor >= 0:
        os.close(descriptor)
    return bool(descriptor < 0)


def main() -> int:
    """Ask once; granted or refused, the trace has a line of it."""
    is_refused()
    return 0


if __name__ == "__main__":
    sys.exit(main())
