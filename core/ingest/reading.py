"""What the readers of single formats hand to whoever runs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.domain.importing import RawRecord, Rejection


@dataclass(frozen=True, slots=True)
class Reading:
    """A record or its rejection, and the addresses that a mail was delivered to."""

    result: RawRecord | Rejection
    delivered_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """A record that was found but not read yet.

    number: of the message, card or line in its file, from 1.
    next_offset: byte at which the next record begins, for going on after this one; 0 where a file
        has to be read from its beginning.
    bytes_done: of the file, when this record has been read.
    read: reads it; the only step at which hostile content is looked at. Call it before the next
        record is asked for.
    """

    number: int
    next_offset: int
    bytes_done: int
    read: Callable[[], Reading]
