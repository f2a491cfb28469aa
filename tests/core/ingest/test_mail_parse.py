"""A mail that is taken apart by the short way is what the standard library makes of it."""

from __future__ import annotations

import email
import re
from email.policy import compat32

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.ingest import header_text, mail_body, mail_parse, mail_reader

_PIECES = st.lists(
    st.sampled_from([
        b"From: a@b.c", b"Subject:", b" more", b"\t\xfc", b"X-Odd : y", b": nothing", b"no colon",
        b"Content-Type: text/plain; charset=utf-8", b"Content-Type: text/html",
        b"Content-Type: multipart/mixed; boundary=x", b"--x", b"Content-Transfer-Encoding: base64",
        b"SGVsbG8=", b"", b"  ", b"From a b", b"\r", b"a\rb", b"\xff\x00", b"Date: x  ", b"-- ",
    ]),
    max_size=9,
)  # fmt: skip
_ENDS = st.sampled_from([b"\n", b"\r\n", b"\n\n", b"\r\n\r\n", b"\r"])


@given(_PIECES, st.lists(_ENDS, min_size=9, max_size=9))
@example([b"Subject: a", b" b", b"", b"text"], [b"\n"] * 9)
@example([b"Subject:", b"\tb", b"", b"text\r\n\r\nmore"], [b"\r\n"] * 9)
@example([b"From: a@b.c"] * 6, [b"\r\n", b"\r", b"\r", b"\n", b"\n", b"\r\n\r\n", b"", b"", b""])
def test_headers_and_body_are_those_of_the_library(pieces: list[bytes], ends: list[bytes]) -> None:
    content = b"".join(piece + end for piece, end in zip(pieces, ends, strict=False))

    mail = mail_parse.parse_mail(content)
    expected = email.message_from_bytes(content, policy=compat32)

    message = mail.message()
    assert mail.headers.names == mail_parse.headers_of(expected).names
    assert [(name, str(value)) for name, value in message.raw_items()] == [
        (name, str(value)) for name, value in expected.raw_items()
    ]
    assert message.get_content_type() == expected.get_content_type()
    assert message.is_multipart() == expected.is_multipart()
    if not expected.is_multipart():
        assert message.get_payload() == expected.get_payload()
        assert message.get_payload(decode=True) == expected.get_payload(decode=True)


@given(
    _PIECES,
    st.lists(_ENDS, min_size=9, max_size=9),
    st.sampled_from(["7bit", "8BIT", "binary", "base64", "Quoted-Printable", "x-odd", "base64 "]),
    st.sampled_from(["text/plain", "text/html; charset=gb2312", "text/plain; format=flowed",
                     "text/plain; name=a.txt", "image/png", "text", ""]),
)  # fmt: skip
@example([b"5pel", b"SGVsbG8="], [b"\n"] * 9, "base64", "text/plain")
@example([b"SGVsbG8=", b"A mailing list's words"], [b"\n"] * 9, "base64", "text/plain")
@example([b"begin 644 a", b"#0V%T", b"`", b"end"], [b"\n"] * 9, "7bit", "text/plain")
def test_a_body_sent_as_usual_is_read_as_any_part(
    pieces: list[bytes], ends: list[bytes], coding: str, kind: str
) -> None:
    head = f"From: a@b.c\nContent-Type: {kind}\nContent-Transfer-Encoding: {coding}\n\n".encode()
    content = head + b"".join(piece + end for piece, end in zip(pieces, ends, strict=False))

    quick = mail_body.read_body(mail_parse.parse_mail(content))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mail_parse, "_plain", lambda _content: None)
        assert quick == mail_body.read_body(mail_parse.parse_mail(content))


@pytest.mark.parametrize(
    ("coding", "body"),
    [("", b"Hello"), ("7bit", b"Hello"), ("Quoted-Printable", b"H=65llo"), ("base64", b"SGVsbG8=")],
)
def test_a_body_sent_as_usual_takes_the_short_way(
    coding: str, body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_body, "_texts_of_parts", None)
    head = f"From: a@b.c\nContent-Transfer-Encoding: {coding}\n\n".encode()

    assert mail_body.read_body(mail_parse.parse_mail(head + body + b"\n")).text == "Hello"


@given(_PIECES, st.lists(_ENDS, min_size=9, max_size=9))
@example([b"Subject: a", b" ", b"", b"text"], [b"\n"] * 9)
@example([b"Subject: a", b"\t", b"", b"text"], [b"\r\n"] * 9)
def test_the_body_begins_where_it_begins_for_the_fingerprint(
    pieces: list[bytes], ends: list[bytes]
) -> None:
    content = b"".join(piece + end for piece, end in zip(pieces, ends, strict=False))

    mail = mail_parse.parse_mail(content.lstrip(b"\r\n"))
    assert mail.body is None or mail.body == mail_reader._body_of(content.lstrip(b"\r\n"))


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_usual_mail_takes_the_short_way(line_end: bytes) -> None:
    lines = [b"From: a@b.c", b"Subject: one", b" two", b"Content-Type: text/plain", b"", b"Hello"]

    assert mail_parse._plain(line_end.join(lines)) is not None


@given(st.lists(st.sampled_from([b"a", b" ", b"\n", b"\r\n", b"\t", b"\r", b"b: "]), max_size=12))
def test_the_empty_line_is_found_where_the_pattern_finds_it(pieces: list[bytes]) -> None:
    content = b"".join(pieces)
    found = mail_reader._BLANK.search(content)

    is_at_the_start = found is not None and found.start() == 0
    expected = None if found is None else found.span()
    assert is_at_the_start or mail_parse.find_blank(content, mail_reader._BLANK) == expected


@given(
    st.sampled_from(["Tue, 03 Mar 2026 10:11:12 +0100", "Mon, 4 Jan 2021 08:00:00 -0000",
                     "Sun, 31 Feb 2021 08:00:00 -0530", "Fri, 1 Jan 2021 23:59:60 +2359"]),
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(list("0129 +-:aJM٣(,"))), max_size=2),
)  # fmt: skip
def test_a_usual_date_is_what_the_library_reads(text: str, changes: list[tuple[int, str]]) -> None:
    for place, sign in changes:
        text = text[:place] + sign + text[place + 1 :]

    quick = header_text.parse_date(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(header_text, "_USUAL_DATE", re.compile(r"(?!)"))
        assert quick == header_text.parse_date(text)


@given(st.text("ab =?_\t\r\n\x00é\u200b\udcfc", max_size=12))
def test_a_plain_header_is_left_as_it_is(raw: str) -> None:
    assert header_text.decode_header(raw) == header_text._decode(raw, "")


@given(st.lists(st.sampled_from([b"a", b" ", b"\t", b"\v", b"\n", b"\r\n", b"\r", b">From "])))
def test_lines_are_compared_without_what_kept_them(pieces: list[bytes]) -> None:
    body = b"".join(pieces)

    plain = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    plain = re.sub(rb"^>+(?=From )", b"", plain, flags=re.MULTILINE)
    expected = b"\n".join(line.rstrip() for line in plain.split(b"\n"))
    assert mail_reader._bare_lines(body) == expected
