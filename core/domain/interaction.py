"""What passed between the owner and a customer: mail, calls, meetings, notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.domain.sentiment import Sentiment

# What is longer nobody wrote to be answered, and every sentence of a draft is held against it.
LONGEST_TURN = 8_000


class InteractionKind(StrEnum):
    """The form an interaction took."""

    EMAIL = "email"
    CALL = "call"
    MEETING = "meeting"
    VISIT = "visit"
    CHAT = "chat"
    NOTE = "note"
    REVIEW = "review"
    VOICE = "voice"


class Direction(StrEnum):
    """Who turned to whom."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox in a header. name is "" when the header gave none."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class MailHeaders:
    """The headers that matter, decoded.

    message_id, in_reply_to, references: without the angle brackets.
    sent_at_raw: the Date header as written, for a person to judge when it was unreadable.
    """

    message_id: str = ""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    sender: Address | None = None
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: Address | None = None
    list_id: str = ""
    sent_at_raw: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an interaction. content is b"" unless it was asked for.

    problem: the key of why what is written in it can't be found, "" when there is none.
    """

    name: str
    media_type: str
    size_bytes: int
    id: int = 0
    content: bytes = b""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part. contact_id: who that is here, None for somebody unknown."""

    address: Address
    contact_id: int | None = None
    is_organiser: bool = False


@dataclass(frozen=True, slots=True)
class Interaction:
    """One thing that happened.

    id: 0 until stored.
    occurred_at: UTC.
    text: everything that was written, for the person.
    new_text: what this message adds (quotes, signature, disclaimer cut), for the model.
    language: ISO 639-1 code of new_text, "" when it can't be told.
    is_automatic: newsletters, receipts, bounces, mailing lists: nobody waits for an answer.
    participants: of a meeting: everybody but the owner. is_cancelled: it was called off.
    """

    kind: InteractionKind
    direction: Direction
    occurred_at: datetime
    subject: str = ""
    text: str = ""
    new_text: str = ""
    language: str = ""
    is_automatic: bool = False
    id: int = 0
    contact_id: int | None = None
    thread_id: int | None = None
    headers: MailHeaders | None = None
    attachments: tuple[Attachment, ...] = ()
    sentiment: Sentiment | None = None
    participants: tuple[Participant, ...] = ()
    is_cancelled: bool = False

    @property
    def writer(self) -> str:
        """Who wrote it, as its header says: a name, else an address; "" where none does."""
        sender = self.headers.sender if self.headers else None
        return (sender.name or sender.email) if sender else ""

    @property
    def to_answer(self) -> str:
        """What an answer answers: the new text, or all of it; at most LONGEST_TURN characters."""
        return (self.new_text or self.text)[:LONGEST_TURN]


@dataclass(frozen=True, slots=True)
class Gist:
    """What one message of a conversation comes to, in its own words."""

    interaction_id: int
    direction: Direction
    who: str
    occurred_at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What passed with a contact.

    newest: the newest interactions, the newest first. count: how many there are in all.
    since: when the first one was, None when there is none.
    """

    newest: tuple[Interaction, ...] = ()
    count: int = 0
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """One row of the inbox: a thread and how it stands.

    mood: of the newest rated incoming message.
    needs_reply: the newest message is a person's and incoming; nobody answered or waved it off.
    with_name, with_email: the other side, as the contact is called or as the header says.
    """

    thread_id: int
    subject: str
    snippet: str
    last_at: datetime
    message_count: int
    with_name: str
    with_email: str
    contact_id: int | None
    company_name: str
    mood: Sentiment | None
    needs_reply: bool
    is_automatic: bool
