"""Unfinished work, kept in the encrypted file while the window is closed or locked."""

from __future__ import annotations

from typing import Any

from core.storage import open_work
from core.storage.database import Database


class OpenWorkService:
    """Keeps what the person signed in was at work on. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, work: dict[str, Any]) -> None:
        """Keep it until the next time, in place of what was kept before; on disk on return.

        work: what JSON can hold.
        """
        with self._database.writing_own() as session:
            open_work.keep(session, self._database.person.name, work)

    def find(self) -> dict[str, Any]:
        """Return what was kept last; {} for nothing."""
        with self._database.reading() as session:
            return open_work.find(session, self._database.person.name)
