"""The engine's process comes and goes and leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.models.starts_and_stops import growth, has_leaked, start_and_stop


@pytest.mark.real_model
@pytest.mark.parametrize("times", [5, pytest.param(40, marks=pytest.mark.long)])
def test_starts_and_stops_leave_nothing_behind(small_model: Path, times: int) -> None:
    grown = growth(lambda: start_and_stop(small_model), times)

    assert not has_leaked(grown, times), grown


def test_a_descriptor_that_stays_is_seen() -> None:
    left: list[int] = []

    grown = growth(lambda: left.append(os.open(os.devnull, os.O_RDONLY)), 5)

    for descriptor in left:
        os.close(descriptor)
    assert grown.descriptors == 5
    assert has_leaked(grown, 5)


def test_memory_that_stays_is_seen() -> None:
    left: list[bytearray] = []

    grown = growth(lambda: left.append(bytearray(b"x" * 2_000_000)), 5)

    assert has_leaked(grown, 5)
