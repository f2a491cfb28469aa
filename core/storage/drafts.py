"""Drafts, with what made them and what the person did with them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.draft import (
    Claim,
    Draft,
    DraftKind,
    DraftResult,
    DraftState,
    Fact,
    Length,
    Removal,
    Steering,
    Tone,
)
from core.errors import UserError
from core.storage.rows.tables import DraftRow, ThreadSummaryRow

_NOT_OFFERED = (DraftState.REJECTED.value, DraftState.PREPARED.value)


def add(
    session: Session,
    interaction_id: int,
    result: DraftResult,
    state: DraftState = DraftState.PROPOSED,
) -> Draft:
    """Store a draft."""
    row = DraftRow(
        interaction_id=interaction_id,
        state=state.value,
        created_at=datetime.now(UTC),
        result=asdict(result),
    )
    session.add(row)
    session.flush()
    return _to_record(row)


def get(session: Session, draft_id: int) -> Draft:
    """Return the draft. Raises UserError("no-such-record")."""
    return _to_record(_row(session, draft_id))


def set_state(session: Session, draft_id: int, state: DraftState) -> None:
    """Remember what the person did with the draft. Raises UserError("no-such-record")."""
    _row(session, draft_id).state = state.value


def accept(session: Session, draft_id: int, reply_id: int) -> None:
    """Remember which reply the draft became. Raises UserError("no-such-record")."""
    row = _row(session, draft_id)
    row.state, row.reply_id = DraftState.ACCEPTED.value, reply_id


def find_latest(session: Session, interaction_id: int) -> Draft | None:
    """Return the newest draft for the interaction that is neither rejected nor only prepared."""
    row = session.scalar(
        select(DraftRow)
        .where(DraftRow.interaction_id == interaction_id, DraftRow.state.not_in(_NOT_OFFERED))
        .order_by(DraftRow.id.desc())
        .limit(1)
    )
    return None if row is None else _to_record(row)


def list_prepared(session: Session, interaction_id: int) -> tuple[Draft, ...]:
    """Return what was prepared for the interaction, in the order in which it was made."""
    rows = session.scalars(
        select(DraftRow)
        .where(
            DraftRow.interaction_id == interaction_id,
            DraftRow.state == DraftState.PREPARED.value,
        )
        .order_by(DraftRow.id)
    )
    return tuple(_to_record(row) for row in rows)


def list_waiting(session: Session, limit: int) -> list[int]:
    """Return the messages that wait for an answer: the upset first, then the newest."""
    found: list[int] = []
    # One after the other, so that each is a walk along an index with an end.
    for is_upset in (True, False):
        found += session.scalars(
            select(ThreadSummaryRow.last_id)
            .where(ThreadSummaryRow.needs_reply.is_(True), ThreadSummaryRow.is_upset.is_(is_upset))
            .order_by(ThreadSummaryRow.last_at.desc())
            .limit(limit - len(found))
        )
    return found


def list_with_prepared(session: Session) -> set[int]:
    """Return the messages for which something was prepared."""
    prepared = DraftRow.state == DraftState.PREPARED.value
    return set(session.scalars(select(DraftRow.interaction_id).where(prepared).distinct()))


def drop_prepared(session: Session, interaction_ids: Collection[int]) -> None:
    """Throw away what was prepared for these messages."""
    session.execute(
        delete(DraftRow).where(
            DraftRow.state == DraftState.PREPARED.value,
            DraftRow.interaction_id.in_(interaction_ids),
        )
    )


def _row(session: Session, draft_id: int) -> DraftRow:
    row = session.get(DraftRow, draft_id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.DRAFT.value, id=draft_id)
    return row


def _to_record(row: DraftRow) -> Draft:
    stored: dict[str, Any] = dict(row.result)
    stored["unsupported"] = tuple(Claim(**claim) for claim in stored["unsupported"])
    stored["removals"] = tuple(Removal(**one) for one in stored.get("removals", ()))
    stored["found"] = tuple(Fact(**one) for one in stored.get("found", ()))
    stored["understood"] = _understood(stored.get("understood", {}))
    stored["kind"] = DraftKind(stored.get("kind", DraftKind.ANSWER))
    for name in ("sources", "left_out"):
        stored[name] = tuple(stored[name])
    result = DraftResult(**stored)
    return Draft(row.id, row.interaction_id, DraftState(row.state), row.created_at, result)


def _understood(stored: dict[str, Any]) -> Steering:
    """Return how the line was taken; nothing where a draft is older than this was kept."""
    for name, kind in (("topics", tuple), ("silent", tuple), ("tone", Tone), ("length", Length)):
        if stored.get(name) is not None:
            stored = {**stored, name: kind(stored[name])}
    return Steering(**stored)
