"""A person's rights over what is stored of them: what an erasure touched, what a package holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.domain.contact import Contact
from core.domain.interaction import Attachment, Interaction


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What an erasure touched.

    places: a key with words in `desktop/right_sentences.py` and how many rows were touched there.
    notes: keys of what a person should know, such as "backups-older".
    is_compacted: the file was written anew, so that nothing is left in its free pages.
    """

    contact_id: int
    places: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    is_compacted: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Everything that is stored of one person.

    others: mail of others in whose headers the person stands. drafts: answers the model proposed.
    imports: where the records came from (label, moment). history: rows as they were.
    """

    contact: Contact
    interactions: tuple[Interaction, ...]
    others: tuple[Interaction, ...]
    attachments: tuple[Attachment, ...]
    drafts: tuple[dict[str, Any], ...]
    imports: tuple[tuple[str, datetime], ...]
    history: tuple[dict[str, Any], ...]
