"""People and companies in the file. Functions take a session and return records, never rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.contact import Channel, ChannelKind, Company, CompanyLink, Contact, Detail
from core.domain.search import MOST_LISTED
from core.errors import UserError
from core.storage import fields
from core.storage.finding import search, search_index
from core.storage.kept import name_orders, tallies
from core.storage.rows import fresh, lookups
from core.storage.rows.tables import ChannelRow, CompanyRow, ContactCompanyRow, ContactRow


def get(session: Session, contact_id: int) -> Contact:
    """Return the contact. Raises UserError("no-such-record")."""
    row = session.get(ContactRow, contact_id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.CONTACT.value, id=contact_id)
    return _to_records(session, [row])[0]


def get_many(session: Session, contact_ids: Iterable[int]) -> dict[int, Contact]:
    """Return those of the contacts that exist, by id."""
    ids = list(contact_ids)
    if not ids:
        return {}
    rows = session.scalars(select(ContactRow).where(ContactRow.id.in_(ids))).all()
    return {record.id: record for record in _to_records(session, rows)}


def list_contacts(session: Session, query: str, limit: int, offset: int) -> tuple[Contact, ...]:
    """Return contacts that hold the query's words ("" for all), by name."""
    if query.strip():
        ids = _list_found(session, query, Kind.CONTACT, slice(offset, offset + limit))
        found = get_many(session, ids)
        return tuple(found[record_id] for record_id in ids if record_id in found)
    in_order = name_orders.ids_in_order(Kind.CONTACT).limit(limit).offset(offset)
    named = session.scalars(in_order).all()
    people = get_many(session, named)
    return tuple(people[record_id] for record_id in named)


def iterate(session: Session) -> Iterator[Contact]:
    """Yield everybody as far as they can be compared: no tags, no notes. Quick for a whole file."""
    channels: dict[int, list[Channel]] = {}
    for contact_id, kind, value in session.execute(
        select(ChannelRow.contact_id, ChannelRow.kind, ChannelRow.value)
    ):
        channels.setdefault(contact_id, []).append(Channel(ChannelKind(kind), value))
    firms: dict[int, list[CompanyLink]] = {}
    for contact_id, name in session.execute(
        select(ContactCompanyRow.contact_id, CompanyRow.name).join(
            CompanyRow, CompanyRow.id == ContactCompanyRow.company_id
        )
    ):
        firms.setdefault(contact_id, []).append(CompanyLink(name))
    for contact_id, name, details, external_id in session.execute(
        select(ContactRow.id, ContactRow.name, ContactRow.details, ContactRow.external_id)
    ):
        yield Contact(
            name=name,
            id=contact_id,
            channels=tuple(channels.get(contact_id, ())),
            companies=tuple(firms.get(contact_id, ())),
            details=tuple(Detail(what, value) for what, value in details),
            external_id=external_id,
        )


def count(session: Session, query: str = "") -> int:
    """Return how many contacts hold the query's words, at most MOST_LISTED."""
    if query.strip():
        return search.count(session, search.question_of(query), Kind.CONTACT, MOST_LISTED)
    return tallies.count(session, tallies.CONTACTS)


def _list_found(session: Session, query: str, kind: Kind, page: slice) -> list[int]:
    question = search.question_of(query)
    return search.list_in_order(session, question, kind, page, most=MOST_LISTED)


def find_ids_by_channel(session: Session, kind: ChannelKind, key: str) -> list[int]:
    """Return the contacts reached by this normalised address or number, oldest first."""
    return lookups.find(session, str(kind), key)


def list_ids_by_external_id(session: Session, external_id: str) -> list[int]:
    """Return the contacts with this identifier of their source, oldest first."""
    return lookups.find(session, "identifier", external_id)


def list_ids_by_name_key(session: Session, name_key: str) -> list[int]:
    """Return the contacts whose name has this normalised form."""
    return lookups.find(session, "name", name_key)


def list_colleague_ids(session: Session, name_key: str, company_keys: Iterable[str]) -> list[int]:
    """Return the contacts of this name at any of these companies, oldest first."""
    asked = {lookups.colleague(name_key, key) for key in company_keys}
    return sorted({found for key in asked for found in lookups.find(session, "colleague", key)})


