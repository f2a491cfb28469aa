"""Undo and redo, and the list of what was done."""

from __future__ import annotations

from core.domain import access
from core.domain.change import Change, Kind
from core.domain.history_step import HistoryStep
from core.errors import UserError
from core.storage.database import Database
from core.storage.trail import history


class HistoryService:
    """Takes steps back and does them again. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_steps(self, limit: int = 50) -> tuple[HistoryStep, ...]:
        """Return what was done, newest first, undone steps among it."""
        with self._database.reading() as session:
            return history.list_steps(session, limit)

    def find_ways(self) -> tuple[bool, bool]:
        """Return whether something can be taken back, and whether something can be done again."""
        with self._database.reading() as session:
            done, undone = history.find_last_done(session), history.find_last_undone(session)
        return done is not None, undone is not None

    def undo(self, step_id: int | None = None) -> Change:
        """Take back one step, the last that stands when none is named.

        Raises UserError "not-allowed", "undo-nothing", "undo-no-such-step", "undo-already", or
        "undo-changed-since" when later work rests on it; nothing changes then.
        """
        with self._database.writing_results() as session:
            if step_id is None:
                last = history.find_last_done(session)
                if last is None:
                    raise UserError("undo-nothing")
                step_id = last.id
            access.require(self._database.person, history.get_step(session, step_id).action)
            history.undo(session, step_id)
        return Change(frozenset(Kind), step_id=step_id)

    def redo(self) -> Change:
        """Do again what was undone last. Raises UserError("redo-nothing")."""
        with self._database.writing_results() as session:
            step = history.find_last_undone(session)
            if step is None:
                raise UserError("redo-nothing")
            access.require(self._database.person, step.action)
            history.redo(session, step.id)
        return Change(frozenset(Kind), step_id=step.id)

    def get_step(self, step_id: int) -> HistoryStep:
        """Return one step. Raises UserError("undo-no-such-step")."""
        with self._database.reading() as session:
            return history.get_step(session, step_id)
