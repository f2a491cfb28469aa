"""Checking the audit chain: each link, each seal against its content, and nothing missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.audit import AuditCheck
from core.domain.change import Deed
from core.storage.rows.privacy_tables import AuditLinkRow, AuditSealRow
from core.storage.rows.tables import HistoryEntryRow, HistoryStepRow
from core.storage.trail import audit_chain, history_entries

Progress = Callable[[int, int], None]


class _Broken(Exception):  # noqa: N818 - an answer, not a fault
    def __init__(self, reason: str, step_id: int, link_id: int) -> None:
        super().__init__(reason)
        self.where = (step_id, link_id, reason)


@dataclass
class _Course:
    """What the check has seen so far."""

    links: int = 0
    sealed: int = 0
    erased: int = 0
    head: bytes = b""
    unsealed_until: int = 0
    gone: dict[int, list[bytes]] = field(default_factory=lambda: defaultdict(list))
    stands: dict[int, bool] = field(default_factory=dict)


def check(session: Session, progress: Progress | None = None) -> AuditCheck:
    """Check the whole chain. progress: links done, links in all."""
    course = _Course()
    where = (0, 0, "")
    links = session.execute(select(AuditLinkRow.__table__).order_by(AuditLinkRow.id)).all()
    try:
        for link in links:
            _check_link(session, dict(link._mapping), course)  # noqa: SLF001 - its public name
            if progress is not None:
                progress(course.links, len(links))
        _check_nothing_missing(session, course)
    except _Broken as broken:
        where = broken.where
    return AuditCheck(
        course.links, course.sealed, course.erased, course.head.hex(), where[0], where[1], where[2]
    )


def _check_link(session: Session, link: dict[str, Any], course: _Course) -> None:
    place = (link["step_id"], link["id"])
    if link["id"] != course.links + 1:
        raise _Broken("missing", *place)
    before = (course.head,) if course.head else ()
    seals = session.execute(
        select(AuditSealRow.__table__)
        .where(AuditSealRow.link_id == link["id"])
        .order_by(AuditSealRow.entry_id)
    ).all()
    digests = [*course.gone.pop(link["id"], ()), *(seal.digest for seal in seals)]
    is_whole = audit_chain.digest_of(digests) == link["digest"]
    if not is_whole or audit_chain.link_hash(link, *before) != link["hash"]:
        raise _Broken("link", *place)
    course.links, course.head = link["id"], link["hash"]
    if link["deed"] == Deed.BEGUN:
        course.unsealed_until = link["step_id"]
        return
    course.stands[link["step_id"]] = link["deed"] != Deed.UNDONE
    _check_seals(session, link, seals, course)


def _check_seals(session: Session, link: dict[str, Any], seals: Any, course: _Course) -> None:  # noqa: ANN401 - rows
    standing = [seal for seal in seals if seal.salt is not None]
    for seal in seals:
        if seal.salt is None:
            # Only an erasure, which is a later link, may take content away.
            if seal.erased_by <= link["id"]:
                raise _Broken("content", link["step_id"], link["id"])
            course.gone[seal.erased_by].append(seal.digest)
            course.erased += seal.length
    found = audit_chain.contents_of(
        session,
        sorted(seal.entry_id for seal in standing if seal.entry_id > 0 and seal.length == 1),
    )
    for seal in standing:
        if not _fits(session, seal, found):
            step_id = -seal.entry_id if seal.entry_id < 0 else _step_of(session, seal.entry_id)
            raise _Broken("content", step_id or link["step_id"], link["id"])
        course.sealed += seal.length


def _fits(session: Session, seal: Any, found: Mapping[int, bytes]) -> bool:  # noqa: ANN401 - a row
    """Say whether the seal is of what is there. found: contents of entries that have their own."""
    if seal.length > 1:
        return audit_chain.run_fits(session, seal)
    if seal.entry_id < 0:
        content: bytes | None = audit_chain.step_content(session, -seal.entry_id)
    else:
        content = found.get(seal.entry_id)
    return content is not None and audit_chain.fits(seal.salt, seal.digest, content)


def _step_of(session: Session, entry_id: int) -> int | None:
    entries = history_entries.list_by_id(session, [entry_id])
    return entries[0].step_id if entries else None


def _check_nothing_missing(session: Session, course: _Course) -> None:
    """See that each step has its links, stands as they say, and erasures are where seals say."""
    if course.gone:
        raise _Broken("content", 0, min(course.gone))
    steps = session.execute(
        select(HistoryStepRow.id, HistoryStepRow.undone_at, HistoryStepRow.rows)
    )
    for step_id, undone_at, rows in steps:
        stands = course.stands.get(step_id)
        if stands is None:
            if step_id > course.unsealed_until and rows:
                raise _Broken("unsealed", step_id, 0)
        elif stands != (undone_at is None):
            raise _Broken("state", step_id, 0)
    last = session.execute(
        select(HistoryEntryRow.id, HistoryEntryRow.step_id)
        .order_by(HistoryEntryRow.id.desc())
        .limit(1)
    ).first()
    covered = session.scalar(
        select(AuditLinkRow.last_entry).order_by(AuditLinkRow.last_entry.desc()).limit(1)
    )
    if last is not None and last.id > (covered or 0) and last.step_id > course.unsealed_until:
        raise _Broken("unsealed", last.step_id, 0)
