"""The mark by which pyside6-lupdate knows a text that is translated later."""

from __future__ import annotations

from collections.abc import Callable

Translate = Callable[[str], str]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text unchanged; Qt's own function of this name would need Qt."""
    del context
    return text


def as_written(text: str) -> str:
    """Return the English text: the translation for those who speak English."""
    return text
