"""One file that nobody should be harmed by, and how it is put on the disk."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SEED = 20264


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file for the import.

    name: of the file; the words before its ending say what is wrong with it.
    make: gives its bytes when they are wanted.
    is_heavy: megabytes, or seconds of reading; left out of the short form.
    reason: the rejection it must end in; "" where a record is as good.
    """

    name: str
    make: Callable[[], bytes]
    is_heavy: bool = False
    reason: str = ""

    def write(self, folder: Path) -> Path:
        """Put the file into the folder and return its path."""
        path = folder / self.name
        path.write_bytes(self.make())
        return path


def damaged(raw: bytes, seed: int) -> bytes:
    """Return the bytes with some of them cut, doubled, swapped or replaced; the same for a seed."""
    dice = random.Random(SEED + seed)  # noqa: S311 - a test that can be repeated
    content = bytearray(raw)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(content))
        length = dice.choice((1, 2, 7, 60))
        change = dice.randrange(4)
        if change == 0:
            del content[at : at + length]
        elif change == 1:
            content[at:at] = content[at : at + length] * dice.choice((1, 3, 50))
        elif change == 2:
            content[at : at + length] = dice.randbytes(length)
        else:
            content[at:at] = dice.choice((b"\0", b"\r", b'"', b"\xff\xfe", b"--", b"=?", b"\n\n"))
        content = content or bytearray(b"x")
    return bytes(content)