def get_name_keys(session: Session, contact_ids: Sequence[int]) -> list[str]:
    """Return the names of these contacts as they are compared, in their order."""
    known: dict[int, str] = {}
    for contact_id in contact_ids:
        if (row := fresh.peek(session, "contacts", contact_id)) is not None:
            known[contact_id] = row["name_key"]
    unknown = [contact_id for contact_id in contact_ids if contact_id not in known]
    if unknown:
        # Not by way of the session: that would write what is gathered.
        rows = session.connection().execute(
            select(ContactRow.id, ContactRow.name_key).where(ContactRow.id.in_(unknown))
        )
        known.update((contact_id, name_key) for contact_id, name_key in rows)
    return [known.get(contact_id, "") for contact_id in contact_ids]


def find_by_email(session: Session, key: str) -> Contact | None:
    """Return the contact with this normalised address."""
    ids = find_ids_by_channel(session, ChannelKind.EMAIL, key)
    return get(session, ids[0]) if ids else None


def add(session: Session, contact: Contact, name_key: str) -> int:
    """Store a new contact without its channels and companies; return its id."""
    values = _values(contact, name_key)
    values["created_at"] = datetime.now(UTC)
    contact_id = fresh.add(session, ContactRow, values)
    lookups.note(session, "name", name_key, contact_id)
    if contact.external_id:
        lookups.note(session, "identifier", contact.external_id, contact_id)
    return contact_id


def change(session: Session, contact: Contact, name_key: str) -> None:
    """Give the stored contact the record's own fields (not channels, not companies)."""
    row = session.get(ContactRow, contact.id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.CONTACT.value, id=contact.id)
    for name, value in _values(contact, name_key).items():
        setattr(row, name, value)
    session.flush()
    lookups.note(session, "name", name_key, contact.id)
    if contact.external_id:
        lookups.note(session, "identifier", contact.external_id, contact.id)


def add_channel(session: Session, contact_id: int, channel: Channel, key: str) -> None:
    """Give the contact one more way to be reached."""
    kind = str(channel.kind)
    values = {
        "contact_id": contact_id,
        "kind": kind,
        "value": channel.value,
        "key": key,
        "label": channel.label,
    }
    fresh.add(session, ChannelRow, values)
    search_index.know(session, Kind.CONTACT, contact_id, None)
    lookups.note(session, kind, key, contact_id)


def remove_channel(session: Session, contact_id: int, channel: Channel) -> None:
    """Take this way to reach the contact away."""
    rows = session.scalars(
        select(ChannelRow).where(
            ChannelRow.contact_id == contact_id,
            ChannelRow.kind == channel.kind.value,
            ChannelRow.value == channel.value,
        )
    )
    for row in rows.all():
        session.delete(row)
    session.flush()
    lookups.drop(session)


def link_company(session: Session, contact_id: int, company_id: int, role: str) -> None:
    """Say that the contact belongs to the company."""
    values = {"contact_id": contact_id, "company_id": company_id, "role": role}
    fresh.add(session, ContactCompanyRow, values)


def note_colleague(session: Session, contact_id: int, name_key: str, company_key: str) -> None:
    """Remember for this batch that somebody of this name is at this company."""
    lookups.note(session, "colleague", lookups.colleague(name_key, company_key), contact_id)


def get_company(session: Session, company_id: int) -> Company:
    """Return the company. Raises UserError("no-such-record")."""
    row = session.get(CompanyRow, company_id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.COMPANY.value, id=company_id)
    return _to_companies(session, [row])[0]


def list_companies(session: Session, query: str, limit: int, offset: int) -> tuple[Company, ...]:
    """Return companies that hold the query's words ("" for all), by name."""
    if query.strip():
        ids = _list_found(session, query, Kind.COMPANY, slice(offset, offset + limit))
        return tuple(get_company(session, company_id) for company_id in ids)
    in_order = name_orders.ids_in_order(Kind.COMPANY).limit(limit).offset(offset)
    named = session.scalars(in_order).all()
    rows = session.scalars(select(CompanyRow).where(CompanyRow.id.in_(named))).all()
    firms = {company.id: company for company in _to_companies(session, rows)}
    return tuple(firms[company_id] for company_id in named)


