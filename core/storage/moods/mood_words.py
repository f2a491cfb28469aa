"""What words mean in this business."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from core.domain.interaction import Direction
from core.domain.mood_learning import WordRule
from core.domain.sentiment import YOU, Mood
from core.errors import UserError
from core.storage.rows.mood_tables import MoodWordRow
from core.storage.rows.tables import InteractionRow, SentimentRow
from core.text.heard import fold

MOST_MESSAGES = 5_000


def list_rules(session: Session) -> tuple[WordRule, ...]:
    """Return the rules, by the word."""
    rows = session.scalars(select(MoodWordRow).order_by(MoodWordRow.phrase_key, MoodWordRow.id))
    return tuple(WordRule(row.phrase, Mood(row.mood), row.id) for row in rows)


def save(session: Session, rule: WordRule) -> None:
    """Store a rule in place of an earlier one for the same word."""
    key = fold(rule.phrase)
    row = session.scalars(select(MoodWordRow).where(MoodWordRow.phrase_key == key)).first()
    if row is None:
        row = MoodWordRow(phrase_key=key)
        session.add(row)
    row.phrase, row.mood = rule.phrase, rule.mood.value
    session.flush()


def remove(session: Session, rule_id: int) -> str:
    """Delete a rule; return its word. Raises UserError("word-rule-missing")."""
    row = session.get(MoodWordRow, rule_id)
    if row is None:
        raise UserError("word-rule-missing")
    phrase = row.phrase
    session.delete(row)
    session.flush()
    return phrase


def list_rated_with(session: Session, phrase: str) -> list[tuple[int, str]]:
    """Return the newest messages with a machine's rating that seem to hold the word, and texts.

    At most MOST_MESSAGES; whether the word stands there by itself is for the caller to see.
    """
    pattern = phrase.replace("/", "//").replace("%", "/%").replace("_", "/_")
    rows = session.execute(
        select(InteractionRow.id, InteractionRow.new_text, InteractionRow.subject)
        .join(SentimentRow, SentimentRow.interaction_id == InteractionRow.id)
        .where(
            SentimentRow.source != YOU,
            InteractionRow.direction == Direction.INCOMING.value,
            or_(
                InteractionRow.new_text.ilike(f"%{pattern}%", escape="/"),
                InteractionRow.subject.ilike(f"%{pattern}%", escape="/"),
            ),
        )
        .order_by(InteractionRow.id.desc())
        .limit(MOST_MESSAGES)
    )
    return [(row.id, row.new_text or row.subject) for row in rows]
