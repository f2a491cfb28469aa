"""Blanks that the writer of a letter has yet to fill in."""

from __future__ import annotations

import pytest

from core.text.blanks import blank, find_blanks


@pytest.mark.parametrize(
    ("reason", "language", "words"),
    [
        ("price", "en", "[price]"),
        ("email", "en", "[address]"),
        ("promise", "en", "[to be filled in]"),
        ("price", "zh", "[价格]"),
        ("state", "zh", "[待补充]"),
        ("date", "de", "[date]"),
    ],
)
def test_a_blank_says_what_is_missing(reason: str, language: str, words: str) -> None:
    assert blank(reason, language) == words
    assert find_blanks(f"It is {words} or {words}.") == (words,)


def test_a_letter_without_brackets_has_no_blank() -> None:
    assert find_blanks("Dear Ana, (all) is well.\n[\n]") == ()
