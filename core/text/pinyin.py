"""How Chinese names are typed in Latin letters: whole, in parts, by initials.

The readings are pypinyin's table of characters; its dictionary of phrases stays unread, as names
need none.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_HAN_RUN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_MOST_READINGS = 3
_MOST_JOINED = 5
_LONGEST_NAME = 4
_FEW_BYTES = 1_000
_FEW_BYTES = 1_000


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
    table, code = _table(), ord(character)
    low, high = 0, len(table)
    # One line each, in the order of their numbers: "29579": "wáng,wàng",
    while high - low > _FEW_BYTES:
        middle = table.index(b'\n"', (low + high) // 2) + 2
        number = int(table[middle : table.index(b'"', middle)])
        low, high = (middle - 1, high) if number <= code else (low, middle)
    start = table.find(f'"{code}": "'.encode(), low, high)
    if start < 0:
        return ()
    toned = table[start : table.index(b"\n", start)].decode().split('"')[3]
    # Of the marks, only that of "ü" makes another letter of it.
    letters = unicodedata.normalize("NFD", toned).replace("u\u0308", "v")
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(dict.fromkeys(plain.split(",")))[:_MOST_READINGS]


@cache
def _table() -> bytes:
    # Only the file: what pypinyin makes of it at import takes 13 MB, its bytes take one.
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ModuleNotFoundError(name="pypinyin")
    return Path(package.origin).with_name("pinyin_dict.json").read_bytes()
