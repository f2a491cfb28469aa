"""An encrypted file's pages in clear, read without the program: free pages and remains included."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16


def decrypted(path: Path, key: bytes) -> bytes:
    """Return every page of the file and of its write-ahead log, decrypted."""
    content = path.read_bytes()
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    pages[0] = bytes(SALT) + pages[0][SALT:]
    clear = [_decrypt(page[SALT if n == 0 else 0 :], key) for n, page in enumerate(pages)]
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raw = log.read_bytes()
        for at in range(32, len(raw) - 24, PAGE + 24):
            is_first = int.from_bytes(raw[at : at + 4], "big") == 1
            page = raw[at + 24 : at + 24 + PAGE]
            clear.append(_decrypt(page[SALT if is_first else 0 :], key))
    return b"".join(clear)


def _decrypt(page: bytes, key: bytes) -> bytes:
    body, iv = page[:-RESERVED], page[-RESERVED : -RESERVED + IV]
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return cipher.update(body) + cipher.finalize()


def forms(word: str) -> Iterator[bytes]:
    """Yield the ways a word may stand in a file."""
    for written in (word, word.casefold()):
        yield written.encode()
        yield written.encode("utf-16-le")
        yield json.dumps(written).encode()[1:-1]
        yield base64.b64encode(written.encode())[: len(written.encode()) // 3 * 4]


def found(words: list[str], content: bytes) -> list[str]:
    """Return those of the words that stand in the content in any form."""
    return [word for word in words if any(form in content for form in forms(word))]
