"""A profile: the folder with the encrypted file, its vault, the settings and the log.

Nothing in here ever makes a new key or a new file because an old one would not open.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from core import paths
from core.domain.access import OWNER, Person
from core.errors import UserError
from core.privacy import code_file, code_mark, keyring_store, lock_mark, sealing
from core.privacy.vault import Opened, PassphraseCost, Vault, sync_folder
from core.storage import sealed_file
from core.storage.database import Database, create_file

DATABASE, VAULT = paths.DATABASE, paths.VAULT
SETTINGS = "settings.json"
LOG_FOLDER = "log"
_NEW_DATABASE = "new.db"
UnlockedBy = Literal["keyring", "passphrase", "recovery", "trial"]
"""What opened the file; a trial is a file that is gone with the window."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NewProfile:
    """A profile just made, open. The recovery code is shown once and kept nowhere."""

    database: Database
    recovery_code: str
    is_in_keyring: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OpenProfile:
    """A profile's file, open, what opened it and who."""

    database: Database
    unlocked_by: UnlockedBy
    person: Person = OWNER


def exists(folder: Path) -> bool:
    """Say whether there is a profile, whole or in part."""
    return (folder / VAULT).exists() or (folder / DATABASE).exists()


def people(folder: Path) -> tuple[Person, ...]:
    """Return who may sign in; names and roles are not secret. Raises as `Vault.load` does."""
    return Vault.load(folder / VAULT).people()


def create(
    folder: Path,
    passphrase: str,
    *,
    uses_keyring: bool = True,
    cost: PassphraseCost | None = None,
    code_target: Path | None = None,
) -> NewProfile:
    """Make a profile: data key, passphrase wrap, recovery code, keyring wrap where one can be had.

    Cut off before the vault is on disk there is no profile, and it can be made again; after that it
    is whole, and the passphrase opens it.
    cost: None for what suits this machine, which takes a second or two to find out.
    code_target: a new file for the recovery code; it is on disk before the vault is.
    Raises UserError("profile-exists"), ("passphrase-empty"), as `code_file.written` and
    `sealed_file.explained` do.
    """
    if exists(folder):
        raise UserError("profile-exists", path=str(folder))
    if not passphrase:
        raise UserError("passphrase-empty")
    with sealed_file.explained(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)
        for left in folder.glob(f"{_NEW_DATABASE}*"):
            left.unlink()
        vault, key = Vault.create(folder / VAULT)
        vault.set_passphrase(key, OWNER, passphrase, cost or sealing.calibrate())
        code = vault.set_recovery_code(key)
        with code_file.written(code, code_target, folder / VAULT):
            create_file(folder / _NEW_DATABASE, key)
            if not sealed_file.was_closed(folder / _NEW_DATABASE):
                # Its log could not be folded in, and would stay behind when it gets its name.
                raise UserError("disk-error", path=str(folder))
            code_mark.put(folder)
            is_in_keyring = uses_keyring and add_keyring(vault, key)
            sync_folder(folder)
            vault.save(key)
            _finish_making(folder)
    return NewProfile(Database(folder / DATABASE, key), code, is_in_keyring)


def unlock(
    folder: Path,
    ask_passphrase: Callable[[], str],
    *,
    uses_keyring: bool = True,
    name: str | None = None,
    is_checked: bool = False,
) -> OpenProfile:
    """Open the profile: by the keyring when it has the secret, else by asking.

    The keyring is passed over while the profile is locked, and when somebody signs in by name.
    A replacement of the file that was decided is finished first; an older file is backed up before
    it is brought up to date.
    ask_passphrase: returns the passphrase or the recovery code.
    name: whose passphrase it is; None tries everybody's.
    is_checked: look whether every page of the file is whole.
    Raises UserError: "profile-missing", "passphrase-wrong", and what Vault and Database raise.
    """
    opened, way = _open_vault(folder, ask_passphrase, name, uses_keyring=uses_keyring)
    database = open_database(folder, opened.key, opened.person, is_checked=is_checked)
    lock_mark.clear(folder)
    return OpenProfile(database, way, opened.person)


