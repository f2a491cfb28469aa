"""The errors of exports and of archives that come back: a sentence, and what to do about it.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt.
"""

from __future__ import annotations

from desktop.sentences.marking import QT_TRANSLATE_NOOP

EXPORT_ERRORS: dict[str, tuple[str, str]] = {
    "archive-damaged": (
        QT_TRANSLATE_NOOP("messages", "The archive is damaged or was changed; nothing went in."),
        QT_TRANSLATE_NOOP("messages", "Take another copy of it, or export everything once more."),
    ),
    "archive-file-not-empty": (
        QT_TRANSLATE_NOOP("messages", "Your file is not empty any more; nothing went in."),
        QT_TRANSLATE_NOOP(
            "messages", "Import the archive again: it is then joined to what is there."
        ),
    ),
    "archive-newer": (
        QT_TRANSLATE_NOOP("messages", "The archive was made by a newer Cardfile."),
        QT_TRANSLATE_NOOP("messages", "Install the newest version; nothing went in."),
    ),
    "archive-too-large": (
        QT_TRANSLATE_NOOP("messages", "The archive would unpack to more than it can truly hold."),
        QT_TRANSLATE_NOOP("messages", "Nothing went in. Take a copy from whom you trust."),
    ),
    "export-no-room": (
        QT_TRANSLATE_NOOP("messages", "There is not enough room on the disk for {file}."),
        QT_TRANSLATE_NOOP(
            "messages", "Free some space or choose another disk; nothing was left behind."
        ),
    ),
    "export-no-writing": (
        QT_TRANSLATE_NOOP("messages", "Nothing can be written in {folder}."),
        QT_TRANSLATE_NOOP("messages", "Choose a folder of your own."),
    ),
    "export-not-verified": (
        QT_TRANSLATE_NOOP(
            "messages", "{file} did not read back as it was written, so it was not kept."
        ),
        QT_TRANSLATE_NOOP("messages", "Try again, or choose another disk."),
    ),
    "export-whom": (
        QT_TRANSLATE_NOOP("messages", "It was not said about whom."),
        QT_TRANSLATE_NOOP("messages", "Name the contact's number: `cardfile export person ID`."),
    ),
    "export-nothing": (
        QT_TRANSLATE_NOOP("messages", "There is nothing of this kind in your file."),
        QT_TRANSLATE_NOOP("messages", "Choose something else to take along."),
    ),
}
