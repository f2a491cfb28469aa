"""Cuts a text into clauses: stretches that say one thing, as people read them."""

from __future__ import annotations

import re

_END = re.compile(
    r"(?<=[.!?])[\"'”’)\]]*(?=\s)|(?<=[。！？!?；;…~～])[”’」』）)]*(?![。！？!?；;…~～”’」』）)])|\n+|"
    r"(?<=[,:])(?=\s)|(?<=[，、：])|"
    r"(?=\s(?:but|although|though|however|yet|because|while|whereas|except)\b)|"
    r"(?=但是|可是|不过|然而|就是|虽然|只是|可惜|而且|但(?!愿|凡))",
    re.IGNORECASE,
)
_FEWEST_WIDE, _FEWEST_NARROW = 2, 6
"""Letters that say something: of a script that writes words in a character or two, of others."""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def split_clauses(text: str) -> list[str]:
    """Return the clauses; joined they are the text. What is too short goes with what follows."""
    clauses: list[str] = []
    start = 0
    for found in _END.finditer(text):
        if _says_something(text[start : found.end()]):
            clauses.append(text[start : found.end()])
            start = found.end()
    rest = text[start:]
    if clauses and not _says_something(rest):
        clauses[-1] += rest
    elif rest:
        clauses.append(rest)
    return clauses


def _says_something(text: str) -> bool:
    letters = sum(map(str.isalnum, text))
    wide = len(_WIDE.findall(text))
    return wide >= _FEWEST_WIDE or letters - wide >= _FEWEST_NARROW
