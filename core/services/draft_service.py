"""Answers: gathering what a draft may use, keeping drafts, and logging what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from core.domain.change import Action, Change, Kind, Origin
from core.domain.contact import Contact
from core.domain.draft import (
    Draft,
    DraftRequest,
    DraftResult,
    DraftState,
    DraftWish,
    Fact,
    Manner,
    Turn,
)
from core.domain.interaction import (
    LONGEST_TURN,
    Address,
    Direction,
    Interaction,
    InteractionKind,
    MailHeaders,
)
from core.domain.knowledge import Owner
from core.domain.meaning import PastAnswer
from core.domain.sentiment import is_surely_upset
from core.domain.task import Task, TaskSource
from core.errors import UserError
from core.services import draft_facts
from core.services.meaning_service import MeaningService
from core.storage import contacts, drafts, interactions, knowledge
from core.storage.database import Database, Session
from core.storage.sales import tasks
from core.text.excerpt import fit
from core.text.language import detect_language
from core.text.manner import measure
from core.text.normalise import normalise_email
from core.text.orders import find_orders
from core.text.steering import read_steering

_FALLBACK_LANGUAGE = "en"
_LONGEST_TITLE = 200
_LETTERS = 200


class DraftService:
    """Everything about drafts but the writing itself. Data lane only."""

    def __init__(self, database: Database, meanings: MeaningService | None = None) -> None:
        """meanings: finds past answers to like questions; None: none are looked for."""
        self._database, self._meanings = database, meanings

    def prepare(self, interaction_id: int, wish: DraftWish | None = None) -> DraftRequest:
        """Gather the conversation and the facts for an answer to this interaction.

        Only this conversation's messages, this contact's records and the owner's notes and past
        answers are in it. Raises UserError("no-such-record"), ("draft-nothing-to-answer") when it
        says nothing.
        """
        wish = wish or DraftWish()
        with self._database.reading() as session:
            message, thread = _asked(session, interaction_id)
            if not message.to_answer.strip():
                raise UserError("draft-nothing-to-answer")
            owner = knowledge.get_owner(session)
            contact = _contact_of(session, message)
            steering = read_steering(wish.steer)
            language = steering.language or wish.language or _language_for(message, contact)
            known = draft_facts.gather(
                session, message, language, self._answers(message), steering.topics
            )
            turns, unread = _turns(thread, message, owner)
            return DraftRequest(
                conversation=turns,
                unread=unread,
                facts=tuple(
                    fact for fact in known if fact.key not in wish.without and not fact.is_private
                ),
                reserve=tuple(
                    fact
                    for fact in self._reserve(session, message)
                    if fact.key not in wish.without and not fact.is_private
                ),
                language=language,
                is_upset=_is_upset(message),
                manner=measure(interactions.list_sent_texts(session, _LETTERS), language),
                recipient_name=_recipient_name(message, contact),
                sign=owner.name,
                steer=wish.steer.strip(),
                interaction_id=interaction_id,
                subject=message.subject,
                tone=wish.tone,
                length=wish.length,
            )

    def list_facts(self, interaction_id: int) -> tuple[Fact, ...]:
        """Return what is known for an answer to this interaction, the most useful first.

        The owner's own business is among it and marked; `prepare` leaves that out.
        """
        with self._database.reading() as session:
            message, _ = _asked(session, interaction_id)
            language = _language_for(message, _contact_of(session, message))
            return draft_facts.gather(session, message, language, self._answers(message))

    def measure_manners(self) -> dict[str, Manner]:
        """Return how the owner writes, by language; without those they hardly wrote in."""
        with self._database.reading() as session:
            texts = interactions.list_sent_texts(session, _LETTERS)
        found = {language: measure(texts, language) for language in ("en", "zh")}
        return {language: manner for language, manner in found.items() if manner is not None}

    def find_orders(self, interaction_id: int) -> tuple[str, ...]:
        """Return the sentences of a message that speak to a program; no draft is made from them."""
        with self._database.reading() as session:
            message, _ = _asked(session, interaction_id)
        return find_orders(message.to_answer)

    def _answers(self, message: Interaction) -> tuple[PastAnswer, ...]:
        return () if self._meanings is None else self._meanings.find_answers_to(message)

    def _reserve(self, session: Session, message: Interaction) -> tuple[Fact, ...]:
        if self._meanings is None or not self._meanings.is_on:
            return ()
        return draft_facts.reserve(session, message)

    def save(self, interaction_id: int, result: DraftResult) -> Draft:
        """Keep a draft as proposed. Raises UserError("no-such-record") when its message is gone."""
        with self._database.writing_results() as session:
            interactions.get(session, interaction_id)
            return drafts.add(session, interaction_id, result)

    def find_latest(self, interaction_id: int) -> Draft | None:
        """Return the newest draft for the interaction that was not rejected, or None."""
        with self._database.reading() as session:
            return drafts.find_latest(session, interaction_id)

    def accept(self, draft_id: int, text: str) -> Change:
        """Log the text as the owner's answer; one undo step. Nothing is sent.

        text: as the person left it, which may differ from the draft.
        """
        with self._database.reading() as session:
            interaction_id = drafts.get(session, draft_id).interaction_id
        return self._log(interaction_id, text, Origin.MODEL, draft_id)

    def log_reply(self, interaction_id: int, text: str) -> Change:
        """Log the owner's own answer to an interaction; one undo step.

        Raises UserError("reply-empty").
        """
        return self._log(interaction_id, text, Origin.PERSON)

    def _log(self, interaction_id: int, text: str, origin: Origin, draft_id: int = 0) -> Change:
        if not text.strip():
            raise UserError("reply-empty")
        with self._database.reading() as session:
            message = interactions.get(session, interaction_id)
            owner = knowledge.get_owner(session)
        reply, to = _reply_to(message, owner, text)
        key = "" if to is None else normalise_email(to.email)
        with self._database.writing(Action.LOG_REPLY, message.subject, origin=origin) as session:
            reply_id = interactions.add(session, reply, counterpart=to, counterpart_key=key)
            if draft_id:
                drafts.accept(session, draft_id, reply_id)
        return Change(frozenset({Kind.INTERACTION, Kind.DRAFT}))

    def keep_promises(self, interaction_id: int, promises: Sequence[str], due: date) -> Change:
        """Make a task of each promise in the answer to this interaction; one undo step."""
        with self._database.reading() as session:
            message = interactions.get(session, interaction_id)
        with self._database.writing(Action.ADD_TASK, promises[0][:_LONGEST_TITLE]) as session:
            ids = [
                tasks.add(
                    session,
                    Task(
                        title=promise[:_LONGEST_TITLE],
                        due_on=due,
                        contact_id=message.contact_id,
                        interaction_id=interaction_id,
                        source=TaskSource.MODEL,
                        created_at=datetime.now(UTC),
                    ),
                )
                for promise in promises
            ]
        return Change(frozenset({Kind.TASK}), tuple(ids))

    def reject(self, draft_id: int) -> Change:
        """Put a draft aside; it is kept but not offered again."""
        with self._database.writing_results() as session:
            drafts.set_state(session, draft_id, DraftState.REJECTED)
        return Change(frozenset({Kind.DRAFT}), (draft_id,))


def _is_upset(message: Interaction) -> bool:
    said = message.sentiment
    return said is not None and is_surely_upset(said.label, said.score, said.certainty)


def _contact_of(session: Session, message: Interaction) -> Contact | None:
    return None if message.contact_id is None else contacts.get(session, message.contact_id)


def _asked(session: Session, interaction_id: int) -> tuple[Interaction, tuple[Interaction, ...]]:
    """Return what is to be answered, and the rest of its thread.

    In a chat a thought comes in several messages, and the last may be a picture that was not
    exported: all that its writer said since the owner's last answer is answered as one, the newest
    of it where that is very much.
    """
    message = interactions.get(session, interaction_id)
    if message.thread_id is None:
        return message, (message,)
    thread = interactions.list_of_thread(session, message.thread_id)
    if message.kind is not InteractionKind.CHAT or message.direction is not Direction.INCOMING:
        return message, thread
    said: list[Interaction] = []
    for one in thread:
        if one.direction is Direction.OUTGOING:
            said.clear()
        elif one.writer == message.writer:
            said.append(one)
        if one.id == message.id:
            break
    texts = [one.new_text for one in said if one.new_text.strip()]
    kept = fit(texts, LONGEST_TURN, lambda text: len(text) + 1).texts
    text = "\n".join(filter(None, kept))
    others = {one.id for one in said} - {message.id}
    whole = replace(message, text=text, new_text=text, language=detect_language(text))
    return whole, tuple(one for one in thread if one.id not in others)


def _turns(
    thread: Sequence[Interaction], message: Interaction, owner: Owner
) -> tuple[tuple[Turn, ...], int]:
    """Return the newest of the conversation, and of how many characters it is without the rest.

    Whoever names a letter to somebody else as what theirs refers to doesn't get to see it.
    """
    until = [
        other
        for other in thread
        if other.occurred_at <= message.occurred_at and _was_seen_by_writer(other, message)
    ]
    passed = [*(other for other in until if other.id != message.id), message]
    kept = fit([other.to_answer for other in passed], LONGEST_TURN, len)
    turns = tuple(
        Turn(other.direction, _speaker(other, owner), other.occurred_at, text)
        for other, text in zip(passed, kept.texts, strict=True)
        if text
    )
    whole = sum(len(other.new_text or other.text) for other in passed)
    return turns, whole - sum(len(turn.text) for turn in turns)


def _was_seen_by_writer(other: Interaction, message: Interaction) -> bool:
    """Say whether another message of the thread came from or went to who wrote this one.

    In a chat everybody reads everything.
    """
    if InteractionKind.CHAT is message.kind is other.kind:
        return True
    if other.contact_id == message.contact_id and (message.contact_id or other.headers is None):
        return True
    headers, writer = other.headers, None if message.headers is None else message.headers.sender
    if headers is None or writer is None or not writer.email:
        return False
    people = (headers.sender, *headers.to, *headers.cc)
    return normalise_email(writer.email) in {normalise_email(one.email) for one in people if one}


def _speaker(message: Interaction, owner: Owner) -> str:
    return owner.name if message.direction is Direction.OUTGOING else message.writer


def _recipient_name(message: Interaction, contact: Contact | None) -> str:
    if contact is not None and "@" not in contact.name:
        return contact.name
    sender = None if message.headers is None else message.headers.sender
    return "" if sender is None else sender.name


def _language_for(message: Interaction, contact: Contact | None) -> str:
    own = message.language or detect_language(message.to_answer)
    return own or (contact.language if contact else "") or _FALLBACK_LANGUAGE


def _reply_to(message: Interaction, owner: Owner, text: str) -> tuple[Interaction, Address | None]:
    headers = message.headers or MailHeaders()
    to = headers.reply_to or headers.sender
    subject = message.subject
    if subject and not subject.casefold().startswith(("re:", "回复")):
        subject = f"Re: {subject}"
    own = Address(owner.addresses[0], owner.name) if owner.addresses else None
    reply = Interaction(
        kind=message.kind,
        direction=Direction.OUTGOING,
        occurred_at=max(datetime.now(UTC), message.occurred_at),
        subject=subject,
        text=text,
        new_text=text,
        language=detect_language(text),
        contact_id=message.contact_id,
        thread_id=message.thread_id,
        headers=MailHeaders(
            in_reply_to=headers.message_id,
            references=(*headers.references, headers.message_id) if headers.message_id else (),
            sender=own,
            to=(to,) if to else (),
        ),
    )
    return reply, to
