"""Getting back to a good file while nobody has it open: restoring a backup, or salvaging."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.domain import access
from core.domain.access import Person
from core.domain.backup import (
    Backup,
    RestorePreview,
    SalvageProgress,
    SalvageReport,
    SalvageStep,
)
from core.domain.change import Action
from core.errors import UserError
from core.privacy import profile
from core.services.backup_service import BackupService, telling
from core.storage.rescue import backup, replacement, salvage
from core.storage.rescue.checked_copy import check_copy, copy_file, find_damage, opens, settle
from core.storage.rescue.salvage_watch import SalvageWatch
from core.storage.sealed_file import explained, require_alone

_SALVAGE = ".salvage"
_NO_VAULT = ("vault-missing", "vault-damaged")


class RescueService:
    """Works on a closed profile. Asks for the passphrase when the keyring doesn't give the key.

    The file that stands there now is never overwritten: it is put aside among the backups.
    """

    def __init__(
        self, folder: Path, ask_passphrase: Callable[[], str], *, uses_keyring: bool = True
    ) -> None:
        self._folder, self._ask, self._uses_keyring = folder, ask_passphrase, uses_keyring
        self._opened: dict[Path, tuple[bytes, Person]] = {}

    def list_backups(self) -> tuple[Backup, ...]:
        """Return the profile's backups, newest first."""
        return backup.list_backups(self._folder)

    def find_backup(self, words: str) -> Backup:
        """Return the backup of this name or in this folder; the newest good one for "".

        Raises UserError("backup-missing") or ("backup-none").
        """
        found = self.list_backups()
        if not words:
            found = tuple(item for item in found if item.counts is not None)
        chosen = next((item for item in found if words in ("", item.name)), None)
        chosen = chosen or (backup.read(Path(words)) if words else None)
        if chosen is None:
            raise UserError("backup-missing" if words else "backup-none", name=words)
        return chosen

    def find_newest_good(self) -> RestorePreview | None:
        """Return the newest backup that reads through, None when there is none."""
        for chosen in self.list_backups():
            if chosen.counts is not None:
                try:
                    return self.preview(chosen)
                except UserError:
                    continue
        return None

    def preview(self, chosen: Backup) -> RestorePreview:
        """Read a backup through and say what restoring it would bring and lose.

        Raises UserError("database-damaged") when the backup is, and what unlocking raises.
        """
        path = chosen.folder / backup.DATABASE
        key, _ = self._key_of(chosen)
        settle(path, key)
        facts = check_copy(path, key)
        try:
            database = profile.open_database(self._folder, key)
        except UserError:
            return RestorePreview(chosen, then=backup.to_counts(facts), now=None)
        try:
            return BackupService(database).preview(chosen)
        finally:
            database.close()

    def require_owner(self, chosen: Backup) -> Person:
        """Return who unlocks; raise UserError("not-allowed") unless they may restore the backup.

        Where the profile's own vault is lost, the one beside the backup says who is an owner.
        """
        self._key_of(chosen)
        folder = self._folder if self._folder in self._opened else chosen.folder
        person = self._opened[folder][1]
        access.require_owner(person)
        return person

    def restore(self, chosen: Backup) -> Path | None:
        """Put the backup in the file's place; return where the old file is now.

        Raises UserError("not-allowed") for all but owners, as `preview` does, and
        ("database-busy") while somebody has the file open.
        """
        person = self.require_owner(chosen)
        key, vault = self._key_of(chosen)
        require_alone(self._folder / profile.DATABASE)
        tell = telling(key, person, Action.RESTORE, chosen.name)
        replacement.prepare(self._folder, chosen.folder / backup.DATABASE, key, vault, tell)
        return replacement.finish(self._folder)

    def salvage(
        self,
        progress: Callable[[SalvageProgress], object] = lambda _: None,
        should_stop: Callable[[], bool] = lambda: False,
    ) -> SalvageReport:
        """Save what can be read of the damaged file into a new one, and put the old one aside.

        progress: called at most every 50 ms. should_stop: asked often, until the new file is being
        put in place; Cancelled is raised then, and all is as it was.
        Raises UserError("not-allowed") for all but owners, ("salvage-not-needed") when the file is
        whole, ("salvage-nothing"), ("database-busy"), and what unlocking raises.
        """
        key, person = self._unlock(self._folder)
        access.require_owner(person)
        path = self._folder / profile.DATABASE
        require_alone(path)
        watch = SalvageWatch(progress, should_stop)
        watch.begin(SalvageStep.LOOKING)
        draft = self._folder / f"{_SALVAGE}-{secrets.token_hex(4)}"
        try:
            with explained(self._folder):
                for left in self._folder.glob(f"{_SALVAGE}-*"):
                    shutil.rmtree(left, ignore_errors=True)
                draft.mkdir(mode=0o700)
                # On a copy: the damaged file stays exactly as it is.
                for ending in ("", "-wal"):
                    part = path.with_name(path.name + ending)
                    if part.exists():
                        copy_file(part, draft / part.name)
            if not find_damage(draft / path.name, key):
                raise UserError("salvage-not-needed", path=str(path))
            saved = draft / "saved.db"
            report = self._saved(draft / path.name, key, saved, watch)
            watch.begin(SalvageStep.PLACING)
            replacement.prepare(self._folder, saved, key, tell=telling(key, person, Action.SALVAGE))
            return replace(report, kept=replacement.finish(self._folder))
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _saved(self, damaged: Path, key: bytes, target: Path, watch: SalvageWatch) -> SalvageReport:
        try:
            return salvage.salvage(damaged, key, target, watch)
        except UserError as error:
            if error.key != "salvage-nothing":
                raise
            # Of the file as the person knows it, not of our copy.
            path = str(self._folder / profile.DATABASE)
            raise UserError("salvage-nothing", path=path) from error

    def _key_of(self, chosen: Backup) -> tuple[bytes, Path | None]:
        """Return the key of the backup and, when it isn't the profile's, the vault it came from."""
        path = chosen.folder / backup.DATABASE
        try:
            own = self._own_key()
        except UserError as error:
            if error.key not in _NO_VAULT:
                raise
        else:
            if opens(path, own) or not (chosen.folder / backup.VAULT).exists():
                return own, None
        return self._unlock(chosen.folder)[0], chosen.folder / backup.VAULT

    def _own_key(self) -> bytes:
        return self._unlock(self._folder)[0]

    def _unlock(self, folder: Path) -> tuple[bytes, Person]:
        if folder not in self._opened:
            opened = profile.unlock_key(folder, self._ask, uses_keyring=self._uses_keyring)
            self._opened[folder] = opened
        return self._opened[folder]
