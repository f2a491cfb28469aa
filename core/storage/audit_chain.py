"""The audit chain: a link for every step, each covering what was done and the link before it.

A link holds no content. It covers salted digests ("seals") of the history's entries, so the entries
of a person who is erased can go, with the salts, while the chain still holds.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Table, func, insert, select, tuple_, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from core.domain.change import Deed
from core.storage import fresh
from core.storage.images import Image, as_bytes, canonical, to_json
from core.storage.tables import (
    TRACKED,
    AuditLinkRow,
    AuditSealRow,
    HistoryEntryRow,
    HistoryStepRow,
)

SALT_BYTES = 16
_CHUNK = 400
_SEALED_AT_ONCE = 5000
_FIRST_HASH = bytes(32)


class Entry(NamedTuple):
    """One history entry, as stored."""

    id: int
    step_id: int
    table_name: str
    row_id: int
    deed: str
    before: Image | None
    after: Image | None


class Seal(NamedTuple):
    """The digest of one history entry; under a negative number that of a step."""

    entry_id: int
    salt: bytes
    digest: bytes


def actor_of(session: Session) -> str:
    """Return who is at work in this session."""
    return str(session.info.get("actor", "owner"))


def next_entry_id(session: Session) -> int:
    """Return the number that the next history entry will have."""
    return (session.scalar(select(func.max(HistoryEntryRow.id))) or 0) + 1


def begin(connection: Connection, last_step: int) -> None:
    """Make the first link; steps up to last_step were taken before there was a chain."""
    told = {"step_id": last_step, "deed": Deed.BEGUN.value, "actor": "owner"}
    _add_link(connection, {**told, "digest": digest_of(())}, (0, 0), ())


def seal(session: Session, step_id: int, first_entry: int) -> None:
    """Add the link for what the step changed since first_entry; nothing when it changed nothing."""
    seals = [make_seal(-step_id, step_content(session, step_id))]
    made = fresh.of(session).images
    first = last = 0
    while part := list_entries(
        session,
        HistoryEntryRow.id >= max(first_entry, last + 1),
        HistoryEntryRow.step_id == step_id,
        limit=_SEALED_AT_ONCE,
    ):
        first, last = first or part[0].id, part[-1].id
        rows = current_images(
            session, [entry for entry in part if (entry.table_name, entry.row_id) not in made]
        )
        for entry in part:
            place = (entry.table_name, entry.row_id)
            after = None if entry.deed == "delete" else made.get(place) or rows.get(place)
            seals.append(make_seal(entry.id, entry_content(entry, after)))
    if last:
        append(session, step_id, Deed.DONE, seals, (first, last))


def append(
    session: Session,
    step_id: int,
    deed: Deed,
    seals: Sequence[Seal] = (),
    entries: tuple[int, int] = (0, 0),
) -> int:
    """Add a link; return its number. entries: the first and the last it covers."""
    digest = digest_of(seal.digest for seal in seals)
    link = {"step_id": step_id, "deed": deed.value, "actor": actor_of(session), "digest": digest}
    return _add_link(session.connection(), link, entries, seals)


def seal_anew(session: Session, step_id: int, entry_ids: Collection[int], gone: set[int]) -> None:
    """Add the link of an erasure: former seals lose their salts, what is left is sealed anew.

    entry_ids: of entries (negative: steps) whose content was changed. gone: of those deleted.
    """
    link_id = (session.scalar(select(func.max(AuditLinkRow.id))) or 0) + 1
    former = _open_seals(session, {*entry_ids, *gone})
    for start in range(0, len(former), _CHUNK):
        session.execute(
            update(AuditSealRow)
            .where(
                tuple_(AuditSealRow.link_id, AuditSealRow.entry_id).in_(
                    [key for key, _ in former[start : start + _CHUNK]]
                )
            )
            .values(salt=None, erased_by=link_id)
        )
    seals = [make_seal(-step_id, step_content(session, step_id))]
    left = sorted({key[1] for key, _ in former} & set(entry_ids))
    contents = contents_of(session, [entry_id for entry_id in left if entry_id > 0])
    for entry_id in left:
        content = contents[entry_id] if entry_id > 0 else step_content(session, -entry_id)
        seals.append(make_seal(entry_id, content))
    seals.sort()
    link = {
        "step_id": step_id,
        "deed": Deed.ERASED.value,
        "actor": actor_of(session),
        "digest": digest_of([*(digest for _, digest in former), *(s.digest for s in seals)]),
    }
    _add_link(session.connection(), link, (0, 0), seals)


def _open_seals(session: Session, entry_ids: set[int]) -> list[tuple[tuple[int, int], bytes]]:
    """Return key and digest of the seals of these entries that have a salt, in their order."""
    rows = session.execute(
        select(AuditSealRow.link_id, AuditSealRow.entry_id, AuditSealRow.digest)
        .where(AuditSealRow.salt.is_not(None))
        .order_by(AuditSealRow.link_id, AuditSealRow.entry_id)
    )
    return [
        ((link_id, entry_id), digest) for link_id, entry_id, digest in rows if entry_id in entry_ids
    ]


def _add_link(
    connection: Connection,
    told: dict[str, Any],
    entries: tuple[int, int],
    seals: Sequence[Seal],
) -> int:
    last = connection.execute(
        select(AuditLinkRow.id, AuditLinkRow.hash).order_by(AuditLinkRow.id.desc()).limit(1)
    ).first()
    link: dict[str, Any] = {
        **told,
        "id": last.id + 1 if last else 1,
        "at": datetime.now(UTC),
        "first_entry": entries[0],
        "last_entry": entries[1],
    }
    link["hash"] = link_hash(link, last.hash if last else _FIRST_HASH)
    connection.execute(insert(AuditLinkRow), link)
    if seals:
        connection.execute(
            insert(AuditSealRow),
            [{"link_id": link["id"], "erased_by": 0, **seal._asdict()} for seal in seals],
        )
    return int(link["id"])


def link_hash(link: dict[str, Any], before: bytes = _FIRST_HASH) -> bytes:
    """Return the hash of a link, given the hash of the one before it."""
    names = ("id", "step_id", "deed", "actor", "first_entry", "last_entry")
    told = [link[name] for name in names]
    told += [link["at"].isoformat(), link["digest"].hex()]
    return hashlib.sha256(before + as_bytes(told)).digest()


def digest_of(digests: Iterable[bytes]) -> bytes:
    """Return one digest of many, in their order."""
    return hashlib.sha256(b"".join(digests)).digest()


def make_seal(entry_id: int, content: bytes) -> Seal:
    """Return a new seal of this content."""
    salt = os.urandom(SALT_BYTES)
    return Seal(entry_id, salt, hashlib.sha256(salt + content).digest())


def fits(salt: bytes, digest: bytes, content: bytes) -> bool:
    """Say whether the seal is of this content."""
    return hashlib.sha256(salt + content).digest() == digest


def step_content(session: Session, step_id: int) -> bytes:
    """Return what is sealed of a step itself; empty when it isn't there any more."""
    step = session.execute(
        select(
            HistoryStepRow.action,
            HistoryStepRow.subject,
            HistoryStepRow.actor,
            HistoryStepRow.origin,
            HistoryStepRow.at,
        ).where(HistoryStepRow.id == step_id)
    ).first()
    return b"" if step is None else as_bytes([*step[:4], step.at.isoformat()])


