"""The disk whose power is cut looks to the program like the real one."""

from __future__ import annotations

import os
import random
from pathlib import Path

from tests.durability.disk import WRITE, Call, Disk


def test_a_file_keeps_its_time_until_a_call_writes_to_it(tmp_path: Path) -> None:
    root, cut = tmp_path / "work", tmp_path / "cut"
    root.mkdir()
    for name in ("still.vcf", "written.db"):
        (root / name).write_bytes(b"before")
        os.utime(root / name, ns=(10**18, 10**18))
    disk = Disk(root)
    disk.take(Call(WRITE, str(root / "written.db"), "", 0, b"after!"))

    disk.materialise(cut, random.Random(1), "all")  # noqa: S311 - repeatable

    assert (cut / "still.vcf").stat().st_mtime_ns == 10**18
    assert (cut / "written.db").stat().st_mtime_ns > 10**18
    assert (cut / "written.db").read_bytes() == b"after!"
