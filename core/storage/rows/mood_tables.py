"""Rows of what the owner says about moods, and of the student that learns from it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows.row import Row, Tracked


class MoodRulingRow(Tracked, Row):
    """The owner's word on how a message sounds; it stands above every machine's.

    said_*: what the program had said before, "" for nothing; the learning curve counts it.
    is_together: ruled along with another message that it is like.
    """

    __tablename__ = "mood_rulings"

    interaction_id: Mapped[int] = mapped_column(ForeignKey("interactions.id"), index=True)
    mood: Mapped[str]
    ruled_at: Mapped[datetime]
    said_mood: Mapped[str] = mapped_column(default="")
    said_by: Mapped[str] = mapped_column(default="")
    said_certainty: Mapped[float] = mapped_column(default=0.0)
    is_together: Mapped[bool] = mapped_column(default=False)


class MoodWordRow(Tracked, Row):
    """What a word means in this business. phrase_key: as it is compared."""

    __tablename__ = "mood_words"

    phrase: Mapped[str]
    phrase_key: Mapped[str] = mapped_column(index=True)
    mood: Mapped[str]


class MoodStateRow(Row):
    """What a model makes of a message that the owner ruled: numbers, made anew by reading it."""

    __tablename__ = "mood_states"

    interaction_id: Mapped[int] = mapped_column(
        ForeignKey("interactions.id", ondelete="CASCADE"), primary_key=True
    )
    model: Mapped[str]
    state: Mapped[bytes] = mapped_column(LargeBinary)


class MoodStudentRow(Row):
    """The student: weights over hashed letters, made anew whenever a text that it saw goes.

    facts: how it was judged. content: see `core.insight.mood_student`.
    """

    __tablename__ = "mood_students"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    facts: Mapped[dict[str, Any]]
    content: Mapped[bytes] = mapped_column(LargeBinary)
