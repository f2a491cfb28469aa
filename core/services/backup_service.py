"""Backups of the open file: made when asked, before what is risky, and every so often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from core.domain import access
from core.domain.access import Person
from core.domain.backup import Backup, BackupReason, RestorePreview
from core.domain.change import Action
from core.errors import UserError
from core.storage.database import Database
from core.storage.rescue import backup, replacement
from core.storage.rescue.checked_copy import CopyFacts, check_copy, opens, read_facts, settle
from core.storage.trail import history

MOST_LOST = 8


def telling(
    key: bytes, person: Person, action: Action, subject: str = ""
) -> Callable[[Path], None]:
    """Return what lets the audit of a file that nobody has open tell where it comes from.

    An older file is brought up to date by it.
    """

    def tell(path: Path) -> None:
        database = Database(path, key, person)
        try:
            database.note_deed(action, subject)
        finally:
            database.close()

    return tell


class BackupService:
    """Makes, lists and previews backups of one profile. Any lane; a long one takes seconds.

    Restoring while the file is open means deciding it here and opening the profile again.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._profile = database.path.parent

    def make(self, reason: BackupReason = BackupReason.ASKED, target: Path | None = None) -> Backup:
        """Make a checked backup; in the profile, old ones are thinned afterwards.

        target: a folder to make instead, or a folder there is, in which a dated one is made.
        Raises UserError "backup-exists", "disk-full", "disk-read-only", "disk-error", or
        "database-damaged"; there is no backup then, and the older ones are as they were.
        """
        if target is not None and target.is_dir():
            target = target / f"cardfile-{datetime.now(UTC):%Y%m%d-%H%M%S}"
        made = backup.make(self._database, self._profile / backup.VAULT, reason, target)
        if target is None:
            backup.thin(self._profile, datetime.now(UTC))
        return made

    def make_before_rekey(self) -> Backup:
        """Make one before the file's key is changed; as `make` does."""
        return self.make(BackupReason.REKEY)

    def make_if_changed(self, reason: BackupReason = BackupReason.TIMED) -> Backup | None:
        """Make a backup unless the newest one holds everything already, or there is nothing yet.

        A large file isn't backed up again for a while; see `backup.is_too_soon`.
        """
        newest = next((b for b in self.list_backups() if b.counts is not None), None)
        size_bytes = self._database.path.stat().st_size
        if newest is not None and backup.is_too_soon(newest, size_bytes, datetime.now(UTC)):
            return None
        facts = self._read_facts()
        if not facts.last_step or (newest is not None and newest.mark == facts.mark()):
            return None
        return self.make(reason)

    def renew_all(self, older: Sequence[Backup]) -> tuple[Backup, int]:
        """Make a checked backup, then delete these; return the new one and how many are gone.

        Raises UserError("not-allowed") for all but owners, and as `make` does; none is gone then.
        """
        access.require_owner(self._database.person)
        made = self.make()
        return made, backup.remove(self._profile, older)

    def list_backups(self) -> tuple[Backup, ...]:
        """Return the profile's backups, newest first."""
        return backup.list_backups(self._profile)

    def preview(self, chosen: Backup) -> RestorePreview:
        """Read a backup through and say what restoring it would bring and lose.

        Raises UserError("database-damaged"), ("backup-other-key") when it was made before the
        key of the file was changed.
        """
        path = chosen.folder / backup.DATABASE
        settle(path, self._database.key)
        if not opens(path, self._database.key):
            raise UserError("backup-other-key", name=chosen.name)
        facts = check_copy(path, self._database.key)
        with self._database.reading() as session:
            since = history.list_steps_after(session, facts.last_step)
        return RestorePreview(
            chosen,
            then=backup.to_counts(facts),
            now=backup.to_counts(self._read_facts()),
            lost=since[:MOST_LOST],
            lost_count=len(since),
        )

    def decide_restore(self, chosen: Backup) -> None:
        """Lay the backup ready to take the file's place when the profile is opened next.

        Open it again at once: what is written until then stays in the file that is put aside.
        Raises UserError("not-allowed") for all but owners, and as `preview` does.
        """
        access.require_owner(self._database.person)
        path, database = chosen.folder / backup.DATABASE, self._database
        tell = telling(database.key, database.person, Action.RESTORE, chosen.name)
        replacement.prepare(self._profile, path, database.key, tell=tell)

    def _read_facts(self) -> CopyFacts:
        return read_facts(self._database.path, self._database.key)
