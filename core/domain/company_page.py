"""A firm as its page shows it: its people, what is sold to it, what is to be done, what passed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from core.domain.contact import Company, Contact
from core.domain.deal import Deal, Sum
from core.domain.interaction import Timeline
from core.domain.task import Task


@dataclass(frozen=True, slots=True)
class CompanyLine:
    """A firm in a list.

    people: how many contacts have a place there. open_deals, sums: of its open deals.
    last_at: when something passed with one of its people last, UTC; None for never.
    """

    id: int
    name: str
    domain: str = ""
    people: int = 0
    open_deals: int = 0
    sums: tuple[Sum, ...] = ()
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """Everything of one firm.

    line: its figures. people: the first of them, those heard of last first.
    timeline: what passed with all of its people. waiting: how many conversations wait for a reply.
    stages: names of the deals' stages, by their number.
    """

    company: Company
    line: CompanyLine
    people: tuple[Contact, ...] = ()
    deals: tuple[Deal, ...] = ()
    tasks: tuple[Task, ...] = ()
    timeline: Timeline = field(default_factory=Timeline)
    waiting: int = 0
    stages: tuple[tuple[int, str], ...] = ()
