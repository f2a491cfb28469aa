"""The key of the encrypted file, wrapped so that a person can always get at it.

One random data key opens the file. `vault.json`, beside it, holds that key wrapped up to three
times: by the passphrase (Argon2id), by a secret in the system's keyring, and by a recovery code.
It holds nothing that opens the file by itself. The vault's id is bound into every wrap (AES-GCM's
associated data), so a wrap of another vault is refused.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.errors import UserError

KEY_BYTES = 32
VERSION = 1
_NONCE_BYTES = 12
_RECOVERY_BYTES = 20
# Crockford's base 32: no I, L, O, U, so that a printed code can't be misread.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("ILO", "110")


@dataclass(frozen=True, slots=True)
class PassphraseCost:
    """Argon2id's parameters: passes, memory in KiB, lanes."""

    passes: int = 3
    memory_kib: int = 256 * 1024
    lanes: int = 4


class Vault:
    """One `vault.json`. Not thread-safe; used while a profile is opened or changed."""

    def __init__(self, path: Path, content: dict[str, Any]) -> None:
        self._path = path
        self._content = content

    @classmethod
    def create(cls, path: Path) -> tuple[Vault, bytes]:
        """Return a new vault without wraps, not yet written, and its new data key.

        Raises FileExistsError when there is a vault already: a key is never replaced by accident.
        """
        if path.exists():
            raise FileExistsError(path)
        content = {"version": VERSION, "vault_id": secrets.token_hex(16), "wraps": {}}
        return cls(path, content), secrets.token_bytes(KEY_BYTES)

    @classmethod
    def load(cls, path: Path) -> Vault:
        """Read a vault. Raises UserError "vault-missing", "vault-damaged" or "vault-newer"."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise UserError("vault-missing", path=str(path)) from error
        except (OSError, ValueError) as error:
            raise UserError("vault-damaged", path=str(path)) from error
        if not isinstance(content, dict) or not isinstance(content.get("wraps"), dict):
            raise UserError("vault-damaged", path=str(path))
        if content.get("version", 0) > VERSION:
            raise UserError("vault-newer", path=str(path))
        return cls(path, content)

    @property
    def vault_id(self) -> str:
        """The vault's random name; also the user name of its secret in the keyring."""
        return str(self._content["vault_id"])

    def has(self, way: str) -> bool:
        """Say whether the key is wrapped this way: "passphrase", "keyring" or "recovery"."""
        return way in self._content["wraps"]

    def save(self) -> None:
        """Write the vault: a file beside it, flushed to disk, then renamed, so never half."""
        draft = self._path.with_suffix(".tmp")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            json.dump(self._content, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(self._path)
        sync_folder(self._path.parent)

    def wrap_with_passphrase(self, key: bytes, passphrase: str, cost: PassphraseCost) -> None:
        """Let the passphrase open the vault, in place of an earlier one."""
        salt = secrets.token_bytes(16)
        wrapper = _from_passphrase(passphrase, salt, cost)
        self._content["wraps"]["passphrase"] = {
            "kdf": "argon2id",
            "passes": cost.passes,
            "memory_kib": cost.memory_kib,
            "lanes": cost.lanes,
            "salt": _to_text(salt),
            **self._seal(wrapper, key),
        }

    def unwrap_with_passphrase(self, passphrase: str) -> bytes:
        """Return the data key. Raises UserError "passphrase-wrong" or "vault-damaged"."""
        wrap = self._wrap("passphrase")
        try:
            cost = PassphraseCost(int(wrap["passes"]), int(wrap["memory_kib"]), int(wrap["lanes"]))
            wrapper = _from_passphrase(passphrase, _from_text(wrap["salt"]), cost)
        except (KeyError, ValueError) as error:
            raise UserError("vault-damaged", path=str(self._path)) from error
        return self._open(wrap, wrapper, "passphrase-wrong")

    def wrap_with_recovery_code(self, key: bytes) -> str:
        """Make a recovery code that opens the vault; return it, to be shown once."""
        secret = secrets.token_bytes(_RECOVERY_BYTES)
        self._content["wraps"]["recovery"] = self._seal(_stretch(secret, "recovery"), key)
        return _code_of(secret)

    def unwrap_with_recovery_code(self, code: str) -> bytes:
        """Return the data key. Raises UserError "recovery-code-wrong" or "vault-damaged"."""
        secret = _secret_of(code)
        if secret is None:
            raise UserError("recovery-code-wrong")
        return self._open(
            self._wrap("recovery"), _stretch(secret, "recovery"), "recovery-code-wrong"
        )

    def wrap_with_secret(self, key: bytes, secret: bytes) -> None:
        """Let a secret that the keyring keeps open the vault."""
        self._content["wraps"]["keyring"] = self._seal(_stretch(secret, "keyring"), key)

    def unwrap_with_secret(self, secret: bytes) -> bytes:
        """Return the data key. Raises UserError "keyring-secret-wrong" or "vault-damaged"."""
        return self._open(
            self._wrap("keyring"), _stretch(secret, "keyring"), "keyring-secret-wrong"
        )

    def _wrap(self, way: str) -> dict[str, Any]:
        wrap = self._content["wraps"].get(way)
        if not isinstance(wrap, dict):
            raise UserError("vault-no-such-way", way=way)
        return wrap

    def _seal(self, wrapper: bytes, key: bytes) -> dict[str, str]:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = AESGCM(wrapper).encrypt(nonce, key, self.vault_id.encode())
        return {"nonce": _to_text(nonce), "sealed": _to_text(sealed)}

    def _open(self, wrap: dict[str, Any], wrapper: bytes, wrong: str) -> bytes:
        try:
            nonce, sealed = _from_text(wrap["nonce"]), _from_text(wrap["sealed"])
        except (KeyError, ValueError) as error:
            raise UserError("vault-damaged", path=str(self._path)) from error
        try:
            return AESGCM(wrapper).decrypt(nonce, sealed, self.vault_id.encode())
        except InvalidTag as error:
            raise UserError(wrong) from error


def sync_folder(folder: Path) -> None:
    """Put the folder's entries on disk, so that a rename survives a power cut (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _from_passphrase(passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
    return hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _stretch(secret: bytes, purpose: str) -> bytes:
    # The secret is random and long; it needs shaping to a key, not slowing down.
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"cardfile {purpose}".encode()).derive(secret)


def _code_of(secret: bytes) -> str:
    number = int.from_bytes(secret)
    letters = "".join(_ALPHABET[number >> shift & 31] for shift in range(155, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _secret_of(code: str) -> bytes | None:
    letters = "".join(code.upper().translate(_MISREAD).split()).replace("-", "")
    if len(letters) != _RECOVERY_BYTES * 8 // 5 or any(c not in _ALPHABET for c in letters):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | _ALPHABET.index(letter)
    return number.to_bytes(_RECOVERY_BYTES)


def _to_text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _from_text(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, TypeError) as error:
        raise ValueError("not base64") from error
