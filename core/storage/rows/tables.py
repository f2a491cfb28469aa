"""The rows of the encrypted file.

Tracked tables carry `revision`, the id of the history step that last changed the row; every change
to them is recorded by `history.py` and can be undone. The other tables hold what can be rebuilt:
machine results, summaries, the search index, and the history itself.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.rows import agenda_tables as _agenda_tables  # noqa: F401 - also rows of the file
from core.storage.rows import file_text_table as _file_text_table  # noqa: F401 - also rows of the file
from core.storage.rows import meaning_table as _meaning_table  # noqa: F401 - the schema is whole with it
from core.storage.rows import mood_tables as _mood_tables  # noqa: F401 - also rows of the file
from core.storage.rows import order_tables as _order_tables  # noqa: F401 - also rows of the file
from core.storage.rows import phrase_tables as _phrase_tables  # noqa: F401 - also rows of the file
from core.storage.rows import privacy_tables as _privacy_tables  # noqa: F401 - also rows of the file
from core.storage.rows import prompt_tables as _prompt_tables  # noqa: F401 - also rows of the file
from core.storage.rows import sales_tables as _sales_tables  # noqa: F401 - they are tables of the file too
from core.storage.rows import view_tables as _view_tables  # noqa: F401 - its rows are rows of the file
from core.storage.rows import watch_tables as _watch_tables  # noqa: F401 - also rows of the file
from core.storage.rows.row import NEVER_REUSED, Row, Tracked

HAS_IDENTIFIER = "external_id <> ''"
FINGERPRINT_CHARS = 8
FINGERPRINT_BEGINNING = f"substr(fingerprint, 1, {FINGERPRINT_CHARS})"


class HistoryStepRow(Row):
    """What a person did, to be undone as one."""

    __tablename__ = "history_steps"
    __table_args__: Any = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    rows: Mapped[int] = mapped_column(default=0)
    undone_at: Mapped[datetime | None]
    actor: Mapped[str] = mapped_column(default="", server_default="")
    origin: Mapped[str] = mapped_column(default="person", server_default="person")


class HistoryEntryRow(Row):
    """One changed row of a step, or `length` new ones. `after`: filled by undoing, for redo."""

    __tablename__ = "history_entries"
    __table_args__ = (
        # Only rows that were changed or deleted: imports, which insert, pay nothing for it.
        Index(None, "table_name", "row_id", sqlite_where=text("before IS NOT NULL")),
        Index(None, "length", sqlite_where=text("length > 1")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("history_steps.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    deed: Mapped[str]
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    length: Mapped[int] = mapped_column(default=1, server_default="1")


class CompanyRow(Tracked, Row):
    """One firm."""

    __tablename__ = "companies"

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    domain: Mapped[str] = mapped_column(default="", index=True)
    details: Mapped[list[Any]] = mapped_column(default=list)
    notes: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(index=True)
    tags: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")


class ContactRow(Tracked, Row):
    """One person; channels and companies hang on it."""

    __tablename__ = "contacts"
    # Most have no identifier: they would all stand in the index as "".
    __table_args__ = (
        Index(None, "external_id", sqlite_where=text(HAS_IDENTIFIER)),
        NEVER_REUSED,
    )

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    given_name: Mapped[str] = mapped_column(default="")
    family_name: Mapped[str] = mapped_column(default="")
    details: Mapped[list[Any]] = mapped_column(default=list)
    tags: Mapped[list[Any]] = mapped_column(default=list)
    notes: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    external_id: Mapped[str] = mapped_column(default="")
    is_archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(index=True)


class ChannelRow(Tracked, Row):
    """key is the value in the form that matching compares: see `core.text.normalise`."""

    __tablename__ = "channels"
    __table_args__ = (Index(None, "kind", "key"), NEVER_REUSED)

    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    kind: Mapped[str]
    value: Mapped[str]
    key: Mapped[str]
    label: Mapped[str] = mapped_column(default="")


class ContactCompanyRow(Tracked, Row):
    """A contact's place in a company."""

    __tablename__ = "contact_companies"
    # Who is at a firm is told by the index alone: an import asks it of each row.
    __table_args__ = (Index(None, "company_id", "contact_id"), NEVER_REUSED)

    contact_id: Mapped[int] = mapped_column(ForeignKey("contacts.id"), index=True)
    company_id: Mapped[int] = mapped_column(ForeignKey("companies.id"))
    role: Mapped[str] = mapped_column(default="")


class MergeRow(Tracked, Row):
    """Contacts that became part of another. step_id: whose history holds what they were."""

    __tablename__ = "merges"

    survivor_id: Mapped[int] = mapped_column(index=True)
    other_ids: Mapped[list[Any]] = mapped_column(default=list)
    names: Mapped[list[Any]] = mapped_column(default=list)
    step_id: Mapped[int]
    at: Mapped[datetime]
    unmerged_at: Mapped[datetime | None]


class DistinctContactsRow(Tracked, Row):
    """Two contacts of which a person said that they are different; the lower id first."""

    __tablename__ = "distinct_contacts"

    first_id: Mapped[int] = mapped_column(index=True)
    second_id: Mapped[int] = mapped_column(index=True)
    at: Mapped[datetime]


class ThreadRow(Tracked, Row):
    """waved_off_at: messages up to this moment need no reply, the person said."""

    __tablename__ = "threads"

    subject: Mapped[str] = mapped_column(default="")
    subject_key: Mapped[str] = mapped_column(default="", index=True)
    waved_off_at: Mapped[datetime | None]


