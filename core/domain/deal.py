"""What the owner hopes to sell: deals, the stages they pass, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.domain.contact import Contact, Detail
from core.domain.field import FieldValue
from core.domain.money import Money


class DealState(StrEnum):
    """How a deal stands."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way to a sale.

    position: stages are shown in this order. win_percent: 0 to 100, how many of a hundred deals
    that stand here are won: the weight in the forecast.
    """

    name: str
    id: int = 0
    position: int = 0
    win_percent: int = 50


@dataclass(frozen=True, slots=True)
class Deal:
    """One sale that may come about.

    id: 0 until stored. contact_ids: who it is with, the main one first.
    stage_id: where it stands; 0 for a closed one of which nobody said where it was.
    amount: None when nobody said. opened_on, expected_on, closed_on: days of the owner's calendar.
    lost_reason: in the owner's words. external_id: the identifier that the source gave, or "".
    created_at: UTC; None until stored. company_name, contact_names: as these are called now.
    values: what stands in the owner's own fields, in their order.
    """

    title: str
    id: int = 0
    company_id: int | None = None
    contact_ids: tuple[int, ...] = ()
    stage_id: int = 0
    state: DealState = DealState.OPEN
    amount: Money | None = None
    opened_on: date | None = None
    expected_on: date | None = None
    closed_on: date | None = None
    lost_reason: str = ""
    notes: str = ""
    details: tuple[Detail, ...] = ()
    tags: tuple[str, ...] = ()
    external_id: str = ""
    created_at: datetime | None = None
    company_name: str = ""
    contact_names: tuple[str, ...] = ()
    values: tuple[FieldValue, ...] = ()


@dataclass(frozen=True, slots=True)
class DealMove:
    """A deal came to a stage, or was won, lost or opened again. at: UTC. Names as of now."""

    at: datetime
    from_stage: str
    to_stage: str
    state: DealState


@dataclass(frozen=True, slots=True)
class SaidPerson:
    """Somebody a deal is with, as the file tells of them. fingerprint: of their own record."""

    contact: Contact
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class SaidDeal:
    """A deal as a file tells of it, before it is known whom and what it belongs to.

    deal: its own fields. stage: the name as written, "" when none was given. win_percent: as the
    file says, None when it doesn't. is_named: the title is the file's own, not made from the rest.
    """

    deal: Deal
    stage: str = ""
    win_percent: int | None = None
    company: str = ""
    people: tuple[SaidPerson, ...] = ()
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Sum:
    """What deals of one currency add up to. weighted: each by its stage's chance."""

    total: Money
    weighted: Money
    count: int


@dataclass(frozen=True, slots=True)
class StageLine:
    """The open deals of one stage: the first of them, how many there are, their sums."""

    stage: Stage
    deals: tuple[Deal, ...]
    count: int
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the open deals add up to, by currency; counts of all."""

    sums: tuple[Sum, ...]
    open_count: int
    won_count: int
    lost_count: int
    won: tuple[Money, ...] = ()
