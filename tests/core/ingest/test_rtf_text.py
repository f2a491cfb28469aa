"""Outlook's compressed RTF becomes the text, or the HTML, that was written."""

from __future__ import annotations

import random

import pytest

from core.ingest.rtf_text import read_rtf, unpack

# The first example of MS-OXRTFCP, 4.1.1.
HELLO = bytes.fromhex(
    "2d000000 2b000000 4c5a4675 f1c5c7a7 03000a00 72637067 31323542 320af320 68656c09 00206277"
    "05b06c64 7d0a800f a0"
)
# The second one, 4.1.2: letters that repeat themselves beyond what was written so far.
LETTERS = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def test_what_outlook_compressed_is_unpacked() -> None:
    assert unpack(HELLO) == rb"{\rtf1\ansi\ansicpg1252\pard hello world}" + b"\r\n"
    assert read_rtf(unpack(HELLO)) == ("hello world", False)
    assert unpack(LETTERS) == rb"{\rtf1 WXYZWXYZWXYZWXYZWXYZ}"


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Dear Ada,\par Two taps \'a3140\tab now}",
         "Dear Ada,\nTwo taps £140\tnow"),
        (rb"{\rtf1\ansi\ansicpg936 \'c4\'fa\'ba\'c3}", "您好"),
        (rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 S;}}"
         rb"{\f1 \'c4\'fa\'ba\'c3}, \f0 caf\'e9}", "您好, café"),
        (rb"{\rtf1\uc1\u24744?\u22909 ?{\uc0\u-10179\u-8704} \{a\}}", "您好😀 {a}"),
        (rb"{\rtf1\uc1{\u24744}Ada, {\b\u22909}x}", "您Ada, 好x"),
        (rb"{\rtf1{\*\generator Riched20;}{\pict 89504e47}{\info{\title Secret}}Only this}",
         "Only this"),
    ],
)  # fmt: skip
def test_rtf_is_read_as_it_is_seen(rtf: bytes, text: str) -> None:
    assert read_rtf(rtf) == (text, False)


def test_html_that_was_made_rtf_is_html_again() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag18 <html>}{\*\htmltag64 <p>}"
        rb"\htmlrtf {\htmlrtf0 Caf\'e9 \htmlrtf\par}\htmlrtf0 {\*\htmltag72 </p>}}"
    )

    assert read_rtf(rtf) == ("<html><p>Café </p>", True)


def test_what_is_broken_ends_early_and_harms_nothing() -> None:
    chance = random.Random(4)  # noqa: S311 - no secret
    for _ in range(2_000):
        data = bytearray(HELLO)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        read_rtf(unpack(bytes(data[: chance.randint(0, len(data))])))

    assert unpack(b"") == b""
    assert read_rtf(b"}" * 9 + b"{" * 100_000)[0] == ""
    assert read_rtf(rb"\u55357 \ansicpg99999\'")[0] != ""
