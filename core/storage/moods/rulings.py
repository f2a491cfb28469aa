"""The owner's word on how messages sound, and how often the program had said the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.domain.mood_learning import LearningStretch
from core.domain.sentiment import YOU, Mood
from core.storage.moods import mood_effects
from core.storage.rows.mood_tables import MoodRulingRow, MoodStateRow
from core.storage.rows.tables import InteractionRow, SentimentRow


def rule(
    session: Session, message_id: int, mood: Mood, *, is_together: bool = False
) -> MoodRulingRow:
    """Store the owner's word; one that they gave before is changed, and counts no second time."""
    row = mood_effects.find_many(session, (message_id,)).get(message_id)
    if row is None:
        said = session.get(SentimentRow, message_id, populate_existing=True)
        row = MoodRulingRow(interaction_id=message_id, is_together=is_together)
        if said is not None and said.source != YOU:
            row.said_mood, row.said_by = said.label, said.source
            row.said_certainty = said.certainty
        session.add(row)
    row.mood, row.ruled_at = mood.value, datetime.now(UTC)
    session.flush()
    return row


def take_back(session: Session, message_id: int) -> bool:
    """Delete the owner's word on a message; return whether there was one."""
    row = mood_effects.find_many(session, (message_id,)).get(message_id)
    if row is not None:
        session.delete(row)
        session.flush()
    return row is not None


def count(session: Session) -> int:
    """Return how many messages the owner ruled."""
    return session.scalar(select(func.count()).select_from(MoodRulingRow)) or 0


class RuledText(NamedTuple):
    """A message that the owner ruled. state: what the model that was asked for makes of it."""

    id: int
    text: str
    mood: Mood
    is_together: bool
    state: bytes


def list_examples(session: Session, model: str, limit: int) -> list[RuledText]:
    """Return the newest rulings. model: whose states are wanted."""
    is_of_model = (MoodStateRow.interaction_id == InteractionRow.id) & (MoodStateRow.model == model)
    rows = session.execute(
        select(
            InteractionRow.id,
            InteractionRow.new_text,
            InteractionRow.subject,
            MoodRulingRow.mood,
            MoodRulingRow.is_together,
            MoodStateRow.state,
        )
        .join(InteractionRow, InteractionRow.id == MoodRulingRow.interaction_id)
        .join(MoodStateRow, is_of_model, isouter=True)
        .order_by(MoodRulingRow.id.desc())
        .limit(limit)
    )
    return [
        RuledText(row.id, row.new_text or row.subject, Mood(row.mood), row.is_together,
                  row.state or b"")
        for row in rows
    ]  # fmt: skip


def save_states(session: Session, model: str, states: Mapping[int, bytes]) -> None:
    """Keep what a model makes of messages; those of messages that are gone are dropped."""
    here = session.scalars(select(InteractionRow.id).where(InteractionRow.id.in_(states))).all()
    for message_id in here:
        session.merge(
            MoodStateRow(interaction_id=message_id, model=model, state=states[message_id])
        )
    session.flush()


def list_stretches(session: Session, length: int) -> tuple[LearningStretch, ...]:
    """Return the owner's own answers to what the program had said, so many a stretch, in order.

    What was ruled along with another message isn't counted: the owner didn't read it.
    """
    rows = session.execute(
        select(MoodRulingRow.ruled_at, MoodRulingRow.mood, MoodRulingRow.said_mood)
        .where(MoodRulingRow.is_together.is_(False), MoodRulingRow.said_mood != "")
        .order_by(MoodRulingRow.id)
    ).all()
    parts: Sequence[Sequence[tuple[datetime, str, str]]] = [
        [(row[0], row[1], row[2]) for row in rows[start : start + length]]
        for start in range(0, len(rows), length)
    ]
    return tuple(
        LearningStretch(
            since=min(at for at, _, _ in part),
            until=max(at for at, _, _ in part),
            answers=len(part),
            agreed=sum(mood == said for _, mood, said in part),
        )
        for part in parts
    )
