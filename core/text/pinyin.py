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
_MARKS = "\u0304\u0301\u030c\u0300"  # of the first tone to the fourth
_NO_TONE = 5
# As a family is called, where the character is usually read another way.
_FAMILY_READINGS = (
    "bi4秘 bo2薄 bu3卜 chong2种 du1都 gan1干 ge3葛盖蓋 gou1句 gui4炅 guo1过過 ha3哈 he4黑 hua4华華 "
    "kan4阚闞 ling2令 miao4缪繆 na1那 nai4能佴 nian2粘 nie4乜 ou1区區 piao2朴 po2繁 qin2覃 qiu2仇 "
    "qu1曲 qu2瞿 ren2任 sa3撒 shan4单單 shao4召 she2折 tan2澹 xian3洗 xiao1肖 xie4解 yan1燕 yao1么 "
    "yue4乐樂 yun4员員 zeng1曾 zha1查 zhai2翟 zhai4祭"
)
_FAMILY = {
    character: reading
    for reading, characters in re.findall(r"([a-z]+\d)(\S+)", _FAMILY_READINGS)
    for character in characters
}
# Wherever they stand in a name, and families and places of two characters.
_IN_NAMES = {"长": "chang2", "長": "chang2", "都": "du1", "佛": "fo2"}
_WORDS = {
    word: (first, second)
    for word, first, second in re.findall(
        r"(\S\S)([a-z]+\d)([a-z]+\d)",
        "万俟mo4qi2 尉迟yu4chi2 尉遲yu4chi2 长孙zhang3sun1 長孫zhang3sun1 重庆chong2qing4 "
        "厦门xia4men2 六安lu4an1 蚌埠beng4bu4 台州tai1zhou1 丽水li2shui3 番禺pan1yu2 "
        "西藏xi1zang4 银行yin2hang2",
    )
}
_WORD = re.compile("|".join(_WORDS))


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
    # Of the marks, only that of "ü" makes another letter of it.
    letters = unicodedata.normalize("NFD", _toned(character)).replace("u\u0308", "v")
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(dict.fromkeys(filter(None, plain.split(","))))[:_MOST_READINGS]


def in_order(text: str, *, is_name: bool) -> str:
    """Return a text in which Chinese characters stand where a dictionary has them.

    Each becomes its usual reading, the number of its tone and itself: "zhang1张wei3伟", so that
    those of one family stay together. is_name: a family's name is read as families are called.
    """
    if text.isascii():
        return text
    spelt = list(map(_place, text))
    run = _HAN_RUN.match(text)
    if is_name and run and len(run[0]) <= _LONGEST_NAME and text[0] in _FAMILY:
        spelt[0] = _FAMILY[text[0]] + text[0]
    for word in _WORD.finditer(text):
        for at, reading in enumerate(_WORDS[word[0]], word.start()):
            spelt[at] = reading + text[at]
    return "".join(spelt)


@lru_cache(maxsize=10_000)
def _place(character: str) -> str:
    """Return a character behind its usual reading: "wang2王"; alone where it has none."""
    if character in _IN_NAMES:
        return _IN_NAMES[character] + character
    readings = readings_of(character) if _HAN_RUN.match(character) else ()
    if not readings:
        return character
    usual = unicodedata.normalize("NFD", _toned(character).partition(",")[0])
    tone = next((n for n, mark in enumerate(_MARKS, 1) if mark in usual), _NO_TONE)
    return f"{readings[0]}{tone}{character}"


def _toned(character: str) -> str:
    """Return the character's readings as the table has them: "wáng,wàng"; "" for none."""
    table, code = _table(), ord(character)
    low, high = 0, len(table)
    # One line each, in the order of their numbers: "29579": "wáng,wàng",
    while high - low > _FEW_BYTES:
        middle = table.index(b'\n"', (low + high) // 2) + 2
        number = int(table[middle : table.index(b'"', middle)])
        low, high = (middle - 1, high) if number <= code else (low, middle)
    start = table.find(f'"{code}": "'.encode(), low, high)
    if start < 0:
        return ""
    return table[start : table.index(b"\n", start)].decode().split('"')[3]


@cache
def _table() -> bytes:
    # Only the file: what pypinyin makes of it at import takes 13 MB, its bytes take one.
    package = find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ModuleNotFoundError(name="pypinyin")
    return Path(package.origin).with_name("pinyin_dict.json").read_bytes()
