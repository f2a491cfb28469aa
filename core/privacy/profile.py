"""A profile: the folder with the encrypted file, its vault, the settings and the log.

Nothing in here ever makes a new key or a new file because an old one would not open.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core.domain.backup import BackupReason
from core.errors import UserError
from core.privacy import keyring_store
from core.privacy.vault import PassphraseCost, Vault, sync_folder
from core.storage import backup, replacement
from core.storage.database import Database

DATABASE, VAULT = backup.DATABASE, backup.VAULT
SETTINGS = "settings.json"
LOG_FOLDER = "log"
UnlockedBy = Literal["keyring", "passphrase", "recovery"]


@dataclass(frozen=True, slots=True)
class NewProfile:
    """A profile just made, open. The recovery code is shown once and kept nowhere."""

    database: Database
    recovery_code: str
    is_in_keyring: bool


@dataclass(frozen=True, slots=True)
class OpenProfile:
    """A profile's file, open, and what opened it."""

    database: Database
    unlocked_by: UnlockedBy


def exists(folder: Path) -> bool:
    """Say whether there is a profile, whole or in part."""
    return (folder / VAULT).exists() or (folder / DATABASE).exists()


def create(
    folder: Path,
    passphrase: str,
    *,
    uses_keyring: bool = True,
    cost: PassphraseCost | None = None,
) -> NewProfile:
    """Make a profile: data key, passphrase wrap, recovery code, keyring wrap where one can be had.

    Raises UserError("profile-exists") or ("passphrase-empty").
    """
    if exists(folder):
        raise UserError("profile-exists", path=str(folder))
    if not passphrase:
        raise UserError("passphrase-empty")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    vault, key = Vault.create(folder / VAULT)
    vault.wrap_with_passphrase(key, passphrase, cost or PassphraseCost())
    code = vault.wrap_with_recovery_code(key)
    is_in_keyring = uses_keyring and _add_keyring_wrap(vault, key)
    # The vault first: a key on disk without a file is harmless, a file without its key is lost.
    vault.save()
    database = Database.create(folder / DATABASE, key)
    sync_folder(folder)
    return NewProfile(database, code, is_in_keyring)


def unlock(
    folder: Path,
    ask_passphrase: Callable[[], str],
    *,
    uses_keyring: bool = True,
    is_checked: bool = False,
) -> OpenProfile:
    """Open the profile: by the keyring when it has the secret, else by asking.

    A replacement of the file that was decided is finished first; an older file is backed up before
    it is brought up to date.
    ask_passphrase: returns the passphrase or the recovery code.
    is_checked: look whether every page of the file is whole.
    Raises UserError: "profile-missing", "passphrase-wrong", and what Vault and Database raise.
    """
    key, way = unlock_key(folder, ask_passphrase, uses_keyring=uses_keyring)
    return OpenProfile(open_database(folder, key, is_checked=is_checked), way)


def unlock_key(
    folder: Path, ask_passphrase: Callable[[], str], *, uses_keyring: bool = True
) -> tuple[bytes, UnlockedBy]:
    """Return the data key and what gave it, as `unlock` finds it; the file isn't opened."""
    if not exists(folder):
        raise UserError("profile-missing", path=str(folder))
    replacement.finish(folder)
    vault = Vault.load(folder / VAULT)
    key = _key_from_keyring(vault) if uses_keyring else None
    return (key, "keyring") if key is not None else _key_from_answer(vault, ask_passphrase())


def open_database(folder: Path, key: bytes, *, is_checked: bool = False) -> Database:
    """Open the profile's file with its key; an older one is backed up, then brought up to date."""

    def keep(database: Database) -> None:
        backup.make(database, folder / VAULT, BackupReason.MIGRATION)

    return Database(folder / DATABASE, key, before_migration=keep, is_checked=is_checked)


def _key_from_answer(vault: Vault, answer: str) -> tuple[bytes, UnlockedBy]:
    try:
        return vault.unwrap_with_passphrase(answer), "passphrase"
    except UserError as error:
        if error.key != "passphrase-wrong" or not vault.has("recovery"):
            raise
        try:
            return vault.unwrap_with_recovery_code(answer), "recovery"
        except UserError:
            raise error from None


def _add_keyring_wrap(vault: Vault, key: bytes) -> bool:
    secret = secrets.token_bytes(32)
    if not keyring_store.store_secret(vault.vault_id, secret):
        return False
    vault.wrap_with_secret(key, secret)
    return True


def _key_from_keyring(vault: Vault) -> bytes | None:
    if not vault.has("keyring"):
        return None
    secret = keyring_store.find_secret(vault.vault_id)
    if secret is None:
        return None
    try:
        return vault.unwrap_with_secret(secret)
    except UserError:
        return None