class ThreadReferenceRow(Tracked, Row):
    """A Message-ID that belongs to a thread, whether its message is here or only mentioned."""

    __tablename__ = "thread_references"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), index=True)
    message_id: Mapped[str] = mapped_column(index=True)


class InteractionRow(Tracked, Row):
    """counterpart_*: the other side. fingerprint: of the record it was imported from, or ""."""

    __tablename__ = "interactions"
    __table_args__ = (
        Index(None, "thread_id", "occurred_at"),
        Index(None, "contact_id", "occurred_at"),
        Index(
            "ix_interactions_sent_at", "occurred_at", sqlite_where=text("direction = 'outgoing'")
        ),
        NEVER_REUSED,
    )

    kind: Mapped[str]
    direction: Mapped[str]
    occurred_at: Mapped[datetime] = mapped_column(index=True)
    subject: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    new_text: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    is_automatic: Mapped[bool] = mapped_column(default=False)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contacts.id"))
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"))
    counterpart_key: Mapped[str] = mapped_column(default="", index=True)
    counterpart_name: Mapped[str] = mapped_column(default="")
    headers: Mapped[dict[str, Any] | None]
    fingerprint: Mapped[str] = mapped_column(default="", index=True)


class BlobRow(Row):
    """Bytes of attachments, each stored once; key is their SHA-256."""

    __tablename__ = "blobs"

    key: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class AttachmentRow(Tracked, Row):
    """A file of an interaction; blob_key is "" when its content wasn't kept."""

    __tablename__ = "attachments"

    interaction_id: Mapped[int] = mapped_column(ForeignKey("interactions.id"), index=True)
    name: Mapped[str]
    media_type: Mapped[str]
    size_bytes: Mapped[int]
    blob_key: Mapped[str] = mapped_column(default="", index=True)


class KnowledgeNoteRow(Tracked, Row):
    """A note of the owner's."""

    __tablename__ = "knowledge_notes"

    title: Mapped[str]
    text: Mapped[str]


class OwnerRow(Tracked, Row):
    """At most one row."""

    __tablename__ = "owners"

    name: Mapped[str] = mapped_column(default="")
    business: Mapped[str] = mapped_column(default="")
    addresses: Mapped[list[Any]] = mapped_column(default=list)


class ImportBatchRow(Row):
    """One import and its report. source: what it takes to go on with it, {} when it is over."""

    __tablename__ = "import_batches"

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("history_steps.id"), index=True)
    label: Mapped[str]
    started_at: Mapped[datetime]
    report: Mapped[dict[str, Any]] = mapped_column(default=dict)
    source: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default="{}")


class ImportedRecordRow(Row):
    """Which record of which import became (or joined) which contact or company."""

    __tablename__ = "imported_records"
    # Found by the beginning of their fingerprint: all of it would make the index five times larger,
    # and each new record goes to a page of its own there.
    __table_args__ = (Index("ix_imported_records_beginning", text(FINGERPRINT_BEGINNING)),)

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("history_steps.id"), index=True)
    fingerprint: Mapped[str]
    kind: Mapped[str]
    record_id: Mapped[int]


class SentimentRow(Row):
    """How one message sounds; machine: what a machine says, while the owner's word stands here.

    words: those of the owner's (`mood_words`) that were heeded. topics: [topic, mood, phrase].
    """

    __tablename__ = "sentiments"

    interaction_id: Mapped[int] = mapped_column(
        ForeignKey("interactions.id", ondelete="CASCADE"), primary_key=True
    )
    label: Mapped[str] = mapped_column(index=True)
    score: Mapped[float]
    certainty: Mapped[float] = mapped_column(index=True)
    phrases: Mapped[list[Any]] = mapped_column(default=list)
    source: Mapped[str]
    made_at: Mapped[datetime]
    words: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    topics: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
    machine: Mapped[dict[str, Any] | None]


class DraftRow(Row):
    """One draft and what the person did with it. reply_id: the interaction it became."""

    __tablename__ = "drafts"
    __table_args__: Any = NEVER_REUSED

    id: Mapped[int] = mapped_column(primary_key=True)
    interaction_id: Mapped[int] = mapped_column(
        ForeignKey("interactions.id", ondelete="CASCADE"), index=True
    )
    state: Mapped[str]
    created_at: Mapped[datetime]
    result: Mapped[dict[str, Any]]
    # No foreign key: a reply that was taken back and is done again is found again.
    reply_id: Mapped[int | None] = mapped_column(index=True)


class ThreadSummaryRow(Row):
    """What the inbox shows of a thread, worked out anew whenever the thread changes."""

    __tablename__ = "thread_summaries"
    __table_args__ = (
        Index(None, "contact_id", "needs_reply", "last_at"),
        *(
            Index(
                f"ix_thread_summaries_{flag}_last_at", "last_at", sqlite_where=text(f"{flag} IS 1")
            )
            for flag in ("needs_reply", "is_upset", "is_automatic")
        ),
    )

    thread_id: Mapped[int] = mapped_column(
        ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True
    )
    last_id: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(index=True)
    message_count: Mapped[int]
    snippet: Mapped[str]
    with_name: Mapped[str]
    with_email: Mapped[str]
    contact_id: Mapped[int | None]
    mood_id: Mapped[int | None]
    is_upset: Mapped[bool]
    needs_reply: Mapped[bool]
    is_automatic: Mapped[bool]


class OpenWorkRow(Row):
    """What a person was at work on in the window when it was closed or locked."""

    __tablename__ = "open_work"

    person: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]


TRACKED: dict[str, type[Row]] = {
    row_class.__tablename__: row_class
    for row_class in (mapper.class_ for mapper in Row.registry.mappers)
    if issubclass(row_class, Row) and issubclass(row_class, Tracked)
}
