"""Backups of the owner's file, and what was saved of a damaged one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from core.domain.history_step import HistoryStep


class BackupReason(StrEnum):
    """Why a backup was made; each has words in `desktop/words/vocabulary.py`.

    REPLACED: no copy, but the file that stood in the profile until a restore took its place.
    """

    TIMED = "timed"
    ASKED = "asked"
    IMPORT = "import"
    MIGRATION = "migration"
    BULK_CHANGE = "bulk-change"
    REKEY = "rekey"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class RecordCounts:
    """How many records a person would count in a file."""

    contacts: int = 0
    companies: int = 0
    interactions: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: a folder that is itself a profile, with the file and its vault.

    made_at: UTC. counts: None for a file that was put aside unread.
    last_step: the newest step of the history that is in it. mark: tells whether the file has
        changed since, by `CopyFacts.mark`.
    """

    folder: Path
    made_at: datetime
    reason: BackupReason
    size_bytes: int
    counts: RecordCounts | None
    last_step: int = 0
    mark: str = ""

    @property
    def name(self) -> str:
        """What the command line calls it."""
        return self.folder.name


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What restoring a backup would do. The backup was read through and is whole.

    now: what is in the present file, None when it can't be read.
    lost: what was done since, newest first, at most MOST_LOST of them; lost_count: all of them.
    """

    backup: Backup
    then: RecordCounts
    now: RecordCounts | None
    lost: tuple[HistoryStep, ...] = ()
    lost_count: int = 0


class SalvageStep(StrEnum):
    """What a salvage is at; each has words in `desktop/words/vocabulary.py`.

    LOOKING: copying the damaged file and looking for the damage. READING: page by page.
    INDEXING: the search index, record by record. PLACING: checking the new file and putting it in
    the old one's place, which can't be stopped any more.
    """

    LOOKING = "looking"
    READING = "reading"
    INDEXING = "indexing"
    PLACING = "placing"


@dataclass(frozen=True, slots=True)
class SalvageProgress:
    """How far a salvage is. done, total: pages or records; total 0: nobody knows."""

    step: SalvageStep
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was saved of a damaged file.

    saved: rows. unreadable: row numbers in places that can't be read, at most that many rows.
    dropped: rows that could be read but hung on one that couldn't.
    tables: (table, saved, unreadable) of each table that lost something.
    kept: where the damaged file is now.
    """

    saved: int
    unreadable: int
    dropped: int
    tables: tuple[tuple[str, int, int], ...]
    kept: Path | None = None
