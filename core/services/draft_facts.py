"""What is known that an answer may use, the most useful first: what doesn't fit goes from the end.

Everything is of this contact but the owner's notes, and past answers to others, of which only the
sentences are taken that name nobody and no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.domain.contact import Contact
from core.domain.deal import DealState
from core.domain.draft import Fact
from core.domain.interaction import Interaction, InteractionKind
from core.domain.meaning import PastAnswer
from core.services.note_choice import choose_passages
from core.storage import contacts, deals, interactions, knowledge, tasks
from core.storage.database import Session
from core.text.sentences import split_sentences

_PASSAGES = 5
_EARLIER_TALKS, _EARLIER_CHARS = 3, 300
_APPOINTMENTS, _DEALS, _TASKS, _ANSWERS = 3, 3, 5, 2
_LOOKED_AT = 50
_TELLING = re.compile(
    r"\d|@|https?:|先生|女士|老师|经理|(?<![.!?。！？]\s)(?<!^)(?<![.!?\"“(])\b[A-Z][a-z]+"
)
_FORMAL_LINE = re.compile(
    r"(?i)^(?:dear|hi|hello|hey|best|kind|warm|regards|sincerely|yours|thanks|thank you|cheers)\b"
    r"|您好|你好|尊敬的|祝好|此致|敬礼|谢谢"
)
_LEAST_CHARS = 12


def gather(
    session: Session, message: Interaction, answers: tuple[PastAnswer, ...] = ()
) -> tuple[Fact, ...]:
    """Return the facts for an answer to this message. answers: the owner's, to questions alike."""
    contact = None if message.contact_id is None else contacts.get(session, message.contact_id)
    asked = f"{message.subject}\n{message.new_text}"
    notes = choose_passages(knowledge.list_notes(session), asked, _PASSAGES)
    facts = [*_appointments(session, message), *notes]
    if contact is not None:
        facts += [*_of_contact(contact), *_sales(session, contact)]
    facts += [*_earlier(session, message), *_past_answers(answers)]
    return tuple(facts)


def _of_contact(contact: Contact) -> Iterator[Fact]:
    yield Fact("Name", contact.name, "contact")
    for link in contact.companies:
        yield Fact("Company", ", ".join(filter(None, (link.company_name, link.role))), "contact")
    for detail in contact.details:
        if detail.name.startswith("address"):
            yield Fact(detail.name, detail.value, "contact")
    if contact.notes:
        yield Fact("Notes", contact.notes, "contact")


def _appointments(session: Session, message: Interaction) -> Iterator[Fact]:
    """Yield what is arranged with this contact and still to come when the message was written."""
    for meeting in reversed(_of_message(session, message, InteractionKind.MEETING)):
        if meeting.occurred_at > message.occurred_at and not meeting.is_cancelled:
            when = f"{meeting.occurred_at:%Y-%m-%d %H:%M}"
            yield Fact("Appointment", f"{meeting.subject}, {when} UTC".strip(", "), "appointment")


def _sales(session: Session, contact: Contact) -> Iterator[Fact]:
    for deal in deals.list_of_contact(session, contact.id, _DEALS):
        parts = [deal.title, deal.amount.written() if deal.amount else "", deal.state.value]
        if deal.state is DealState.OPEN and deal.expected_on:
            parts.append(f"expected {deal.expected_on:%Y-%m-%d}")
        yield Fact("Deal", ", ".join(filter(None, parts)), "deal")
    for task in tasks.list_open_of(session, "contact_id", contact.id, _TASKS):
        due = f", due {task.due_on:%Y-%m-%d}" if task.due_on else ""
        yield Fact("To do", f"{task.title}{due}", "task")


def _of_message(session: Session, message: Interaction, kind: InteractionKind) -> list[Interaction]:
    if message.contact_id is None:
        return []
    found = interactions.list_of_contact(session, message.contact_id, _LOOKED_AT)
    return [one for one in found if one.kind is kind][:_APPOINTMENTS]


def _earlier(session: Session, message: Interaction) -> Iterator[Fact]:
    """Yield the last calls, meetings and notes with this contact: what mail doesn't tell."""
    if message.contact_id is None:
        return
    talks = [
        talk
        for talk in interactions.list_of_contact(session, message.contact_id, _LOOKED_AT)
        if talk.kind is not InteractionKind.EMAIL and talk.occurred_at <= message.occurred_at
    ]
    for talk in talks[:_EARLIER_TALKS]:
        label = f"{talk.kind.value} {talk.occurred_at:%Y-%m-%d}"
        text = " ".join(f"{talk.subject}. {talk.text}".split())[:_EARLIER_CHARS]
        yield Fact(label, text, "timeline")


def _past_answers(answers: tuple[PastAnswer, ...]) -> Iterator[Fact]:
    for answer in answers[:_ANSWERS]:
        said = " ".join(neutral_sentences(answer.answer))
        if said:
            yield Fact("Answered before", said[:_EARLIER_CHARS], "past answer")


def neutral_sentences(text: str) -> list[str]:
    """Return the sentences that tell of nobody: no names, figures, addresses, no politeness."""
    return [
        sentence
        for sentence in split_sentences(text)
        if len(sentence) >= _LEAST_CHARS
        and not _TELLING.search(sentence)
        and not _FORMAL_LINE.search(sentence)
    ]
