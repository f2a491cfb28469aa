"""An engine killed in the middle of a draft: the window says so, and nothing written is lost."""

from __future__ import annotations

import sys

import pytest

from tests.desktop.killed_drafts import Killing, window_to_kill_in

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal"),
]


@pytest.mark.parametrize("times", [3, pytest.param(10, marks=pytest.mark.long)])
def test_a_killed_engine_costs_no_text_and_the_next_draft_works(times: int) -> None:
    with window_to_kill_in() as harness:
        killings = [harness.kill_one() for _ in range(times)]
        is_finished = harness.finish()

    assert is_finished
    assert [killing for killing in killings if not killing.is_harmless] == []


def test_a_killing_that_lost_text_is_seen() -> None:
    lost = Killing(kept_chars=0, is_told=True, is_kept=True, is_next_begun=True)

    assert not lost.is_harmless
