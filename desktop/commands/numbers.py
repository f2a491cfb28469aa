"""Numbers as arguments: what no record, list or period can have is one sentence, not a fault."""

from __future__ import annotations

import argparse

# More than any file holds of anything, and what every part of the program can count with.
MOST = 1_000_000_000


def counted(count: int, one: str, more: str = "") -> str:
    """Return "1 row" or "1,200 rows". more: the plural where it isn't made by an s."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def whole_number(text: str) -> int:
    """Return a number from 0 to a thousand million; for `type=` of an argument.

    Raises argparse.ArgumentTypeError.
    """
    try:
        value = int(text)
    except ValueError:
        value = -1
    if not 0 <= value <= MOST:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is no number from 0 to {MOST}")
    return value
