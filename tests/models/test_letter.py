from __future__ import annotations

import pytest

from models.letter import closing, greeting


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
