"""Records for tests, believable by default; name what matters and leave the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.draft import Claim, Draft, DraftResult, DraftState
from core.domain.history_step import HistoryStep
from core.domain.importing import ImportPreview, ImportReport, Place, RawRecord, Rejection
from core.domain.interaction import (
    Address,
    Attachment,
    Conversation,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.domain.knowledge import KnowledgeNote
from core.domain.model import ModelEntry, ModelMeasure, ModelState, ModelStatus, ModelTitle
from core.domain.sentiment import Mood, Rating, Sentiment

_numbers: Iterator[int] = count(1)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def make_contact(
    name: str = "Maya Okafor",
    *,
    id: int | None = None,  # noqa: A002 - the record's own word
    email: str = "maya@harbourbakery.example",
    phone: str = "+44 20 7946 0958",
    company: str = "Harbour Bakery",
    role: str = "Owner",
) -> Contact:
    """Return a stored contact who runs a bakery."""
    channels = (Channel(ChannelKind.EMAIL, email, "work"), Channel(ChannelKind.PHONE, phone))
    companies = (CompanyLink(company, role, 1),) if company else ()
    return Contact(
        name=name,
        id=next(_numbers) if id is None else id,
        channels=channels,
        companies=companies,
        created_at=NOON,
    )


def make_sentiment(
    label: Mood = Mood.NEGATIVE, *, phrases: tuple[str, ...] = (), certainty: float = 0.92
) -> Sentiment:
    """Return a rating; upset by default."""
    scores = {Mood.NEGATIVE: -0.8, Mood.NEUTRAL: 0.0, Mood.POSITIVE: 0.8, Mood.MIXED: 0.1}
    return Sentiment(label, scores[label], certainty, "qwen2.5-1.5b", phrases)


def make_interaction(
    text: str = "The connector is the wrong size. Please tell me when the right one comes.",
    *,
    id: int | None = None,  # noqa: A002 - the record's own word
    quoted: str = "",
    kind: InteractionKind = InteractionKind.EMAIL,
    direction: Direction = Direction.INCOMING,
    occurred_at: datetime = NOON,
    subject: str = "Oven timer",
    sender: Address | None = None,
    sentiment: Sentiment | None = None,
    attachments: tuple[Attachment, ...] = (),
    thread_id: int = 1,
    contact_id: int | None = None,
) -> Interaction:
    """Return a stored mail from a customer; quoted is what it repeats of earlier ones."""
    number = next(_numbers) if id is None else id
    headers = MailHeaders(
        message_id=f"{number}@harbourbakery.example",
        sender=sender or Address("maya@harbourbakery.example", "Maya Okafor"),
    )
    return Interaction(
        kind=kind,
        direction=direction,
        occurred_at=occurred_at,
        subject=subject,
        text=f"{text}\n\n{quoted}" if quoted else text,
        new_text=text,
        language="en",
        id=number,
        contact_id=contact_id,
        thread_id=thread_id,
        headers=headers if kind is InteractionKind.EMAIL else None,
        attachments=attachments,
        sentiment=sentiment,
    )


def make_conversation(
    thread_id: int | None = None,
    *,
    with_name: str = "Maya Okafor",
    with_email: str = "maya@harbourbakery.example",
    subject: str = "Oven timer",
    snippet: str = "The connector is the wrong size.",
    contact_id: int | None = None,
    company_name: str = "",
    last_at: datetime = NOON,
    mood: Sentiment | None = None,
    needs_reply: bool = True,
    message_count: int = 1,
) -> Conversation:
    """Return a row of the inbox."""
    return Conversation(
        thread_id=next(_numbers) if thread_id is None else thread_id,
        subject=subject,
        snippet=snippet,
        last_at=last_at,
        message_count=message_count,
        with_name=with_name,
        with_email=with_email,
        contact_id=contact_id,
        company_name=company_name,
        mood=mood,
        needs_reply=needs_reply,
        is_automatic=False,
    )


def make_claim(text: str, whole: str, reason: str = "price") -> Claim:
    """Return a claim about where text stands in whole."""
    start = whole.index(text)
    return Claim(text, start, start + len(text), reason)


def make_draft_result(
    text: str = "Dear Maya,\n\nThe right part leaves today.\n\nKind regards,\nLena",
    *,
    unsupported: tuple[Claim, ...] = (),
    sources: tuple[str, ...] = ("conversation",),
    left_out: tuple[str, ...] = (),
    is_complete: bool = True,
) -> DraftResult:
    """Return a finished draft."""
    return DraftResult(
        text=text,
        language="en",
        model="qwen2.5-1.5b",
        prompt_version="1",
        tokens=84,
        seconds=6.0,
        sources=sources,
        left_out=left_out,
        unsupported=unsupported,
        is_complete=is_complete,
    )


def make_draft(
    interaction_id: int, result: DraftResult | None = None, state: DraftState = DraftState.PROPOSED
) -> Draft:
    """Return a stored draft."""
    return Draft(next(_numbers), interaction_id, state, NOON, result or make_draft_result())


def make_step(
    action: Action = Action.IMPORT, subject: str = "inbox.mbox", *, is_undone: bool = False
) -> HistoryStep:
    """Return a step of the history."""
    return HistoryStep(next(_numbers), action, subject, NOON, 12, NOON if is_undone else None)


def make_note(title: str = "Delivery", text: str = "Weekdays from 8:00 to 17:00.") -> KnowledgeNote:
    """Return a stored note."""
    return KnowledgeNote(title, text, next(_numbers))


def make_model(
    title: str = "Qwen2.5-Coder 1.5B Instruct, Q4_K_M",
    *,
    is_installed: bool = True,
    is_in_use: bool = False,
) -> ModelEntry:
    """Return a line of the catalogue."""
    return ModelEntry(
        id=title.split(",", maxsplit=1)[0].casefold().replace(" ", "-"),
        title=title,
        licence="Apache-2.0",
        languages=("en", "zh"),
        bytes=1_117_320_768,
        memory_bytes=1_900_000_000,
        is_installed=is_installed,
        is_in_use=is_in_use,
    )


def make_measure(
    id: str = "qwen2.5-coder-1.5b-instruct",  # noqa: A002 - the record's own word
    *,
    reply_s: float = 4.2,
    titles: tuple[ModelTitle, ...] = (),
) -> ModelMeasure:
    """Return the figures of a model on this machine."""
    return ModelMeasure(
        id=id,
        load_s=2.1,
        first_word_s=2.9,
        reply_s=reply_s,
        read_tokens_per_s=161.0,
        write_tokens_per_s=31.0,
        ratings_per_min=310.0,
        memory_bytes=1_640_000_000,
        long_mail_s=9.3,
        moods_right=0.875,
        moods_asked=24,
        titles=titles,
    )


def make_model_state(status: ModelStatus = ModelStatus.READY) -> ModelState:
    """Return what a model is doing."""
    return ModelState(status, "qwen2.5-1.5b", "Qwen2.5-Coder 1.5B Instruct, Q4_K_M")


def make_rating(id: int) -> Rating:  # noqa: A002 - the record's own word
    """Return an answer to a rating task."""
    return Rating(id, make_sentiment(Mood.POSITIVE))


def make_report(*, rejected: int = 0, step_id: int = 7) -> ImportReport:
    """Return the report of an import of ten records."""
    reasons = tuple(
        Rejection(Place("inbox.mbox", number + 1), "mail-empty") for number in range(rejected)
    )
    return ImportReport(
        read=10, created=10 - rejected, rejected=rejected, rejections=reasons, step_id=step_id
    )


def make_preview(*interactions: Interaction) -> ImportPreview:
    """Return what an import of these mails would look like."""
    records = tuple(
        RawRecord(Place("inbox.mbox", number), f"{number:064x}", interaction=interaction)
        for number, interaction in enumerate(interactions, 1)
    )
    return ImportPreview("mbox", "utf-8", records, owner_guess=("lena@example.com",))
