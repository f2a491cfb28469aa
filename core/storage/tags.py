"""Tags: how they are written, their colours, and how many have them. They stand in contacts."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.field import Tag
from core.storage.view_tables import ContactTagRow, TagRow
from core.text.field_text import sort_key


def list_tags(session: Session) -> tuple[Tag, ...]:
    """Return every tag that somebody has or that was given a colour, by name."""
    counted = session.execute(
        select(ContactTagRow.key, func.min(ContactTagRow.name), func.count()).group_by(
            ContactTagRow.key
        )
    )
    found = {key: Tag(name, key, count=count) for key, name, count in counted}
    for row in session.scalars(select(TagRow)):
        count = found[row.name_key].count if row.name_key in found else 0
        found[row.name_key] = Tag(row.name, row.name_key, row.colour, count)
    return tuple(sorted(found.values(), key=lambda tag: tag.key))


def find_row(session: Session, key: str) -> TagRow | None:
    """Return the row of a tag, if anything is known of it besides who has it."""
    return session.scalar(select(TagRow).where(TagRow.name_key == key))


def keep(session: Session, name: str, colour: str) -> None:
    """Remember how a tag is written and its colour."""
    row = find_row(session, sort_key(name))
    if row is None:
        session.add(TagRow(name=name, name_key=sort_key(name), colour=colour))
    else:
        row.name, row.colour = name, colour
    session.flush()


def forget(session: Session, key: str) -> None:
    """Forget what is known of a tag."""
    row = find_row(session, key)
    if row is not None:
        session.delete(row)
        session.flush()


def colours(session: Session) -> dict[str, str]:
    """Return the colours of tags by their keys."""
    return dict(session.execute(select(TagRow.name_key, TagRow.colour)).all())


def list_owners(session: Session, key: str) -> list[int]:
    """Return the contacts that have the tag."""
    owners = select(ContactTagRow.contact_id).where(ContactTagRow.key == key)
    return list(session.scalars(owners.order_by(ContactTagRow.contact_id)))


def written_as(session: Session, name: str) -> str:
    """Return the tag as it is written already, or as it is given."""
    row = find_row(session, sort_key(name))
    if row is not None:
        return row.name
    known = select(func.min(ContactTagRow.name)).where(ContactTagRow.key == sort_key(name))
    return session.scalar(known) or name
