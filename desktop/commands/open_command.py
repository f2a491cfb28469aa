"""`cardfile` and `cardfile open`: the window."""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from typing import Any

from core.errors import UserError

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_ELSEWHERE = re.compile(r"(?!unix:)[^:/]+:\d")
"""An X11 screen that is named with its computer, as `ssh -X` does."""


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser("open", parents=[common], help="open the window (as without a verb)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the window until it is closed.

    Raises UserError("no-screen"), and UserError("screen-elsewhere") when it could only be reached
    over the network.
    """
    has_screen = any(os.environ.get(name) for name in _SCREENS)
    if sys.platform == "linux" and not has_screen:
        # Qt would end the process with a report of its own.
        raise UserError("no-screen")
    display = os.environ.get("DISPLAY", "")
    is_elsewhere = _ELSEWHERE.match(display) is not None
    if is_elsewhere and not any(os.environ.get(name) for name in _SCREENS[1:]):
        raise UserError("screen-elsewhere", display=display)
    if arguments.gallery:
        from desktop.gallery import show_gallery  # noqa: PLC0415 - for developers, and it needs Qt

        return show_gallery()
    gc.disable()  # as when the rest was loaded; `short_collections` ends it
    # While Qt is loaded, the file is opened and looked at.
    from desktop.start.startup import EarlyOpening  # noqa: PLC0415 - the gallery has no file

    early = EarlyOpening(arguments.profile)
    from desktop.start.window_startup import open_window  # noqa: PLC0415 - the one verb that needs Qt

    return open_window(
        arguments.profile,
        is_fake_model=arguments.fake_model,
        launcher=arguments.mail_launcher,
        early=early,
    )
