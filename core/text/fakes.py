"""Fakes of the same shape: words, names, addresses and numbers made from a secret, always alike.

`seed` is a function that gives as many bytes as wanted, the same ones each time for the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import phonenumbers

Seed = Callable[[int], bytes]
_HAN = "\u3400-\u9fff"
_ONSETS = [*"bdfghjklmnprstvwz", "br", "dr", "fl", "gr", "kl", "pr", "st", "tr"]
_VOWELS = [*"aeiouaeo", "ai", "ei"]
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建文辉力永健世广志义兴良海山仁波宁贵福生龙"
    "元全国胜学祥才发武新利清飞彬富顺信子浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨"
)
_TRADES = "恒瑞安和盛达通源泰康宁远博雅嘉禾润丰凯悦鼎正众合天成信诚启航星辰云海川林松柏"
_BLOCK = 32


def word(like: str, seed: Seed) -> str:
    """Return a made-up word in the script and with the capitals of the given one."""
    if re.search(f"[{_HAN}]", like):
        return han(like, seed, _TRADES)
    if not like.isascii() and not _is_latin(like):
        return _other_script(like, seed)
    if len(like) == 1:
        return _cased("abdefghklmnprstw"[seed(1)[0] % 16], like)
    numbers = _numbers(seed)
    made = ""
    while len(made) < max(3, len(like) - 1):
        made += _ONSETS[next(numbers) % len(_ONSETS)] + _VOWELS[next(numbers) % len(_VOWELS)]
    if next(numbers) % 2:
        made += "nrlstk"[next(numbers) % 6]
    return _cased(made, like)


def han(like: str, seed: Seed, letters: str = _GIVEN) -> str:
    """Return as many made-up Chinese characters."""
    numbers = _numbers(seed)
    return "".join(letters[next(numbers) % len(letters)] for _ in like)


def surname(like: str, seed: Seed) -> str:
    """Return a Chinese surname other than the given one."""
    numbers = _numbers(seed)
    while True:
        made = _SURNAMES[next(numbers) % len(_SURNAMES)]
        if made != like:
            return made


def phone(like: str, seed: Seed) -> str:
    """Return a number in the same grouping and of the same country, with other digits."""
    kept = _kept_digits(like)
    numbers, seen, made = _numbers(seed), 0, []
    for char in like:
        if not char.isdecimal():
            made.append(char)
            continue
        seen += 1
        keeps = seen <= kept or (char == "0" and seen == kept + 1)
        made.append(char if keeps else str(next(numbers) % 10))
    return "".join(made)


def _kept_digits(number: str) -> int:
    """Return how many digits at the front name the country."""
    try:
        return len(str(phonenumbers.parse(number, None).country_code))
    except phonenumbers.NumberParseException:
        return 0


def _numbers(seed: Seed) -> Iterator[int]:
    size = 64
    while True:
        yield from seed(size)[size - 64 :]
        size += 64


def _is_latin(text: str) -> bool:
    return all(ord(char) < 0x250 for char in text)


def _cased(made: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return made.upper()
    return made.capitalize() if like[:1].isupper() else made


def _other_script(like: str, seed: Seed) -> str:
    """Return other letters from the same corner of Unicode."""
    numbers, made = _numbers(seed), []
    for char in like:
        first = ord(char) // _BLOCK * _BLOCK
        nearby = [chr(c) for c in range(first, first + _BLOCK) if chr(c).isalpha()]
        made.append(nearby[next(numbers) % len(nearby)] if nearby and char.isalpha() else char)
    return "".join(made)
