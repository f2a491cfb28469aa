"""What is said about the file that is open: what happened, and the way out."""

from __future__ import annotations

from desktop.sentences.marking import QT_TRANSLATE_NOOP

FILE_ERRORS: dict[str, tuple[str, str]] = {
    "database-at-work": (
        QT_TRANSLATE_NOOP("messages", "Something long is being written into your file just now."),
        QT_TRANSLATE_NOOP("messages", "Wait until the import is over, or stop it, and try again."),
    ),
    "note-file-unreadable": (
        QT_TRANSLATE_NOOP("messages", "{file} is no text that can become a note."),
        QT_TRANSLATE_NOOP("messages", "Drop a text file (.txt or .md) in UTF-8, 200 kB at most."),
    ),
    "damage-found": (
        QT_TRANSLATE_NOOP("messages", "A part of your file is damaged and can't be read."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Close Cardfile and open it again: it offers your newest good backup, and saving what "
            "can be read.",
        ),
    ),
}
