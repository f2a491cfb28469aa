"""The inbox as a table model."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.domain.interaction import Conversation
from desktop.tables.paged_table import PagedTable
from desktop.words import dates, mood_words


class ConversationTable(PagedTable[Conversation]):
    """Conversations, newest first."""

    def key(self, record: Conversation) -> int:
        """Return the thread's id."""
        return record.thread_id

    def spoken(self, record: Conversation) -> str:
        """Return name, company, subject, time, mood and whether it waits for a reply."""
        parts = [record.with_name or record.with_email, record.company_name, record.subject]
        parts.append(dates.medium(record.last_at))
        if record.mood is not None:
            parts.append(mood_words.short(record.mood))
        if record.needs_reply:
            parts.append(QCoreApplication.translate("ConversationTable", "needs a reply"))
        return ", ".join(part for part in parts if part)
