"""The page that tells a person what is stored of them, as PDF. GUI thread only.

Text from outside goes in as plain text: nothing in it can be active or be fetched.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from core.domain.contact import Contact
from core.domain.interaction import Interaction
from core.domain.rights import PersonRecord
from desktop.words import dates, mood_words, sales_words, view_words, vocabulary

_MARGIN_MM = 18
_MOST_CHARS = 20_000  # of one message; all of it stands in the JSON beside


def render(record: PersonRecord) -> bytes:
    """Return the PDF: the contact, deals and tasks, what passed, drafts, imports and files."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(record.contact.name)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultFont(QFont("Inter", 10))
    cursor = QTextCursor(document)
    for is_title, text in _paragraphs(record):
        form = QTextCharFormat()
        form.setFontPointSize(13 if is_title else 10)
        form.setFontWeight(QFont.Weight.DemiBold if is_title else QFont.Weight.Normal)
        cursor.insertText(text, form)
        cursor.insertBlock()
    document.print_(writer)
    return bytes(buffer.data().data())


def _paragraphs(record: PersonRecord) -> Iterator[tuple[bool, str]]:
    """Yield paragraphs, and whether each is a heading."""
    yield from _contact(record.contact)
    yield from _sales(record)
    yield from _messages(record)
    for draft in record.drafts:
        yield True, QCoreApplication.translate("person_pdf", "A draft the assistant proposed")
        yield False, str(draft.get("text", ""))
    yield from _origins(record)


def _contact(contact: Contact) -> Iterator[tuple[bool, str]]:
    heading = QCoreApplication.translate("person_pdf", "What is stored about {name}")
    yield True, heading.format(name=contact.name)
    for channel in contact.channels:
        yield False, f"{channel.kind.value}: {channel.value} {channel.label}".rstrip()
    for link in contact.companies:
        yield False, ", ".join(part for part in (link.company_name, link.role) if part)
    for detail in contact.details:
        yield False, f"{detail.name}: {detail.value}"
    for value in contact.values:
        yield False, f"{value.name}: {view_words.value(value)}"
    for text in (", ".join(contact.tags), contact.notes):
        if text:
            yield False, text


def _sales(record: PersonRecord) -> Iterator[tuple[bool, str]]:
    if record.deals:
        yield True, QCoreApplication.translate("person_pdf", "Deals")
        for deal in record.deals:
            yield False, sales_words.spoken_deal(deal, "")
            yield from ((False, text) for text in (deal.lost_reason, deal.notes) if text)
    if record.tasks:
        yield True, QCoreApplication.translate("person_pdf", "Tasks")
        for task in record.tasks:
            due = "" if task.due_on is None else dates.calendar_day(task.due_on)
            yield False, ", ".join(part for part in (task.title, due, task.notes) if part)


def _origins(record: PersonRecord) -> Iterator[tuple[bool, str]]:
    if record.attachments:
        yield True, QCoreApplication.translate("person_pdf", "Files")
        for file in record.attachments:
            yield False, f"{file.id}: {file.name}, {file.media_type}, {file.size_bytes} B"
    if record.imports:
        yield True, QCoreApplication.translate("person_pdf", "Where it came from")
        for label, at in record.imports:
            yield False, f"{dates.medium(at)}: {label}"
    if record.history:
        yield True, QCoreApplication.translate("person_pdf", "Former states of the record")
        for state in record.history:
            yield False, f"{dates.medium(state['at'])}, {state['by']}: {state['before']}"


def _messages(record: PersonRecord) -> Iterator[tuple[bool, str]]:
    yield True, QCoreApplication.translate("person_pdf", "What passed")
    for message in record.interactions:
        yield from _message(message)
    if record.others:
        yield True, QCoreApplication.translate("person_pdf", "Mail of others in copy")
        for message in record.others:
            yield from _message(message)


def _message(message: Interaction) -> Iterator[tuple[bool, str]]:
    who = message.headers.sender if message.headers else None
    sender = "" if who is None else f"{who.name} <{who.email}>"
    title = vocabulary.interaction_title(message, sender)
    yield True, f"{dates.medium(message.occurred_at)}  {title}  {message.subject}"
    if message.sentiment is not None:
        yield False, mood_words.reason(message.sentiment)
    yield False, message.text[:_MOST_CHARS]
