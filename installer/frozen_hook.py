"""What the packaged program does before its first line; PyInstaller runs this in every process."""

import os
import sys


def forget_our_libraries() -> None:
    """Give programs that we start (a browser, the mail program) the system's libraries, not ours.

    The starter of a frozen program points LD_LIBRARY_PATH at the program's folder. Our own process
    has read it by now; our children's starter does it again because of the other variable, without
    which it would take them for a part of this process that is set up already.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"


if getattr(sys, "frozen", False):
    forget_our_libraries()
