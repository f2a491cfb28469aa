"""The collector doesn't go through the whole program while the window is open."""

from __future__ import annotations

import gc

from desktop.start.window_startup import short_collections


def test_what_stood_when_all_had_begun_is_left_out_until_the_window_is_gone() -> None:
    standing = [object()]

    with short_collections() as collect:
        assert not gc.isenabled()
        collect()
        made = [object()]
        seen = [found for found in gc.get_objects() if found is standing or found is made]

        assert seen == [made]
        assert gc.isenabled()

    assert gc.get_freeze_count() == 0
    assert any(found is standing for found in gc.get_objects())


def test_a_second_call_leaves_out_nothing_more() -> None:
    with short_collections() as collect:
        collect()
        made = [object()]
        collect()

        assert any(found is made for found in gc.get_objects())
