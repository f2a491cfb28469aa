"""What is said of exports, and the words of the workbook in an archive.

Plain literals, so that pyside6-lupdate finds them and the command line needs no Qt. A sheet or
column without words here has those of the audit, or is called by its own name.
"""

from __future__ import annotations

from core.domain.exporting import ExportFormat, ExportReport
from desktop.sentences.audit_sentences import FIELDS, THINGS
from desktop.sentences.marking import QT_TRANSLATE_NOOP
from desktop.sentences.messages import Translate, as_written

FORMATS: dict[ExportFormat, str] = {
    ExportFormat.ALL: QT_TRANSLATE_NOOP("messages", "Everything, for Cardfile and for you (zip)"),
    ExportFormat.CSV: QT_TRANSLATE_NOOP("messages", "Contacts as a table (CSV)"),
    ExportFormat.VCARD4: QT_TRANSLATE_NOOP("messages", "Contacts as cards (vCard 4.0)"),
    ExportFormat.VCARD3: QT_TRANSLATE_NOOP("messages", "Contacts as cards (vCard 3.0)"),
    ExportFormat.CALENDAR: QT_TRANSLATE_NOOP("messages", "Meetings and calls (iCalendar)"),
    ExportFormat.MAIL: QT_TRANSLATE_NOOP("messages", "Mail with its files (mbox)"),
}
HINTS: dict[ExportFormat, str] = {
    ExportFormat.ALL: QT_TRANSLATE_NOOP(
        "messages",
        "All records with history and files, and a workbook to read. Imported into an empty file, "
        "everything is there again as it was.",
    ),
    ExportFormat.CSV: QT_TRANSLATE_NOOP(
        "messages", "For spreadsheets, Google and Outlook. No cell can run as a formula."
    ),
    ExportFormat.VCARD4: QT_TRANSLATE_NOOP("messages", "With pictures, for newer address books."),
    ExportFormat.VCARD3: QT_TRANSLATE_NOOP(
        "messages", "With pictures, for phones, Outlook and older address books."
    ),
    ExportFormat.CALENDAR: QT_TRANSLATE_NOOP(
        "messages", "Each at its time with the people who were there."
    ),
    ExportFormat.MAIL: QT_TRANSLATE_NOOP(
        "messages", "For Thunderbird, Apple Mail and others; threads and files stay together."
    ),
}
_WORDS: dict[str, str] = {
    "sheet:contacts": QT_TRANSLATE_NOOP("messages", "Contacts"),
    "sheet:companies": QT_TRANSLATE_NOOP("messages", "Companies"),
    "sheet:interactions": QT_TRANSLATE_NOOP("messages", "Messages and entries"),
    "sheet:knowledge_notes": QT_TRANSLATE_NOOP("messages", "Notes"),
    "column:id": QT_TRANSLATE_NOOP("messages", "Number"),
    "column:company": QT_TRANSLATE_NOOP("messages", "Company"),
    "column:email": QT_TRANSLATE_NOOP("messages", "E-mail"),
    "column:phone": QT_TRANSLATE_NOOP("messages", "Telephone"),
    "column:web": QT_TRANSLATE_NOOP("messages", "Website"),
    "column:chat": QT_TRANSLATE_NOOP("messages", "Chat"),
    "column:created_at": QT_TRANSLATE_NOOP("messages", "Added on"),
    "column:kind": QT_TRANSLATE_NOOP("messages", "Kind"),
    "column:direction": QT_TRANSLATE_NOOP("messages", "Direction"),
    "column:contact": QT_TRANSLATE_NOOP("messages", "Contact"),
    "column:contact_id": QT_TRANSLATE_NOOP("messages", "Contact's number"),
    "column:counterpart": QT_TRANSLATE_NOOP("messages", "Other side"),
    "column:files": QT_TRANSLATE_NOOP("messages", "Files"),
    "column:mood": QT_TRANSLATE_NOOP("messages", "Mood"),
    "column:score": QT_TRANSLATE_NOOP("messages", "Mood from −1 to 1"),
    "kind:email": QT_TRANSLATE_NOOP("messages", "Mail"),
    "kind:call": QT_TRANSLATE_NOOP("messages", "Call"),
    "kind:meeting": QT_TRANSLATE_NOOP("messages", "Meeting"),
    "kind:visit": QT_TRANSLATE_NOOP("messages", "Visit"),
    "kind:chat": QT_TRANSLATE_NOOP("messages", "Chat"),
    "kind:note": QT_TRANSLATE_NOOP("messages", "Note"),
    "kind:review": QT_TRANSLATE_NOOP("messages", "Review"),
    "kind:voice": QT_TRANSLATE_NOOP("messages", "Voice message"),
    "direction:incoming": QT_TRANSLATE_NOOP("messages", "From them"),
    "direction:outgoing": QT_TRANSLATE_NOOP("messages", "To them"),
    "direction:internal": QT_TRANSLATE_NOOP("messages", "Internal"),
    "mood:negative": QT_TRANSLATE_NOOP("messages", "Upset"),
    "mood:neutral": QT_TRANSLATE_NOOP("messages", "Neutral"),
    "mood:positive": QT_TRANSLATE_NOOP("messages", "Happy"),
    "mood:mixed": QT_TRANSLATE_NOOP("messages", "Mixed"),
}
_DONE = QT_TRANSLATE_NOOP("messages", "{file}: {records} records and {files} files, read back.")
_DIFFERENT = QT_TRANSLATE_NOOP(
    "messages", "{count} of them read a little differently elsewhere, such as {names}."
)


def word(key: str, translate: Translate = as_written) -> str:
    """Return what a sheet, a column or a value is called in the workbook."""
    if key in _WORDS:
        return translate(_WORDS[key])
    kind, _, name = key.partition(":")
    if kind == "column" and name in FIELDS:
        return translate(FIELDS[name])
    if kind == "sheet" and name in THINGS and "{" not in THINGS[name]:
        return translate(THINGS[name])
    return name.replace("_", " ").capitalize()


def report_lines(report: ExportReport, translate: Translate = as_written) -> list[str]:
    """Return what came of an export, for a person."""
    told = [
        translate(_DONE).format(
            file=report.path.name, records=f"{report.records:,}", files=f"{report.files:,}"
        )
    ]
    if report.different:
        names = ", ".join(report.differing)
        told.append(translate(_DIFFERENT).format(count=report.different, names=names))
    return told
