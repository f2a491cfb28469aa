"""Making several contacts one, and taking them apart again.

What was there before is in the history of the merge's step, so unmerging needs no copy of its own,
and erasing a person erases that too. Unmerging is a step like any other: what was changed since the
merge stays as it was changed, wherever that doesn't contradict the parting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from core.domain.contact import ChannelKind, Contact
from core.domain.duplicate import Merge
from core.errors import UserError
from core.storage import contacts, fields
from core.storage.rows.images import Image, from_json, to_json
from core.storage.rows.row import Row
from core.storage.rows.sales_tables import InteractionParticipantRow
from core.storage.rows.tables import (
    TRACKED,
    ChannelRow,
    ContactCompanyRow,
    ContactRow,
    DistinctContactsRow,
    HistoryEntryRow,
    InteractionRow,
    MergeRow,
)
from core.storage.trail import audit_chain, history, history_entries
from core.storage.trail.history_entries import Entry
from core.text.normalise import is_same_number

_CHUNK = 400
_KEPT = ("id", "revision")
# Of which the same may be there already: each has its own way of joining.
_JOINED = ("channels", "contact_companies", "field_values")


def list_merges(session: Session, limit: int = 100) -> tuple[Merge, ...]:
    """Return the merges, newest first."""
    rows = session.scalars(select(MergeRow).order_by(MergeRow.id.desc()).limit(limit))
    return tuple(_to_record(row) for row in rows)


def get(session: Session, merge_id: int) -> Merge:
    """Return one merge. Raises UserError("unmerge-no-such-merge")."""
    row = session.get(MergeRow, merge_id)
    if row is None:
        raise UserError("unmerge-no-such-merge", merge=merge_id)
    return _to_record(row)


def list_apart(session: Session) -> list[tuple[int, int]]:
    """Return the pairs of contacts of which a person said that they are different."""
    rows = session.execute(select(DistinctContactsRow.first_id, DistinctContactsRow.second_id))
    return [(first, second) for first, second in rows]


def keep_apart(session: Session, pairs: Iterable[tuple[int, int]]) -> None:
    """Remember that these contacts are different people."""
    known = set(list_apart(session))
    for one, two in pairs:
        pair = (min(one, two), max(one, two))
        if pair not in known:
            known.add(pair)
            session.add(
                DistinctContactsRow(first_id=pair[0], second_id=pair[1], at=datetime.now(UTC))
            )


def find_survivors(session: Session, contact_ids: Collection[int]) -> dict[int, int]:
    """Return whom each of these contacts is part of by now; itself where it stands alone."""
    missing = set(contact_ids)
    for part in _chunks(contact_ids):
        missing.difference_update(
            session.scalars(select(ContactRow.id).where(ContactRow.id.in_(part)))
        )
    found = dict(zip(contact_ids, contact_ids, strict=True))
    if missing:
        rows = session.scalars(select(MergeRow).where(MergeRow.unmerged_at.is_(None)))
        joined = {other: row.survivor_id for row in rows for other in row.other_ids}
        found.update((contact_id, _last_of(joined, contact_id)) for contact_id in missing)
    return found


def _last_of(joined: Mapping[int, int], contact_id: int) -> int:
    """Return where the merges end that begin with this contact."""
    seen: set[int] = set()
    while contact_id in joined and contact_id not in seen:
        seen.add(contact_id)
        contact_id = joined[contact_id]
    return contact_id


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))


def list_parts(session: Session, contact_id: int) -> set[int]:
    """Return every contact that became part of this one, over any number of merges."""
    parts, asked = set[int](), {contact_id}
    rows = session.scalars(select(MergeRow).where(MergeRow.unmerged_at.is_(None))).all()
    while asked:
        found = {
            other for row in rows if row.survivor_id in asked for other in row.other_ids
        } - parts
        parts |= found
        asked = found
    return parts


def merge(session: Session, joined: Contact, name_key: str, others: Sequence[Contact]) -> int:
    """Make the others part of a contact that shall read as joined; return the merge's id."""
    ids = [other.id for other in others]
    names = [other.name for other in others]
    contacts.change(session, joined, name_key)
    _join_channels(session, joined.id, ids)
    _join_companies(session, joined.id, ids)
    fields.join_values(session, joined.id, ids)
    for table in _tables_with_contacts():
        row_class = TRACKED[table.name]
        for row in session.scalars(select(row_class).where(table.c.contact_id.in_(ids))).all():
            row.contact_id = joined.id  # type: ignore[attr-defined]  # the table has the column
    session.flush()
    for row in session.scalars(select(ContactRow).where(ContactRow.id.in_(ids))).all():
        session.delete(row)
    session.flush()
    made = MergeRow(
        survivor_id=joined.id,
        other_ids=ids,
        names=names,
        step_id=history.step_of(session),
        at=datetime.now(UTC),
    )
    session.add(made)
    session.flush()
    return made.id


