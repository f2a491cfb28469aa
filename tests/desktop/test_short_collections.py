"""The collector doesn't go through the whole program while the window is open."""

from __future__ import annotations

import gc

from desktop.window_startup import short_collections


def test_what_stood_before_the_window_is_left_out_until_it_is_gone() -> None:
    standing = [object()]

    with short_collections():
        made = [object()]
        seen = [found for found in gc.get_objects() if found is standing or found is made]

        assert seen == [made]

    assert gc.get_freeze_count() == 0
    assert any(found is standing for found in gc.get_objects())
