"""A person's rights over what is stored of them: what an erasure touched, what a package holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.domain.backup import Backup
from core.domain.contact import Contact
from core.domain.deal import Deal
from core.domain.interaction import Attachment, Interaction
from core.domain.task import Task


@dataclass(frozen=True, slots=True)
class NamingFile:
    """A file of somebody else's message that names a person.

    sender: the other side of that message. at: UTC.
    """

    name: str
    interaction_id: int
    sender: str
    subject: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What an erasure touched.

    places: a key with words in `desktop/sentences/right_sentences.py` and how many rows were
    touched there.
    notes: keys of what a person should know, such as "name-shared".
    is_compacted: the file was written anew, so that nothing is left in its free pages.
    files: of others, whose text names the person; they were left as they are.
    closed_files: how many of others' files could not be looked into (pictures, PDF, office files).
    backups: made before, which still hold the person.
    """

    contact_id: int
    places: tuple[tuple[str, int], ...]
    notes: tuple[str, ...]
    is_compacted: bool
    seconds: float
    files: tuple[NamingFile, ...] = ()
    closed_files: int = 0
    backups: tuple[Backup, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Everything that is stored of one person.

    others: mail of others in whose headers the person stands. drafts: answers the model proposed.
    imports: where the records came from (label, moment). history: rows as they were.
    deals: that they are part of. tasks: about them.
    """

    contact: Contact
    interactions: tuple[Interaction, ...]
    others: tuple[Interaction, ...]
    attachments: tuple[Attachment, ...]
    drafts: tuple[dict[str, Any], ...]
    imports: tuple[tuple[str, datetime], ...]
    history: tuple[dict[str, Any], ...]
    deals: tuple[Deal, ...] = ()
    tasks: tuple[Task, ...] = ()
