from __future__ import annotations

from datetime import UTC, datetime

import pytest

from core.domain.interaction import Address
from core.ingest.header_text import (
    MAX_ADDRESSES,
    decode_header,
    parse_addresses,
    parse_date,
    parse_ids,
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("=?utf-8?q?Caf=C3=A9_?= =?utf-8?q?noir?= today", "Café noir today"),
        ("=?UTF-8?B?5byg5Lyf5b?=", "张伟"),
        ("=?gb2312?B?xPo=?=\r\n =?gb2312?B?usM=?=", "您好"),
        ("=?utf-8?b?5bw=?= =?utf-8?b?oA==?=", "张"),
        ("plain \x00 and\u202e hidden", "plain and hidden"),
        ("=?x-no-such?q?foo?=", "foo"),
        ("Gr\udcfc\udcdfe", "Grüße"),
        ("=?utf-8?q?", "=?utf-8?q?"),
    ],
)
def test_a_header_is_decoded_for_people(raw: str, text: str) -> None:
    assert decode_header(raw) == text


@pytest.mark.parametrize(
    ("raw", "addresses"),
    [
        ('"Doe, John" <j@x.example>, b@y.example (Bob)',
         (Address("j@x.example", "Doe, John"), Address("b@y.example", "Bob"))),
        ("=?utf-8?b?5byg5Lyf?= <z@w.example>", (Address("z@w.example", "张伟"),)),
        ("=?utf-8?q?a,_b?= <c@d.example>", (Address("c@d.example", "a, b"),)),
        ("Team: a@b.example, c@d.example;, e@f.example",
         (Address("a@b.example"), Address("c@d.example"), Address("e@f.example"))),
        ("undisclosed-recipients:;", ()),
        ("jon at home.example (Jon L.)", (Address("jon@home.example", "Jon L."),)),
        ("<broken@x.example", (Address("broken@x.example"),)),
        ("A Name Only", (Address("", "A Name Only"),)),
        ("a@b.example c@d.example", (Address("a@b.example"), Address("c@d.example"))),
        ("Ada Byron a@b.example", (Address("a@b.example", "Ada Byron"),)),
        ("ada @ b . example", (Address("ada@b.example"),)),
        ("Ada <a@b.example> Bo <b@b.example>",
         (Address("a@b.example", "Ada"), Address("b@b.example", "Bo"))),
        ("Mary <@relay.example,@two.example:mary@x.example>",
         (Address("mary@x.example", "Mary"),)),
        ("Ada\r\n <a@b.example> Bo\r\n\t<b@b.example>",
         (Address("a@b.example", "Ada"), Address("b@b.example", "Bo"))),
        ("<Undisclosed-Recipient:@mail.example;>", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_addresses_are_read_as_written_by_real_programs(
    raw: str, addresses: tuple[Address, ...]
) -> None:
    assert parse_addresses(raw) == addresses


@pytest.mark.parametrize("sign", ["<", "@", "<@", "<a@", "a@b ", " ", "@ ", "<a@b> ", " .", ":"])
def test_a_header_of_nothing_but_signs_does_not_take_for_ever(sign: str) -> None:
    many = sign * 60_000
    for raw in (many, f"<{many}", f"a@b <{many}>", f"<a@b>{many}"):
        assert len(parse_addresses(raw)) <= MAX_ADDRESSES


@pytest.mark.parametrize(
    ("raw", "moment"),
    [
        ("Tue, 03 Mar 2026 10:11:12 +0100", datetime(2026, 3, 3, 9, 11, 12, tzinfo=UTC)),
        ("3 Mar 2026 10:11 (later)", datetime(2026, 3, 3, 10, 11, tzinfo=UTC)),
        ("Thu Nov  1 11:19:12 2001", datetime(2001, 11, 1, 11, 19, 12, tzinfo=UTC)),
        ("Tue, 03 Mar 0026 10:11:12 +9999999", None),
        ("Tue, 99 Mar 2026 10:11:12", None),
        ("Mon, 1 Jan 1900 00:00:00 +0000", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_read_in_utc_or_not_at_all(raw: str, moment: datetime | None) -> None:
    assert parse_date(raw) == moment


def test_identifiers_come_once_each_and_without_brackets() -> None:
    assert parse_ids("<a@b> <c@d>\r\n <a@b>") == ("a@b", "c@d")
    assert parse_ids("a@b trailing") == ("a@b",)
