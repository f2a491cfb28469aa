"""What passed with each contact, in figures that views look contacts up by.

They follow from tracked rows and are kept beside them, as `derived.py` keeps the search index.
A mailbox is many batches of one person's mail, so new messages are added to the figures; only what
was changed or taken away is counted anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from core.storage.rows.tables import ContactRow, InteractionRow, SentimentRow, ThreadSummaryRow
from core.storage.rows.view_tables import ContactFactsRow

_CHUNK = 400
_TOUCHED = "contacts_to_count"


def touch(session: Session, table_name: str, row: Mapping[str, Any]) -> None:
    """Note that this row was changed: what passed with its contact is counted anew."""
    if table_name == "interactions" and row.get("contact_id"):
        touch_contacts(session, (row["contact_id"],))


def touch_contacts(session: Session, contact_ids: Iterable[int]) -> None:
    """Note that what passed with these contacts is to be counted anew."""
    session.info.setdefault(_TOUCHED, set()).update(contact_ids)


def refresh(session: Session, made: Mapping[int, Mapping[str, Any]]) -> None:
    """Bring the figures up to date. made: interactions that are new since."""
    touched: set[int] = session.info.pop(_TOUCHED, set())
    for ids in _chunks(touched):
        _count_anew(session, ids)
    new: dict[int, list[Mapping[str, Any]]] = {}
    for row in made.values():
        contact_id = row["contact_id"]
        if contact_id and contact_id not in touched and not row["is_automatic"]:
            new.setdefault(contact_id, []).append(row)
    for ids in _chunks(new):
        _add(session, {contact_id: new[contact_id] for contact_id in ids})


def refresh_waiting(session: Session, contact_ids: Collection[int]) -> None:
    """Find anew since when each of these contacts waits for a reply."""
    for ids in _chunks(contact_ids):
        since = _waiting(session, ids)
        known = select(ContactFactsRow.contact_id, ContactFactsRow.waits_since)
        for contact_id, stored in session.execute(
            known.where(ContactFactsRow.contact_id.in_(ids))
        ).all():
            if stored != since.get(contact_id):
                session.execute(
                    update(ContactFactsRow)
                    .where(ContactFactsRow.contact_id == contact_id)
                    .values(waits_since=since.get(contact_id))
                )


def rebuild(session: Session) -> None:
    """Make the figures anew from all rows."""
    for ids in _chunks(session.scalars(select(ContactRow.id)).all()):
        _count_anew(session, ids)


def _count_anew(session: Session, ids: Collection[int]) -> None:
    session.execute(delete(ContactFactsRow).where(ContactFactsRow.contact_id.in_(ids)))
    counted: Sequence[Any] = session.execute(
        select(
            InteractionRow.contact_id,
            func.count(),
            func.max(InteractionRow.occurred_at, type_=InteractionRow.occurred_at.type),
        )
        .where(InteractionRow.contact_id.in_(ids), InteractionRow.is_automatic.is_(False))
        .group_by(InteractionRow.contact_id)
    ).all()
    if not counted:
        return
    moods, means = _moods(session, ids)
    waiting = _waiting(session, ids)
    session.execute(
        insert(ContactFactsRow),
        [
            {
                "contact_id": contact_id,
                "last_at": last_at,
                "last_direction": _last_direction(session, contact_id),
                "message_count": count,
                "waits_since": waiting.get(contact_id),
                "mood": moods[contact_id][0] if contact_id in moods else "",
                "mood_score": moods[contact_id][1] if contact_id in moods else None,
                "mood_mean": means.get(contact_id),
            }
            for contact_id, count, last_at in counted
        ],
    )


def _last_direction(session: Session, contact_id: int) -> str:
    last = (
        select(InteractionRow.direction)
        .where(InteractionRow.contact_id == contact_id, InteractionRow.is_automatic.is_(False))
        .order_by(InteractionRow.occurred_at.desc(), InteractionRow.id.desc())
        .limit(1)
    )
    return session.scalar(last) or ""


def _moods(
    session: Session, ids: Collection[int]
) -> tuple[dict[int, tuple[str, float]], dict[int, float]]:
    """Return the last mood of each contact with its score, and the mean of all scores."""
    last: dict[int, tuple[str, float]] = {}
    scores: dict[int, list[float]] = {}
    for contact_id, label, score in session.execute(
        select(InteractionRow.contact_id, SentimentRow.label, SentimentRow.score)
        .join(SentimentRow, SentimentRow.interaction_id == InteractionRow.id)
        .where(InteractionRow.contact_id.in_(ids))
        .order_by(InteractionRow.occurred_at, InteractionRow.id)
    ):
        if contact_id is None:
            continue
        last[contact_id] = (label, score)
        scores.setdefault(contact_id, []).append(score)
    return last, {contact_id: sum(found) / len(found) for contact_id, found in scores.items()}


def _waiting(session: Session, ids: Collection[int]) -> dict[int, datetime]:
    since = func.min(ThreadSummaryRow.last_at, type_=ThreadSummaryRow.last_at.type)
    rows = session.execute(
        select(ThreadSummaryRow.contact_id, since)
        .where(ThreadSummaryRow.contact_id.in_(ids), ThreadSummaryRow.needs_reply.is_(True))
        .group_by(ThreadSummaryRow.contact_id)
    )
    return {contact_id: at for contact_id, at in rows if contact_id is not None}


def _add(session: Session, new: Mapping[int, list[Mapping[str, Any]]]) -> None:
    """Add new messages to the figures of their contacts."""
    known = {
        row.contact_id: row
        for row in session.execute(
            select(
                ContactFactsRow.contact_id,
                ContactFactsRow.last_at,
                ContactFactsRow.last_direction,
                ContactFactsRow.message_count,
            ).where(ContactFactsRow.contact_id.in_(new))
        )
    }
    fresh = []
    for contact_id, rows in new.items():
        last = max(rows, key=lambda row: (row["occurred_at"], row["id"]))
        stored = known.get(contact_id)
        values = {"last_at": last["occurred_at"], "last_direction": last["direction"]}
        if stored is None:
            count = len(rows)
            fresh.append({"contact_id": contact_id, "mood": "", "message_count": count, **values})
            continue
        values = values if last["occurred_at"] >= stored.last_at else {}
        session.execute(
            update(ContactFactsRow)
            .where(ContactFactsRow.contact_id == contact_id)
            .values(message_count=stored.message_count + len(rows), **values)
        )
    if fresh:
        session.execute(insert(ContactFactsRow), fresh)


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))
