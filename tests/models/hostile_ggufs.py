"""Model files nobody should load: seeded, made from a tiny model and the real small model's header.

`python -m tests.models.hostile_ggufs [COUNT]` brings them all to the program and reports.
"""

from __future__ import annotations

import os
import random
import shutil
import struct
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.errors import UserError
from models.host import LlamaHost
from tests.models.gguf_files import (
    U32,
    Gguf,
    text,
    tiny_model,
)
from tests.models.hostile_changes import Change, planned_changes
from tests.small_model import small_model_path

SEED = 20261
TAKEN_IN = "taken in"
Write = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: its name says what is wrong with it."""

    name: str
    write: Write


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    ended: str
    seconds: float
    files_left: int


def hostile_files(count: int, seed: int = SEED) -> Iterator[Hostile]:
    """Yield so many files: every planned lie first, then damage by chance of five kinds."""
    planned = list(_planned())
    yield from planned[:count]
    chance = random.Random(seed)  # noqa: S311 - repeatable
    kinds = (_cut, _flipped_head, _flipped, _overwritten, _shifted, _real_flipped, _real_cut)
    for number in range(max(0, count - len(planned))):
        yield kinds[number % len(kinds)](random.Random(chance.random()), number)  # noqa: S311 - as above


def try_out(hostile: Hostile, folder: Path) -> Outcome:
    """Bring the file to the program as its owner would; nothing but a UserError may come out."""
    path, models = folder / "hostile.gguf", folder / "models"
    hostile.write(path)
    host = LlamaHost(models)
    started = time.monotonic()
    try:
        host.install(path, accepts_unknown=True)
        ended = TAKEN_IN
    except UserError as error:
        ended = error.key
    seconds = time.monotonic() - started
    host.close()
    left = len(list(models.iterdir())) if models.exists() else 0
    shutil.rmtree(models, ignore_errors=True)
    path.unlink()
    return Outcome(hostile.name, ended, seconds, left)


def _planned() -> Iterator[Hostile]:
    for name, change in planned_changes().items():
        yield Hostile(name, lambda path, change=change: _write_changed(path, change))  # type: ignore[misc] # bound early
    twice = text("x") + struct.pack("<II", U32, 1)
    for name, data in {
        "nothing": b"",
        "only the magic": b"GGUF",
        "magic and version": struct.pack("<4sI", b"GGUF", 3),
        "a key twice": Gguf(raw_values=twice * 2, tensor_count=1, value_count=2).write(),
        "text": b"GGUF is a file format\n" * 500,
    }.items():
        yield Hostile(name, lambda path, data=data: _put(path, data))  # type: ignore[misc] # bound early


def _write_changed(path: Path, change: Change) -> None:
    model = tiny_model()
    change(model)
    _put(path, model.write())


def _put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _head_bytes(data: bytes) -> int:
    """Where the weights begin: the word table's first number follows the padding."""
    return len(data) - sum(
        len(one.data) + -len(one.data) % 32 for one in tiny_model().tensors.values()
    )


def _cut(chance: random.Random, number: int) -> Hostile:
    data = tiny_model().write()
    length = chance.randrange(len(data))
    return Hostile(f"{number}: cut at {length}", lambda path: _put(path, data[:length]))


def _flipped_head(chance: random.Random, number: int) -> Hostile:
    data = tiny_model().write()
    return _with_flips(data, _head_bytes(data), chance, number, "head")


def _flipped(chance: random.Random, number: int) -> Hostile:
    data = tiny_model().write()
    return _with_flips(data, len(data), chance, number, "file")


def _with_flips(data: bytes, most: int, chance: random.Random, number: int, where: str) -> Hostile:
    changed = bytearray(data)
    bits = chance.choice((1, 1, 2, 4, 16, 64))
    for _ in range(bits):
        changed[chance.randrange(most)] ^= 1 << chance.randrange(8)
    return Hostile(f"{number}: {bits} bits of the {where}", lambda path: _put(path, bytes(changed)))


def _overwritten(chance: random.Random, number: int) -> Hostile:
    data = bytearray(tiny_model().write())
    start, size = chance.randrange(_head_bytes(bytes(data))), chance.randrange(1, 200)
    filler = chance.choice((bytes(size), b"\xff" * size, chance.randbytes(size)))
    data[start : start + size] = filler
    return Hostile(f"{number}: {size} bytes at {start}", lambda path: _put(path, bytes(data)))


def _shifted(chance: random.Random, number: int) -> Hostile:
    data = tiny_model().write()
    at, size = chance.randrange(_head_bytes(data)), chance.randrange(1, 64)
    changed = data[:at] + (chance.randbytes(size) if chance.random() < 0.5 else b"") + data[at:]
    if len(changed) == len(data):
        changed = data[:at] + data[at + size :]
    return Hostile(f"{number}: shifted at {at}", lambda path: _put(path, changed))


def _real_flipped(chance: random.Random, number: int) -> Hostile:
    """The real model's header with wrong bits, before weights of nothing."""
    changed = bytearray(_real_head())
    bits = chance.choice((1, 2, 8, 64, 512))
    # Most of the header is words; the numbers stand before them and the tensors behind.
    for _ in range(bits):
        edge = chance.choice((2000, len(changed)))
        changed[chance.randrange(edge)] ^= 1 << chance.randrange(8)
    return Hostile(
        f"{number}: {bits} bits of a real head", lambda path: _put_hollow(path, bytes(changed))
    )


def _real_cut(chance: random.Random, number: int) -> Hostile:
    size = chance.randrange(_real_path().stat().st_size)
    return Hostile(
        f"{number}: a real file of {size}", lambda path: _put_hollow(path, _real_head(), size)
    )


def _real_path() -> Path:
    return small_model_path()


def _real_head() -> bytes:
    with _real_path().open("rb") as stream:
        return stream.read(1_800_000)


def _put_hollow(path: Path, head: bytes, size: int | None = None) -> None:
    """Write the head and let the rest of the file be a hole."""
    path.write_bytes(head)
    os.truncate(path, _real_path().stat().st_size if size is None else size)


def main(count: int) -> int:
    """Report what became of so many files; 1 when one of them did harm."""
    ends: Counter[str] = Counter()
    longest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for hostile in hostile_files(count):
            outcome = try_out(hostile, Path(folder))
            ends[outcome.ended] += 1
            longest = max(longest, outcome.seconds)
            sys.stdout.write(f"{outcome.seconds:6.2f} s  {outcome.ended:20} {outcome.name}\n")
    sys.stdout.write(f"{ends.total()} files, longest {longest:.1f} s: {dict(ends)}\n")
    return int(longest > 10.0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
