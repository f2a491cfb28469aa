"""The seal of each page of an encrypted file, and putting a new one on a broken page.

SQLCipher refuses a page whose seal (HMAC-SHA512) is wrong, with all rows on it and all below it,
although one flipped bit spoils only 16 bytes of what is written there. Sealed anew, the page is
read again, and SQLite finds out by itself which rows are spoilt. Nothing is decrypted here.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from core.storage.sealed_file import PAGE_BYTES

_SALT_BYTES, _VECTOR_BYTES, _SEAL_BYTES = 16, 16, 64
_SALT_MASK, _ROUNDS = 0x3A, 2  # as SQLCipher 4 derives the sealing key


def mend(path: Path, key: bytes) -> int:
    """Seal every page anew whose seal is wrong; return how many there were.

    path: a copy of a damaged file that nobody has open.
    """
    mended = 0
    with path.open("r+b") as stream:
        salt = stream.read(_SALT_BYTES)
        sealing_key = _sealing_key(key, salt)
        pages = path.stat().st_size // PAGE_BYTES
        for number in range(1, pages + 1):
            stream.seek((number - 1) * PAGE_BYTES)
            page = stream.read(PAGE_BYTES)
            seal = _seal(sealing_key, page, number)
            if page[-_SEAL_BYTES:] != seal and any(page):
                stream.seek(number * PAGE_BYTES - _SEAL_BYTES)
                stream.write(seal)
                mended += 1
    return mended


def _sealing_key(key: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ _SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, masked, _ROUNDS, len(key))


def _seal(sealing_key: bytes, page: bytes, number: int) -> bytes:
    # The first page starts with the salt, which is not sealed.
    sealed = page[_SALT_BYTES if number == 1 else 0 : -_SEAL_BYTES]
    return hmac.digest(sealing_key, sealed + number.to_bytes(4, "little"), "sha512")
