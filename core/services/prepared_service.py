"""Answers that are made before anybody asks for them: for which messages, of which kinds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from core.domain.change import Change, Kind
from core.domain.draft import Draft, DraftKind, DraftRequest, DraftResult, DraftState, Length
from core.errors import UserError
from core.services.draft_service import DraftService
from core.storage import drafts, interactions
from core.storage.database import Database

MOST = 40
"""Conversations for which answers are kept ready."""
_LATER_LANGUAGES = ("en", "zh")


class PreparedService:
    """Data lane only. The writing itself is the model lane's.

    A message's answers are thrown away as soon as it is no longer the last of its conversation.
    """

    def __init__(self, database: Database, draft_service: DraftService) -> None:
        self._database, self._drafts = database, draft_service

    def next_requests(self, passed_over: Sequence[int] = ()) -> tuple[DraftRequest, ...]:
        """Return what to write for the message that should be ready next, () when all are.

        passed_over: messages to leave alone. Throws away what is out of date.
        """
        with self._database.reading() as session:
            waiting = drafts.list_waiting(session, MOST)
            ready = drafts.list_with_prepared(session)
        stale = ready - set(waiting)
        if stale:
            with self._database.writing_results() as session:
                drafts.drop_prepared(session, stale)
        for interaction_id in waiting:
            if interaction_id in ready or interaction_id in passed_over:
                continue
            try:
                return alternatives(self._drafts.prepare(interaction_id))
            except UserError:
                continue
        return ()

    def save(self, interaction_id: int, results: Sequence[DraftResult]) -> tuple[Draft, ...]:
        """Keep answers, in place of what was prepared for the message before.

        Raises UserError("no-such-record") when the message is gone.
        """
        with self._database.writing_results() as session:
            drafts.drop_prepared(session, [interaction_id])
            return tuple(
                drafts.add(session, interaction_id, result, DraftState.PREPARED)
                for result in results
            )

    def list_for(self, interaction_id: int) -> tuple[Draft, ...]:
        """Return the answers that are ready for a message."""
        with self._database.reading() as session:
            return drafts.list_prepared(session, interaction_id)

    def list_queue(self) -> tuple[tuple[int, int], ...]:
        """Return the messages that have answers ready and their threads, the most urgent first."""
        with self._database.reading() as session:
            ready = drafts.list_with_prepared(session)
            queue = [one for one in drafts.list_waiting(session, MOST) if one in ready]
            found = interactions.get_many(session, queue)
        return tuple((one, found[one].thread_id or 0) for one in queue)

    def take(self, draft_id: int) -> Draft:
        """Make a prepared answer the draft of its message. Raises UserError("no-such-record")."""
        with self._database.writing_results() as session:
            drafts.set_state(session, draft_id, DraftState.PROPOSED)
            return drafts.get(session, draft_id)

    def forget(self) -> Change:
        """Throw away everything that was prepared."""
        with self._database.writing_results() as session:
            drafts.drop_prepared(session, drafts.list_with_prepared(session))
        return Change(frozenset({Kind.DRAFT}))


def alternatives(request: DraftRequest) -> tuple[DraftRequest, ...]:
    """Return the request in the kinds that are offered side by side, the usual one first."""
    kinds = [request, replace(request, kind=DraftKind.SHORT, length=Length.SHORT)]
    if request.language in _LATER_LANGUAGES:
        kinds.append(replace(request, kind=DraftKind.LATER))
    return tuple(kinds)
