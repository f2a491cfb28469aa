"""Who can open the file and how: people, passphrases, recovery code, keyring, the key itself.

Each change asks for a passphrase (or the recovery code) again: the data key lies in no variable of
ours, so somebody has to open the vault for it.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from core.domain import access
from core.domain.access import Person, Role
from core.domain.change import Action
from core.errors import UserError
from core.privacy import code_file, code_mark, keyring_store, lock_mark, profile, sealing
from core.privacy.sealing import PassphraseCost
from core.privacy.vault import Opened, Vault
from core.storage.database import Database
from core.storage.sealed_file import explained


class AccessService:
    """Changes the vault of an open profile. Data lane only.

    answer: in every method the passphrase of who is signed in, or the recovery code.
    All raise UserError("passphrase-wrong") when it doesn't open the vault, and "not-allowed". The
    audit tells of each change.
    """

    def __init__(
        self,
        folder: Path,
        database: Database,
        cost: PassphraseCost | None = None,
        before_rekey: Callable[[], object] | None = None,
    ) -> None:
        """Work on the profile in the folder.

        cost: None finds what suits this machine. before_rekey: makes a backup, or raises.
        """
        self._before_rekey = before_rekey
        self._path = folder / profile.VAULT
        self._database = database
        self._cost = cost

    @property
    def person(self) -> Person:
        """Who is signed in."""
        return self._database.person

    def lock(self) -> None:
        """Have the file opened by a passphrase the next time, whatever the keyring knows.

        Raises UserError("disk-full"), ("disk-read-only"), ("disk-error").
        """
        with explained(self._path.parent):
            lock_mark.put(self._path.parent)

    def unlock(self, answer: str) -> None:
        """Take `lock` back for who gives their passphrase, or the recovery code."""
        self._opened(answer)
        lock_mark.clear(self._path.parent)

    def list_people(self) -> tuple[Person, ...]:
        """Return everybody with a passphrase of their own."""
        return Vault.load(self._path).people()

    def has_keyring(self) -> bool:
        """Say whether the system's keyring opens the file without a question."""
        return Vault.load(self._path).has("keyring")

    def add_person(self, answer: str, person: Person, passphrase: str) -> None:
        """Give somebody access. The keyring opens no file of several people, so it is let go.

        Raises UserError("person-name-empty"), ("person-exists"), ("passphrase-empty").
        """
        vault, opened = self._opened_by_owner(answer)
        name = person.name.strip()
        if not name:
            raise UserError("person-name-empty")
        if any(one.name.casefold() == name.casefold() for one in vault.people()):
            raise UserError("person-exists", person=name)
        if not passphrase:
            raise UserError("passphrase-empty")
        cost = self._cost or sealing.calibrate()
        vault.set_passphrase(opened.key, Person(name, person.role), passphrase, cost)
        vault.remove_keyring()
        vault.save(opened.key)
        keyring_store.erase_secret(vault.vault_id)
        self._database.note_deed(Action.ADD_PERSON, f"{name} ({person.role})")

    def set_role(self, answer: str, person: Person) -> None:
        """Give somebody another role. Raises UserError("person-missing"), ("last-owner")."""
        vault, opened = self._opened_by_owner(answer)
        _require_owner_left(vault, person.name, is_owner_still=person.role is Role.OWNER)
        vault.set_role(person)
        vault.save(opened.key)
        self._database.note_deed(Action.CHANGE_ROLE, f"{person.name} ({person.role})")

    def remove_person(self, answer: str, name: str) -> None:
        """Take somebody's access away; a new data key makes an old copy of the vault useless too.

        Raises UserError("person-missing"), ("last-owner").
        """
        vault, opened = self._opened_by_owner(answer)
        _require_owner_left(vault, name, is_owner_still=False)
        vault.remove_person(name)
        vault.save(opened.key)
        self._database.note_deed(Action.REMOVE_PERSON, name)

    def change_passphrase(self, answer: str, passphrase: str) -> None:
        """Give who is signed in another passphrase: the key is wrapped anew, the file untouched.

        Raises UserError("passphrase-empty").
        """
        if not passphrase:
            raise UserError("passphrase-empty")
        vault, opened = self._opened(answer)
        cost = self._cost or sealing.calibrate()
        vault.set_passphrase(opened.key, self.person, passphrase, cost)
        vault.save(opened.key)
        self._database.note_deed(Action.CHANGE_PASSPHRASE, self.person.name)

    def new_recovery_code(self, answer: str, target: Path | None = None) -> str:
        """Return a new recovery code, to be shown once; the one before opens nothing any more.

        target: a new file for the code, which is on disk before the old code ends.
        Raises UserError("file-exists"), ("code-not-written"): then the old one opens as before.
        """
        vault, opened = self._opened_by_owner(answer)
        code = vault.set_recovery_code(opened.key)
        # The vault last of all: a code that nobody has must not take the old one's place.
        with code_file.written(code, target, self._path):
            self._database.note_deed(Action.NEW_RECOVERY_CODE)
            with explained(self._path.parent):
                code_mark.put(self._path.parent)
            vault.save(opened.key)
        return code

    def is_code_checked(self) -> bool:
        """Say whether the recovery code in force was ever typed back."""
        return not code_mark.is_unchecked(self._path.parent)

    def check_recovery_code(self, code: str) -> None:
        """Note that somebody has the recovery code. Raises UserError("recovery-code-wrong")."""
        Vault.load(self._path).open_with_recovery_code(code)
        code_mark.clear(self._path.parent)

    def use_keyring(self, answer: str) -> None:
        """Let the system's keyring open the file.

        Raises UserError("keyring-unusable"), ("keyring-several-people").
        """
        vault, opened = self._opened_by_owner(answer)
        if len(vault.people()) > 1:
            raise UserError("keyring-several-people")
        if not profile.add_keyring(vault, opened.key):
            raise UserError("keyring-unusable")
        vault.save(opened.key)
        self._database.note_deed(Action.USE_KEYRING)

    def leave_keyring(self, answer: str) -> None:
        """Let the system's keyring open the file no more."""
        vault, opened = self._opened_by_owner(answer)
        vault.remove_keyring()
        vault.save(opened.key)
        keyring_store.erase_secret(vault.vault_id)
        self._database.note_deed(Action.LEAVE_KEYRING)

    def rekey(self, answer: str) -> None:
        """Encrypt the file with a new data key. Everybody's way in stays as it is.

        At each moment every way in gives the key that the file has: the vault holds both from
        before until after, and whoever opens the file next ends what was cut short.

        Raises UserError("rekey-old-code"), ("rekey-unfinished"), and as `Database.rekey` does.
        """
        vault, opened = self._opened_by_owner(answer)
        if opened.next_key is not None:
            raise UserError("rekey-unfinished")
        if vault.has_old_ways():
            self._renew_old_ways(vault, opened, answer)
        if self._before_rekey is not None:
            self._before_rekey()
        key = secrets.token_bytes(sealing.KEY_BYTES)
        vault.propose_key(key)
        vault.save(opened.key)
        try:
            self._database.rekey(key)
        except UserError:
            # Which key the file has is found by trying both: neither is given up unseen.
            both = replace(opened, next_key=key)
            profile.settle_key(self._path.parent, vault, both)
            raise
        vault.settle(on_next=True)
        vault.save(key)
        self._database.note_deed(Action.RENEW_KEY)

    def _renew_old_ways(self, vault: Vault, opened: Opened, answer: str) -> None:
        """Bring the ways in of the first version up to date, all but a code that nobody typed."""
        if vault.has("keyring") and not profile.add_keyring(vault, opened.key):
            vault.remove_keyring()
        vault.set_passphrase(opened.key, self.person, answer, self._cost or sealing.calibrate())
        if vault.has_old_ways():
            raise UserError("rekey-old-code")

    def _opened(self, answer: str) -> tuple[Vault, Opened]:
        vault = Vault.load(self._path)
        opened, _ = profile.answered(vault, answer, self.person.name)
        return vault, opened

    def _opened_by_owner(self, answer: str) -> tuple[Vault, Opened]:
        access.require_owner(self.person)
        return self._opened(answer)


def _require_owner_left(vault: Vault, name: str, *, is_owner_still: bool) -> None:
    """Raise unless the person is there and somebody stays owner."""
    people = {person.name: person.role for person in vault.people()}
    if name not in people:
        raise UserError("person-missing", person=name)
    others = [one for one, role in people.items() if role is Role.OWNER and one != name]
    if not others and not is_owner_still:
        raise UserError("last-owner", person=name)
