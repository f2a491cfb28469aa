from __future__ import annotations

import pytest

from models.letter import closing, greeting, will_check


@pytest.mark.parametrize(
    ("language", "name", "line"),
    [
        ("en", "Maria Lopez", "Dear Maria,"),
        ("en", "Lopez, Maria", "Dear Maria,"),
        ("en", "Maria", "Dear Maria,"),
        ("en", "Dr. Jane Poe", "Dear Dr. Jane Poe,"),
        ("en", "王小明", "Dear 王小明,"),
        ("en", "", "Hello,"),
        ("en", "maria@example.com", "Hello,"),
        ("zh", "王小明", "王小明，您好："),
        ("zh", "王女士", "王女士，您好："),
        ("zh", "", "您好："),
        ("de", "Eva Kern", "Guten Tag Eva Kern,"),
        ("xx", "Eva", "Eva,"),
    ],
)
def test_the_greeting_fits_language_and_name(language: str, name: str, line: str) -> None:
    assert greeting(language, name) == line


def test_the_closing_ends_with_the_owners_name() -> None:
    assert closing("en", "Ken Ward") == "Best regards,\nKen Ward"
    assert closing("zh", "林远") == "祝好！\n林远"
    assert closing("en", "") == "Best regards,\n[your name]"


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        (["do you have it?"], "As to “Do you have it?”, I will check and come back to you."),
        (["a?", "b?", "c?"], "I will look into it and come back to you."),
        (["is it at https://x.example?"], "I will look into it and come back to you."),
        (["send me the list"], "I will look into it and come back to you."),
        ([], "I will look into it and come back to you."),
    ],
)
def test_short_questions_are_quoted_and_never_a_link(asks: list[str], said: str) -> None:
    assert will_check("en", asks) == said
