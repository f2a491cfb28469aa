"""An answer that the model proposes, and what it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.domain.interaction import Direction


class Tone(StrEnum):
    """How a letter speaks."""

    USUAL = "usual"
    FORMAL = "formal"
    FRIENDLY = "friendly"
    FIRM = "firm"


class Length(StrEnum):
    """How much a letter says."""

    USUAL = "usual"
    SHORT = "short"
    DETAILED = "detailed"


class DraftKind(StrEnum):
    """What an answer does: answers point by point, in a line or two, or only says when it will."""

    ANSWER = "answer"
    SHORT = "short"
    LATER = "later"


class DraftState(StrEnum):
    """What the person did with a draft; a prepared one is only offered, in small."""

    PREPARED = "prepared"
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
    is_private: the owner's own business, shown beside the draft; no letter is made from it.
    heading: the line of a note under which it stands, with which the value begins.
    """

    label: str
    value: str
    source: str
    is_private: bool = False
    heading: str = ""

    @property
    def key(self) -> str:
        """What tells this fact from the others of a letter."""
        return f"{self.source}\n{self.label}\n{self.value}"


@dataclass(frozen=True, slots=True)
class DraftWish:
    """What the person wants of a draft.

    without: keys of facts that are to be left out. language: "" for the customer's.
    """

    steer: str = ""
    tone: Tone = Tone.USUAL
    length: Length = Length.USUAL
    without: frozenset[str] = frozenset()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Steering:
    """What the line above a draft is understood to wish.

    say: to be said to the customer, in the owner's words. topics: what the draft should also tell
    of, if it is known. silent: what it should not tell of. manner: how to write, beyond the tone,
    in the owner's words; never said. tone, length: None, language: "" where nothing is wished.
    """

    say: str = ""
    topics: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    manner: str = ""
    tone: Tone | None = None
    length: Length | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A name, number, price, date, link or promise in a draft that nothing stored supports.

    start, end: characters in the draft's text.
    reason: a key, "number", "date", "price", "link", "email", "name", "promise", "role" (what the
        customer said of themselves, said of us) or "state" (something of theirs is missing).
    """

    text: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Removal:
    """What the program took out of a draft before anybody saw it.

    text: the model's words. instead: what stands there now, "" for nothing.
    reason: a key: "unfounded" (it said something else than the note), "order", or as of a
        `Claim`.
    """

    text: str
    instead: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How the owner writes in one language.

    letters: how many it was measured on. greeting: with {name} in it, "" for no habit; closing: the
    line before the name, "" for no habit. words: of the middle letter. contracts: "I'm" rather than
    "I am". emoji: the share of letters that hold one.
    """

    letters: int
    greeting: str = ""
    closing: str = ""
    words: int = 0
    contracts: bool = False
    emoji: float = 0.0


# What a draft may lack, beside questions in the customer's words.
LANGUAGE, UNREAD = "language", "unread"
# Wishes that could change nothing in it: shorter, more, and how it is worded.
SHORTEST, ALL_TOLD, FIXED_WORDS = "shortest", "all told", "fixed words"


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """All that a draft is made from; nothing else about anybody reaches the model.

    conversation: oldest first; the last incoming turn is the one to answer.
    language: ISO 639-1 code in which to answer.
    recipient_name: for the greeting, "" when unknown. sign: the owner's name below it.
    steer: one line of the owner's wish, "" for none.
    kind: what the answer is to do; DraftKind.LATER needs no model.
    is_upset: whether the message was read as an upset one.
    unread: characters of the conversation that are not in it, as it was too long.
    manner: how the owner writes in this language, None when that is not known.
    reserve: all that the owner's notes say, to be told where it surely means what is asked; () when
        nothing is to be found by meaning.
    """

    conversation: tuple[Turn, ...]
    facts: tuple[Fact, ...] = ()
    language: str = "en"
    recipient_name: str = ""
    sign: str = ""
    steer: str = ""
    interaction_id: int = 0
    subject: str = ""
    tone: Tone = Tone.USUAL
    length: Length = Length.USUAL
    kind: DraftKind = DraftKind.ANSWER
    manner: Manner | None = None
    is_upset: bool = False
    unread: int = 0
    reserve: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftResult:
    """A finished draft.

    tokens: generated. seconds: from asking to the last word.
    left_out: questions that are not answered, in the customer's words; LANGUAGE where the draft may
        be in another language than was asked, UNREAD where the conversation was too long to read,
        SHORTEST, ALL_TOLD and FIXED_WORDS where a wish could change nothing.
    is_complete: False when it was stopped or the length limit cut it.
    removals: what the program took out of it or replaced, in order.
    understood: how the line above it was taken.
    found: notes that it tells of though only their meaning is alike; not among its request's facts.
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
    kind: DraftKind = DraftKind.ANSWER
    understood: Steering = Steering()
    found: tuple[Fact, ...] = ()


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
