"""Drafts, with what made them and what the person did with them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.draft import Claim, Draft, DraftResult, DraftState, Removal
from core.errors import UserError
from core.storage.tables import DraftRow


def add(session: Session, interaction_id: int, result: DraftResult) -> Draft:
    """Store a proposed draft."""
    row = DraftRow(
        interaction_id=interaction_id,
        state=DraftState.PROPOSED.value,
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


def find_latest(session: Session, interaction_id: int) -> Draft | None:
    """Return the newest draft for the interaction that was not rejected."""
    row = session.scalar(
        select(DraftRow)
        .where(
            DraftRow.interaction_id == interaction_id, DraftRow.state != DraftState.REJECTED.value
        )
        .order_by(DraftRow.id.desc())
        .limit(1)
    )
    return None if row is None else _to_record(row)


def _row(session: Session, draft_id: int) -> DraftRow:
    row = session.get(DraftRow, draft_id)
    if row is None:
        raise UserError("no-such-record", kind=Kind.DRAFT.value, id=draft_id)
    return row


def _to_record(row: DraftRow) -> Draft:
    stored: dict[str, Any] = dict(row.result)
    stored["unsupported"] = tuple(Claim(**claim) for claim in stored["unsupported"])
    stored["removals"] = tuple(Removal(**one) for one in stored.get("removals", ()))
    for name in ("sources", "left_out"):
        stored[name] = tuple(stored[name])
    result = DraftResult(**stored)
    return Draft(row.id, row.interaction_id, DraftState(row.state), row.created_at, result)