def unmerge(session: Session, merge_id: int) -> Merge:
    """Take a merge apart; return it.

    Raises UserError: "unmerge-no-such-merge", "unmerge-already", "unmerge-joined-again" when the
    survivor became part of somebody else or is gone, "unmerge-erased" when nothing is left of those
    who would come back.
    """
    row = session.get(MergeRow, merge_id)
    if row is None:
        raise UserError("unmerge-no-such-merge", merge=merge_id)
    if row.unmerged_at is not None:
        raise UserError("unmerge-already", merge=merge_id)
    if not _exists(session, row.survivor_id):
        raise UserError("unmerge-joined-again", merge=merge_id)
    entries = history_entries.list_entries(session, HistoryEntryRow.step_id == row.step_id)
    _require_whole(session, row, entries)
    last = entries[-1].id
    changed = [entry for entry in entries if entry.deed == "update"]
    images = audit_chain.after_images(session, changed, last)
    for entry in _parents_first(entry for entry in entries if entry.deed == "delete"):
        _bring_back(session, entry)
    session.flush()
    for entry, after in zip(changed, images, strict=True):
        _part(session, entry, after or {})
    session.flush()
    _hand_over_new_mail(session, row)
    row.unmerged_at = datetime.now(UTC)
    session.flush()
    return _to_record(row)


def _exists(session: Session, contact_id: int) -> bool:
    return session.scalar(select(ContactRow.id).where(ContactRow.id == contact_id)) is not None


def _require_whole(session: Session, row: MergeRow, entries: Sequence[Entry]) -> None:
    kept = {e.row_id for e in entries if (e.table_name, e.deed) == ("contacts", "delete")}
    if not set(row.other_ids) <= kept:
        raise UserError("unmerge-erased", merge=row.id)
    if session.scalar(select(ContactRow.id).where(ContactRow.id.in_(row.other_ids)).limit(1)):
        raise UserError("unmerge-already", merge=row.id)


def _join_channels(session: Session, survivor_id: int, ids: Sequence[int]) -> None:
    """Move addresses and numbers; one that the survivor has already only lends its label."""
    rows = session.scalars(
        select(ChannelRow)
        .where(ChannelRow.contact_id.in_([survivor_id, *ids]))
        .order_by(ChannelRow.id)
    ).all()
    known = {(row.kind, row.key): row for row in rows if row.contact_id == survivor_id}
    for row in rows:
        if row.contact_id == survivor_id:
            continue
        same = known.get((row.kind, row.key)) or _longer(known, row)
        if same is None:
            known[row.kind, row.key] = row
            row.contact_id = survivor_id
            continue
        if row.label and not same.label:
            same.label = row.label
        if not row.label or row.label == same.label:
            session.delete(row)
        else:
            row.contact_id = survivor_id
    session.flush()


def _longer(known: dict[tuple[str, str], ChannelRow], row: ChannelRow) -> ChannelRow | None:
    """Return the channel that is the same telephone number with more of its digits."""
    if row.kind != ChannelKind.PHONE.value:
        return None
    same = (
        other
        for (kind, key), other in known.items()
        if kind == row.kind and is_same_number(key, row.key)
    )
    return next(same, None)


def _join_companies(session: Session, survivor_id: int, ids: Sequence[int]) -> None:
    rows = session.scalars(
        select(ContactCompanyRow)
        .where(ContactCompanyRow.contact_id.in_([survivor_id, *ids]))
        .order_by(ContactCompanyRow.id)
    ).all()
    places = {(r.company_id, r.role) for r in rows if r.contact_id == survivor_id}
    for row in rows:
        if row.contact_id == survivor_id:
            continue
        is_known = (row.company_id, row.role) in places or (
            not row.role and any(company == row.company_id for company, _ in places)
        )
        places.add((row.company_id, row.role))
        if is_known:
            session.delete(row)
        else:
            row.contact_id = survivor_id
    session.flush()


def _tables_with_contacts() -> Iterator[Table]:
    """Yield the other tables whose rows belong to a contact, whatever later versions add."""
    for table in Row.metadata.sorted_tables:
        if table.name in TRACKED and table.name not in _JOINED:
            column = table.c.get("contact_id")
            if column is not None and any(
                key.column.table.name == "contacts" for key in column.foreign_keys
            ):
                yield table


