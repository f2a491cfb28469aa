"""A step of the history: what was done, by whom, and whether it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.domain.change import Action, Origin


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One undoable step.

    subject: what it was done to, as named then (a file, a contact), may be "".
    at: UTC. rows: how many rows it created, changed or deleted.
    undone_at: UTC, None while the step stands.
    actor: who did it, "" the owner before there were others; origin: by their own hand, by an
        import, by the model's accepted proposal. is_final: there is no way back.
    """

    id: int
    action: Action
    subject: str
    at: datetime
    rows: int
    undone_at: datetime | None = None
    actor: str = ""
    origin: Origin = Origin.PERSON
    is_final: bool = False
