"""Replies on their way: what each answers, how far it is, and how it is kept for another day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.domain.draft import DraftResult
from core.domain.interaction import Address, Conversation, Direction, Interaction, MailHeaders
from core.text.normalise import normalise_email


@dataclass(frozen=True, slots=True)
class ReplyTarget:
    """The message that a reply answers.

    name: who wrote it, as the window calls them. email, to_name: to whom the answer goes; email is
    "" where no address is known. named: the address of the sender where answers go to another one,
    else "".
    """

    interaction_id: int
    name: str
    email: str
    subject: str
    message_id: str = ""
    references: tuple[str, ...] = ()
    to_name: str = ""
    named: str = ""


@dataclass(slots=True)
class OpenReply:
    """A reply on its way.

    is_own: the person wrote or changed it. draft_id: 0 while no stored draft is behind it.
    was_asked: the person was asked whether what is open in it may stay.
    """

    text: str = ""
    result: DraftResult | None = None
    draft_id: int = 0
    is_own: bool = False
    was_asked: bool = False
    problem: tuple[str, str, bool] | None = None


def reply_target(
    conversation: Conversation, messages: tuple[Interaction, ...]
) -> ReplyTarget | None:
    """Return what a reply to this conversation answers: the newest message that came in."""
    for message in reversed(messages):
        if message.direction is Direction.INCOMING:
            headers = message.headers or MailHeaders()
            to = headers.reply_to or headers.sender or Address(conversation.with_email)
            sender = headers.sender or to
            name = sender.name or conversation.with_name or to.email
            is_same = normalise_email(sender.email) == normalise_email(to.email)
            return ReplyTarget(
                message.id,
                name,
                to.email,
                message.subject,
                headers.message_id,
                headers.references,
                to_name=name if is_same else to.name,
                named="" if is_same else sender.email,
            )
    return None


def answered_text(target: ReplyTarget | None, messages: tuple[Interaction, ...]) -> str:
    """Return what the answered message says, "" for none."""
    found = (one.new_text for one in messages if target and one.id == target.interaction_id)
    return next(found, "")


def to_work(replies: Mapping[int, OpenReply]) -> list[dict[str, Any]]:
    """Return what isn't stored yet, as JSON can hold it; an untouched draft is stored already."""
    return [
        {"message": message_id, "text": reply.text, "draft": reply.draft_id}
        for message_id, reply in replies.items()
        if reply.text.strip() and (reply.is_own or not reply.draft_id)
    ]


def from_work(work: list[dict[str, Any]]) -> dict[int, OpenReply]:
    """Return the replies that were kept, by the message that each answers."""
    return {
        int(kept["message"]): OpenReply(kept["text"], None, int(kept["draft"]), is_own=True)
        for kept in work
    }
