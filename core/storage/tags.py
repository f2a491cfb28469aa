"""Tags: how they are written, their colours, and which records have them.

They stand in the records' own rows. For filters an index is kept beside those, as `derived.py`
keeps the search index.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, func, insert, select, union_all
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.field import Tag
from core.storage.rows.fresh import Rows
from core.storage.rows.sales_tables import DealRow
from core.storage.rows.tables import CompanyRow, ContactRow
from core.storage.rows.view_tables import CompanyTagRow, ContactTagRow, DealTagRow, TagRow
from core.text.field_text import join_tags, sort_key

_CHUNK = 400


@dataclass(frozen=True, slots=True)
class Tagged:
    """A kind of record with tags: its rows, the rows of the index, and whose these are."""

    record: Any
    index: Any
    owner: Any


TAGGED: dict[Kind, Tagged] = {
    Kind.CONTACT: Tagged(ContactRow, ContactTagRow, ContactTagRow.contact_id),
    Kind.COMPANY: Tagged(CompanyRow, CompanyTagRow, CompanyTagRow.company_id),
    Kind.DEAL: Tagged(DealRow, DealTagRow, DealTagRow.deal_id),
}


def list_tags(session: Session, kinds: Iterable[Kind] = tuple(TAGGED)) -> tuple[Tag, ...]:
    """Return every tag that one of these has or that was given a colour, by name."""
    known = _everywhere(kinds)
    counted = session.execute(
        select(known.c.key, func.min(known.c.name), func.count()).group_by(known.c.key)
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


def rename(session: Session, key: str, name: str) -> None:
    """Write a tag another way in every record that has it; "" takes it away."""
    for tagged in TAGGED.values():
        owners = select(tagged.owner).where(tagged.index.key == key).order_by(tagged.owner)
        for ids in _chunks(session.scalars(owners)):
            for row in session.scalars(select(tagged.record).where(tagged.record.id.in_(ids))):
                written = (name if sort_key(tag) == key else tag for tag in row.tags)
                row.tags = list(join_tags(written))
            session.flush()


def written_as(session: Session, name: str) -> str:
    """Return the tag as it is written already, or as it is given."""
    row = find_row(session, sort_key(name))
    if row is not None:
        return row.name
    known = _everywhere(TAGGED)
    return (
        session.scalar(select(func.min(known.c.name)).where(known.c.key == sort_key(name))) or name
    )


def read(session: Session, names: Iterable[str], standing: Collection[str] = ()) -> tuple[str, ...]:
    """Return tags that were typed: each once, and as it is written already.

    standing: what the record has; that stays as it is.
    """
    return join_tags(
        name if name in standing else written_as(session, " ".join(name.split())) for name in names
    )


def follow(session: Session, touched: Mapping[Any, set[int]], made: Rows) -> None:
    """Bring the index up to date: of records that were touched, by kind, and of new ones."""
    for kind, tagged in TAGGED.items():
        known = touched.get(kind, set())
        refresh(session, kind, known)
        rows = made.get(tagged.record.__tablename__, {}).values()
        add(session, kind, ((row["id"], row["tags"]) for row in rows if row["id"] not in known))


def refresh(session: Session, kind: Kind, ids: Iterable[int]) -> None:
    """Make the index over these records anew."""
    tagged = TAGGED[kind]
    for part in _chunks(ids):
        session.execute(delete(tagged.index).where(tagged.owner.in_(part)))
        rows = select(tagged.record.id, tagged.record.tags).where(tagged.record.id.in_(part))
        add(session, kind, session.execute(rows).all())


def add(session: Session, kind: Kind, records: Iterable[Any]) -> None:
    """Put new records into the index: pairs of a record's id and its tags."""
    tagged = TAGGED[kind]
    found = {
        (sort_key(tag), row_id): {"key": sort_key(tag), tagged.owner.key: row_id, "name": tag}
        for row_id, named in records
        for tag in named
        if isinstance(tag, str) and sort_key(tag)
    }
    if found:
        session.execute(insert(tagged.index), list(found.values()))


def rebuild(session: Session) -> None:
    """Make the index anew from all rows."""
    for kind, tagged in TAGGED.items():
        refresh(session, kind, session.scalars(select(tagged.record.id)))


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))


def _everywhere(kinds: Iterable[Kind]) -> Any:  # noqa: ANN401 - a subquery
    rows = (TAGGED[kind].index for kind in kinds)
    return union_all(*(select(row.key, row.name) for row in rows)).subquery()
