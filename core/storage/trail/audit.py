"""Reading the audit: the links of the chain with what they changed, found by words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import JSON, ColumnElement, String, Table, cast, false, func, or_, select
from sqlalchemy.orm import Session

from core.domain.audit import AuditChange, AuditLine
from core.domain.change import Action, Deed, Origin
from core.storage.rows import row_names
from core.storage.rows.privacy_tables import AuditLinkRow
from core.storage.rows.tables import TRACKED, HistoryEntryRow, HistoryStepRow
from core.storage.trail import audit_chain, history_entries

_CHUNK = 400


def list_lines(
    session: Session, query: str, limit: int, *, before: int = 0, most_changes: int = 0
) -> tuple[AuditLine, ...]:
    """Return links, newest first.

    query: must occur in who, what, or in a changed row before or after; "" for no condition.
    before: only links with a lower number, 0 for all. most_changes: how many changed rows a line
    brings along.
    """
    statement = select(AuditLinkRow.id).where(AuditLinkRow.deed != Deed.BEGUN.value)
    if before:
        statement = statement.where(AuditLinkRow.id < before)
    if query.strip():
        statement = statement.where(_matches(session, query.strip()))
    ids = session.scalars(statement.order_by(AuditLinkRow.id.desc()).limit(limit)).all()
    return tuple(_lines(session, ids, most_changes))


def iterate(session: Session) -> Iterator[AuditLine]:
    """Yield every link, oldest first, with all that it changed."""
    last = 0
    while True:
        ids = session.scalars(
            select(AuditLinkRow.id).where(AuditLinkRow.id > last).order_by(AuditLinkRow.id).limit(1)
        ).all()
        if not ids:
            return
        yield from _lines(session, ids, most_changes=-1)
        last = ids[-1]


def _lines(session: Session, ids: Sequence[int], most_changes: int) -> Iterator[AuditLine]:
    rows = session.execute(
        select(AuditLinkRow, HistoryStepRow)
        .join(HistoryStepRow, HistoryStepRow.id == AuditLinkRow.step_id, isouter=True)
        .where(AuditLinkRow.id.in_(ids))
    )
    found = {link.id: (link, step) for link, step in rows}
    for link_id in ids:
        link, step = found[link_id]
        entries = link.last_entry - link.first_entry + 1 if link.first_entry else 0
        yield AuditLine(
            id=link.id,
            step_id=link.step_id,
            deed=Deed(link.deed),
            at=link.at,
            actor=link.actor,
            origin=Origin(step.origin) if step else Origin.PERSON,
            action=Action(step.action) if step else None,
            subject=step.subject if step else "",
            rows=entries or (step.rows if step else 0),
            hash=link.hash.hex(),
            changes=tuple(_changes(session, link, most_changes)) if most_changes else (),
        )


def _changes(session: Session, link: AuditLinkRow, most: int) -> Iterator[AuditChange]:
    """Yield what a link changed; most is -1 for everything."""
    if not link.first_entry:
        return
    left, last = most, link.first_entry - 1
    while left:
        entries = history_entries.list_entries(
            session,
            HistoryEntryRow.id <= link.last_entry,
            behind=last,
            limit=_CHUNK if left < 0 else min(left, _CHUNK),
        )
        if not entries:
            return
        images = audit_chain.after_images(session, entries, link.last_entry)
        told = [
            AuditChange(entry.table_name, entry.row_id, entry.deed, entry.before, after)
            for entry, after in zip(entries, images, strict=True)
        ]
        yield from told if most < 0 else row_names.named(session, told)
        last = entries[-1].id
        left -= len(entries) if left > 0 else 0


def _matches(session: Session, query: str) -> ColumnElement[bool]:
    """Return the condition that a link has something to do with the words."""
    steps = select(HistoryStepRow.id).where(
        or_(
            _holds(HistoryStepRow.subject, query),
            _holds(HistoryStepRow.action, query),
            _holds(HistoryStepRow.actor, query),
            _holds(HistoryStepRow.origin, query),
        )
    )
    kept = select(HistoryEntryRow.step_id).where(
        or_(
            _holds(cast(HistoryEntryRow.before, String), query),
            _holds(cast(HistoryEntryRow.after, String), query),
        )
    )
    # The row as it is now is what the step that its revision names left behind.
    revisions: set[int] = set()
    for row_class in TRACKED.values():
        table = row_class.__table__
        assert isinstance(table, Table)  # noqa: S101 - tells the type checker what it is
        texts = [c for c in table.columns if isinstance(c.type, (String, JSON))]
        # A table may hold numbers only.
        found = or_(false(), *(_holds(cast(column, String), query) for column in texts))
        revisions |= set(session.scalars(select(table.c.revision).where(found).distinct()))
    return or_(
        _holds(AuditLinkRow.actor, query),
        _holds(AuditLinkRow.deed, query),
        AuditLinkRow.step_id.in_(steps),
        AuditLinkRow.step_id.in_(kept),
        AuditLinkRow.step_id.in_(sorted(revisions)),
    )


def _holds(column: Any, query: str) -> ColumnElement[bool]:  # noqa: ANN401 - any text column
    """Return the condition that the column holds the words, as text or written as JSON."""
    forms = {query, json.dumps(query)[1:-1]}
    lowered = func.lower(column)
    return or_(*(lowered.contains(form.lower(), autoescape=True) for form in forms))


def count_lines(session: Session) -> int:
    """Return how many links the chain has."""
    return session.scalar(select(func.count()).select_from(AuditLinkRow)) or 0
