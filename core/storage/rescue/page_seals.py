"""The seals of an encrypted file's pages, looked at without SQLite: part by part.

SQLCipher's own check reads the whole file in one go that nothing can stop. A page's seal is an
HMAC-SHA512 over what is encrypted, its vector and its number; its key is made from the file's key
and the salt in the first page.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from core.storage.sealed_file import PAGE_BYTES

_SALT_BYTES, _SEAL_BYTES = 16, 64
_SALT_MASK, _ROUNDS = 0x3A, 2
_SEALED = PAGE_BYTES - _SEAL_BYTES


class PageSeals:
    """Looks at the pages of one file, which may be written meanwhile. Any thread."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        with path.open("rb") as stream:
            salt = bytes(byte ^ _SALT_MASK for byte in stream.read(_SALT_BYTES))
        self._seal = hmac.new(
            hashlib.pbkdf2_hmac("sha512", key, salt, _ROUNDS, len(key)), digestmod="sha512"
        )

    def count(self) -> int:
        """Return how many pages the file has now."""
        return self._path.stat().st_size // PAGE_BYTES

    def broken(self, first: int, count: int) -> list[int]:
        """Return the numbers of those of `count` pages whose seal is wrong; the first page is 1.

        Pages that were never written hold zeros and are passed over.
        """
        with self._path.open("rb") as stream:
            stream.seek((first - 1) * PAGE_BYTES)
            content = stream.read(count * PAGE_BYTES)
        pages = (
            (first + at // PAGE_BYTES, content[at : at + PAGE_BYTES])
            for at in range(0, len(content), PAGE_BYTES)
        )
        return [number for number, page in pages if not self._is_whole(number, page)]

    def _is_whole(self, number: int, page: bytes) -> bool:
        seal = self._seal.copy()
        # The salt, in clear at the beginning of the first page, isn't sealed.
        seal.update(page[_SALT_BYTES if number == 1 else 0 : _SEALED])
        seal.update(number.to_bytes(4, "little"))
        return seal.digest() == page[_SEALED:] or not any(page)