def entry_content(entry: Entry, after: Image | None) -> bytes:
    """Return what is sealed of an entry: the row before and after."""
    return as_bytes(
        [entry.table_name, entry.row_id, entry.deed, canonical(entry.before), canonical(after)]
    )


def list_entries(
    session: Session,
    *conditions: Any,  # noqa: ANN401 - SQL
    limit: int | None = None,
) -> list[Entry]:
    """Return the entries for which the conditions hold, in their order."""
    rows = session.execute(
        select(
            HistoryEntryRow.id,
            HistoryEntryRow.step_id,
            HistoryEntryRow.table_name,
            HistoryEntryRow.row_id,
            HistoryEntryRow.deed,
            HistoryEntryRow.before,
            HistoryEntryRow.after,
        )
        .where(*conditions)
        .order_by(HistoryEntryRow.id)
        .limit(limit)
    )
    return [Entry(*row) for row in rows]


def current_images(session: Session, entries: Sequence[Entry]) -> dict[tuple[str, int], Image]:
    """Return the rows that the entries are about as they are now, by table and id."""
    found: dict[tuple[str, int], Image] = {}
    for name, ids in _ids_by_table(entries).items():
        table = TRACKED[name].__table__
        assert isinstance(table, Table)  # noqa: S101 - tells the type checker what it is
        for row in session.execute(select(table).where(table.c.id.in_(ids))):
            found[name, row.id] = to_json(dict(row._mapping))  # noqa: SLF001 - its public name
    return found


