"""Writing a contact with all that hangs on it: channels, companies, mail that becomes theirs.

Also joining what a file says of somebody with what is known: blank never wipes, channels are
added, a name that is there stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, Company, CompanyLink, Contact, Detail
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind, Value
from core.domain.importing import ContactKeys, Searched
from core.errors import UserError
from core.storage import contacts, fields, interactions
from core.storage.database import Session
from core.storage.finding import search_index
from core.text import field_text
from core.text.contact_keys import channel_key, keys_of
from core.text.field_text import sort_key
from core.text.normalise import company_key, name_key

Said = TypeVar("Said", Contact, Company, Deal)


def add(
    session: Session,
    contact: Contact,
    *,
    region: str = "",
    keys: ContactKeys | None = None,
    searched: Searched | None = None,
) -> int:
    """Store a new contact with channels, companies and what stands in fields; return its id.

    region: of its numbers. keys, searched: of the contact, where they are known already.
    """
    keys = keys or keys_of(contact, region)
    contact, found = in_fields(session, Kind.CONTACT, contact)
    contact_id = contacts.add(session, contact, keys.name)
    fields.put(session, Kind.CONTACT, contact_id, found)
    _add_channels(session, contact_id, zip(contact.channels, keys.channels, strict=True), set())
    firms = zip(contact.companies, keys.companies, strict=True)
    made = _link_companies(session, contact_id, keys.name, firms, set())
    if searched is not None:
        _know(session, contact_id, contact, searched, made)
    return contact_id


def _know(
    session: Session, contact_id: int, contact: Contact, searched: Searched, made: dict[str, int]
) -> None:
    """Remember how the texts of a new contact are kept, and those of the companies it made."""
    if not fields.by_key(session, Kind.CONTACT):
        search_index.know(session, Kind.CONTACT, contact_id, searched)
    for link, (title, sound, order) in zip(contact.companies, searched.firms, strict=True):
        company_id = made.get(link.company_name)
        if company_id is not None:
            of_firm = Searched(title, "", sound, order=order)
            search_index.know(session, Kind.COMPANY, company_id, of_firm)


def join(session: Session, contact_id: int, said: Contact, *, region: str) -> bool:
    """Add to a stored contact what a file says more; say whether anything was new."""
    known = contacts.get(session, contact_id)
    said, found = in_fields(session, Kind.CONTACT, said)
    added, left = _fill_fields(session, Kind.CONTACT, known, found)
    joined = _joined(known, replace(said, details=(*said.details, *left)))
    is_changed = joined != known
    if is_changed:
        contacts.change(session, joined, name_key(joined.name))
    keys = {(str(channel.kind), key) for channel, key in _keyed(known.channels, region)}
    is_changed |= _add_channels(session, contact_id, _keyed(said.channels, region), keys)
    firms = [(link, company_key(link.company_name)) for link in said.companies]
    linked = {company_key(link.company_name) for link in known.companies}
    known_firms = len(linked)
    name = name_key(joined.name)
    _link_companies(session, contact_id, name, firms, linked)
    return added | is_changed | (len(linked) > known_firms)


def in_fields(session: Session, kind: Kind, said: Said) -> tuple[Said, list[tuple[Field, Value]]]:
    """Return the record without the details that have a field of their name, and their values.

    A detail that its field can't read stays a detail: nothing is lost.
    """
    known = fields.by_key(session, kind)
    if not known:
        return said, []
    by_id = {field.id: field for field in known.values()}
    found: dict[int, tuple[Field, Value]] = {
        value.field_id: (by_id[value.field_id], value.value)
        for value in said.values
        if value.field_id in by_id
    }
    left = list[Detail]()
    for detail in said.details:
        own = known.get(sort_key(detail.name))
        value = None if own is None else _read(own, detail.value)
        if own is None or value is None or not _take(found, own, value):
            left.append(detail)
    return replace(said, details=tuple(left)), list(found.values())


def _take(found: dict[int, tuple[Field, Value]], field: Field, value: Value) -> bool:
    """Note what stands in a field; choices add up, nothing else has room for a second value."""
    if field.id not in found:
        found[field.id] = (field, value)
    elif field.kind is FieldKind.CHOICES:
        chosen = (*_parts(found[field.id][1]), *_parts(value))
        found[field.id] = (field, tuple(dict.fromkeys(chosen)))
    else:
        return False
    return True


def _read(field: Field, text: str) -> Value | None:
    """Return what the field reads, None for nothing."""
    try:
        return field_text.read(field, text)
    except UserError:
        return None


def _parts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)


def set_fields(session: Session, kind: Kind, record: Contact | Company | Deal) -> None:
    """Give the stored record exactly these values in its fields."""
    wanted = {value.field_id: value.value for value in record.values}
    for field in fields.list_fields(session, kind):
        fields.set_value(session, kind, record.id, field, wanted.get(field.id))


def _fill_fields(
    session: Session, kind: Kind, known: Contact | Company, found: Sequence[tuple[Field, Value]]
) -> tuple[bool, tuple[Detail, ...]]:
    """Fill fields that are empty, add to choices; return what differs from what stands, to keep."""
    standing = {value.field_id: value.value for value in known.values}
    is_changed, left = False, []
    for field, value in found:
        before = standing.get(field.id)
        if before is None:
            fields.put(session, kind, known.id, ((field, value),))
            is_changed = True
        elif isinstance(before, tuple) and isinstance(value, tuple):
            joined = tuple(dict.fromkeys((*before, *value)))
            is_changed |= fields.set_value(session, kind, known.id, field, joined)
        elif before != value:
            left.append(Detail(field.name, field_text.write(field.kind, value, field.currency)))
    return is_changed, tuple(left)


def set_channels(session: Session, contact: Contact) -> None:
    """Give the stored contact exactly these channels; those that stay are not touched."""
    stored = contacts.get(session, contact.id).channels
    for channel in stored:
        if channel not in contact.channels:
            contacts.remove_channel(session, contact.id, channel)
    kept = [channel for channel in stored if channel in contact.channels]
    keys = {(str(channel.kind), key) for channel, key in _keyed(kept, "")}
    _add_channels(session, contact.id, _keyed(contact.channels, ""), keys)


def add_company(session: Session, company: Company) -> int:
    """Store a new company; return its id."""
    company, found = in_fields(session, Kind.COMPANY, company)
    company_id = contacts.add_company(session, company, company_key(company.name))
    fields.put(session, Kind.COMPANY, company_id, found)
    return company_id


def find_company(session: Session, name: str) -> int | None:
    """Return the company of this name, None when there is none."""
    key = company_key(name)
    return contacts.find_company_id(session, key) if key else None


def find_or_add_company(session: Session, name: str) -> int | None:
    """Return the company of this name, made when there is none; None for no name."""
    key = company_key(name)
    if not key:
        return None
    known = contacts.find_company_id(session, key)
    return known if known is not None else add_company(session, Company(name.strip()))


def join_company(session: Session, company_id: int, said: Company) -> bool:
    """Add to a stored company what a file says more; say whether anything was new."""
    known = contacts.get_company(session, company_id)
    said, found = in_fields(session, Kind.COMPANY, said)
    is_filled, left = _fill_fields(session, Kind.COMPANY, known, found)
    joined = replace(
        known,
        domain=known.domain or said.domain,
        tags=field_text.join_tags((*known.tags, *said.tags)),
        notes=_joined_notes(known.notes, said.notes),
        details=_joined_details(known.details, (*said.details, *left)),
    )
    if joined != known:
        contacts.change_company(session, joined, company_key(joined.name))
    return is_filled or joined != known


def _joined(known: Contact, said: Contact) -> Contact:
    details = _joined_details(known.details, said.details)
    if said.name and name_key(said.name) != name_key(known.name):
        details = _joined_details(details, (Detail("also known as", said.name),))
    return replace(
        known,
        given_name=known.given_name or said.given_name,
        family_name=known.family_name or said.family_name,
        details=details,
        tags=field_text.join_tags((*known.tags, *said.tags)),
        notes=_joined_notes(known.notes, said.notes),
        language=known.language or said.language,
        external_id=known.external_id or said.external_id,
    )


def _joined_details(known: tuple[Detail, ...], said: tuple[Detail, ...]) -> tuple[Detail, ...]:
    return (*known, *(detail for detail in dict.fromkeys(said) if detail not in known))


def _joined_notes(known: str, said: str) -> str:
    if not said or said in known:
        return known
    return f"{known}\n{said}" if known else said


def _keyed(channels: Iterable[Channel], region: str) -> list[tuple[Channel, str]]:
    return [(channel, channel_key(channel, region)) for channel in channels]


def _add_channels(
    session: Session,
    contact_id: int,
    channels: Iterable[tuple[Channel, str]],
    known: set[tuple[str, str]],
) -> bool:
    emails: list[str] = []
    is_changed = False
    for channel, key in channels:
        told = (str(channel.kind), key)
        if key and told not in known:
            known.add(told)
            contacts.add_channel(session, contact_id, channel, key)
            is_changed = True
            if channel.kind is ChannelKind.EMAIL:
                emails.append(key)
    if emails:
        interactions.link_counterparts(session, contact_id, emails)
    return is_changed


def _link_companies(
    session: Session,
    contact_id: int,
    name: str,
    links: Iterable[tuple[CompanyLink, str]],
    known: set[str],
) -> dict[str, int]:
    """Link companies that aren't known yet, which they are then; return those made, by name."""
    made: dict[str, int] = {}
    for link, key in links:
        if not key or key in known:
            continue
        known.add(key)
        company_id = contacts.find_company_id(session, key)
        if company_id is None:
            company_id = add_company(session, Company(link.company_name.strip()))
            made[link.company_name] = company_id
        contacts.link_company(session, contact_id, company_id, link.role)
        contacts.note_colleague(session, contact_id, name, key)
    return made
