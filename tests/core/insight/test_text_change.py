"""How much of a text was changed."""

from __future__ import annotations

import pytest

from core.insight.text_change import share_changed


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [
        ("Dear Ada", "Dear Ada", 0.0),
        ("Dear Ada\n", "\nDear Ada", 0.0),
        ("kitten", "sitting", 3 / 7),
        ("Friday", "", 1.0),
        ("", "", 0.0),
        ("周五发货", "周六发货", 0.25),
    ],
)
def test_the_share_changed_is_the_edits_over_the_longer_text(
    before: str, after: str, share: float
) -> None:
    assert share_changed(before, after) == pytest.approx(share)
    assert share_changed(after, before) == pytest.approx(share)
