"""The student as it stands in the file; there is one or none."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.domain.mood_learning import StudentFacts
from core.storage.rows.mood_tables import MoodStudentRow

_THE_ONE = 1


def find_facts(session: Session) -> StudentFacts | None:
    """Return how the student was judged, None where there is none."""
    row = session.execute(select(MoodStudentRow.made_at, MoodStudentRow.facts)).first()
    return None if row is None else _facts(row.made_at, row.facts)


def find_content(session: Session) -> bytes:
    """Return the student itself, b"" where there is none."""
    return session.scalar(select(MoodStudentRow.content)) or b""


def save(session: Session, facts: StudentFacts, content: bytes) -> None:
    """Put this student in the place of the one before."""
    forget(session)
    told = {
        "examples": facts.examples,
        "rulings": facts.rulings,
        "likeness": facts.likeness,
        "answers": facts.answers,
        "agreement": facts.agreement,
        "is_used": facts.is_used,
        "meaning_model": facts.meaning_model,
    }
    session.add(MoodStudentRow(id=_THE_ONE, made_at=facts.made_at, facts=told, content=content))
    session.flush()


def forget(session: Session) -> None:
    """Throw the student away."""
    session.execute(delete(MoodStudentRow))


def _facts(made_at: datetime, told: dict[str, Any]) -> StudentFacts:
    return StudentFacts(
        made_at=made_at,
        examples=int(told["examples"]),
        rulings=int(told["rulings"]),
        likeness=float(told["likeness"]),
        answers=float(told["answers"]),
        agreement=float(told["agreement"]),
        is_used=bool(told["is_used"]),
        meaning_model=str(told.get("meaning_model", "")),
    )
