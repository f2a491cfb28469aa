from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from core.storage.rescue.checked_copy import find_damage
from core.storage.sealed_file import PAGE_BYTES
from tests.core.conftest import KEY


@pytest.mark.slow
def test_on_whichever_page_a_bit_flips_the_file_is_said_to_be_damaged(
    empty_file: Path, tmp_path: Path
) -> None:
    pages = empty_file.stat().st_size // PAGE_BYTES
    path, missed = tmp_path / "cardfile.db", []
    for page in range(pages):
        shutil.copy(empty_file, path)
        content = bytearray(path.read_bytes())
        content[page * PAGE_BYTES + PAGE_BYTES // 2] ^= 1
        path.write_bytes(content)
        if not find_damage(path, KEY):
            missed.append(page)

    assert missed == []
