"""One search over people, companies, mail and notes."""

from __future__ import annotations

import re

from core.domain.change import Kind, SearchHit
from core.storage import contacts, interactions, knowledge, search
from core.storage.database import Database, Session

_SNIPPET_CHARS = 120


class SearchService:
    """Finds records by their words. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, text: str, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return the best hits first: every word must occur, the last may be only begun."""
        with self._database.reading() as session:
            found = search.find(session, text, limit)
            records = _records(session, found)
            words = search.words_of(text)
            return tuple(
                _hit(kind, record_id, records[kind, record_id], words)
                for kind, record_id in found
                if (kind, record_id) in records
            )


def _records(
    session: Session, found: list[tuple[Kind, int]]
) -> dict[tuple[Kind, int], tuple[str, str, object]]:
    """Return title, text and moment of each found record."""
    ids: dict[Kind, list[int]] = {kind: [] for kind in Kind}
    for kind, record_id in found:
        ids[kind].append(record_id)
    records: dict[tuple[Kind, int], tuple[str, str, object]] = {}
    for contact in contacts.get_many(session, ids[Kind.CONTACT]).values():
        reach = (*contact.emails, *contact.phones, *(c.company_name for c in contact.companies))
        body = " · ".join((*reach, *filter(None, [contact.notes])))
        records[Kind.CONTACT, contact.id] = (contact.name, body, None)
    for company_id in ids[Kind.COMPANY]:
        company = contacts.get_company(session, company_id)
        records[Kind.COMPANY, company_id] = (company.name, company.notes, None)
    for mail in interactions.get_many(session, ids[Kind.INTERACTION]).values():
        records[Kind.INTERACTION, mail.id] = (mail.subject, mail.text, mail.occurred_at)
    for note in knowledge.list_notes(session) if ids[Kind.NOTE] else ():
        records[Kind.NOTE, note.id] = (note.title, note.text, None)
    return records


def _hit(
    kind: Kind, record_id: int, record: tuple[str, str, object], words: tuple[str, ...]
) -> SearchHit:
    title, body, at = record
    return SearchHit(kind, record_id, title, snippet_of(body, words), at)  # type: ignore[arg-type]


def snippet_of(text: str, words: tuple[str, ...]) -> str:
    """Return the part of the text around the first of the words, or its beginning."""
    flat = " ".join(text.split())
    places = [match.start() for word in words if (match := re.search(re.escape(word), flat, re.I))]
    start = max(0, min(places, default=0) - _SNIPPET_CHARS // 3)
    part = flat[start : start + _SNIPPET_CHARS]
    return f"{'…' if start else ''}{part}{'…' if start + _SNIPPET_CHARS < len(flat) else ''}"
