"""The inbox: conversations, their messages, and what can be said of them without a model."""

from __future__ import annotations

from pathlib import Path

from core.domain.change import Action, Change, Kind
from core.domain.interaction import (
    Attachment,
    Conversation,
    Direction,
    Gist,
    Interaction,
    Timeline,
)
from core.errors import UserError
from core.storage import conversations, interactions
from core.storage.conversations import InboxFilter
from core.storage.database import Database
from core.text.gist import gist

_MOST_SUMMED = 60


class InboxService:
    """Reads conversations. Data lane only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list_conversations(
        self, only: str = "all", query: str = "", limit: int = 200, offset: int = 0
    ) -> tuple[Conversation, ...]:
        """Return conversations, newest first.

        only: "all", "needs-reply", "upset" or "automatic". query: words that the mail or the
        contact must hold, "" for no condition.
        """
        with self._database.reading() as session:
            return conversations.list_conversations(
                session, InboxFilter(only), query, limit, offset
            )

    def count_conversations(self, only: str = "all", query: str = "") -> int:
        """Return how many conversations there are in all."""
        with self._database.reading() as session:
            return conversations.count(session, InboxFilter(only), query)

    def get_conversation(self, thread_id: int) -> Conversation:
        """Return one conversation. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            return conversations.get(session, thread_id)

    def list_messages(self, thread_id: int) -> tuple[Interaction, ...]:
        """Return a conversation's messages, oldest first, attachments without content."""
        with self._database.reading() as session:
            return interactions.list_of_thread(session, thread_id)

    def sum_up(self, thread_id: int) -> tuple[Gist, ...]:
        """Return what each message of a conversation comes to, oldest first, the newest 60."""
        messages = self.list_messages(thread_id)[-_MOST_SUMMED:]
        gists = (
            Gist(
                one.id,
                one.direction,
                one.writer,
                one.occurred_at,
                gist(one.to_answer, is_answer=one.direction is Direction.OUTGOING),
            )
            for one in messages
        )
        return tuple(one for one in gists if one.text)

    def list_timeline(
        self, contact_id: int, limit: int = 100, offset: int = 0
    ) -> tuple[Interaction, ...]:
        """Return what passed with a contact, newest first."""
        with self._database.reading() as session:
            return interactions.list_of_contact(session, contact_id, limit, offset)

    def open_timeline(self, contact_id: int, limit: int = 100) -> Timeline:
        """Return the newest of what passed with a contact, and how much there is in all."""
        with self._database.reading() as session:
            newest = interactions.list_of_contact(session, contact_id, limit)
            return Timeline(newest, *interactions.sum_up_contact(session, contact_id))

    def list_interactions(self, limit: int = 200, offset: int = 0) -> tuple[Interaction, ...]:
        """Return all interactions, newest first."""
        with self._database.reading() as session:
            return interactions.list_interactions(session, limit, offset)

    def count_interactions(self) -> int:
        """Return how many interactions there are."""
        with self._database.reading() as session:
            return interactions.count(session)

    def get_interaction(self, interaction_id: int) -> Interaction:
        """Return one interaction. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            return interactions.get(session, interaction_id)

    def get_attachment(self, attachment_id: int) -> Attachment:
        """Return an attachment with its content. Raises UserError("no-such-record")."""
        with self._database.reading() as session:
            return interactions.get_attachment(session, attachment_id)

    def save_attachment(self, attachment_id: int, to: Path) -> None:
        """Write an attachment to a file, in place of what is there; the audit tells of it.

        Raises UserError("no-such-record"), ("file-not-saved").
        """
        found = self.get_attachment(attachment_id)
        self._database.note_deed(Action.TAKE_OUT, found.name)
        try:
            to.write_bytes(found.content)
        except OSError as error:
            raise UserError("file-not-saved", file=to.name) from error

    def wave_off(self, thread_id: int) -> Change:
        """Say that a conversation needs no reply, until somebody writes again; one undo step."""
        with self._database.reading() as session:
            subject = conversations.get(session, thread_id).subject
        with self._database.writing(Action.WAVE_OFF, subject) as session:
            interactions.wave_off(session, thread_id)
        return Change(frozenset({Kind.INTERACTION}))
