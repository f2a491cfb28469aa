"""The audit chain: a link for every step, each covering what was done and the link before it.

A link holds no content. It covers salted digests ("seals") of the history's entries, so the entries
of a person who is erased can go, with the salts, while the chain still holds.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Table, func, insert, select, tuple_, update
from sqlalchemy.engine import Connection
from sqlalchemy.orm import Session

from core.domain.change import Deed
from core.storage.rows import fresh
from core.storage.rows.images import Image, as_bytes, canonical, moments_of, packed_rows, to_json
from core.storage.rows.privacy_tables import AuditLinkRow, AuditSealRow
from core.storage.rows.tables import TRACKED, HistoryEntryRow, HistoryStepRow
from core.storage.trail import history_entries
from core.storage.trail.history_entries import Entry

SALT_BYTES = 16
_CHUNK = 400
_SEALED_AT_ONCE = 5000
_FIRST_HASH = bytes(32)


class Seal(NamedTuple):
    """The digest of `length` entries, the last of which is entry_id; a negative one is a step."""

    entry_id: int
    salt: bytes
    digest: bytes
    length: int = 1


def actor_of(session: Session) -> str:
    """Return who is at work in this session."""
    return str(session.info.get("actor", "owner"))


def begin(connection: Connection, last_step: int) -> None:
    """Make the first link; steps up to last_step were taken before there was a chain."""
    told = {"step_id": last_step, "deed": Deed.BEGUN.value, "actor": "owner"}
    _add_link(connection, {**told, "digest": digest_of(())}, (0, 0), ())


def seal(session: Session, step_id: int, first_entry: int) -> None:
    """Add the link for what the step changed since first_entry; nothing when it changed nothing."""
    seals = [make_seal(-step_id, step_content(session, step_id))]
    first = last = 0
    while part := history_entries.list_stored(
        session,
        HistoryEntryRow.id >= max(first_entry, last + 1),
        HistoryEntryRow.step_id == step_id,
        limit=_SEALED_AT_ONCE,
    ):
        first, last = first or part[0].first, part[-1].id
        seals += _seals_of(session, part)
    if last:
        append(session, step_id, Deed.DONE, seals, (first, last))


def _seals_of(session: Session, stored: Sequence[Entry]) -> Iterator[Seal]:
    """Yield seals of entries that were just made; rows that are still known aren't read again."""
    known = fresh.of(session).known
    for entry in stored:
        rows = known.get(entry.table_name, {})
        made = [rows.get(entry.row_id + place) for place in range(entry.length)]
        if None in made and entry.deed != "delete":
            unknown = [e for e in history_entries.expand(entry) if e.row_id not in rows]
            found = current_images(session, unknown)
            made = [
                row or found.get((entry.table_name, entry.row_id + place))
                for place, row in enumerate(made)
            ]
        if entry.length == 1:
            after = None if entry.deed == "delete" or made[0] is None else to_json(made[0])
            yield make_seal(entry.id, entry_content(entry, after))
        else:
            salt = os.urandom(SALT_BYTES)
            yield Seal(entry.id, salt, run_digest(salt, entry, made), entry.length)


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
    former = _open_seals(session, sorted({*entry_ids, *gone}))
    for start in range(0, len(former), _CHUNK):
        session.execute(
            update(AuditSealRow)
            .where(
                tuple_(AuditSealRow.link_id, AuditSealRow.entry_id).in_(
                    [(seal.link_id, seal.entry_id) for seal in former[start : start + _CHUNK]]
                )
            )
            .values(salt=None, erased_by=link_id)
        )
    seals = [make_seal(-step_id, step_content(session, step_id))]
    covered = {i for s in former for i in range(s.entry_id - s.length + 1, s.entry_id + 1)}
    left = sorted(covered - gone)
    contents = contents_of(session, [entry_id for entry_id in left if entry_id > 0])
    for entry_id in left:
        content = contents[entry_id] if entry_id > 0 else step_content(session, -entry_id)
        seals.append(make_seal(entry_id, content))
    seals.sort()
    link = {
        "step_id": step_id,
        "deed": Deed.ERASED.value,
        "actor": actor_of(session),
        "digest": digest_of([*(seal.digest for seal in former), *(s.digest for s in seals)]),
    }
    _add_link(session.connection(), link, (0, 0), seals)


def _open_seals(session: Session, entry_ids: Sequence[int]) -> list[Any]:
    """Return the seals of these entries that have a salt, in their order. entry_ids: ascending."""

    def covers(seal: Any) -> bool:  # noqa: ANN401 - a row
        at = bisect_left(entry_ids, seal.entry_id - seal.length + 1)
        return at < len(entry_ids) and entry_ids[at] <= seal.entry_id

    rows = session.execute(
        select(
            AuditSealRow.link_id, AuditSealRow.entry_id, AuditSealRow.digest, AuditSealRow.length
        )
        .where(AuditSealRow.salt.is_not(None))
        .order_by(AuditSealRow.link_id, AuditSealRow.entry_id)
    )
    return [seal for seal in rows if covers(seal)]


def loosen(session: Session, table_name: str, row_ids: Collection[int]) -> set[int]:
    """Part the runs that hold any of these rows, which are about to be changed or deleted.

    Return the entries of these runs; all that are left of them must be sealed anew. A seal that
    doesn't fit any more is spoilt for good: what was tampered with must not be sealed as it is now.
    """
    runs = history_entries.find_runs(session, table_name, row_ids)
    for run in runs:
        seal = session.execute(
            select(AuditSealRow.__table__).where(
                AuditSealRow.entry_id == run.id,
                AuditSealRow.length == run.length,
                AuditSealRow.salt.is_not(None),
            )
        ).first()
        if seal is not None and not run_fits(session, seal):
            session.execute(
                update(AuditSealRow)
                .where(AuditSealRow.link_id == seal.link_id, AuditSealRow.entry_id == run.id)
                .values(salt=None)
            )
    history_entries.write_out(session, runs)
    return {entry_id for run in runs for entry_id in range(run.first, run.id + 1)}


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


def run_digest(salt: bytes, run: Entry, rows: Sequence[Image | None]) -> bytes:
    """Return the digest of a run and the rows that it made, in their order."""
    digest = hashlib.sha256(salt + as_bytes([run.table_name, run.row_id, run.deed, len(rows)]))
    digest.update(packed_rows(rows, moments_of(run.table_name)))
    return digest.digest()


def run_fits(session: Session, seal: Any) -> bool:  # noqa: ANN401 - a row
    """Say whether the seal of a run is of what is there."""
    entries = history_entries.list_by_id(
        session, range(seal.entry_id - seal.length + 1, seal.entry_id + 1)
    )
    if len({entry.row_id - entry.id for entry in entries}) != 1 or len(entries) != seal.length:
        return False
    if len({(entry.table_name, entry.deed, entry.step_id) for entry in entries}) != 1:
        return False
    _, last = _span_with(session, entries[0].id)
    rows: list[Image | None] = []
    for start in range(0, len(entries), _CHUNK):
        rows += after_images(session, entries[start : start + _CHUNK], last)
    return bool(run_digest(seal.salt, entries[0], rows) == seal.digest)


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
        for entry in history_entries.list_entries(
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
        for entry in history_entries.list_by_id(session, part):
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