def after_images(session: Session, entries: Sequence[Entry], last_entry: int) -> list[Image | None]:
    """Return each entry's row as its link left it, None where the row was deleted or is erased.

    entries: of one link. last_entry: the last that the link covers.
    A row carries the number of the step that last changed it, so the row as step 7 left it is the
    one with revision 7: the present row, what a later entry kept of it, or what undoing took away.
    """
    now = current_images(session, entries)
    later: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for name, ids in _ids_by_table(entries).items():
        for entry in list_entries(
            session,
            HistoryEntryRow.table_name == name,
            HistoryEntryRow.row_id.in_(ids),
            HistoryEntryRow.before.is_not(None),
        ):
            later[name, entry.row_id].append(entry)
    return [
        None
        if entry.deed == "delete"
        else _after(
            entry,
            now.get((entry.table_name, entry.row_id)),
            later[entry.table_name, entry.row_id],
            last_entry,
        )
        for entry in entries
    ]


def _after(
    entry: Entry, now: Image | None, known: Sequence[Entry], last_entry: int
) -> Image | None:
    for other in known:
        if other.step_id == entry.step_id and other.id > last_entry:
            return other.before
    if now is not None and now["revision"] == entry.step_id:
        return now
    for other in known:
        if other.step_id != entry.step_id and (other.before or {})["revision"] == entry.step_id:
            return other.before
    undone = [o.after for o in known if o.step_id == entry.step_id and o.id > entry.id and o.after]
    return undone[-1] if undone else entry.after


def _ids_by_table(entries: Sequence[Entry]) -> dict[str, list[int]]:
    """Return the ids that the entries name, by table; entries come in chunks of a few hundred."""
    ids: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        ids[entry.table_name].add(entry.row_id)
    return {name: sorted(found) for name, found in ids.items()}


def contents_of(session: Session, ids: Sequence[int]) -> dict[int, bytes]:
    """Return what the seal of each of these entries must be of."""
    found: dict[int, bytes] = {}
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        groups: dict[int, list[Entry]] = defaultdict(list)
        spans: list[tuple[int, int]] = []
        for entry in list_entries(session, HistoryEntryRow.id.in_(part)):
            last = next((end for begin, end in spans if begin <= entry.id <= end), 0)
            if not last:
                spans.append(_span_with(session, entry.id))
                last = spans[-1][1]
            groups[last].append(entry)
        for last, entries in groups.items():
            images = after_images(session, entries, last)
            for entry, after in zip(entries, images, strict=True):
                found[entry.id] = entry_content(entry, after)
    return found


def _span_with(session: Session, entry_id: int) -> tuple[int, int]:
    """Return the first and the last entry of the link that sealed this one when it was made."""
    row = session.execute(
        select(AuditLinkRow.first_entry, AuditLinkRow.last_entry).where(
            AuditLinkRow.first_entry <= entry_id,
            AuditLinkRow.last_entry >= entry_id,
            AuditLinkRow.deed == Deed.DONE.value,
        )
    ).first()
    return (entry_id, entry_id) if row is None else (row.first_entry, row.last_entry)
