"""The words of a text as the index keeps them."""

from __future__ import annotations

import pytest

from core.text import words
from core.text.words import letters_of


@pytest.mark.parametrize("gap", [" ", "\n", " 面包 "])
def test_a_long_text_has_the_words_that_it_has_whole(
    monkeypatch: pytest.MonkeyPatch, gap: str
) -> None:
    text = gap.join(f"Wört{chr(97 + n % 26) * (n % 9)}er" for n in range(500))
    whole = letters_of(text)

    for size in range(20, 60):
        monkeypatch.setattr(words, "_PIECE_CHARS", size)

        assert letters_of(text) == whole


def test_a_text_without_a_gap_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_PIECE_CHARS", 10)

    assert letters_of("abcdefghijklmnop" * 10) != set()