def count_companies(session: Session) -> int:
    """Return how many companies there are."""
    return tallies.count(session, tallies.COMPANIES)


def find_company_id(session: Session, name_key: str, domain: str = "") -> int | None:
    """Return the company with this normalised name, else the one with this domain."""
    found = next(iter(lookups.find(session, "company", name_key)), None)
    if found is None and domain:
        found = next(iter(lookups.find(session, "domain", domain)), None)
    return found


def add_company(session: Session, company: Company, name_key: str) -> int:
    """Store a new company; return its id."""
    values = _company_values(company, name_key)
    company_id = fresh.add(session, CompanyRow, {**values, "created_at": datetime.now(UTC)})
    lookups.note(session, "company", name_key, company_id)
    if company.domain:
        lookups.note(session, "domain", company.domain, company_id)
    return company_id


def change_company(session: Session, company: Company, name_key: str) -> None:
    """Give the stored company the record's fields. Raises UserError("no-such-record")."""
    row = session.get(CompanyRow, company.id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.COMPANY.value, id=company.id)
    for name, value in _company_values(company, name_key).items():
        setattr(row, name, value)
    session.flush()


def _company_values(company: Company, name_key: str) -> dict[str, Any]:
    return {
        "name": company.name,
        "name_key": name_key,
        "domain": company.domain,
        "details": [[detail.name, detail.value] for detail in company.details],
        "tags": list(company.tags),
        "notes": company.notes,
    }


def _values(contact: Contact, name_key: str) -> dict[str, Any]:
    return {
        "name": contact.name,
        "name_key": name_key,
        "given_name": contact.given_name,
        "family_name": contact.family_name,
        "details": [[detail.name, detail.value] for detail in contact.details],
        "tags": list(contact.tags),
        "notes": contact.notes,
        "language": contact.language,
        "external_id": contact.external_id,
        "is_archived": contact.is_archived,
    }


def _to_records(session: Session, rows: Sequence[ContactRow]) -> list[Contact]:
    ids = [row.id for row in rows]
    channels: dict[int, list[Channel]] = {}
    for channel in session.scalars(
        select(ChannelRow).where(ChannelRow.contact_id.in_(ids)).order_by(ChannelRow.id)
    ):
        channels.setdefault(channel.contact_id, []).append(
            Channel(ChannelKind(channel.kind), channel.value, channel.label)
        )
    links: dict[int, list[CompanyLink]] = {}
    for contact_id, company_id, name, role in session.execute(
        select(ContactCompanyRow.contact_id, CompanyRow.id, CompanyRow.name, ContactCompanyRow.role)
        .join(CompanyRow, CompanyRow.id == ContactCompanyRow.company_id)
        .where(ContactCompanyRow.contact_id.in_(ids))
        .order_by(ContactCompanyRow.id)
    ):
        links.setdefault(contact_id, []).append(CompanyLink(name, role, company_id))
    values = fields.values_of(session, Kind.CONTACT, ids)
    return [
        Contact(
            id=row.id,
            name=row.name,
            given_name=row.given_name,
            family_name=row.family_name,
            channels=tuple(channels.get(row.id, ())),
            companies=tuple(links.get(row.id, ())),
            details=tuple(Detail(name, value) for name, value in row.details),
            tags=tuple(row.tags),
            notes=row.notes,
            language=row.language,
            external_id=row.external_id,
            is_archived=row.is_archived,
            created_at=row.created_at,
            values=values.get(row.id, ()),
        )
        for row in rows
    ]


def _to_companies(session: Session, rows: Sequence[CompanyRow]) -> list[Company]:
    values = fields.values_of(session, Kind.COMPANY, [row.id for row in rows])
    return [
        Company(
            id=row.id,
            name=row.name,
            domain=row.domain,
            details=tuple(Detail(name, value) for name, value in row.details),
            tags=tuple(row.tags),
            notes=row.notes,
            created_at=row.created_at,
            values=values.get(row.id, ()),
        )
        for row in rows
    ]
