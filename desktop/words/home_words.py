"""The sentences of the Home page in the language in force."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.domain.next_action import NextAction, Reason
from desktop.sentences import home_sentences
from desktop.sentences.home_sentences import Saying
from desktop.words import dates


def translated(text: str) -> str:
    """Return a sentence of the command line's in the language of the window."""
    return QCoreApplication.translate("messages", text)


def reason(action: NextAction) -> str:
    """Return why it is to be done."""
    return home_sentences.reason(action, Saying(translated, dates.calendar_day, dates.clock))


def title(action: NextAction) -> str:
    """Return whom or what it is about."""
    return home_sentences.title(action, translated)


def special_day(label: str) -> str:
    """Return what a day that returns is called."""
    return home_sentences.special_day(label, translated)


def heading(value: Reason) -> str:
    """Return the heading of a reason."""
    return translated(home_sentences.TITLES[value])


def order() -> str:
    """Return the rule that the order follows."""
    return translated(home_sentences.ORDER)
