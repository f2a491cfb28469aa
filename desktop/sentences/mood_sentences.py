"""The words for steps and errors of what the owner teaches about moods.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt.
"""

from __future__ import annotations

from core.domain.change import Action
from desktop.sentences.marking import QT_TRANSLATE_NOOP

MOOD_ACTIONS: dict[Action, str] = {
    Action.RULE_MOOD: QT_TRANSLATE_NOOP("messages", "Say how a message sounds"),
    Action.ADD_MOOD_WORD: QT_TRANSLATE_NOOP("messages", "Say what “{subject}” means here"),
    Action.REMOVE_MOOD_WORD: QT_TRANSLATE_NOOP("messages", "Forget what “{subject}” means here"),
}

MOOD_ERRORS: dict[str, tuple[str, str]] = {
    "input-empty": (
        QT_TRANSLATE_NOOP("messages", "There is no message in {path}."),
        QT_TRANSLATE_NOOP("messages", "Give a table with a column “text”, a message in each row."),
    ),
    "mood-unknown": (
        QT_TRANSLATE_NOOP("messages", "“{label}” is no mood of a message."),
        QT_TRANSLATE_NOOP("messages", "Give the message's number, then one of: {labels}."),
    ),
    "word-rule-empty": (
        QT_TRANSLATE_NOOP("messages", "A rule needs a word."),
        QT_TRANSLATE_NOOP("messages", "Write a word or a few, as they stand in messages."),
    ),
    "word-rule-long": (
        QT_TRANSLATE_NOOP("messages", "That is too long for a word."),
        QT_TRANSLATE_NOOP("messages", "Write at most {most} characters."),
    ),
    "word-rule-mixed": (
        QT_TRANSLATE_NOOP("messages", "A word can be happy, upset or neutral, not mixed."),
        QT_TRANSLATE_NOOP("messages", "Choose one of the three."),
    ),
    "word-rule-missing": (
        QT_TRANSLATE_NOOP("messages", "There is no rule for this word any more."),
        QT_TRANSLATE_NOOP("messages", "Look at the list again."),
    ),
}
