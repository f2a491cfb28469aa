"""Which thread a message that an import reads belongs to."""

from __future__ import annotations

import re

from core.domain.interaction import Interaction, MailHeaders
from core.storage import interactions
from core.storage.database import Session

# "Re:", "Fwd:", "AW:", "WG:", "回复：", "答复：", "转发：", also numbered and repeated.
_REPLY_MARK = re.compile(
    r"^\s*((re|fwd?|aw|wg|sv|rv|回复|答复|转发|回覆|轉寄)\s*(\[\d+\])?\s*[:：]\s*)+", re.IGNORECASE
)


def find_thread(session: Session, said: Interaction, counterpart_key: str) -> int:
    """Return the thread the message belongs to, made when there is none yet.

    By Message-ID and references; else, for a reply without them, by subject and person.
    """
    headers = said.headers or MailHeaders()
    ids = [i for i in (headers.message_id, headers.in_reply_to, *headers.references) if i]
    key = subject_key(said.subject)
    thread_id = interactions.find_thread_id(session, ids)
    if thread_id is None and key and _REPLY_MARK.match(said.subject):
        thread_id = interactions.find_thread_by_subject(
            session, key, counterpart_key, said.occurred_at
        )
    if thread_id is None:
        thread_id = interactions.add_thread(session, _REPLY_MARK.sub("", said.subject).strip(), key)
    interactions.add_thread_references(session, thread_id, ids)
    return thread_id


def subject_key(subject: str) -> str:
    """Return the subject without reply marks, folded for comparing."""
    return " ".join(_REPLY_MARK.sub("", subject).casefold().split())
