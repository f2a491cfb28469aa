"""What Home says of a line."""

from __future__ import annotations

import pytest

from desktop.sentences import home_sentences


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "1 day"), (13, "13 days"), (63, "9 weeks"), (120, "4 months"), (800, "2 years")],
)
def test_a_span_is_told_in_the_unit_that_tells(days: int, words: str) -> None:
    assert home_sentences.span(days) == words
