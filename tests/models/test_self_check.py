"""The trial of a model: how long it may take."""

from __future__ import annotations

import os
import sys

import pytest

from models.self_check import time_allowed_s


@pytest.mark.skipif(sys.platform == "win32", reason="counts no load")
def test_a_busy_machine_has_longer_to_try_a_file_out(monkeypatch: pytest.MonkeyPatch) -> None:
    processors = os.cpu_count() or 1
    monkeypatch.setattr(os, "getloadavg", lambda: (0.1, 0.1, 0.1))
    idle_s = time_allowed_s(100_000_000)
    monkeypatch.setattr(os, "getloadavg", lambda: (5.0 * processors, 0.1, 0.1))

    assert time_allowed_s(100_000_000) == pytest.approx(5 * idle_s)


def test_a_larger_file_has_longer() -> None:
    assert time_allowed_s(1_000_000_000) > time_allowed_s(1_000)
