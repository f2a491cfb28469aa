"""How many records of an import go into a transaction."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.contact import Contact
from core.domain.importing import ImportProgress, Place, RawRecord, Rejection
from core.services.import_pace import Pace

_PACK = [RawRecord(Place("people.csv", n), "", Contact(f"Person {n}")) for n in range(500)]


def _found(packs: int, *, is_caught_up: bool) -> Iterator[RawRecord | Rejection | ImportProgress]:
    """Yield so many packs of 500 people.

    is_caught_up: whether no pack was read before it was wanted.
    """
    for pack in range(packs):
        yield from _PACK
        yield ImportProgress(500 * (pack + 1), 0, 0, "people.csv", is_caught_up)


def _sizes(pace: Pace, packs: int, *, is_caught_up: bool) -> list[int]:
    return [
        len(batch)
        for batch in pace.batches(_found(packs, is_caught_up=is_caught_up), lambda _: None)
    ]


def test_writing_begins_with_what_was_read_instead_of_waiting_for_more() -> None:
    assert _sizes(Pace(records=16_000), 8, is_caught_up=True)[0] == 2_000


def test_a_slow_reader_does_not_keep_transactions_small() -> None:
    sizes = _sizes(Pace(records=16_000), 400, is_caught_up=True)
    assert sizes[:-1] == sorted(sizes[:-1])
    assert 16_000 in sizes


def test_a_transaction_takes_all_that_fits_where_more_was_read_already() -> None:
    assert _sizes(Pace(records=16_000), 64, is_caught_up=False) == [16_000, 16_000]


def test_no_record_is_lost_between_transactions() -> None:
    assert sum(_sizes(Pace(records=3_000), 77, is_caught_up=True)) == 77 * 500
