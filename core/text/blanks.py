"""Blanks in a letter: what the writer has yet to fill in, in square brackets."""

from __future__ import annotations

import re

PLACEHOLDER = re.compile(r"\[[^\]\n]{1,60}\]|【[^】\n]{1,60}】|［[^］\n]{1,60}］")

_WORDS = {
    "zh": {
        "number": "数字", "date": "日期", "price": "价格", "link": "链接", "email": "邮箱",
        "name": "名字",
    },
    "en": {"link": "link", "email": "address"},
}  # fmt: skip
_ANY = {"zh": "待补充", "en": "to be filled in"}
_PLAIN = ("number", "date", "price", "name")


def blank(reason: str, language: str) -> str:
    """Return a blank for what a claim said. reason: as in `core.domain.draft.Claim`."""
    own = "zh" if language == "zh" else "en"
    word = reason if own == "en" and reason in _PLAIN else _WORDS[own].get(reason, _ANY[own])
    return f"[{word}]"


def find_blanks(text: str) -> tuple[str, ...]:
    """Return what is still left blank, each once."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))
