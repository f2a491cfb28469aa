"""Who somebody that a file tells of is, among those who are here: the surest key first."""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.change import Kind
from core.domain.contact import ChannelKind, Contact
from core.domain.importing import ContactKeys, RawRecord
from core.storage import contacts, imports
from core.storage.database import Session
from core.text.contact_keys import DESKS

_UNIQUE_CHARS = 20


def match(
    session: Session, record: RawRecord, keys: ContactKeys, survivors: Mapping[int, int]
) -> tuple[int | None, str]:
    """Return who the record's contact is, None for somebody new, and which key told.

    keys: of the contact. survivors: whom those became who were imported from such records.
    """
    said = record.contact
    if said is None:
        return None, ""
    same = imports.find_record_id(session, record.fingerprint, Kind.CONTACT)
    if same is not None:
        return survivors.get(same, same), "same record"
    by_number = _by_number(session, said, keys)
    if by_number is not None:
        return by_number, "identifier"
    by_email = _by_email(session, said, keys)
    if by_email is not None:
        return by_email, "email"
    by_phone = _by_phone(session, said, keys)
    if by_phone is not None:
        return by_phone, "phone"
    return _by_name(session, record, keys)


def _by_number(session: Session, said: Contact, keys: ContactKeys) -> int | None:
    """Return the contact with the number of another file of ours, or of its source."""
    if said.id and _is_itself(session, said, keys):
        return said.id
    found = contacts.list_ids_by_external_id(session, said.external_id) if said.external_id else []
    names = contacts.get_name_keys(session, found) if found else []
    for contact_id, name in zip(found, names, strict=True):
        if name == keys.name or not _is_other(session, contact_id, name, said, keys):
            return contact_id
    return None


def _is_other(
    session: Session, contact_id: int, name: str, said: Contact, keys: ContactKeys
) -> bool:
    """Say whether who has the same number is another person: with other names and channels.

    A firm's number stands beside everybody in it, and some programs write one number on all cards;
    a long one (UUID) is nobody else's.
    """
    reached = [(c.kind, key) for c, key in zip(said.channels, keys.channels, strict=True) if key]
    is_sure = len(said.external_id) >= _UNIQUE_CHARS or not reached
    if is_sure or _may_be_one(name, keys.name):
        return False
    return not any(
        contact_id in contacts.find_ids_by_channel(session, kind, key) for kind, key in reached
    )


def _is_itself(session: Session, said: Contact, keys: ContactKeys) -> bool:
    """Say whether the one with this number has the name and every channel too."""
    reached = (
        contacts.find_ids_by_channel(session, channel.kind, key)
        for channel, key in zip(said.channels, keys.channels, strict=True)
        if key
    )
    named = contacts.list_ids_by_name_key(session, keys.name)
    return said.id in named and all(said.id in ids for ids in reached)


def _by_email(session: Session, said: Contact, keys: ContactKeys) -> int | None:
    for channel, key in zip(said.channels, keys.channels, strict=True):
        if channel.kind is ChannelKind.EMAIL:
            ids = contacts.find_ids_by_channel(session, channel.kind, key)
            if ids and key.partition("@")[0] in DESKS:
                names = contacts.get_name_keys(session, ids)
                pairs = zip(ids, names, strict=True)
                ids = [found for found, name in pairs if _may_be_one(name, keys.name)]
            if ids:
                return ids[0]
    return None


def _may_be_one(name: str, other: str) -> bool:
    """Say whether two names as they are compared may be of one person: they share a word."""
    is_part = name in other or other in name
    return is_part or not set(name.split()).isdisjoint(other.split())


def _by_phone(session: Session, said: Contact, keys: ContactKeys) -> int | None:
    """Return the contact with one of the numbers, if the names allow it: lines are shared."""
    for channel, number in zip(said.channels, keys.channels, strict=True):
        if channel.kind is not ChannelKind.PHONE or not number:
            continue
        ids = contacts.find_ids_by_channel(session, ChannelKind.PHONE, number)
        if ids and not keys.name:
            return ids[0]
        names = contacts.get_name_keys(session, ids) if ids else []
        for contact_id, name in zip(ids, names, strict=True):
            if name in (keys.name, ""):
                return contact_id
    return None


def _by_name(session: Session, record: RawRecord, keys: ContactKeys) -> tuple[int | None, str]:
    """Return who has the name at one of the companies, or alone where nothing else is told."""
    named = contacts.list_colleague_ids(session, keys.name, filter(None, keys.companies))
    if named or not _tells_name_only(record, keys):
        return next(iter(named), None), "name and company"
    # Of two people of one name nobody can tell who is meant.
    alike = contacts.list_ids_by_name_key(session, keys.name)
    return (alike[0] if len(alike) == 1 else None), "name"


def _tells_name_only(record: RawRecord, keys: ContactKeys) -> bool:
    """Say whether the name is all that tells whom a sale is with."""
    is_told = any(keys.channels) or any(keys.companies)
    has_number = record.contact is not None and record.contact.external_id
    return record.is_mention and bool(keys.name) and not is_told and not has_number
