"""The mark that nobody typed the recovery code back yet, so that nobody knows of a sheet with it.

An empty file, because the one who reads it may not have the key yet.
"""

from __future__ import annotations

from pathlib import Path

_NAME = "recovery-unchecked"


def is_unchecked(folder: Path) -> bool:
    """Say whether the code in force was never typed back."""
    return (folder / _NAME).exists()


def put(folder: Path) -> None:
    """Note that there is a new code."""
    (folder / _NAME).touch(mode=0o600)


def clear(folder: Path) -> None:
    """Note that somebody has the code."""
    (folder / _NAME).unlink(missing_ok=True)
