"""What becomes of a record that an import read."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a record; `ImportReport` says what each means."""

    CREATED = "created"
    UPDATED = "updated"
    MERGED = "merged"
    SKIPPED = "skipped"


class LeftOut(Exception):  # noqa: N818 - an outcome, not a fault
    """A readable record must stay out; its word is the reason's key."""
