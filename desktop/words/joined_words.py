"""Words put together as the language in force does it: colons, lists, sentences in a row."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication


def named(name: str, what: str) -> str:
    """Return "Oak table: £1,368"; in Chinese with the wide colon."""
    return QCoreApplication.translate("joined", "{name}: {what}").format(name=name, what=what)


def listed(parts: Iterable[str]) -> str:
    """Return "oak, ash" of all that say something; in Chinese with the comma of lists."""
    comma = QCoreApplication.translate("joined", ", ")
    return comma.join(part for part in parts if part)


def in_a_row(*sentences: str) -> str:
    """Return sentences after one another, without those that are empty; Chinese has no spaces."""
    pattern = QCoreApplication.translate("joined", "{sentence} {next}")
    told = ""
    for one in sentences:
        told = pattern.format(sentence=told, next=one) if told and one else told or one
    return told
