"""Why a record did not go in, or what to know of one that did; for each key of `Rejection`.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt.
"""

from __future__ import annotations

from desktop.sentences.marking import QT_TRANSLATE_NOOP

IMPORT_ERRORS: dict[str, tuple[str, str]] = {
    "import-files-changed": (
        QT_TRANSLATE_NOOP(
            "messages", "The files changed since the import stopped, or are not there any more."
        ),
        QT_TRANSLATE_NOOP("messages", "Import them again: what is in already is skipped."),
    ),
    "import-none-open": (
        QT_TRANSLATE_NOOP("messages", "No import waits to be gone on with."),
        QT_TRANSLATE_NOOP("messages", "Name the files to import."),
    ),
    "watched-folder-missing": (
        QT_TRANSLATE_NOOP("messages", "The folder {path} can't be looked into."),
        QT_TRANSLATE_NOOP("messages", "It is tried again now and then; or choose another one."),
    ),
    "watched-file-is-no-file": (
        QT_TRANSLATE_NOOP("messages", "It is a link or no ordinary file."),
        QT_TRANSLATE_NOOP("messages", "Copy the file itself into the folder."),
    ),
}

REASONS: dict[str, str] = {
    "attachment-too-large": QT_TRANSLATE_NOOP(
        "messages",
        "An attachment was too large; its name was kept, its content left out.",
    ),
    "calendar-busy-time": QT_TRANSLATE_NOOP(
        "messages", "It only says when somebody is busy, not with what or whom."
    ),
    "chat-day-guessed": QT_TRANSLATE_NOOP(
        "messages",
        "No day is written there; it counts as of the day on which it is read, or the one before.",
    ),
    "chat-empty": QT_TRANSLATE_NOOP("messages", "The message has no text."),
    "chat-notice": QT_TRANSLATE_NOOP(
        "messages", "It is a notice of the chat program, not somebody's message."
    ),
    "contact-empty": QT_TRANSLATE_NOOP(
        "messages", "The card holds no name and no way to reach anybody."
    ),
    "contact-is-a-group": QT_TRANSLATE_NOOP("messages", "It is a group of people, not a person."),
    "date-missing": QT_TRANSLATE_NOOP(
        "messages", "It has no date; the nearest one that was known was taken."
    ),
    "date-unreadable": QT_TRANSLATE_NOOP(
        "messages",
        "Its date can't be read; the nearest one that was known was taken.",
    ),
    "date-unreadable-chat": QT_TRANSLATE_NOOP(
        "messages", "Its date can't be read, so it has no place in the conversation."
    ),
    "deal-amount-unclear": QT_TRANSLATE_NOOP(
        "messages", "The amount can't be read; it stands among the deal's details as written."
    ),
    "deal-without-person": QT_TRANSLATE_NOOP(
        "messages",
        "The deal stands without somebody it names: they are no contact of yours, or were erased.",
    ),
    "deal-day-unclear": QT_TRANSLATE_NOOP(
        "messages",
        "A day can be read in two ways, or not at all; it stands among the deal's details as "
        "written.",
    ),
    "deal-without-title": QT_TRANSLATE_NOOP(
        "messages", "Nothing in it says what the deal is called or who it is with."
    ),
    "task-empty": QT_TRANSLATE_NOOP("messages", "The task has no words."),
    "event-too-large": QT_TRANSLATE_NOOP("messages", "The event is too large to be read safely."),
    "event-unreadable": QT_TRANSLATE_NOOP("messages", "The event is damaged and can't be read."),
    "event-without-date": QT_TRANSLATE_NOOP(
        "messages", "The event says no day, or one that can't be read."
    ),
    "event-zone-unknown": QT_TRANSLATE_NOOP(
        "messages",
        "Its time zone is unknown; the time was taken as this computer's.",
    ),
    "archive-erased": QT_TRANSLATE_NOOP(
        "messages",
        "People who were erased ({count}) are known to the old file only: an import of old mail "
        "would bring them back here without a word.",
    ),
    "archive-joined": QT_TRANSLATE_NOOP(
        "messages",
        "The archive was joined to what was here: contacts, companies, entries, deals and tasks "
        "come in; its history, drafts, moods, knowledge, views and own fields stay behind. In "
        "an empty file everything is there again as it was.",
    ),
    "archive-restored": QT_TRANSLATE_NOOP(
        "messages",
        "Everything is here again as it was, with history and files: {rows} rows, {files} files.",
    ),
    "import-archive": QT_TRANSLATE_NOOP(
        "messages", "It is an archive. Unpack it and import the files in it."
    ),
    "import-document": QT_TRANSLATE_NOOP(
        "messages",
        "It is a document. Copy what was written in it and paste it, or save its table as CSV.",
    ),
    "import-picture": QT_TRANSLATE_NOOP(
        "messages", "It is a picture, and Cardfile reads no writing in pictures."
    ),
    "import-database": QT_TRANSLATE_NOOP(
        "messages", "It is a database. Save its tables as CSV and import these."
    ),
    "import-file-empty": QT_TRANSLATE_NOOP("messages", "The file is empty."),
    "import-not-recognised": QT_TRANSLATE_NOOP(
        "messages",
        "It is neither mail nor contacts nor a table that Cardfile knows.",
    ),
    "import-json": QT_TRANSLATE_NOOP(
        "messages", "It is JSON, made for programs; export a table (CSV), cards or mail instead."
    ),
    "import-table-of-mails": QT_TRANSLATE_NOOP(
        "messages",
        "It is a table of mails without their days; save the mails themselves or as mbox.",
    ),
    "import-nothing-found": QT_TRANSLATE_NOOP("messages", "It holds no person and no message."),
    "import-outlook-msg": QT_TRANSLATE_NOOP(
        "messages",
        "It is in Outlook's own format and damaged, or no mail. Save it as .eml in Outlook.",
    ),
    "import-outlook-pst": QT_TRANSLATE_NOOP(
        "messages",
        "It is an Outlook data file. Export the mail as mbox or .eml first.",
    ),
    "import-reader-died": QT_TRANSLATE_NOOP(
        "messages",
        "Reading this record failed badly; the rest of the file was read on.",
    ),
    "import-reader-timeout": QT_TRANSLATE_NOOP(
        "messages", "Reading this record took too long and was given up."
    ),
    "import-record-too-large": QT_TRANSLATE_NOOP(
        "messages", "The record is too large to be read safely."
    ),
    "import-record-unreadable": QT_TRANSLATE_NOOP(
        "messages", "The record can't be understood ({error})."
    ),
    "import-spreadsheet-locked": QT_TRANSLATE_NOOP(
        "messages", "The spreadsheet has a password. Save it without one and import that."
    ),
    "import-spreadsheet-too-large": QT_TRANSLATE_NOOP(
        "messages", "The spreadsheet unpacks to more than can be read safely. Save it as CSV."
    ),
    "import-spreadsheet-unreadable": QT_TRANSLATE_NOOP(
        "messages", "The spreadsheet is damaged. Open it, save it anew and import that."
    ),
    "mail-addresses-left-out": QT_TRANSLATE_NOOP(
        "messages", "It names very many addresses; the first ones were kept."
    ),
    "mail-empty": QT_TRANSLATE_NOOP("messages", "The mail is empty."),
    "mail-is-draft": QT_TRANSLATE_NOOP("messages", "It is a draft that was never sent."),
    "mail-no-headers": QT_TRANSLATE_NOOP(
        "messages", "It has no header that says who wrote it or when."
    ),
    "mail-parts-left-out": QT_TRANSLATE_NOOP(
        "messages", "It has very many parts; the last ones were left out."
    ),
    "mail-text-cut": QT_TRANSLATE_NOOP("messages", "Its text is very long; the end was left out."),
    "mail-text-in-tnef": QT_TRANSLATE_NOOP(
        "messages",
        "Its text is in Outlook's own wrapping (winmail.dat) and can't be read.",
    ),
    "mail-too-large": QT_TRANSLATE_NOOP("messages", "The mail is too large to be read safely."),
    "mail-too-nested": QT_TRANSLATE_NOOP(
        "messages",
        "The mail holds mails within mails, deeper than anybody writes them.",
    ),
    "mail-unreadable": QT_TRANSLATE_NOOP(
        "messages", "The mail can't be understood; its headers are damaged."
    ),
    "nobody-to-update": QT_TRANSLATE_NOOP(
        "messages", "Nobody in your file is recognised in it, and only updates were asked for."
    ),
    "paste-unknown-who-or-when": QT_TRANSLATE_NOOP(
        "messages", "Nothing above this part says who wrote it and when."
    ),
    "person-erased": QT_TRANSLATE_NOOP(
        "messages",
        "It is of somebody whom you erased, so it was left out. If they want to be back, import it "
        "again and choose to bring erased people back.",
    ),
    "person-erased-back": QT_TRANSLATE_NOOP(
        "messages", "It is of somebody whom you erased; they are back, as you chose."
    ),
    "person-erased-copy": QT_TRANSLATE_NOOP(
        "messages", "It went to somebody whom you erased, too; their address stands in it."
    ),
    "person-erased-name": QT_TRANSLATE_NOOP(
        "messages", "Somebody of this name was erased. Look whether it is the same person."
    ),
    "phone-digits-lost": QT_TRANSLATE_NOOP(
        "messages",
        "A spreadsheet rounded a phone number, so it is kept as a detail; "
        "save the column as text and import it again.",
    ),
    "row-is-footer": QT_TRANSLATE_NOOP(
        "messages", "The row says something of the list itself; it is nobody's."
    ),
    "ldif-is-change": QT_TRANSLATE_NOOP(
        "messages", "It changes a directory and doesn't say who somebody is."
    ),
    "ldif-is-no-person": QT_TRANSLATE_NOOP(
        "messages", "It is a part of a directory, such as a department, not a person."
    ),
    "row-is-total": QT_TRANSLATE_NOOP("messages", "The row adds up the others; it is nobody's."),
    "row-quote-open": QT_TRANSLATE_NOOP("messages", "A quotation mark is opened and never closed."),
    "row-short": QT_TRANSLATE_NOOP(
        "messages", "The row has fewer cells than the table has columns."
    ),
    "row-too-large": QT_TRANSLATE_NOOP("messages", "The row is too large to be read safely."),
    "row-too-wide": QT_TRANSLATE_NOOP(
        "messages",
        "The row has {cells} cells where the table has {columns} columns.",
    ),
    "sheet-without-contacts": QT_TRANSLATE_NOOP(
        "messages", "No column of this sheet names people or companies."
    ),
    "text-damaged": QT_TRANSLATE_NOOP(
        "messages", "Some characters can't be read and are shown as �."
    ),
    "two-from-headers": QT_TRANSLATE_NOOP("messages", "It names two senders; the first was taken."),
    "vcard-too-large": QT_TRANSLATE_NOOP("messages", "The card is too large to be read safely."),
}
