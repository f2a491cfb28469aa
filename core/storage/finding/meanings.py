"""What texts mean: vectors of messages and notes, kept beside them and always to be made anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from core.domain.change import Kind
from core.domain.interaction import Direction
from core.domain.meaning import Meaning, MeaningTask, TextVectors
from core.storage.rows.meaning_table import MeaningRow
from core.storage.rows.tables import InteractionRow, KnowledgeNoteRow
from core.text.sentences import split_parts

_SPAN = 20_000  # numbers of records that one walk looks at
_LEAST_CHARS = 4
_PASSAGE_BYTES = 600  # about 140 tokens in every language that was tried
_MOST_PASSAGES = {Kind.INTERACTION: 4, Kind.NOTE: 40}
_MOST_CHARS = 40_000
_TEXTS = (
    InteractionRow.id,
    InteractionRow.subject,
    InteractionRow.text,
    InteractionRow.new_text,
)


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a walk from the newest message down has come. below, floor: interaction numbers.

    Those from `floor` (included) to `below` (left out) are still to be looked at.
    """

    below: int
    floor: int = 0

    @property
    def is_done(self) -> bool:
        """Whether everything was looked at."""
        return self.below <= self.floor


class Passage(NamedTuple):
    """Which passage of which record a vector is of."""

    kind: Kind
    record_id: int
    part: int


def newest(session: Session) -> int:
    """Return the highest number of an interaction, 0 when there is none."""
    return session.scalar(select(func.max(InteractionRow.id))) or 0


def list_waiting(
    session: Session, model: str, walk: Walk, limit: int
) -> tuple[tuple[MeaningTask, ...], Walk]:
    """Return at most so many messages that have no vectors by this model, and where to go on.

    Looks at a bounded number of messages, so that it takes as long in a large file as in a small
    one. Mail from machines is left out.
    """
    low = max(walk.floor, walk.below - _SPAN)
    has_one = select(MeaningRow.id).where(
        MeaningRow.kind == Kind.INTERACTION.value,
        MeaningRow.record_id == InteractionRow.id,
        MeaningRow.model == model,
    )
    rows = session.execute(
        select(*_TEXTS)
        .where(
            InteractionRow.id >= low,
            InteractionRow.id < walk.below,
            InteractionRow.is_automatic.is_(False),
            ~has_one.exists(),
        )
        .order_by(InteractionRow.id.desc())
        .limit(limit)
    ).all()
    below = rows[-1].id if len(rows) == limit else low
    return _tasks(rows), Walk(below, walk.floor)


def list_unread(
    session: Session, model: str, message_ids: Collection[int]
) -> tuple[MeaningTask, ...]:
    """Return those of these messages that have no vectors by this model."""
    read = _vectors_of(session, model, message_ids)
    left = [one for one in message_ids if one not in read]
    rows = session.execute(select(*_TEXTS).where(InteractionRow.id.in_(left))).all()
    return _tasks(rows)


def find_of_messages(
    session: Session, model: str, message_ids: Collection[int]
) -> dict[int, TextVectors]:
    """Return what these messages mean to this model, as far as that is known."""
    found = _vectors_of(session, model, message_ids) if model else {}
    return {one: TextVectors(model, tuple(vectors)) for one, vectors in found.items()}


def _vectors_of(
    session: Session, model: str, message_ids: Collection[int]
) -> dict[int, list[bytes]]:
    found: dict[int, list[bytes]] = {}
    for record_id, vector in session.execute(
        select(MeaningRow.record_id, MeaningRow.vector)
        .where(
            MeaningRow.kind == Kind.INTERACTION.value,
            MeaningRow.record_id.in_(message_ids),
            MeaningRow.model == model,
        )
        .order_by(MeaningRow.record_id, MeaningRow.part)
    ):
        found.setdefault(record_id, []).append(vector)
    return found


def _tasks(rows: Iterable[Any]) -> tuple[MeaningTask, ...]:
    tasks = (
        MeaningTask(
            Kind.INTERACTION, row.id, passages_of_message(row.subject, row.new_text or row.text)
        )
        for row in rows
    )
    return tuple(task for task in tasks if task.passages)


def list_waiting_notes(
    session: Session, model: str, after: int, limit: int
) -> tuple[tuple[MeaningTask, ...], int]:
    """Return at most so many notes beyond this number that have no vectors, and where to go on.

    Where to go on is 0 when all were looked at.
    """
    has_one = select(MeaningRow.id).where(
        MeaningRow.kind == Kind.NOTE.value,
        MeaningRow.record_id == KnowledgeNoteRow.id,
        MeaningRow.model == model,
    )
    rows = session.execute(
        select(KnowledgeNoteRow.id, KnowledgeNoteRow.title, KnowledgeNoteRow.text)
        .where(KnowledgeNoteRow.id > after, ~has_one.exists())
        .order_by(KnowledgeNoteRow.id)
        .limit(limit)
    ).all()
    tasks = (MeaningTask(Kind.NOTE, row.id, passages_of_note(row.title, row.text)) for row in rows)
    going_on = rows[-1].id if len(rows) == limit else 0
    return tuple(task for task in tasks if task.passages), going_on


