"""What a reading process sends is taken only if it is what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import msgspec
import pytest

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.importing import Place, RawRecord, Rejection, Searched
from core.domain.interaction import Attachment, Direction, Interaction, InteractionKind
from core.ingest.frames import Answer, decode_pack, encode_answer, encode_pack
from core.text.contact_keys import keys_of

PLACE = Place("people.csv", 7)
ADA = Contact(
    "Ada 王",
    channels=(
        Channel(ChannelKind.EMAIL, "Ada@X.example"),
        Channel(ChannelKind.PHONE, "+1 555 0100"),
    ),
    companies=(CompanyLink("Firm Ltd", "Buyer"),),
)
MAIL = Interaction(
    InteractionKind.EMAIL,
    Direction.INCOMING,
    datetime(2026, 3, 1, 9, tzinfo=UTC),
    attachments=(Attachment("x.bin", "application/octet-stream", 3, content=b"\x00\xff\x01"),),
)
ADAS = RawRecord(PLACE, "f", contact=ADA, keys=keys_of(ADA, ""))
LETTER = RawRecord(PLACE, "g", interaction=MAIL, warnings=("date-missing",))
TOO_LARGE = Rejection(PLACE, "mail-too-large", {"bytes": 5, "name": "x"}, (("a", ""),))
ANSWERS = (
    Answer(7, 0, ADAS),
    Answer(8, 90, LETTER, None, ("a@x.example",)),
    Answer(9, 0, rejection=TOO_LARGE),
)


def test_answers_come_back_as_they_were() -> None:
    assert decode_pack(encode_pack([encode_answer(answer) for answer in ANSWERS])) == ANSWERS


@pytest.mark.parametrize(
    "answer",
    [
        Answer(1, 0),
        Answer(1, 0, ADAS, TOO_LARGE),
        Answer(1, 0, replace(ADAS, keys=keys_of(Contact("A"), ""))),
        Answer(1, 0, replace(ADAS, keys=None, searched=Searched("", "", firms=(("a", ""),) * 9))),
        Answer("seven", 0, ADAS),
        Answer(1, 0, replace(ADAS, contact=Contact(name=5))),
        Answer(1, 0, replace(ADAS, contact=replace(ADA, channels=("a@x.example",)))),
        Answer(1, 0, replace(LETTER, interaction=replace(MAIL, kind="telepathy"))),
        Answer(
            1,
            0,
            replace(
                LETTER, interaction=replace(MAIL, occurred_at=MAIL.occurred_at.replace(tzinfo=None))
            ),
        ),
    ],
)
def test_what_is_no_answer_is_refused(answer: Answer) -> None:
    with pytest.raises(ValueError, match="answer"):
        decode_pack(encode_pack([encode_answer(answer)]))


@pytest.mark.parametrize("pack", [b"", b"\xff", b"\x91\x01", msgspec.msgpack.encode({"a": 1})])
def test_what_is_no_pack_is_refused(pack: bytes) -> None:
    with pytest.raises(ValueError, match="answer"):
        decode_pack(pack)


def test_half_a_character_is_the_senders_fault() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        encode_answer(replace(ANSWERS[0], delivered_to=("\ud800",)))
