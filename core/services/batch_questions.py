"""Which keys the file will be asked for when a record is filed."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.contact import ChannelKind, Contact
from core.domain.deal import SaidDeal
from core.domain.importing import ContactKeys, RawRecord
from core.domain.interaction import Address, Interaction, MailHeaders
from core.storage.rows.lookups import Question, colleague
from core.text.contact_keys import keys_of
from core.text.normalise import company_key, name_key, normalise_email


def of_record(record: RawRecord, region: str, *, adds_senders: bool) -> Iterator[Question]:
    """Yield what will be asked about one record.

    region: for numbers without a country code. adds_senders: whoever wrote may become a contact,
    whose mail of before is looked for then.
    """
    if record.contact is not None:
        yield "contact record", record.fingerprint
        keys = record.keys or keys_of(record.contact, region)
        is_named = record.is_mention or bool(record.contact.id)
        yield from _of_contact(record.contact, keys, asks_name=is_named)
    elif record.company is not None:
        yield "company", company_key(record.company.name)
        if record.company.domain:
            yield "domain", record.company.domain
    elif record.interaction is not None:
        yield from _of_mark(record)
        yield from _of_interaction(record.interaction, adds_senders=adds_senders)
    elif record.deal is not None:
        yield "deal record", record.fingerprint
        yield from _of_deal(record.deal, region)
    elif record.task is not None:
        yield "task record", record.fingerprint


def _of_mark(record: RawRecord) -> Iterator[Question]:
    if record.fingerprint:
        yield "interaction", record.fingerprint
    if record.calendar is not None:
        yield "interaction record", record.fingerprint


def _of_deal(said: SaidDeal, region: str) -> Iterator[Question]:
    if said.deal.external_id:
        yield "deal id", said.deal.external_id
    elif said.is_named:
        yield "deal title", name_key(said.deal.title)
    if said.company:
        yield "company", company_key(said.company)
    for person in said.people:
        yield "contact record", person.fingerprint
        keys = keys_of(person.contact, region)
        yield from _of_contact(person.contact, keys, asks_name=True)


def _of_contact(contact: Contact, keys: ContactKeys, *, asks_name: bool) -> Iterator[Question]:
    if asks_name:
        yield "name", keys.name
    if contact.external_id:
        yield "identifier", contact.external_id
    for channel, key in zip(contact.channels, keys.channels, strict=True):
        if key:
            yield str(channel.kind), key
            if channel.kind is ChannelKind.EMAIL:
                yield "loose mail", key
    for key in keys.companies:
        if key:
            yield "colleague", colleague(keys.name, key)
            yield "company", key


def _of_interaction(said: Interaction, *, adds_senders: bool) -> Iterator[Question]:
    headers = said.headers or MailHeaders()
    for message_id in (headers.message_id, headers.in_reply_to, *headers.references):
        if message_id:
            yield "message", message_id
    people: list[Address | None] = [headers.sender, *headers.to, *headers.cc]
    for person in people:
        if person is not None and (key := normalise_email(person.email)):
            yield "email", key
            if adds_senders:
                yield "loose mail", key
        elif person is not None and person.name:
            yield "name", name_key(person.name)  # who writes in a chat
