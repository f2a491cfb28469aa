"""A salvage says how far it is, and can be stopped anywhere without a trace."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import count, groupby
from pathlib import Path

import pytest

from core.domain.backup import SalvageProgress, SalvageStep
from core.errors import Cancelled
from core.services.rescue_service import RescueService
from tests.durability.full_file import WORD, make_damaged_profile


def test_a_salvage_says_how_far_it_is_until_the_end_of_each_step(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    make_damaged_profile(folder, at=60)
    told: list[SalvageProgress] = []

    report = RescueService(folder, lambda: WORD, uses_keyring=False).salvage(told.append)

    assert [step for step, _ in groupby(told, lambda one: one.step)] == list(SalvageStep)
    assert all(one.done <= one.total for one in told)
    last_indexed = [one for one in told if one.step is SalvageStep.INDEXING][-1]
    assert 300 <= last_indexed.total < report.saved


def test_a_salvage_that_is_stopped_leaves_everything_as_it_was(tmp_path: Path) -> None:
    folder, work = tmp_path / "profile", tmp_path / "work"
    make_damaged_profile(folder)
    before = _files_of(folder)
    asked = count()
    _salvage_copy(folder, work, lambda: next(asked) < 0)
    last = next(asked) - 1

    for at in (0, last // 3, 2 * last // 3, last):
        asked = count()
        with pytest.raises(Cancelled):
            _salvage_copy(folder, work, lambda at=at, asked=asked: next(asked) == at)

        assert _files_of(work) == before


def test_what_a_killed_salvage_left_behind_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    make_damaged_profile(folder)
    left = folder / ".salvage-0123"
    left.mkdir()
    (left / "cardfile.db").write_bytes(b"half a copy")

    RescueService(folder, lambda: WORD, uses_keyring=False).salvage()

    assert list(folder.glob(".*")) == []


def _salvage_copy(folder: Path, work: Path, should_stop: Callable[[], bool]) -> None:
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(folder, work)
    RescueService(work, lambda: WORD, uses_keyring=False).salvage(should_stop=should_stop)


def _files_of(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
