"""Mails that were dragged out of Outlook are read like any other."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions, RawRecord, Rejection
from core.domain.interaction import Address
from core.ingest.reader import read_files
from tests.core.ingest.ole_files import Tree, ole

SENT = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)


def text(tag: str, value: str) -> Tree:
    return {f"__substg1.0_{tag}001F": value.encode("utf-16-le")}


def numbers(head: int, *pairs: tuple[int, int]) -> Tree:
    rows = b"".join(struct.pack("<IIQ", tag, 6, value) for tag, value in pairs)
    return {"__properties_version1.0": bytes(head) + rows}


def message() -> Tree:
    ticks = int((SENT - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    return {
        **numbers(32, (0x00390040, ticks)),
        **text("0037", "两把椅子"), **text("1000", "Grüße, what do two chairs cost?"),
        **text("0C1A", "Ada Byron"), **text("5D01", "ada@x.example"),
        **text("1035", "<1@x.example>"),
        "__recip_version1.0_#00000000": {
            **numbers(8, (0x0C150003, 1)), **text("3001", "Lena"),
            **text("39FE", "me@shop.example"),
        },
        "__attach_version1.0_#00000000": {
            **numbers(8), **text("3707", "../plan.pdf"), "__substg1.0_37010102": b"%PDF-x",
        },
    }  # fmt: skip


def read(path: Path, data: bytes) -> RawRecord | Rejection:
    path.write_bytes(data)
    found = read_files([path], ImportOptions(owner_addresses=("me@shop.example",)))
    [result] = [item for item in found if isinstance(item, (RawRecord, Rejection))]
    return result


def test_a_mail_of_outlooks_is_read_with_people_date_and_attachment(tmp_path: Path) -> None:
    record = read(tmp_path / "a.msg", ole(message()))

    assert isinstance(record, RawRecord)
    mail = record.interaction
    assert mail is not None
    assert mail.headers is not None
    assert (mail.subject, mail.occurred_at) == ("两把椅子", SENT)
    assert mail.text == "Grüße, what do two chairs cost?"
    assert mail.headers.sender == Address("ada@x.example", "Ada Byron")
    assert mail.headers.to == (Address("me@shop.example", "Lena"),)
    assert mail.headers.message_id == "1@x.example"
    assert [(a.name, a.content) for a in mail.attachments] == [("plan.pdf", b"%PDF-x")]


def test_the_headers_it_travelled_with_come_first(tmp_path: Path) -> None:
    headers = (
        "From: Bo <bo@y.example>\r\nDate: Mon, 1 Jun 2026 10:00:00 +0200\r\nList-Id: <l.y>\r\n"
    )
    record = read(tmp_path / "a.msg", ole({**message(), **text("007D", headers)}))

    assert isinstance(record, RawRecord)
    assert record.interaction is not None
    assert record.interaction.headers is not None
    assert record.interaction.headers.sender == Address("bo@y.example", "Bo")
    assert record.interaction.is_automatic


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg936 Two taps, \'c4\'fa\'ba\'c3\par Ada}", "Two taps, 您好\nAda"),
        (rb"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}Two taps, caf\'e9{\*\htmltag72 </p>}}",
         "Two taps, café"),
    ],
    ids=["text", "html"],
)  # fmt: skip
def test_a_mail_whose_text_is_rtf_only_is_read(tmp_path: Path, rtf: bytes, text: str) -> None:
    tree = message()
    del tree["__substg1.0_1000001F"]
    packed = struct.pack("<II4sI", len(rtf) + 12, len(rtf), b"MELA", 0) + rtf

    record = read(tmp_path / "a.msg", ole(tree | {"__substg1.0_10090102": packed}))

    assert isinstance(record, RawRecord)
    assert record.interaction is not None
    assert record.interaction.text == text


def test_a_damaged_one_is_one_rejection(tmp_path: Path) -> None:
    whole = ole(message())

    for cut in (600, 1_100, len(whole) - 700):
        assert isinstance(read(tmp_path / f"{cut}.msg", whole[:cut]), (Rejection, RawRecord))
    assert isinstance(read(tmp_path / "b.msg", whole[:512]), Rejection)
