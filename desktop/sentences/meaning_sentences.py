"""What is said when finding by meaning can't go on."""

from __future__ import annotations

from desktop.sentences.marking import QT_TRANSLATE_NOOP

MEANING_ERRORS: dict[str, tuple[str, str]] = {
    "meaning-model-missing": (
        QT_TRANSLATE_NOOP("messages", "The model that finds by meaning is not on this computer."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Run set-up again while you are online; searching by words works without it.",
        ),
    ),
    "meaning-no-memory": (
        QT_TRANSLATE_NOOP("messages", "There is too little memory free to find by meaning."),
        QT_TRANSLATE_NOOP("messages", "Close other programs; searching by words goes on."),
    ),
}
