"""The recovery code: a random secret in letters that can be printed, read out and typed."""

from __future__ import annotations

SECRET_BYTES = 20
# Crockford's base 32: no I, L, O, U, so that a printed code can't be misread.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("ILO", "110")


def code_of(secret: bytes) -> str:
    """Return the code of a secret: eight groups of four."""
    number = int.from_bytes(secret)
    letters = "".join(_ALPHABET[number >> shift & 31] for shift in range(155, -1, -5))
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def letters_of(typed: str) -> str:
    """Return what was typed without case, dashes, spaces and common misreadings."""
    return "".join(typed.upper().translate(_MISREAD).split()).replace("-", "")


def secret_of(typed: str) -> bytes | None:
    """Return the secret behind a code, however it was typed; None when it can't be one."""
    letters = letters_of(typed)
    if len(letters) != SECRET_BYTES * 8 // 5 or any(c not in _ALPHABET for c in letters):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | _ALPHABET.index(letter)
    return number.to_bytes(SECRET_BYTES)


def is_same_code(typed: str, code: str) -> bool:
    """Say whether this is the code, however it was typed."""
    return letters_of(typed) == letters_of(code)
