"""Records as plain JSON values and back, for the pipe between the program and its reader.

Written out field by field: what comes back from a child is data from a stranger, so a missing or
ill-typed value raises ValueError instead of becoming an odd record.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from core.domain.contact import Channel, ChannelKind, Company, CompanyLink, Contact, Detail
from core.domain.importing import ImportMode, ImportOptions, Place, RawRecord, Rejection
from core.domain.interaction import (
    Address,
    Attachment,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)

Json = dict[str, Any]


def encode_result(result: RawRecord | Rejection) -> Json:
    """Return a record or a rejection as JSON values."""
    place = [result.place.file, result.place.number]
    if isinstance(result, Rejection):
        told = {"place": place, "reason": result.reason, "details": dict(result.details)}
        return {**told, "row": _pairs_out(result.row)}
    return {
        "place": place,
        "fingerprint": result.fingerprint,
        "warnings": list(result.warnings),
        "row": _pairs_out(result.row),
        "whose": result.whose,
        "attachments": _attachments_out(result.attachments),
        "contact": _contact_out(result.contact) if result.contact else None,
        "company": _company_out(result.company) if result.company else None,
        "interaction": _interaction_out(result.interaction) if result.interaction else None,
    }


def decode_result(data: Json) -> RawRecord | Rejection:
    """Return the record or rejection. Raises ValueError when the values are not those of one."""
    try:
        place = Place(str(data["place"][0]), int(data["place"][1]))
        if "reason" in data:
            details = {
                str(key): value if isinstance(value, (int, float)) else str(value)
                for key, value in data["details"].items()
            }
            return Rejection(place, str(data["reason"]), details, _pairs_in(data["row"]))
        contact, interaction = data["contact"], data["interaction"]
        company = data["company"]
        return RawRecord(
            place,
            str(data["fingerprint"]),
            contact=_contact_in(contact) if contact else None,
            company=_company_in(company) if company else None,
            interaction=_interaction_in(interaction) if interaction else None,
            warnings=_texts(data["warnings"]),
            row=_pairs_in(data["row"]),
            attachments=_attachments_in(data["attachments"]),
            whose=str(data["whose"]),
        )
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError("not a record") from error


def encode_options(options: ImportOptions) -> Json:
    """Return what the child needs of the options."""
    return {
        "owner_addresses": list(options.owner_addresses),
        "mapping": _pairs_out(options.mapping),
        "mode": options.mode.value,
    }


def decode_options(data: Json) -> ImportOptions:
    """Return the options as the child sees them."""
    return ImportOptions(
        owner_addresses=_texts(data["owner_addresses"]),
        mapping=_pairs_in(data["mapping"]),
        mode=ImportMode(data["mode"]),
    )


def _pairs_out(pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    return [list(pair) for pair in pairs]


def _pairs_in(data: list[list[Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(first), str(second)) for first, second in data)


def _texts(values: list[Any]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)


def _contact_out(contact: Contact) -> Json:
    return {
        "name": contact.name,
        "given_name": contact.given_name,
        "family_name": contact.family_name,
        "channels": [[str(c.kind), c.value, c.label] for c in contact.channels],
        "companies": [[link.company_name, link.role] for link in contact.companies],
        "details": [[detail.name, detail.value] for detail in contact.details],
        "tags": list(contact.tags),
        "notes": contact.notes,
        "language": contact.language,
        "external_id": contact.external_id,
    }


def _contact_in(data: Json) -> Contact:
    return Contact(
        name=str(data["name"]),
        given_name=str(data["given_name"]),
        family_name=str(data["family_name"]),
        channels=tuple(
            Channel(ChannelKind(kind), str(value), str(label))
            for kind, value, label in data["channels"]
        ),
        companies=tuple(CompanyLink(str(name), str(role)) for name, role in data["companies"]),
        details=tuple(Detail(str(name), str(value)) for name, value in data["details"]),
        tags=_texts(data["tags"]),
        notes=str(data["notes"]),
        language=str(data["language"]),
        external_id=str(data["external_id"]),
    )


def _company_out(company: Company) -> Json:
    return {
        "name": company.name,
        "domain": company.domain,
        "details": [[detail.name, detail.value] for detail in company.details],
        "notes": company.notes,
    }


def _company_in(data: Json) -> Company:
    return Company(
        str(data["name"]),
        domain=str(data["domain"]),
        details=tuple(Detail(str(name), str(value)) for name, value in data["details"]),
        notes=str(data["notes"]),
    )


def _interaction_out(interaction: Interaction) -> Json:
    headers = interaction.headers
    return {
        "kind": str(interaction.kind),
        "direction": str(interaction.direction),
        "occurred_at": interaction.occurred_at.isoformat(),
        "subject": interaction.subject,
        "text": interaction.text,
        "new_text": interaction.new_text,
        "language": interaction.language,
        "is_automatic": interaction.is_automatic,
        "headers": _headers_out(headers) if headers else None,
        "attachments": _attachments_out(interaction.attachments),
    }


def _interaction_in(data: Json) -> Interaction:
    return Interaction(
        kind=InteractionKind(data["kind"]),
        direction=Direction(data["direction"]),
        occurred_at=datetime.fromisoformat(data["occurred_at"]).astimezone(UTC),
        subject=str(data["subject"]),
        text=str(data["text"]),
        new_text=str(data["new_text"]),
        language=str(data["language"]),
        is_automatic=bool(data["is_automatic"]),
        headers=_headers_in(data["headers"]) if data["headers"] else None,
        attachments=_attachments_in(data["attachments"]),
    )


def _attachments_out(attachments: Sequence[Attachment]) -> list[list[Any]]:
    return [
        [a.name, a.media_type, a.size_bytes, base64.b64encode(a.content).decode("ascii")]
        for a in attachments
    ]


def _attachments_in(data: list[list[Any]]) -> tuple[Attachment, ...]:
    return tuple(
        Attachment(str(name), str(kind), int(size), content=base64.b64decode(content))
        for name, kind, size, content in data
    )


def _headers_out(headers: MailHeaders) -> Json:
    return {
        "message_id": headers.message_id,
        "in_reply_to": headers.in_reply_to,
        "references": list(headers.references),
        "sender": _address_out(headers.sender),
        "to": [_address_out(address) for address in headers.to],
        "cc": [_address_out(address) for address in headers.cc],
        "reply_to": _address_out(headers.reply_to),
        "list_id": headers.list_id,
        "sent_at_raw": headers.sent_at_raw,
    }


def _headers_in(data: Json) -> MailHeaders:
    return MailHeaders(
        message_id=str(data["message_id"]),
        in_reply_to=str(data["in_reply_to"]),
        references=_texts(data["references"]),
        sender=_address_in(data["sender"]) if data["sender"] else None,
        to=tuple(_address_in(address) for address in data["to"]),
        cc=tuple(_address_in(address) for address in data["cc"]),
        reply_to=_address_in(data["reply_to"]) if data["reply_to"] else None,
        list_id=str(data["list_id"]),
        sent_at_raw=str(data["sent_at_raw"]),
    )


def _address_out(address: Address | None) -> list[str] | None:
    return [address.email, address.name] if address else None


def _address_in(data: list[str]) -> Address:
    return Address(str(data[0]), str(data[1]))
