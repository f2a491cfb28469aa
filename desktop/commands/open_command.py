"""`cardfile` and `cardfile open`: the window."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from core.errors import UserError

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser("open", parents=[common], help="open the window (as without a verb)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the window until it is closed. Raises UserError("no-screen")."""
    has_screen = any(os.environ.get(name) for name in _SCREENS)
    if sys.platform == "linux" and not has_screen:
        # Qt would end the process with a report of its own.
        raise UserError("no-screen")
    from desktop.window_startup import open_window  # noqa: PLC0415 - the one verb that needs Qt

    return open_window(arguments.profile, is_fake_model=arguments.fake_model)
