"""Restoring a backup and salvaging a damaged file, beside copying the file and nothing else."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.backup_service import BackupService
from core.services.rescue_service import RescueService
from tests.durability.full_file import fill_file

_WORD = "correct horse"
_LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)
_TEXT = "The oven is cold. 面包。" * 400  # about 10 kB


def measure(megabytes: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Make a file of each size; back it up, restore it, break it in the middle and salvage it."""
    for size in megabytes:
        with tempfile.TemporaryDirectory() as name:
            yield from _measure_one(Path(name) / "profile", size)


def _measure_one(folder: Path, megabytes: int) -> Iterator[dict[str, Any]]:
    path, size = _make(folder, megabytes)
    rescue = RescueService(folder, lambda: _WORD, uses_keyring=False)
    copying = _timed(lambda: _copy(path))
    yield _line("back up", size, copying, _timed(lambda: _back_up(folder)))
    chosen = rescue.find_backup("")
    yield _line("preview", size, copying, _timed(lambda: rescue.preview(chosen)))
    yield _line("restore", size, copying, _timed(lambda: rescue.restore(chosen)))
    _break(path)
    yield _line("salvage", size, copying, _timed(rescue.salvage))


def _make(folder: Path, megabytes: int) -> tuple[Path, int]:
    made = profile.create(folder, _WORD, uses_keyring=False, cost=_LIGHT)
    key = made.database.key
    made.database.close()
    path = folder / profile.DATABASE
    fill_file(path, key, megabytes * 1_000_000 * 5 // 3 // len(_TEXT.encode()), _TEXT)
    return path, path.stat().st_size


def _back_up(folder: Path) -> None:
    opened = profile.unlock(folder, lambda: _WORD, uses_keyring=False)
    BackupService(opened.database).make()
    opened.database.close()


def _break(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.seek(path.stat().st_size // 2)
        byte = stream.read(1)
        stream.seek(-1, os.SEEK_CUR)
        stream.write(bytes([byte[0] ^ 4]))


def _copy(path: Path) -> None:
    target = path.with_name("copy")
    shutil.copyfile(path, target)
    with target.open("r+b") as stream:
        os.fsync(stream.fileno())
    target.unlink()


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return seconds on the wall, and of the processor."""
    wall, own = time.monotonic(), time.process_time()
    work()
    return time.monotonic() - wall, time.process_time() - own


def _line(
    what: str, size: int, copying: tuple[float, float], ours: tuple[float, float]
) -> dict[str, Any]:
    return {
        "what": what,
        "peer": "shutil.copyfile and fsync",
        "megabytes": round(size / 1e6),
        "ours_s": round(ours[0], 2),
        "ours_processor_s": round(ours[1], 2),
        "peer_s": round(copying[0], 2),
        "ratio": round(ours[0] / copying[0], 1),
    }
