"""A contact that is a firm, as a company."""

from __future__ import annotations

from dataclasses import replace

from core.domain.contact import Channel, Company, Contact, Detail
from core.storage import contacts
from core.storage.database import Session
from core.text.field_text import join_tags
from core.text.normalise import company_key

_OF_MANY = frozenset(
    {"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com",
     "qq.com", "163.com", "126.com", "gmx.de", "web.de", "proton.me"}
)  # fmt: skip
"""Domains that say nothing about whose they are."""


def find_or_add(session: Session, contact: Contact) -> int:
    """Return the company of the contact's name, with all that the contact says."""
    key = company_key(contact.name)
    details = (
        *(Detail(_named(channel), channel.value) for channel in contact.channels),
        *contact.details,
    )
    found = contacts.find_company_id(session, key)
    if found is None:
        company = Company(
            contact.name,
            domain=_domain(contact),
            details=details,
            tags=contact.tags,
            notes=contact.notes,
        )
        return contacts.add_company(session, company, key)
    known = contacts.get_company(session, found)
    notes = "\n".join(dict.fromkeys(filter(None, (known.notes, contact.notes))))
    joined = tuple(dict.fromkeys((*known.details, *details)))
    more = replace(
        known,
        domain=known.domain or _domain(contact),
        details=joined,
        tags=join_tags((*known.tags, *contact.tags)),
        notes=notes,
    )
    contacts.change_company(session, more, key)
    return found


def _named(channel: Channel) -> str:
    return f"{channel.kind.value}.{channel.label}" if channel.label else channel.kind.value


def _domain(contact: Contact) -> str:
    domains = (email.rpartition("@")[2].casefold() for email in contact.emails)
    return next((domain for domain in domains if domain and domain not in _OF_MANY), "")
