"""Going through people one after the other, after an import."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.domain.contact import Contact
from core.domain.duplicate import DuplicateGroup
from core.domain.interaction import Timeline


class Decision(StrEnum):
    """What becomes of somebody. SKIP: they were gone when their turn came."""

    KEEP = "keep"
    ARCHIVE = "archive"
    MERGE = "merge"
    COMPANY = "company"
    TAG = "tag"
    REMOVE = "remove"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class CleanupCard:
    """Somebody to be decided about. twin: who seems to be the same person, and why."""

    contact: Contact
    timeline: Timeline
    twin: Contact | None = None
    likeness: DuplicateGroup | None = None
