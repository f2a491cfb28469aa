"""Knowing people who were erased again, by fingerprints that say nothing without this file's salt.

A fingerprint is an HMAC-SHA-256 of an address, a number or a name, under a random secret that lies
in the encrypted file. It answers "was this one erased?" and can't be read back.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator

from core.domain.contact import ChannelKind, Contact
from core.storage import file_secrets
from core.storage.database import Session
from core.storage.privacy import erasure
from core.text.contact_keys import channel_key
from core.text.normalise import name_key, normalise_email

REACHES = ("email", "phone")


class ErasedPeople:
    """Tells who was erased before; made once for an import."""

    def __init__(self, session: Session) -> None:
        self._secret = file_secrets.find(session, file_secrets.ERASED_PEOPLE)
        self._known = erasure.list_fingerprints(session) if self._secret else {}

    @property
    def are_known(self) -> bool:
        """Whether anybody was ever erased."""
        return bool(self._known)

    def find_reach(self, contact: Contact, region: str) -> bool:
        """Say whether an address or a number of this contact was an erased person's."""
        return bool(self._known) and any(
            self._knows(kind, key) for kind, key in keys_of(contact, region) if kind in REACHES
        )

    def find_name(self, name: str) -> bool:
        """Say whether somebody of this name was erased; it may be another person."""
        if not self._known:
            return False
        key = name_key(name)
        return bool(key) and self._knows("name", key)

    def find_email(self, email: str) -> bool:
        """Say whether this address was an erased person's."""
        if not self._known:
            return False
        key = normalise_email(email)
        return bool(key) and self._knows("email", key)

    def _knows(self, kind: str, key: str) -> bool:
        return fingerprint(self._secret, kind, key) in self._known


def keys_of(contact: Contact, region: str) -> Iterator[tuple[str, str]]:
    """Yield kind and comparable form of the contact's addresses, numbers and name."""
    for channel in contact.channels:
        key = channel_key(channel, region)
        if key and channel.kind in (ChannelKind.EMAIL, ChannelKind.PHONE):
            yield channel.kind.value, key
    if name := name_key(contact.name):
        yield "name", name


def fingerprint(secret: bytes, kind: str, key: str) -> str:
    """Return what is kept of an erased person's address, number or name."""
    return hmac.new(secret, f"{kind}\0{key}".encode(), hashlib.sha256).hexdigest()


def remember(session: Session, contact: Contact, region: str = "") -> None:
    """Keep the fingerprints of somebody who is being erased."""
    secret = file_secrets.provide(session, file_secrets.ERASED_PEOPLE)
    erasure.remember(
        session, [(fingerprint(secret, kind, key), kind) for kind, key in keys_of(contact, region)]
    )


def forget(session: Session, contact: Contact, region: str) -> None:
    """Drop the fingerprints of somebody whom a person brought back on purpose."""
    secret = file_secrets.find(session, file_secrets.ERASED_PEOPLE)
    if secret:
        erasure.forget(
            session, [fingerprint(secret, kind, key) for kind, key in keys_of(contact, region)]
        )