def save(session: Session, model: str, meanings: Sequence[Meaning]) -> None:
    """Store vectors in place of earlier ones; those of records that are gone are dropped."""
    for kind, column in ((Kind.INTERACTION, InteractionRow.id), (Kind.NOTE, KnowledgeNoteRow.id)):
        found = {meaning.id: meaning.vectors for meaning in meanings if meaning.kind is kind}
        here = set(session.scalars(select(column).where(column.in_(found))))
        session.execute(
            delete(MeaningRow).where(MeaningRow.kind == kind.value, MeaningRow.record_id.in_(here))
        )
        rows = [
            {
                "kind": kind.value,
                "record_id": record_id,
                "part": part,
                "model": model,
                "vector": one,
            }
            for record_id in sorted(here)
            for part, one in enumerate(found[record_id])
        ]
        if rows:
            session.execute(insert(MeaningRow), rows)


def list_vectors(session: Session, model: str, after: int, limit: int) -> list[tuple[int, bytes]]:
    """Return numbers and vectors that were stored after this number, in their order."""
    rows = session.execute(
        select(MeaningRow.id, MeaningRow.vector)
        .where(MeaningRow.id > after, MeaningRow.model == model)
        .order_by(MeaningRow.id)
        .limit(limit)
    )
    return [(number, vector) for number, vector in rows]


def read_vectors(session: Session, numbers: Sequence[int]) -> list[tuple[Passage, bytes]]:
    """Return these vectors, and what they are of; what is gone is left out."""
    rows = session.execute(
        select(MeaningRow.kind, MeaningRow.record_id, MeaningRow.part, MeaningRow.vector).where(
            MeaningRow.id.in_(numbers)
        )
    )
    return [(Passage(Kind(kind), record, part), vector) for kind, record, part, vector in rows]


def read_passage(session: Session, passage: Passage) -> str:
    """Return the passage's text without subject or title, "" when it is gone."""
    title = ""
    texts: tuple[str, ...] = ()
    if passage.kind is Kind.NOTE:
        note = session.get(KnowledgeNoteRow, passage.record_id)
        if note is not None:
            title, texts = note.title, passages_of_note(note.title, note.text)
    else:
        message = session.get(InteractionRow, passage.record_id)
        if message is not None:
            text = message.new_text or message.text
            title, texts = message.subject, passages_of_message(message.subject, text)
    found = texts[passage.part] if passage.part < len(texts) else ""
    return found.removeprefix(title).lstrip() or found


def vectors_of(session: Session, kind: Kind, record_ids: Iterable[int], model: str) -> list[bytes]:
    """Return the vectors of these records, in order."""
    return list(
        session.scalars(
            select(MeaningRow.vector)
            .where(
                MeaningRow.kind == kind.value,
                MeaningRow.record_id.in_(list(record_ids)),
                MeaningRow.model == model,
            )
            .order_by(MeaningRow.record_id, MeaningRow.part)
        )
    )


def count(session: Session, model: str) -> int:
    """Return how many vectors there are by this model."""
    statement = select(func.count()).select_from(MeaningRow).where(MeaningRow.model == model)
    return session.scalar(statement) or 0


def forget(session: Session) -> None:
    """Forget all vectors."""
    session.execute(delete(MeaningRow))


def find_reply(session: Session, interaction_id: int) -> tuple[int, str] | None:
    """Return the owner's first answer after a message in its thread, number and text."""
    asked = session.execute(
        select(
            InteractionRow.thread_id, InteractionRow.occurred_at, InteractionRow.direction
        ).where(InteractionRow.id == interaction_id)
    ).first()
    if asked is None or asked.thread_id is None or asked.direction != Direction.INCOMING:
        return None
    reply = session.execute(
        select(InteractionRow.id, InteractionRow.new_text, InteractionRow.text)
        .where(
            InteractionRow.thread_id == asked.thread_id,
            InteractionRow.occurred_at >= asked.occurred_at,
            InteractionRow.direction == Direction.OUTGOING.value,
        )
        .order_by(InteractionRow.occurred_at, InteractionRow.id)
        .limit(1)
    ).first()
    return None if reply is None else (reply.id, reply.new_text or reply.text)


def passages_of_message(subject: str, text: str) -> tuple[str, ...]:
    """Return a message's passages; the subject is read with the first one."""
    return _passages(f"{subject}\n{text}" if subject else text, Kind.INTERACTION)


def passages_of_note(title: str, text: str) -> tuple[str, ...]:
    """Return a note's passages; the title is read with the first one."""
    return _passages(f"{title}\n{text}", Kind.NOTE)


def _passages(text: str, kind: Kind) -> tuple[str, ...]:
    shown = text[:_MOST_CHARS].strip()
    if len(shown) < _LEAST_CHARS:
        return ()
    return tuple(split_parts(shown, _PASSAGE_BYTES)[: _MOST_PASSAGES[kind]])