def _parents_first(entries: Iterable[Entry]) -> list[Entry]:
    order = [table.name for table in Row.metadata.sorted_tables]
    return sorted(entries, key=lambda entry: (order.index(entry.table_name), entry.row_id))


def _bring_back(session: Session, entry: Entry) -> None:
    row_class = TRACKED[entry.table_name]
    table = row_class.__table__
    assert isinstance(table, Table)  # noqa: S101 - tells the type checker what it is
    image = entry.before or {}
    for column in table.columns:
        for key in column.foreign_keys:
            value = image.get(column.name)
            owner = TRACKED[key.column.table.name]
            if value is not None and session.get(owner, value) is None:
                # The company was removed since: there is nothing to belong to.
                return
    session.add(row_class(**from_json(table, image)))
    session.flush()


def _part(session: Session, entry: Entry, after: Image) -> None:
    """Give a row what it was before the merge, wherever it wasn't changed since."""
    row = session.get(TRACKED[entry.table_name], entry.row_id)
    if row is None:
        return
    table = TRACKED[entry.table_name].__table__
    assert isinstance(table, Table)  # noqa: S101 - tells the type checker what it is
    before = entry.before or {}
    now = to_json({column.name: getattr(row, column.name) for column in table.columns})
    wanted = {
        name: parted(before[name], after.get(name), now[name])
        for name in before
        if name not in _KEPT and before[name] != after.get(name)
    }
    for name, value in from_json(table, wanted).items():
        if value != getattr(row, name):
            setattr(row, name, value)


def parted(before: Any, after: Any, now: Any) -> Any:  # noqa: ANN401 - any column's value
    """Return what a value becomes when a merge is taken apart.

    before, after: as the merge found and left it. now: as it is, perhaps changed since.
    """
    if now == after:
        return before
    if isinstance(before, list) and isinstance(after, list) and isinstance(now, list):
        left = [item for item in now if item in before or item not in after]
        return [*left, *(item for item in before if item not in after and item not in left)]
    if isinstance(after, str) and isinstance(now, str) and isinstance(before, str):
        added = after.removeprefix(before)
        if before and added != after and added and added in now:
            return now.replace(added, "", 1)
    return now


def _hand_over_new_mail(session: Session, row: MergeRow) -> None:
    """Give mail that came since the merge to whom its address belongs now."""
    owners = {
        contact_id: set(
            session.scalars(
                select(ChannelRow.key).where(
                    ChannelRow.contact_id == contact_id,
                    ChannelRow.kind == ChannelKind.EMAIL.value,
                )
            )
        )
        for contact_id in (row.survivor_id, *row.other_ids)
    }
    mine = owners.pop(row.survivor_id)
    for contact_id, keys in owners.items():
        theirs = select(InteractionRow).where(
            InteractionRow.contact_id == row.survivor_id,
            InteractionRow.counterpart_key.in_(keys - mine),
        )
        for interaction in session.scalars(theirs).all():
            interaction.contact_id = contact_id
        guests = select(InteractionParticipantRow).where(
            InteractionParticipantRow.contact_id == row.survivor_id,
            InteractionParticipantRow.key.in_(keys - mine),
        )
        for guest in session.scalars(guests).all():
            guest.contact_id = contact_id
    session.flush()


def list_traces(session: Session, contact_id: int) -> dict[str, set[int]]:
    """Return what else is the contact's by merges, for erasing it: rows by table.

    Those that became part of it are no rows any more, but the history has them.
    """
    parts = list_parts(session, contact_id)
    people = {contact_id, *parts}
    found: dict[str, set[int]] = {"contacts": parts, "merges": set(), "distinct_contacts": set()}
    for row in session.scalars(select(MergeRow)):
        if people & {row.survivor_id, *row.other_ids}:
            found["merges"].add(row.id)
    for first, second, row_id in session.execute(
        select(DistinctContactsRow.first_id, DistinctContactsRow.second_id, DistinctContactsRow.id)
    ):
        if people & {first, second}:
            found["distinct_contacts"].add(row_id)
    for name in _JOINED:
        entries = session.execute(
            select(HistoryEntryRow.row_id, HistoryEntryRow.before).where(
                HistoryEntryRow.table_name == name, HistoryEntryRow.deed == "delete"
            )
        )
        found[name] = {
            row_id for row_id, before in entries if (before or {}).get("contact_id") in people
        }
    return found


def _to_record(row: MergeRow) -> Merge:
    return Merge(
        id=row.id,
        survivor_id=row.survivor_id,
        other_ids=tuple(row.other_ids),
        at=row.at,
        names=tuple(row.names),
        unmerged_at=row.unmerged_at,
    )
