"""A contact in the form in which contacts are compared."""

from __future__ import annotations

from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.importing import ContactKeys
from core.text.normalise import company_key, name_key, normalise_email, normalise_phone

DESKS = frozenset([
    "info", "sales", "support", "office", "help", "admin", "contact", "hello", "news", "noreply",
    "no", "reply", "team", "service", "billing", "orders", "accounts", "post", "shop", "mail",
    "kontakt", "buero", "vertrieb", "verwaltung", "zentrale", "contacto", "accueil",
    "reception", "secretariat", "sekretariat", "enquiries", "inquiries", "welcome", "webmaster",
])  # fmt: skip
"""Local parts of addresses that name a desk, which people share, and no person."""


def channel_key(channel: Channel, region: str) -> str:
    """Return the form in which this channel is compared, "" when it says nothing.

    region: ISO 3166 code for numbers without a country code.
    """
    if channel.kind is ChannelKind.EMAIL:
        return normalise_email(channel.value)
    if channel.kind is ChannelKind.PHONE:
        return normalise_phone(channel.value, region)
    return channel.value.strip().casefold()


def keys_of(contact: Contact, region: str) -> ContactKeys:
    """Return everything by which the contact is compared."""
    return ContactKeys(
        name_key(contact.name),
        tuple(channel_key(channel, region) for channel in contact.channels),
        tuple(company_key(link.company_name) for link in contact.companies),
    )
