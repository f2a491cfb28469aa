"""The mark that a profile is locked: until somebody gives a passphrase, the keyring is not asked.

An empty file, so that it outlives the process. It guards the desk, not the key: who can delete it
could ask the keyring too.
"""

from __future__ import annotations

from pathlib import Path

_NAME = "locked"


def is_locked(folder: Path) -> bool:
    """Say whether the profile is locked."""
    return (folder / _NAME).exists()


def put(folder: Path) -> None:
    """Lock the profile."""
    (folder / _NAME).touch(mode=0o600)


def clear(folder: Path) -> None:
    """Note that somebody unlocked it."""
    (folder / _NAME).unlink(missing_ok=True)
