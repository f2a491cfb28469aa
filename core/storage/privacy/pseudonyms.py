"""What stands for what in pseudonymised copies; kept in the original file only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.rows.privacy_tables import PseudonymRow
from core.storage.rows.tables import CompanyRow, ContactRow, InteractionRow, OwnerRow

_OTHER_NAMES = ("also known as", "nickname")


def load(session: Session) -> dict[tuple[str, str], str]:
    """Return every fake by kind and original."""
    rows = session.execute(select(PseudonymRow.kind, PseudonymRow.original, PseudonymRow.fake))
    return {(kind, original): fake for kind, original, fake in rows}


def save(session: Session, found: Iterable[tuple[tuple[str, str], str]]) -> None:
    """Remember these fakes too."""
    session.add_all(
        PseudonymRow(kind=kind, original=original, fake=fake) for (kind, original), fake in found
    )
    session.flush()


def find_originals(session: Session, fake: str) -> tuple[str, ...]:
    """Return what the fake stands for."""
    rows = session.scalars(select(PseudonymRow.original).where(PseudonymRow.fake == fake))
    return tuple(rows.unique())


def list_people(session: Session) -> set[str]:
    """Return every name of a person that stands anywhere in the file."""
    found: set[str] = set()
    for row in session.scalars(select(ContactRow)):
        found |= {row.name, row.given_name, row.family_name}
        found |= {value for name, value in row.details if name in _OTHER_NAMES}
    for owner in session.scalars(select(OwnerRow)):
        found.add(owner.name)
    for name, headers in session.execute(
        select(InteractionRow.counterpart_name, InteractionRow.headers)
    ):
        found.add(name)
        for address in addresses_of(headers):
            found.add(address[1])
    return found - {""}


def list_emails(session: Session) -> set[str]:
    """Return every address in the heads of messages."""
    found: set[str] = set()
    for headers in session.scalars(select(InteractionRow.headers)):
        found |= {address[0] for address in addresses_of(headers)}
    return found - {""}


def addresses_of(headers: dict[str, Any] | None) -> list[list[str]]:
    """Return the mailboxes (address, name) in stored headers."""
    if headers is None:
        return []
    alone = [headers[name] for name in ("sender", "reply_to") if headers[name]]
    return [*alone, *headers["to"], *headers["cc"]]


def list_companies(session: Session) -> set[str]:
    """Return every firm's name, the owner's own among them."""
    names = set(session.scalars(select(CompanyRow.name)))
    return (names | set(session.scalars(select(OwnerRow.business)))) - {""}
