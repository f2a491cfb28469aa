"""`cardfile` and `cardfile open`: the window."""

from __future__ import annotations

import argparse
from typing import Any


def add_to(verbs: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse's own
    """Add the verb."""
    parser = verbs.add_parser("open", parents=[common], help="open the window (as without a verb)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the window until it is closed."""
    from desktop.window_startup import open_window  # noqa: PLC0415 - the one verb that needs Qt

    return open_window(arguments.profile, is_fake_model=arguments.fake_model)
