"""Whole records, one after the other, for files that leave: nothing is gathered in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from core.domain.contact import Company, Contact
from core.domain.interaction import Attachment, Interaction, InteractionKind
from core.storage import contacts, interactions
from core.storage.rows.row import Row
from core.storage.rows.tables import (
    TRACKED,
    AttachmentRow,
    BlobRow,
    ChannelRow,
    CompanyRow,
    ContactRow,
    InteractionRow,
)

_CHUNK = 400
_PAGE = 1_000


@dataclass(frozen=True, slots=True)
class FiledInteraction:
    """An interaction with whom it is with. mark: tells it from all others, also after an import."""

    interaction: Interaction
    contact: Contact | None
    counterpart_key: str
    counterpart_name: str
    mark: str


def count_contacts(session: Session) -> int:
    """Return how many contacts there are."""
    return session.scalar(select(func.count()).select_from(ContactRow)) or 0


def iterate_contacts(session: Session) -> Iterator[Contact]:
    """Yield everybody, whole, in the order of their numbers."""
    for ids in _ids(session, ContactRow):
        found = contacts.get_many(session, ids)
        yield from (found[contact_id] for contact_id in ids)
        session.expunge_all()


def iterate_companies(session: Session) -> Iterator[Company]:
    """Yield every company in the order of their numbers."""
    for ids in _ids(session, CompanyRow):
        yield from (contacts.get_company(session, company_id) for company_id in ids)
        session.expunge_all()


def count_interactions(session: Session, kinds: Sequence[InteractionKind] = ()) -> int:
    """Return how many there are of these kinds, of all when none is named."""
    statement = select(func.count()).select_from(InteractionRow)
    if kinds:
        statement = statement.where(InteractionRow.kind.in_([kind.value for kind in kinds]))
    return session.scalar(statement) or 0


def iterate_interactions(
    session: Session, kinds: Sequence[InteractionKind] = ()
) -> Iterator[FiledInteraction]:
    """Yield every interaction of these kinds with whom it is with; files without their content."""
    for ids in _ids(session, InteractionRow, [kind.value for kind in kinds]):
        yield from _filed(session, ids)
        session.expunge_all()


def get_filed(session: Session, interaction_id: int) -> FiledInteraction:
    """Return one interaction with whom it is with. Raises UserError("no-such-record")."""
    interactions.get(session, interaction_id)
    return next(iter(_filed(session, [interaction_id])))


def _filed(session: Session, ids: Sequence[int]) -> Iterator[FiledInteraction]:
    found = interactions.get_many(session, ids)
    others = {
        row_id: (key, name, mark)
        for row_id, key, name, mark in session.execute(
            select(
                InteractionRow.id,
                InteractionRow.counterpart_key,
                InteractionRow.counterpart_name,
                InteractionRow.fingerprint,
            ).where(InteractionRow.id.in_(ids))
        )
    }
    whose = {i.contact_id for i in found.values() if i.contact_id is not None}
    people = contacts.get_many(session, whose)
    for row_id in ids:
        one = found[row_id]
        yield FiledInteraction(one, people.get(one.contact_id or 0), *others[row_id])


def get_files(session: Session, interaction_id: int) -> tuple[Attachment, ...]:
    """Return an interaction's files with their contents; those that weren't kept have none."""
    rows = session.execute(
        select(AttachmentRow, BlobRow.content)
        .join(BlobRow, BlobRow.key == AttachmentRow.blob_key, isouter=True)
        .where(AttachmentRow.interaction_id == interaction_id)
        .order_by(AttachmentRow.id)
    )
    return tuple(
        Attachment(row.name, row.media_type, row.size_bytes, row.id, content or b"")
        for row, content in rows
    )


def list_pictures(session: Session) -> dict[int, int]:
    """Return the newest picture of each contact that has one: the file's number by theirs."""
    rows = session.execute(
        select(InteractionRow.contact_id, AttachmentRow.id)
        .join(AttachmentRow, AttachmentRow.interaction_id == InteractionRow.id)
        .where(
            InteractionRow.kind == InteractionKind.NOTE.value,
            InteractionRow.is_automatic.is_(True),
            InteractionRow.contact_id.is_not(None),
            InteractionRow.subject == AttachmentRow.name,
            AttachmentRow.media_type.startswith("image/"),
            AttachmentRow.blob_key != "",
        )
        .order_by(InteractionRow.id)
    )
    return {contact_id: attachment_id for contact_id, attachment_id in rows if contact_id}


def most_channels(session: Session) -> dict[str, int]:
    """Return how many of each kind of channel one contact has at most."""
    each = (
        select(ChannelRow.kind, func.count().label("number"))
        .group_by(ChannelRow.contact_id, ChannelRow.kind)
        .subquery()
    )
    rows = session.execute(select(each.c.kind, func.max(each.c.number)).group_by(each.c.kind))
    return {kind: int(number) for kind, number in rows}


def count_details(session: Session) -> Counter[str]:
    """Return how many contacts have a detail of each name."""
    found: Counter[str] = Counter()
    for details in session.scalars(select(ContactRow.details)).yield_per(_PAGE):
        found.update({name for name, _ in details})
    return found


def list_tracked() -> dict[str, tuple[str, ...]]:
    """Return the columns of every table of records that a person made, in their order."""
    return {
        name: tuple(column.name for column in _table(name).columns)
        for name in (one.name for one in Row.metadata.sorted_tables)
        if name in TRACKED
    }


def iterate_table(session: Session, name: str) -> Iterator[Mapping[str, Any]]:
    """Yield a table's rows as the program knows them: moments, lists, numbers."""
    found = session.execute(select(_table(name)).order_by(*_table(name).primary_key))
    for row in found.yield_per(_PAGE).mappings():
        yield {str(key): value for key, value in row.items()}


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


def _ids(session: Session, row_class: Any, kinds: Sequence[str] = ()) -> Iterator[list[int]]:  # noqa: ANN401 - any table of records
    last = 0
    while True:
        statement = select(row_class.id).where(row_class.id > last)
        if kinds:
            statement = statement.where(row_class.kind.in_(kinds))
        ids = list(session.scalars(statement.order_by(row_class.id).limit(_CHUNK)))
        if not ids:
            return
        yield ids
        last = ids[-1]
