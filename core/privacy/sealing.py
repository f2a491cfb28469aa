"""How a key is sealed: under another key, or to the public half of a pair.

All of it is AES-256-GCM. What a seal is bound to (the vault, the way in) is its associated data, so
that a seal can't be moved to another place. Sealed things are small dicts of base64 text, ready for
JSON.
"""

from __future__ import annotations

import base64
import binascii
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.privacy.quick_ciphers import AESGCM, new_private, to_private, to_public

KEY_BYTES = 32
_NONCE_BYTES = 12
_FLOOR_KIB = 64 * 1024
_MOST_PASSES = 10
_LEAST_S, _MOST_S = 0.5, 1.0


class WrongKey(Exception):  # noqa: N818 - an answer, not a fault
    """This key does not open this seal."""


@dataclass(frozen=True, slots=True)
class PassphraseCost:
    """Argon2id's parameters: passes, memory in KiB, lanes."""

    passes: int = 3
    memory_kib: int = 256 * 1024
    lanes: int = 4


def calibrate(time_it: Callable[[PassphraseCost], float] | None = None) -> PassphraseCost:
    """Return the cost that takes this machine between half a second and one.

    Memory comes down from 256 MiB, never below 64 MiB, where a second isn't enough; passes go up
    from three where half a second isn't reached. time_it: returns the seconds a cost takes, more
    than any limit when the memory can't be had.
    """
    measure = time_it or _seconds
    cost = PassphraseCost()
    seconds = measure(cost)
    while seconds > _MOST_S and cost.memory_kib > _FLOOR_KIB:
        cost = replace(cost, memory_kib=cost.memory_kib // 2)
        seconds = measure(cost)
    if seconds >= _LEAST_S:
        return cost
    middle_s = (_LEAST_S + _MOST_S) / 2
    passes = max(cost.passes, round(middle_s / seconds * cost.passes))
    return replace(cost, passes=min(_MOST_PASSES, passes))


def _seconds(cost: PassphraseCost) -> float:
    from argon2.exceptions import HashingError  # noqa: PLC0415 - as below

    began = time.perf_counter()
    try:
        from_passphrase("calibration", bytes(16), cost)
    except (HashingError, MemoryError):  # so much memory isn't there
        return float("inf")
    return time.perf_counter() - began


def from_passphrase(passphrase: str, salt: bytes, cost: PassphraseCost) -> bytes:
    """Return the key that a passphrase stands for; slow on purpose."""
    # Most starts are opened by the keyring and need none of it.
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    return hash_secret_raw(
        passphrase.encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def stretch(secret: bytes, purpose: str) -> bytes:
    """Return the key that a random secret stands for: shaped, not slowed down."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=f"cardfile {purpose}".encode()).derive(secret)


def seal(wrapper: bytes, content: bytes, bound_to: str) -> dict[str, str]:
    """Return the content sealed under a key."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(wrapper).encrypt(nonce, content, bound_to.encode())
    return {"nonce": to_text(nonce), "sealed": to_text(sealed)}


def unseal(wrapper: bytes, sealed: Mapping[str, Any], bound_to: str) -> bytes:
    """Return what is sealed. Raises WrongKey, or KeyError or ValueError where it is damaged."""
    nonce, content = from_text(sealed["nonce"]), from_text(sealed["sealed"])
    try:
        return AESGCM(wrapper).decrypt(nonce, content, bound_to.encode())
    except InvalidTag as error:
        raise WrongKey from error


def new_pair(wrapper: bytes, bound_to: str) -> dict[str, Any]:
    """Return a fresh pair: its public half, and its private half sealed under a key."""
    private = new_private()
    public = to_text(private.public_key().public_bytes_raw())
    return {"public": public, "private": seal(wrapper, private.private_bytes_raw(), bound_to)}


def seal_to(public: str, content: bytes, bound_to: str) -> dict[str, str]:
    """Return the content sealed so that only the pair's private half opens it."""
    ephemeral = new_private()
    shared = ephemeral.exchange(to_public(from_text(public)))
    own = to_text(ephemeral.public_key().public_bytes_raw())
    return {"from": own, **seal(stretch(shared, f"pair {own} {public}"), content, bound_to)}


def unseal_with(pair: Mapping[str, Any], wrapper: bytes, seal_name: str, bound_to: str) -> bytes:
    """Return what was sealed to the pair. Raises as `unseal` does."""
    private = to_private(unseal(wrapper, pair["private"], bound_to))
    sealed, public = pair[seal_name], pair["public"]
    shared = private.exchange(to_public(from_text(sealed["from"])))
    return unseal(stretch(shared, f"pair {sealed['from']} {public}"), sealed, bound_to)


def to_text(value: bytes) -> str:
    """Return bytes as base64."""
    return base64.b64encode(value).decode()


def from_text(value: str) -> bytes:
    """Return the bytes behind base64. Raises ValueError."""
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, TypeError) as error:
        raise ValueError("not base64") from error