def unlock_key(
    folder: Path, ask_passphrase: Callable[[], str], *, uses_keyring: bool = True
) -> tuple[bytes, Person]:
    """Return the data key and whose it is, as `unlock` finds it; the file isn't opened."""
    opened, _ = _open_vault(folder, ask_passphrase, None, uses_keyring=uses_keyring)
    return opened.key, opened.person


def open_database(
    folder: Path, key: bytes, person: Person = OWNER, *, is_checked: bool = False
) -> Database:
    """Open the profile's file with its key; an older one is backed up, then brought up to date."""

    def keep(database: Database) -> None:
        from core.domain.backup import BackupReason  # noqa: PLC0415 - once in a version's life
        from core.storage.rescue import backup  # noqa: PLC0415

        # Of tries that were cut off: each is as large as the file.
        backup.remove_drafts(folder, datetime.now(UTC))
        backup.make(database, folder / VAULT, BackupReason.MIGRATION)

    return Database(folder / DATABASE, key, person, before_migration=keep, is_checked=is_checked)


def answered(vault: Vault, answer: str, name: str | None = None) -> tuple[Opened, UnlockedBy]:
    """Return what a passphrase or a recovery code opens. Raises UserError("passphrase-wrong")."""
    try:
        return vault.open_with_passphrase(answer, name), "passphrase"
    except UserError as error:
        if error.key != "passphrase-wrong":
            raise
        try:
            return vault.open_with_recovery_code(answer), "recovery"
        except UserError as other:
            raise (error if other.key == "recovery-code-wrong" else other) from None


def settle_key(folder: Path, vault: Vault, opened: Opened) -> Opened:
    """End a change of the key that was cut short, on the side on which it was cut.

    Which key the file has is found by trying; where neither opens it, both are kept.
    """
    if opened.next_key is None:
        return opened
    for key, is_on_next in ((opened.next_key, True), (opened.key, False)):
        if _opens(folder / DATABASE, key):
            vault.settle(on_next=is_on_next)
            vault.save(key)
            return Opened(key, None, opened.person)
    return opened


def add_keyring(vault: Vault, key: bytes) -> bool:
    """Let the system's keyring open the vault; say whether it can be relied on."""
    secret = secrets.token_bytes(sealing.KEY_BYTES)
    if not keyring_store.store_secret(vault.vault_id, secret):
        return False
    vault.set_keyring_secret(key, secret)
    return True


def _open_vault(
    folder: Path, ask_passphrase: Callable[[], str], name: str | None, *, uses_keyring: bool
) -> tuple[Opened, UnlockedBy]:
    if not exists(folder):
        raise UserError("profile-missing", path=str(folder))
    if (folder / paths.REPLACEMENT).is_dir():
        from core.storage.rescue import replacement  # noqa: PLC0415 - few starts have anything to replace

        replacement.finish(folder)
    _finish_making(folder)
    vault = Vault.load(folder / VAULT)
    may_ask_keyring = uses_keyring and name is None and not lock_mark.is_locked(folder)
    opened = _from_keyring(vault) if may_ask_keyring else None
    way: UnlockedBy = "keyring"
    if opened is None:
        opened, way = answered(vault, ask_passphrase(), name)
    if way == "recovery":
        code_mark.clear(folder)
    return settle_key(folder, vault, opened), way


def _finish_making(folder: Path) -> None:
    """Give a new file its name, once its vault is there."""
    made, present = folder / _NEW_DATABASE, folder / DATABASE
    if (folder / VAULT).exists() and made.exists() and not present.exists():
        with sealed_file.explained(folder):
            made.rename(present)
            sync_folder(folder)


def _opens(path: Path, key: bytes) -> bool:
    """Say whether the key opens the file as it stands with its write-ahead log."""
    try:
        with sealed_file.explained(path):
            sealed_file.connect(path, key).close()
    except UserError as error:
        if error.key != "database-damaged":
            raise
        return False
    return True


def _from_keyring(vault: Vault) -> Opened | None:
    if not vault.has("keyring"):
        return None
    secret = keyring_store.find_secret(vault.vault_id)
    if secret is None:
        return None
    try:
        return vault.open_with_keyring_secret(secret)
    except UserError:
        return None
