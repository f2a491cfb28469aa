"""Free text loses what tells who is meant, and keeps the rest."""

from __future__ import annotations

import pytest

from core.text.known_names import KnownNames
from core.text.redact import redact
from core.text.scrub import Scrubber, name_forms

NAMES = KnownNames(
    ["Maya Okafor", "Will Price", "张伟明", "欧阳静"],
    ["Harbour Bakery Ltd", "上海远帆贸易有限公司"],
)


def told(text: str) -> str:
    return redact(text, NAMES, lambda kind, _found: f"<{kind}>")


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("write to maya.o@x.co.uk please", "write to <email> please"),
        ("ring +44 20 7946 0958 or 020-7946-0958", "ring <phone> or <phone>"),
        ("card 4111 1111 1111 1111 ends", "card <card> ends"),
        ("IBAN DE89 3704 0044 0532 0130 00.", "IBAN <iban>."),
        ("see https://x.example/a?b=1 now", "see <link> now"),
        ("at 12 Harbour Street in town", "at <address> in town"),
        ("Hauptstraße 5 bitte", "<address> bitte"),
        ("order ORD-1234567 is late", "order <id> is late"),
        ("Dear MAYA, maya and Okafor's", "Dear <name>, <name> and <name>'s"),
        ("Harbour Bakery Ltd paid", "<company> paid"),
        ("the harbour is shut", "the harbour is shut"),
        ("will you tell the price, Will?", "will you tell the price, <name>?"),
        ("on 2026-11-20 we paid 1,368.00", "on 2026-11-20 we paid 1,368.00"),
        ("张伟明和伟明都来了", "<name>和<name>都来了"),
        ("请联系欧阳女士或张总", "请联系<surname>女士或<surname>总"),
        ("身份证11010519491231002X，电话13812345678", "身份证<id>，电话<phone>"),
        ("请寄上海市徐汇区漕溪北路398号2楼吧", "<address>吧"),
    ],
)
def test_what_tells_who_is_meant_is_replaced(text: str, redacted: str) -> None:
    assert told(text) == redacted


def test_a_scrubber_finds_every_spelling_of_one_person_only() -> None:
    scrubber = Scrubber({*name_forms("Ada King"), "ada@x.example"}, {"+44 20 7946 0958"})

    text = "ADA KING, King, Ada, ada@x.example, 020 7946 0958, 442079460958; Adaking 7946 0958"

    assert scrubber.scrub(text) == (
        "[erased], [erased], [erased], [erased], [erased]; Adaking 7946 0958"
    )
