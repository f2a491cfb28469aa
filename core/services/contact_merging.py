"""What several contacts read as when they become one: nothing that any of them said is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.domain.contact import ALSO_KNOWN_AS, Channel, ChannelKind, CompanyLink, Contact, Detail
from core.domain.duplicate import SINGLE_FIELDS, MergeWish
from core.domain.field import FieldValue
from core.storage import contacts as storage
from core.storage.database import Session
from core.text.contact_keys import channel_key
from core.text.field_text import SEPARATOR, join_tags
from core.text.normalise import is_same_number, name_key

# Under which name a value that wasn't chosen is kept.
_KEPT_AS = {"name": ALSO_KNOWN_AS, "language": "other language", "external_id": "other id"}


def join(wish: MergeWish, contacts: Sequence[Contact]) -> Contact:
    """Return the one contact that these become.

    The survivor's values stand unless others are chosen; what differs is kept as details.
    """
    by_id = {contact.id: contact for contact in contacts}
    survivor = by_id[wish.survivor_id]
    others = [by_id[contact_id] for contact_id in wish.other_ids]
    everybody = [survivor, *others]
    chosen = dict(wish.chosen)
    values = {
        field: _value(field, everybody, by_id.get(chosen.get(field, 0))) for field in SINGLE_FIELDS
    }
    in_fields = _in_fields(everybody)
    details = [
        *(detail for contact in everybody for detail in contact.details),
        *_kept(values, everybody),
        *_kept_of_fields(in_fields, everybody),
    ]
    return replace(
        survivor,
        name=values["name"],
        given_name=values["given_name"],
        family_name=values["family_name"],
        language=values["language"],
        external_id=values["external_id"],
        details=tuple(dict.fromkeys(details)),
        tags=join_tags(tag for contact in everybody for tag in contact.tags),
        notes=_notes(everybody),
        is_archived=all(contact.is_archived for contact in everybody),
        channels=_channels(everybody),
        companies=_companies(everybody),
        values=in_fields,
    )


def list_alike(session: Session, contact: Contact, limit: int = 12) -> tuple[Contact, ...]:
    """Return other contacts of the same name, address or number, or of a name alike."""
    ids = dict.fromkeys(storage.list_ids_by_name_key(session, name_key(contact.name)))
    for channel in contact.channels:
        key = channel_key(channel, "")
        ids |= dict.fromkeys(storage.find_ids_by_channel(session, channel.kind, key))
    ids |= {alike.id: None for alike in storage.list_contacts(session, contact.name, limit, 0)}
    ids.pop(contact.id, None)
    found = storage.get_many(session, list(ids)[:limit])
    return tuple(found[key] for key in ids if key in found)


def _value(field: str, everybody: Sequence[Contact], chosen: Contact | None) -> str:
    """Return the chosen contact's value, else the first that there is, the survivor's before all.

    Parts of a name belong together: the survivor's are filled only where it has neither.
    """
    if chosen is not None:
        return str(getattr(chosen, field))
    if field in ("given_name", "family_name"):
        first = everybody[0]
        whole = next((c for c in everybody if c.given_name or c.family_name), first)
        is_same_name = name_key(whole.name) == name_key(first.name)
        return str(getattr(whole if is_same_name else first, field))
    return next((value for c in everybody if (value := str(getattr(c, field)))), "")


def _kept(values: dict[str, str], everybody: Sequence[Contact]) -> list[Detail]:
    found = [
        Detail(what, value)
        for field, what in _KEPT_AS.items()
        for contact in everybody
        if (value := str(getattr(contact, field))) and value != values[field]
    ]
    known = " ".join((values["name"], *(d.value for d in found))).casefold()
    for contact in everybody:
        for field, what in (("given_name", "given name"), ("family_name", "family name")):
            value = str(getattr(contact, field))
            if value and value != values[field] and value.casefold() not in known:
                found.append(Detail(what, value))
    return found


def _in_fields(everybody: Sequence[Contact]) -> tuple[FieldValue, ...]:
    """Return what stands in the owner's fields: the first that there is, of choices every one."""
    found: dict[int, FieldValue] = {}
    for value in (value for contact in everybody for value in contact.values):
        known = found.setdefault(value.field_id, value)
        if isinstance(known.value, tuple) and isinstance(value.value, tuple):
            joined = tuple(dict.fromkeys((*known.value, *value.value)))
            found[value.field_id] = replace(known, value=joined, text=SEPARATOR.join(joined))
    return tuple(found.values())


def _kept_of_fields(
    in_fields: Sequence[FieldValue], everybody: Sequence[Contact]
) -> Iterator[Detail]:
    standing = {value.field_id: value for value in in_fields}
    for value in (value for contact in everybody for value in contact.values):
        kept = standing[value.field_id]
        if not isinstance(value.value, tuple) and value.value != kept.value:
            yield Detail(value.name, value.text)


def _notes(everybody: Sequence[Contact]) -> str:
    notes = ""
    for contact in everybody:
        if contact.notes and contact.notes not in notes:
            notes = f"{notes}\n{contact.notes}" if notes else contact.notes
    return notes


def _channels(everybody: Sequence[Contact]) -> tuple[Channel, ...]:
    found: dict[tuple[str, str], Channel] = {}
    for contact in everybody:
        for channel in contact.channels:
            key = channel_key(channel, "")
            is_known = channel.kind is ChannelKind.PHONE and any(
                kind == channel.kind and is_same_number(known, key) for kind, known in found
            )
            if not is_known:
                found.setdefault((channel.kind, key), channel)
    return tuple(found.values())


def _companies(everybody: Sequence[Contact]) -> tuple[CompanyLink, ...]:
    links = dict.fromkeys(link for contact in everybody for link in contact.companies)
    with_role = {link.company_id for link in links if link.role}
    return tuple(link for link in links if link.role or link.company_id not in with_role)
