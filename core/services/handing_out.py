"""One record, or some rows of a table, for another program: by drag and drop or the clipboard."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from core.domain.change import Kind
from core.domain.contact import Contact
from core.domain.exporting import HandedOut
from core.domain.interaction import Interaction, InteractionKind
from core.domain.view import View
from core.export import mails, vcards
from core.services.export_files import mail_headers, small_picture
from core.storage import contacts
from core.storage.database import Session
from core.storage.export import exporting
from core.storage.views import view_pages
from core.text.cells import safe_cell

MOST_ROWS = 5000
"""More rows go into a file ("Save as table"), which is read back before it counts."""
_NO_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]+')
_MOST_NAME_CHARS = 60
_FILES = {Kind.CONTACT: "contacts", Kind.COMPANY: "companies", Kind.DEAL: "deals"}


def card(session: Session, contact_id: int) -> HandedOut:
    """Return a contact as a vCard 4.0, and as text. Raises UserError("no-such-record")."""
    contact = contacts.get(session, contact_id)
    written = vcards.card(contact, small_picture(session, contact_id))
    content = written.encode("utf-8", "replace")
    return HandedOut(_file(contact.name, "vcf"), "text/vcard", content, _told(contact))


def mail(session: Session, interaction_id: int) -> HandedOut:
    """Return a message as a mail file, and as text; what was no mail is text only.

    Raises UserError("no-such-record").
    """
    filed = exporting.get_filed(session, interaction_id)
    message = filed.interaction
    text = "\n\n".join(part for part in (message.subject, message.text) if part.strip())
    if message.kind is not InteractionKind.EMAIL:
        name = _file(message.subject or message.kind.value, "txt")
        return HandedOut(name, "text/plain", text.encode("utf-8", "replace"), text)
    files = exporting.get_files(session, interaction_id) if message.attachments else ()
    content = mails.message(message, mail_headers(session, filed), files)
    content = content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return HandedOut(_file(_of(message), "eml"), "message/rfc822", content, text)


def rows(
    session: Session, view: View, runs: Sequence[tuple[int, int]], headings: Sequence[str]
) -> HandedOut:
    """Return rows of a view, first and last of each run, as a table; at most MOST_ROWS.

    The text has a tabulator between cells, as spreadsheets paste it. What a spreadsheet would run
    as a formula is made safe in both.
    """
    found: list[tuple[str, ...]] = [tuple(headings)]
    for first, last in runs:
        limit = min(last - first, MOST_ROWS - len(found)) + 1
        if limit > 0:
            today = date.today()  # noqa: DTZ011 - a person's day
            page = view_pages.page(session, view, today, limit=limit, row=first, after=None)
            found += [row.cells for row in page.rows]
    stream = io.StringIO()
    csv.writer(stream).writerows([safe_cell(cell) for cell in cells] for cells in found)
    lines = ["\t".join(safe_cell(" ".join(cell.split())) for cell in cells) for cells in found]
    # Excel takes a table for UTF-8 only when it begins with this mark.
    content = ("\ufeff" + stream.getvalue()).encode("utf-8", "replace")
    return HandedOut(f"{_FILES[view.about]}.csv", "text/csv", content, "\n".join(lines))


def _told(contact: Contact) -> str:
    works = (", ".join(filter(None, (c.role, c.company_name))) for c in contact.companies)
    ways = (channel.value for channel in contact.channels)
    return "\n".join(filter(None, (contact.name, *works, *ways)))


def _of(message: Interaction) -> str:
    return f"{message.occurred_at:%Y-%m-%d} {message.subject}".strip()


def _file(name: str, suffix: str) -> str:
    """Return a name that every system takes for a file, and none for something else."""
    kept = " ".join(_NO_NAME.sub(" ", name).split())[:_MOST_NAME_CHARS].strip(" .")
    return f"{kept or 'cardfile'}.{suffix}"
