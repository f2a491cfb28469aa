"""How much the tests try where there is no end to what could be tried.

The quick loop tries a part of it each time; the whole run, and whoever runs a file by hand, all.
"""

from __future__ import annotations

import os

IS_QUICK = bool(os.environ.get("CARDFILE_QUICK"))


def cases(whole: int, *, quick: int) -> int:
    """Return how many cases to try."""
    return quick if IS_QUICK else whole
