"""What the program and its reader tell each other, as bytes for the pipe between them.

Answers come in packs: a table has a million rows, and a frame for each would cost more than reading
them. What comes back from a child is data from a stranger: msgspec takes a pack only if every value
has the type that the records say, so that an ill-typed one raises ValueError instead of becoming an
odd record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from core.domain.deal import SaidDeal
from core.domain.importing import ImportMode, ImportOptions, RawRecord, Rejection
from core.domain.money import MOST_MINOR

Json = dict[str, Any]
PACK_RECORDS = 500
PACK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one record that was found: it was read, or rejected.

    number, offset: behind which reading goes on, as of a Pending.
    delivered_to: addresses that a mail was delivered to.
    """

    number: int
    offset: int
    record: RawRecord | None = None
    rejection: Rejection | None = None
    delivered_to: tuple[str, ...] = ()


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[Answer, ...])


def encode_answer(answer: Answer) -> bytes:
    """Return one answer as bytes. Raises ValueError where a text holds half characters."""
    return _ENCODER.encode(answer)


def encode_pack(answers: Sequence[bytes]) -> bytes:
    """Return encoded answers as one pack."""
    return _ENCODER.encode([msgspec.Raw(answer) for answer in answers])


def decode_pack(pack: bytes) -> tuple[Answer, ...]:
    """Return the answers of a pack. Raises ValueError when they are none."""
    try:
        answers = _DECODER.decode(pack)
    except msgspec.MsgspecError as error:
        raise ValueError("not a pack of answers") from error
    if not all(map(_is_whole, answers)):
        raise ValueError("an answer holds a record or a rejection, and its moment a time zone")
    return answers


def _is_whole(answer: Answer) -> bool:
    record = answer.record
    if record is None or answer.rejection is not None:
        return record is None and answer.rejection is not None
    return (
        _are_keys_whole(record)
        and (record.contact is None or not record.contact.values)
        and (record.company is None or not record.company.values)
        and (record.deal is None or _is_deal_whole(record.deal))
        and all(at is None or at.tzinfo is not None for at in _moments(record))
    )


def _is_deal_whole(said: SaidDeal) -> bool:
    amount = said.deal.amount
    return (amount is None or abs(amount.minor) <= MOST_MINOR) and not any(
        person.contact.values for person in said.people
    )


def _are_keys_whole(record: RawRecord) -> bool:
    contact, keys, searched = record.contact, record.keys, record.searched
    if contact is None:
        return True
    firms = len(contact.companies)
    return (
        keys is None
        or (len(contact.channels) == len(keys.channels) and firms == len(keys.companies))
    ) and (searched is None or firms == len(searched.firms))


def _moments(record: RawRecord) -> Iterator[datetime | None]:
    if record.interaction is not None:
        yield record.interaction.occurred_at
    if record.task is not None:
        yield from (
            record.task.due_at,
            record.task.remind_at,
            record.task.done_at,
            record.task.waits_since,
        )
    if record.calendar is not None:
        yield record.calendar.modified_at


def encode_options(options: ImportOptions) -> Json:
    """Return what the child needs of the options."""
    return {
        "owner_addresses": list(options.owner_addresses),
        "mapping": _pairs_out(options.mapping),
        "mode": options.mode.value,
        "region": options.default_region,
    }


def decode_options(data: Json) -> ImportOptions:
    """Return the options as the child sees them."""
    return ImportOptions(
        owner_addresses=_texts(data["owner_addresses"]),
        mapping=_pairs_in(data["mapping"]),
        mode=ImportMode(data["mode"]),
        default_region=str(data["region"]),
    )


def _pairs_out(pairs: Sequence[tuple[str, str]]) -> list[list[str]]:
    return [list(pair) for pair in pairs]


def _pairs_in(data: list[list[Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(first), str(second)) for first, second in data)


def _texts(values: list[Any]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
