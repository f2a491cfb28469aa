"""How Chinese names are typed in Latin letters: whole, in parts, by initials.

Data and readings come from pypinyin; its dictionary of phrases stays unread, as names need none.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

_HAN_RUN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_MOST_READINGS = 3
_MOST_JOINED = 5
_LONGEST_NAME = 4


def spellings(text: str) -> tuple[str, ...]:
    """Return what a person may type for the Chinese names in the text, each once.

    "王小明" gives wang, xiao, ming, wangxiaoming, xiaoming, wxm, xm, wangxm. A character with
    several readings gives each; only the first in a run (a family name) does so in joined forms.
    """
    if text.isascii():
        return ()
    found: dict[str, None] = {}
    for run in _HAN_RUN.findall(text):
        for spelling in _spell(run):
            found.setdefault(spelling)
    return tuple(found)


@lru_cache(maxsize=50_000)
def _spell(run: str) -> tuple[str, ...]:
    readings = [readings_of(character) for character in run]
    if not all(readings):
        return tuple(reading for each in readings for reading in each)
    syllables = [each[0] for each in readings]
    found = [reading for each in readings for reading in each]
    for first in readings[0]:
        joined = [first, *syllables[1:]]
        found.append("".join(joined[:_MOST_JOINED]))
        if len(run) > 1:
            initials = "".join(syllable[0] for syllable in joined)
            found += [initials, first + initials[1:]][: 2 if len(run) <= _LONGEST_NAME else 1]
    # A firm's name is begun anywhere: after the place, for example.
    for start in range(1, len(run)):
        part = syllables[start : start + _MOST_JOINED]
        found.append("".join(part))
        if len(part) > 1:
            found.append("".join(syllable[0] for syllable in part))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=10_000)
def readings_of(character: str) -> tuple[str, ...]:
    """Return the character's readings without tones ("lü" as "lv"), the usual one first."""
    # Its dictionary of phrases takes 25 MB, and says nothing about names.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import Style, pinyin  # noqa: PLC0415 - only who meets a Chinese name needs it

    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") or ([],)
    return tuple(dict.fromkeys(found))[:_MOST_READINGS]
