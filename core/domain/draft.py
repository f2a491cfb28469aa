"""An answer that the model proposes, and what it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.domain.interaction import Direction


class DraftState(StrEnum):
    """What the person did with a draft."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the conversation, oldest first, as the model gets it."""

    direction: Direction
    who: str
    occurred_at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known that an answer may use.

    source: where it stands, for the person: "contact", "company", "note: Prices", "conversation".
    """

    label: str
    value: str
    source: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A name, number, price, date, link or promise in a draft that nothing stored supports.

    start, end: characters in the draft's text.
    reason: a key, "number", "date", "price", "link", "email", "name" or "promise".
    """

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Removal:
    """What the program took out of a draft before anybody saw it.

    text: the model's words. instead: what stands there now, "" for nothing.
    reason: a key: "copied", "echo", "filler", "repeated", "promise", or as of a `Claim`.
    """

    text: str
    instead: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """All that a draft is made from; nothing else about anybody reaches the model.

    conversation: oldest first; the last incoming turn is the one to answer.
    language: ISO 639-1 code in which to answer.
    recipient_name: for the greeting, "" when unknown. sign: the owner's name below it.
    steer: one line of the owner's wish, "" for none.
    """

    conversation: tuple[Turn, ...]
    facts: tuple[Fact, ...] = ()
    language: str = "en"
    recipient_name: str = ""
    sign: str = ""
    steer: str = ""
    interaction_id: int = 0
    subject: str = ""


@dataclass(frozen=True, slots=True)
class DraftResult:
    """A finished draft.

    tokens: generated. seconds: from asking to the last word.
    left_out: what did not fit the model's memory and was not read, in words for the person.
    is_complete: False when it was stopped or the length limit cut it.
    removals: what the program took out of it or replaced, in order.
    """

    text: str
    language: str
    model: str
    prompt_version: str
    tokens: int
    seconds: float
    sources: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    unsupported: tuple[Claim, ...] = ()
    is_complete: bool = True
    removals: tuple[Removal, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftPiece:
    """A piece of a streaming draft: text to append; the last piece carries the whole result."""

    text: str
    result: DraftResult | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A stored draft for one interaction. created_at: UTC."""

    id: int
    interaction_id: int
    state: DraftState
    created_at: datetime
    result: DraftResult
