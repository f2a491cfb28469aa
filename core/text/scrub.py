"""Taking one person out of other people's text: their addresses, numbers, names and message ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import phonenumbers

ERASED = "[erased]"
_HAN = "\u3400-\u9fff"
_BETWEEN_DIGITS = r"[\s\-().\u00a0/]{0,3}"
_FEWEST_DIGITS = 7


class Scrubber:
    """Replaces every spelling of the given terms by ERASED."""

    def __init__(self, words: Iterable[str], phones: Iterable[str] = ()) -> None:
        """Take the terms: words stand alone in any case, phones in any grouping of their digits."""
        patterns = {_word_pattern(word) for word in words if len(word.strip()) > 1}
        for phone in phones:
            patterns |= _phone_patterns(phone)
        longest_first = sorted(patterns, key=len, reverse=True)
        self._pattern = re.compile("|".join(longest_first) or r"(?!)", re.IGNORECASE)

    def scrub(self, text: str) -> str:
        """Return the text without the terms."""
        return self._pattern.sub(ERASED, text)

    def finds(self, text: str) -> bool:
        """Say whether one of the terms stands in the text."""
        return self._pattern.search(text) is not None

    def scrub_json(self, value: Any) -> Any:  # noqa: ANN401 - JSON is whatever it is
        """Return the value with every text in it scrubbed."""
        if isinstance(value, str):
            return self.scrub(value)
        if isinstance(value, list):
            return [self.scrub_json(item) for item in value]
        if isinstance(value, dict):
            return {key: self.scrub_json(item) for key, item in value.items()}
        return value


def is_telling(name: str) -> bool:
    """Say whether a name is hardly an ordinary word: two words, or two Chinese characters."""
    return len(name.split()) > 1 or bool(re.fullmatch(f"[{_HAN}]{{2,}}", name.strip()))


def name_forms(name: str) -> set[str]:
    """Return the ways a full name is written: "Ada King", "King, Ada", "King Ada"."""
    words = name.replace(",", " ").split()
    if len(words) < 2:
        return {name.strip()} - {""}
    first, last = " ".join(words[:-1]), words[-1]
    return {name.strip(), " ".join(words), f"{last}, {first}", f"{last} {first}"}


def _word_pattern(word: str) -> str:
    word = word.strip()
    body = r"\s+".join(re.escape(part) for part in word.split())
    begin = r"(?<!\w)" if re.match(rf"[^\W{_HAN}]", word) else ""
    end = r"(?!\w)" if re.search(rf"[^\W{_HAN}]$", word) else ""
    return f"{begin}{body}{end}"


def _phone_patterns(phone: str) -> set[str]:
    written = {"".join(char for char in phone if char.isdecimal())}
    try:
        number = phonenumbers.parse(phone, None)
        written.add(str(number.national_number))
    except phonenumbers.NumberParseException:
        pass
    return {
        rf"(?<!\d)(?:\+|00?)?{_BETWEEN_DIGITS.join(digits)}(?!\d)"
        for digits in written
        if len(digits) >= _FEWEST_DIGITS
    }
