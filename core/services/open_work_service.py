"""Unfinished work, kept in the encrypted file while the window is closed or locked."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from core.domain.change import Action
from core.domain.next_action import FirstPage
from core.storage.database import Database
from core.storage.kept import kept_home


class OpenWorkService:
    """Keeps what the person signed in was at work on. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, work: dict[str, Any]) -> None:
        """Keep it until the next time, in place of what was kept before; on disk on return.

        work: what JSON can hold.
        """
        from core.storage import open_work  # noqa: PLC0415 - the first page is there before it

        with self._database.writing_own() as session:
            open_work.keep(session, self._database.person.name, work)

    def leave(self, work: dict[str, Any]) -> None:
        """Keep it as `keep` does, and with it how Home stands, for the next window's first page."""
        from core.services.home_service import HomeService  # noqa: PLC0415 - see above
        from core.storage.trail import removal  # noqa: PLC0415

        with self._database.reading() as session:
            step_id = kept_home.last_step(session)
            has_sample = removal.find_step(session, Action.SAMPLE_DATA) is not None
        page = FirstPage(HomeService(self._database).look(), has_sample)
        self.keep(work | {kept_home.NAME: kept_home.packed(page, step_id)})

    def find(self) -> dict[str, Any]:
        """Return what was kept last; {} for nothing."""
        from core.storage import open_work  # noqa: PLC0415 - see above

        with self._database.reading() as session:
            found = open_work.find(session, self._database.person.name)
        return {name: work for name, work in found.items() if name != kept_home.NAME}

    def first_page(self, now: datetime | None = None) -> FirstPage | None:
        """Return Home as it stands, if it still stands as it was left; None if it may not.

        A glance at the file, for the window that is about to open: it loads next to nothing.
        """
        with self._database.glancing() as connection:
            return kept_home.find(connection, self._database.person.name, now)
