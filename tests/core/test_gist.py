"""What a message comes to, in its own words."""

from __future__ import annotations

import pytest

from core.text.gist import gist


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Hi Iris,\n\nThank you for the chairs. Could you send two more by March? "
            "And what would the delivery cost?\n\nBest,\nTom",
            "Could you send two more by March? And what would the delivery cost?",
        ),
        (
            "Dear Tom,\n\nThe chairs leave on Thursday.\n\nKind regards,\nIris",
            "The chairs leave on Thursday.",
        ),
        ("林女士您好：\n\n桌子收到了，腿有点晃。\n\n祝好\n王", "桌子收到了，腿有点晃。"),
        ("您好，请问下周可以送货吗？", "您好，请问下周可以送货吗？"),
        ("Thanks!", "Thanks!"),
        ("   \n", ""),
    ],
)
def test_a_gist_is_what_is_asked_or_else_what_is_told(text: str, words: str) -> None:
    assert gist(text) == words


def test_a_long_sentence_ends_between_words() -> None:
    found = gist("The table " + "and another table " * 40 + "are ready.")

    assert len(found) <= 160
    assert found.endswith(("table…", "another…", "and…"))
