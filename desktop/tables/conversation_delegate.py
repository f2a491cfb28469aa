"""How a conversation looks in the inbox."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.domain.interaction import Conversation
from desktop.tables.row_delegate import RowDelegate, RowLook
from desktop.words import dates


class ConversationDelegate(RowDelegate):
    """Name, company or subject, newest words, time, mood, and a sign when a reply is due."""

    def look(self, record: object) -> RowLook:
        """Return what to draw for a conversation."""
        if not isinstance(record, Conversation):
            raise TypeError(type(record).__name__)
        who = record.with_name or record.with_email
        sign = (
            QCoreApplication.translate("ConversationDelegate", "Reply")
            if record.needs_reply
            else ""
        )
        about = "" if record.subject == who else record.subject  # of a chat
        second = " · ".join(part for part in (record.company_name, about) if part)
        return RowLook(
            name=who,
            second=second,
            third=record.snippet,
            when=dates.short(record.last_at),
            mood=record.mood.label if record.mood else None,
            sign=sign,
            is_strong=record.needs_reply,
        )
