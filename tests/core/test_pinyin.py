"""The readings of Chinese characters, beside pypinyin's own."""

from __future__ import annotations

import pytest

from core.text.pinyin import readings_of, spellings

# Interjections without a vowel that a keyboard has: pypinyin leaves the circumflex on.
_CIRCUMFLEX = {"欸", "誒"}


@pytest.mark.slow
def test_every_character_reads_as_pypinyin_says() -> None:
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its words are dear to load
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415

    for code in pinyin_dict:
        character = chr(code)
        if character in _CIRCUMFLEX:
            continue
        (theirs,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
        assert readings_of(character) == tuple(dict.fromkeys(theirs))[:3], character


def test_what_is_no_chinese_character_has_no_reading() -> None:
    assert readings_of("a") == ()
    assert readings_of("の") == ()


def test_a_name_is_found_by_syllables_and_initials() -> None:
    assert {"lv", "lvxiaoming", "lxm"} <= set(spellings("吕小明"))
    assert spellings("plain") == ()
