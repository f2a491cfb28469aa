"""What the owner's word does to the ratings: it stands in their place until it is taken back.

Follows from `mood_rulings`, as `derived.py` has the search index follow from the records.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.domain.sentiment import YOU, Mood
from core.storage.rows.mood_tables import MoodRulingRow
from core.storage.rows.tables import InteractionRow, SentimentRow

SCORES = {Mood.NEGATIVE: -1.0, Mood.NEUTRAL: 0.0, Mood.POSITIVE: 1.0, Mood.MIXED: 0.0}
_TOUCHED = "ruled_messages"
_OF_A_RATING = ("label", "score", "certainty", "phrases", "source", "words", "topics")


def touch(session: Session, table_name: str, row: Mapping[str, Any]) -> None:
    """Note that this row was created, changed or deleted."""
    if table_name == MoodRulingRow.__tablename__ and row.get("interaction_id"):
        session.info.setdefault(_TOUCHED, set()).add(row["interaction_id"])


def refresh(session: Session) -> tuple[set[int], set[int]]:
    """Bring the ratings up to date; return the threads and the contacts that they are about."""
    touched: set[int] = session.info.pop(_TOUCHED, set())
    threads, people = set[int](), set[int]()
    if not touched:
        return threads, people
    rulings = find_many(session, touched)
    for message_id, thread_id, contact_id in session.execute(
        select(InteractionRow.id, InteractionRow.thread_id, InteractionRow.contact_id).where(
            InteractionRow.id.in_(touched)
        )
    ):
        _bring_up_to_date(session, message_id, rulings.get(message_id))
        if thread_id is not None:
            threads.add(thread_id)
        if contact_id is not None:
            people.add(contact_id)
    session.flush()
    return threads, people


def find_many(session: Session, message_ids: Collection[int]) -> dict[int, MoodRulingRow]:
    """Return the newest ruling of each of these messages that has one."""
    rows = session.scalars(
        select(MoodRulingRow)
        .where(MoodRulingRow.interaction_id.in_(message_ids))
        .order_by(MoodRulingRow.id)
    )
    return {row.interaction_id: row for row in rows}


def put_in_front(row: SentimentRow, ruling: MoodRulingRow) -> None:
    """Put the owner's word in front of a rating, which is kept behind it."""
    if row.source != YOU:
        row.machine = {name: getattr(row, name) for name in _OF_A_RATING}
    behind = row.machine or {}
    mood = Mood(ruling.mood)
    agrees = behind.get("label") == mood
    row.label, row.certainty, row.source = mood.value, 1.0, YOU
    row.score = float(behind["score"]) if agrees else SCORES[mood]
    row.phrases = list(behind.get("phrases") or ()) if agrees else []
    row.words = list(behind.get("words") or ()) if agrees else []
    row.topics = list(behind.get("topics") or ())


def _bring_up_to_date(session: Session, message_id: int, ruling: MoodRulingRow | None) -> None:
    row = session.get(SentimentRow, message_id, populate_existing=True)
    if ruling is not None:
        if row is None:
            row = SentimentRow(interaction_id=message_id, source=YOU, made_at=ruling.ruled_at)
            row.machine = None
            session.add(row)
        put_in_front(row, ruling)
    elif row is not None and row.source == YOU:
        if row.machine is None:
            session.delete(row)
            return
        for name in _OF_A_RATING:
            setattr(row, name, row.machine.get(name, [] if name in {"words", "topics"} else None))
        row.machine = None
