"""The engine's process comes and goes and leaves nothing behind."""

from __future__ import annotations

import mmap
import os
from pathlib import Path

import pytest

from tests.models.starts_and_stops import growth, has_leaked, start_and_stop


@pytest.mark.real_model
@pytest.mark.parametrize("times", [5, pytest.param(40, marks=pytest.mark.long)])
def test_starts_and_stops_leave_nothing_behind(small_model: Path, times: int) -> None:
    grown = growth(lambda: start_and_stop(small_model), times)

    assert not has_leaked(grown, times), grown


@pytest.mark.slow  # starts process after process
def test_a_descriptor_that_stays_is_seen() -> None:
    left: list[int] = []

    grown = growth(lambda: left.append(os.open(os.devnull, os.O_RDONLY)), 5)

    for descriptor in left:
        os.close(descriptor)
    assert grown.descriptors == 5
    assert has_leaked(grown, 5)


@pytest.mark.slow  # starts process after process
def test_memory_that_stays_is_seen() -> None:
    left: list[mmap.mmap] = []

    def take() -> None:
        # Pages of the system's own: the allocator may have room left from earlier tests.
        left.append(mmap.mmap(-1, 2_000_000))
        left[-1].write(bytes(2_000_000))

    grown = growth(take, 5)

    for pages in left:
        pages.close()
    assert has_leaked(grown, 5)
