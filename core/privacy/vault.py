"""The key of the encrypted file, wrapped so that each person can get at it, and nobody else.

One random data key opens the file. `vault.json`, beside it, holds that key once for each way in:
each person's passphrase (Argon2id), a secret in the system's keyring, and a recovery code. Each way
has a pair of keys; the private half is sealed under what the person knows, and the data key is
sealed to the public half. So the data key can be replaced for everybody by one person alone.

The file holds nothing that opens anything by itself. Names and roles stand in it in clear; a proof
under the data key shows whether any of it was changed by another hand.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from core.domain.access import OWNER, Person, Role
from core.errors import UserError
from core.privacy import recovery_code, sealing
from core.privacy.sealing import PassphraseCost, WrongKey
from core.storage.sealed_file import explained

__all__ = ["Opened", "PassphraseCost", "Vault", "sync_folder"]

VERSION = 2
_KEY, _NEXT = "key", "next_key"
Way = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a way in gave.

    next_key: the key that is to take the place of `key`, while the file is being encrypted anew;
        either may be the file's then.
    """

    key: bytes = field(repr=False)
    next_key: bytes | None = field(repr=False)
    person: Person


class Vault:
    """One `vault.json`. Not thread-safe; used while a profile is opened or changed."""

    def __init__(self, path: Path, content: dict[str, Any]) -> None:
        self._path = path
        self._content = content

    @classmethod
    def create(cls, path: Path) -> tuple[Vault, bytes]:
        """Return a new vault without ways in, not yet written, and its new data key.

        Raises FileExistsError when there is a vault already: a key is never replaced by accident.
        """
        if path.exists():
            raise FileExistsError(path)
        content = {"version": VERSION, "vault_id": secrets.token_hex(16), "wraps": {}, "people": {}}
        return cls(path, content), secrets.token_bytes(sealing.KEY_BYTES)

    @classmethod
    def load(cls, path: Path) -> Vault:
        """Read a vault. Raises UserError "vault-missing", "vault-damaged" or "vault-newer"."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            version = content["version"]
            if version > VERSION:
                raise UserError("vault-newer", path=str(path))
            if version == 1:
                content = _of_first_version(content)
            _check_shape(content)
        except FileNotFoundError as error:
            raise UserError("vault-missing", path=str(path)) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserError("vault-damaged", path=str(path)) from error
        return cls(path, content)

    @property
    def vault_id(self) -> str:
        """The vault's random name; also the user name of its secret in the keyring."""
        return str(self._content["vault_id"])

    def has(self, way: Literal["keyring", "recovery"]) -> bool:
        """Say whether the key can be had this way."""
        return way in self._content["wraps"]

    def people(self) -> tuple[Person, ...]:
        """Return who has a passphrase, the first owner first."""
        return tuple(
            Person(name, Role(way["role"])) for name, way in self._content["people"].items()
        )

    def save(self, key: bytes) -> None:
        """Write the vault: a file beside it, flushed to disk, then renamed, so never half.

        key: the data key, for the proof.
        Raises UserError("disk-full"), ("disk-read-only"), ("disk-error").
        """
        self._content["version"] = VERSION
        self._content["proof"] = self._proof(key)
        draft = self._path.with_suffix(".tmp")
        with explained(self._path):
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                json.dump(self._content, stream, indent=1)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(self._path)
            sync_folder(self._path.parent)

    def set_passphrase(
        self, key: bytes, person: Person, passphrase: str, cost: PassphraseCost
    ) -> None:
        """Let this person in by this passphrase, in place of an earlier one; or change the role."""
        salt = secrets.token_bytes(16)
        self._content["people"][person.name] = {
            "role": person.role.value,
            "kdf": "argon2id",
            "passes": cost.passes,
            "memory_kib": cost.memory_kib,
            "lanes": cost.lanes,
            "salt": sealing.to_text(salt),
            **self._new_way(key, sealing.from_passphrase(passphrase, salt, cost)),
        }

    def set_role(self, person: Person) -> None:
        """Give a person with access another role."""
        self._content["people"][person.name]["role"] = person.role.value

    def remove_person(self, name: str) -> None:
        """Let nobody in by this name any more."""
        del self._content["people"][name]

    def open_with_passphrase(self, passphrase: str, name: str | None = None) -> Opened:
        """Return the data key and whose passphrase it is.

        name: who says so; None tries everybody.
        Raises UserError "passphrase-wrong", "vault-damaged" or "vault-altered".
        """
        for person in self.people():
            if name is None or person.name == name:
                way = self._content["people"][person.name]
                try:
                    return self._open(way, self._passphrase_key(way, passphrase), person)
                except WrongKey:
                    continue
        raise UserError("passphrase-wrong")

    def set_recovery_code(self, key: bytes) -> str:
        """Make a recovery code that opens the vault; return it, to be shown once."""
        secret = secrets.token_bytes(recovery_code.SECRET_BYTES)
        self._content["wraps"]["recovery"] = self._new_way(key, sealing.stretch(secret, "recovery"))
        return recovery_code.code_of(secret)

    def open_with_recovery_code(self, code: str) -> Opened:
        """Return the data key. Raises UserError "recovery-code-wrong" and as above."""
        secret = recovery_code.secret_of(code)
        if secret is None or not self.has("recovery"):
            raise UserError("recovery-code-wrong")
        way = self._content["wraps"]["recovery"]
        try:
            return self._open(way, sealing.stretch(secret, "recovery"), self._first_owner())
        except WrongKey as error:
            raise UserError("recovery-code-wrong") from error

    def set_keyring_secret(self, key: bytes, secret: bytes) -> None:
        """Let a secret that the keyring keeps open the vault."""
        self._content["wraps"]["keyring"] = self._new_way(key, sealing.stretch(secret, "keyring"))

    def remove_keyring(self) -> None:
        """Let the keyring open the vault no more."""
        self._content["wraps"].pop("keyring", None)

    def open_with_keyring_secret(self, secret: bytes) -> Opened | None:
        """Return the data key, None when this is another vault's secret. Raises as above."""
        if not self.has("keyring"):
            return None
        way = self._content["wraps"]["keyring"]
        try:
            return self._open(way, sealing.stretch(secret, "keyring"), self._first_owner())
        except WrongKey:
            return None

    def has_old_ways(self) -> bool:
        """Say whether a way in is of the first version, which can't be given another key."""
        return any("public" not in way for way in self._ways())

    def propose_key(self, key: bytes) -> None:
        """Seal another data key to every way in, beside the one in force."""
        for way in self._ways():
            way[_NEXT] = sealing.seal_to(way["public"], key, self.vault_id)

    def settle(self, *, on_next: bool) -> None:
        """End a change of the data key: the next one is in force now, or was given up."""
        for way in self._ways():
            proposed = way.pop(_NEXT, None)
            if on_next and proposed is not None:
                way[_KEY] = proposed

    def _ways(self) -> Iterator[Way]:
        yield from self._content["wraps"].values()
        yield from self._content["people"].values()

    def _new_way(self, key: bytes, wrapper: bytes) -> Way:
        pair = sealing.new_pair(wrapper, self.vault_id)
        return {**pair, _KEY: sealing.seal_to(pair["public"], key, self.vault_id)}

    def _passphrase_key(self, way: Way, passphrase: str) -> bytes:
        try:
            cost = PassphraseCost(int(way["passes"]), int(way["memory_kib"]), int(way["lanes"]))
            return sealing.from_passphrase(passphrase, sealing.from_text(way["salt"]), cost)
        except (KeyError, ValueError) as error:
            raise UserError("vault-damaged", path=str(self._path)) from error

    def _open(self, way: Way, wrapper: bytes, person: Person) -> Opened:
        try:
            if "public" not in way:
                key, next_key = sealing.unseal(wrapper, way, self.vault_id), None
            else:
                key = sealing.unseal_with(way, wrapper, _KEY, self.vault_id)
                next_key = None
                if _NEXT in way:
                    next_key = sealing.unseal_with(way, wrapper, _NEXT, self.vault_id)
        except (KeyError, ValueError) as error:
            raise UserError("vault-damaged", path=str(self._path)) from error
        if self._content["version"] > 1:
            proof = str(self._content.get("proof", ""))
            if not hmac.compare_digest(proof.encode(), self._proof(key).encode()):
                raise UserError("vault-altered", path=str(self._path))
        return Opened(key, next_key, person)

    def _first_owner(self) -> Person:
        return next((one for one in self.people() if one.role is Role.OWNER), OWNER)

    def _proof(self, key: bytes) -> str:
        content = {name: part for name, part in self._content.items() if name != "proof"}
        text = json.dumps(content, sort_keys=True, ensure_ascii=True)
        return hmac.digest(sealing.stretch(key, "vault"), text.encode(), "sha256").hex()


def sync_folder(folder: Path) -> None:
    """Put the folder's entries on disk, so that a rename survives a power cut (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _of_first_version(content: dict[str, Any]) -> dict[str, Any]:
    """Return a vault of the first version, which knew one passphrase and no pairs, as today's."""
    wraps = dict(content["wraps"])
    if any("public" in way for way in wraps.values()):
        raise ValueError("a way of a later version")
    passphrase = wraps.pop("passphrase")
    people = {OWNER.name: {**passphrase, "role": Role.OWNER.value}}
    return {"version": 1, "vault_id": content["vault_id"], "wraps": wraps, "people": people}


def _check_shape(content: dict[str, Any]) -> None:
    """Raise KeyError, TypeError or ValueError unless ways and people stand where they should."""
    for way in (*content["wraps"].values(), *content["people"].values()):
        dict(way)
    for person in content["people"].values():
        Role(person["role"])
    str(content["vault_id"])
