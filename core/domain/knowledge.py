"""What the owner tells the program: who they are, and their prices, hours and policies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnowledgeNote:
    """A note of the owner's that answers may use. id: 0 until stored."""

    title: str
    text: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Owner:
    """Who uses the program: name for the signature, addresses that are their own."""

    name: str = ""
    business: str = ""
    addresses: tuple[str, ...] = ()
