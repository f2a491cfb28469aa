"""What Outlook wraps in winmail.dat is read: its text and its files."""

from __future__ import annotations

import base64
import random
import struct

import pytest

from core.domain.importing import RawRecord
from core.domain.interaction import Interaction
from core.ingest import mail_body
from core.ingest.mail_parse import parse_mail
from core.ingest.tnef_reader import MOST_FILES, read_wrapped
from tests.core.ingest.mails import mail, read_one

RTF = rb"{\rtf1\ansi\ansicpg936 Two taps, \'c4\'fa\'ba\'c3}"
PACKED = struct.pack("<II4sI", len(RTF) + 12, len(RTF), b"MELA", 0) + RTF


def attribute(name: int, value: bytes, level: int = 1) -> bytes:
    return struct.pack("<BII", level, name, len(value)) + value + bytes(2)


def of_length(kind: int, tag: int, value: bytes) -> bytes:
    fill = bytes(-len(value) % 4)
    return struct.pack("<HHII", kind, tag, 1, len(value)) + value + fill


def properties(*written: bytes) -> bytes:
    return struct.pack("<I", len(written)) + b"".join(written)


NAMED = struct.pack("<HH", 0x1F, 0x8005) + bytes(16) + struct.pack("<II", 1, 6) + b"a\0b\0\0\0\0\0"
NAMED += struct.pack("<II", 1, 4) + "xy".encode("utf-16-le")
WRAPPED = (
    b"\x78\x9f\x3e\x22\x01\x00"
    + attribute(0x00069003, properties(
        struct.pack("<HHI", 3, 0x0001, 7), NAMED,
        struct.pack("<HHIII", 0x1003, 0x0002, 2, 1, 2), of_length(0x102, 0x1009, PACKED),
    ))
    + attribute(0x00069002, bytes(14), 2)
    + attribute(0x00018010, b"plan.pdf\0", 2) + attribute(0x0006800F, b"%PDF-x", 2)
    + attribute(0x00069002, bytes(14), 2)
    + attribute(0x00018010, b"LONG~1.TXT\0", 2) + attribute(0x0006800F, b"words", 2)
    + attribute(0x00069005, properties(
        of_length(0x1F, 0x3707, "长名字.txt\0".encode("utf-16-le"))
    ), 2)
)  # fmt: skip


def read(wrapped: bytes, text: str = "") -> tuple[RawRecord, Interaction]:
    body = (
        f"--b\nContent-Type: text/plain\n\n{text}\n--b\nContent-Type: application/ms-tnef\n"
        "Content-Transfer-Encoding: base64\n"
        'Content-Disposition: attachment; filename="winmail.dat"\n\n'
        f"{base64.b64encode(wrapped).decode()}\n--b--\n"
    )
    return read_one(mail(body, more="Content-Type: multipart/mixed; boundary=b\n"))


def test_text_and_files_are_taken_out_of_the_wrapping() -> None:
    record, found = read(WRAPPED)

    assert found.text == "Two taps, 您好"
    assert [(one.name, one.content) for one in found.attachments[1:]] == [
        ("plan.pdf", b"%PDF-x"),
        ("长名字.txt", b"words"),
    ]
    assert (found.attachments[0].name, record.warnings) == ("winmail.dat", ())


def test_the_mails_own_text_goes_before_the_wrapped_one() -> None:
    assert read(WRAPPED, "Own words")[1].text == "Own words"


def test_a_wrapping_that_can_not_be_read_is_told() -> None:
    record, found = read(b"nothing of the kind")

    assert (found.text, record.warnings) == ("", ("mail-text-in-tnef",))


@pytest.mark.parametrize(
    ("page", "charset", "name", "text"),
    [
        (1251, "cp1251", "Счёт.pdf", "Два крана"),
        (1250, "cp1250", "Łódź.pdf", "Zażółć gęślą jaźń"),
        (936, "gbk", "报价.pdf", "两个水龙头"),
        (28605, "iso8859-15", "Prix 5€.pdf", "œuvre à 5 €"),
    ],
)
def test_names_and_text_are_read_in_the_code_page_that_is_named(
    page: int, charset: str, name: str, text: str
) -> None:
    found = read_wrapped(
        b"\x78\x9f\x3e\x22\x01\x00"
        + attribute(0x00069007, struct.pack("<II", page, 0))
        + attribute(0x00069003, properties(of_length(0x1E, 0x1000, text.encode(charset) + b"\0")))
        + attribute(0x00069002, bytes(14), 2)
        + attribute(0x00018010, name.encode(charset) + b"\0", 2)
    )

    assert (found.text, [one for one, _ in found.files]) == (text, [name])


def test_html_has_a_code_page_of_its_own() -> None:
    html = "<p>œuvre à 5 €</p>"

    found = read_wrapped(
        b"\x78\x9f\x3e\x22\x01\x00"
        + attribute(0x00069007, struct.pack("<II", 1252, 0))
        + attribute(0x00069003, properties(
            struct.pack("<HHI", 3, 0x3FDE, 28605),
            of_length(0x102, 0x1013, html.encode("iso8859-15")),
        ))
    )  # fmt: skip

    assert (found.text, found.is_html) == (html, True)


def test_of_very_many_files_each_of_the_first_keeps_its_own_content() -> None:
    files = (
        attribute(0x00069002, bytes(14), 2)
        + attribute(0x00018010, f"{number}.txt\0".encode(), 2)
        + attribute(0x0006800F, str(number).encode(), 2)
        for number in range(MOST_FILES + 3)
    )

    found = read_wrapped(b"\x78\x9f\x3e\x22\x01\x00" + b"".join(files)).files

    assert found == [(f"{number}.txt", str(number).encode()) for number in range(MOST_FILES)]


def test_a_mail_has_no_more_files_than_it_may_have_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_body, "MAX_PARTS", 2)
    head = b"From: a@b.c\nContent-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\n"

    body = mail_body.read_body(parse_mail(head + base64.b64encode(WRAPPED)))

    assert [one.name for one in body.attachments[1:]] == ["plan.pdf"]
    assert body.warnings == ["mail-parts-left-out"]


def test_what_is_broken_harms_nothing() -> None:
    chance = random.Random(5)  # noqa: S311 - no secret
    for _ in range(3_000):
        data = bytearray(WRAPPED)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(6, len(data))] = chance.choice((0, 1, 255, chance.randrange(256)))
        read_wrapped(bytes(data[: chance.randint(0, len(data))]))
