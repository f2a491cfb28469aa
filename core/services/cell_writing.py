"""What was typed into a cell of a table, put into the record that the row shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from core.domain.change import Kind
from core.domain.contact import Company, Contact
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind
from core.domain.money import Money
from core.errors import UserError
from core.services import contact_writing
from core.storage import bulk, contacts, fields, tags
from core.storage.database import Session
from core.storage.sales import deals
from core.storage.views import view_places
from core.text import field_text
from core.text.amounts import read_money
from core.text.normalise import company_key, name_key


def set_cell(session: Session, about: Kind, record_id: int, place: str, text: str) -> bool:
    """Put what was typed in a place of a record; say whether anything changed.

    Raises UserError: "contact-name-empty", "company-name-empty", "deal-title-empty",
    "view-not-editable", "no-such-record", "contact-without-company", "no-such-stage",
    "amount-unreadable", "day-unreadable", and as `field_text.read` does.
    """
    if field_id := view_places.field_id_of(place):
        field = fields.get(session, field_id)
        value = field_text.read(field, text)
        return fields.set_value(session, about, record_id, field, value)
    written = text.strip()
    if about is Kind.DEAL:
        return _set_in_deal(session, deals.get(session, record_id), place, written)
    if about is Kind.COMPANY:
        return _set_in_company(session, contacts.get_company(session, record_id), place, written)
    return _set_in_contact(session, contacts.get(session, record_id), place, written)


def _set_in_contact(session: Session, contact: Contact, place: str, written: str) -> bool:
    if place == "role":
        if not contact.companies:
            raise UserError("contact-without-company")
        return bool(bulk.set_role(session, [contact.id], written))
    changed = _contact_with(session, contact, place, written)
    contacts.change(session, changed, name_key(changed.name))
    return changed != contact


def _contact_with(session: Session, contact: Contact, place: str, written: str) -> Contact:
    if place == "name":
        if not written:
            raise UserError("contact-name-empty")
        return replace(contact, name=written)
    if place == "language":
        return replace(contact, language=written.casefold())
    if place == "notes":
        return replace(contact, notes=written)
    if place != "tags":
        raise UserError("view-not-editable")
    return replace(contact, tags=_tags(session, contact, written))


def _tags(session: Session, record: Contact | Company | Deal, written: str) -> tuple[str, ...]:
    return tags.read(session, field_text.split_tags(written), record.tags)


def _set_in_company(session: Session, company: Company, place: str, written: str) -> bool:
    if place == "name" and not written:
        raise UserError("company-name-empty")
    if place == "name":
        changed = replace(company, name=written)
    elif place == "domain":
        changed = replace(company, domain=written.casefold())
    elif place == "notes":
        changed = replace(company, notes=written)
    elif place == "tags":
        changed = replace(company, tags=_tags(session, company, written))
    else:
        raise UserError("view-not-editable")
    contacts.change_company(session, changed, company_key(changed.name))
    return changed != company


def _set_in_deal(session: Session, deal: Deal, place: str, written: str) -> bool:
    if place not in _READERS:
        raise UserError("view-not-editable")
    said: Any = {_DEAL_FIELDS.get(place, place): _READERS[place](session, deal, written)}
    changed = replace(deal, **said)
    return deals.change(session, changed, name_key(changed.title))


def _title(_session: Session, _deal: Deal, written: str) -> str:
    if not written:
        raise UserError("deal-title-empty")
    return written


def _company_id(session: Session, _deal: Deal, written: str) -> int | None:
    return contact_writing.find_or_add_company(session, written)


def _stage_id(session: Session, _deal: Deal, written: str) -> int:
    for stage in deals.list_stages(session):
        if name_key(stage.name) == name_key(written):
            return stage.id
    raise UserError("no-such-stage", stage=written)


def _amount(session: Session, deal: Deal, written: str) -> Money | None:
    """Return the sum; one that doesn't say its currency has that of the one before."""
    if not written:
        return None
    known = deal.amount.currency if deal.amount else deals.last_currency(session)
    amount = read_money(written, known)
    if amount is None:
        raise UserError("amount-unreadable", words=written)
    return amount


def _day(_session: Session, _deal: Deal, written: str) -> date | None:
    try:
        found = field_text.read(Field("", FieldKind.DATE), written)
    except UserError as error:
        raise UserError("day-unreadable", words=written) from error
    return found if isinstance(found, date) else None


def _words(_session: Session, _deal: Deal, written: str) -> str:
    return written


_READERS: dict[str, Callable[[Session, Deal, str], object]] = {
    "name": _title,
    "company": _company_id,
    "stage": _stage_id,
    "amount": _amount,
    "expected_on": _day,
    "opened_on": _day,
    "lost_reason": _words,
    "notes": _words,
    "tags": _tags,
}
_DEAL_FIELDS = {"name": "title", "company": "company_id", "stage": "stage_id"}
