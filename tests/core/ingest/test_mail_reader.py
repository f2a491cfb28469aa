from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.importing import Place
from core.domain.interaction import Address, Direction
from core.ingest.mail_body import safe_name
from core.ingest.mail_reader import MAX_MAIL_BYTES, NO_DATE, read_mail
from tests.core.ingest.mails import OWNER, mail, read_one, rejected
from tests.effort import cases

MULTIPART = 'MIME-Version: 1.0\nContent-Type: multipart/{}; boundary="b"\n'


def parts(*texts: str) -> str:
    return "".join(f"--b\n{text}\n" for text in texts) + "--b--\n"


def test_headers_text_and_time_are_read() -> None:
    raw = mail(more="In-Reply-To: <a@b>\nReferences: <x@y>\n <a@b>\nCc: Bo <bo@firm.example>\n")

    _, found = read_one(raw)

    assert found.subject == "A question"
    assert found.text == "Hello, is the blue one in stock?"
    assert found.occurred_at == datetime(2026, 3, 3, 9, 11, 12, tzinfo=UTC)
    assert found.headers is not None
    assert found.headers.sender == Address("ada@firm.example", "Ada Byron")
    assert found.headers.cc == (Address("bo@firm.example", "Bo"),)
    assert (found.headers.in_reply_to, found.headers.references) == ("a@b", ("x@y", "a@b"))


@pytest.mark.parametrize(
    "raw",
    [b"\xef\xbb\xbf" + mail(), mail().replace(b": ", b" \t: ", 4)],
    ids=["a mark at the beginning", "spaces before the colons"],
)
def test_headers_that_old_programs_write_oddly_are_read(raw: bytes) -> None:
    _, found = read_one(raw)

    assert found.subject == "A question"
    assert found.text == "Hello, is the blue one in stock?"
    assert found.headers is not None
    assert found.headers.sender == Address("ada@firm.example", "Ada Byron")


@pytest.mark.parametrize(
    ("sender", "to", "direction"),
    [
        ("ada@firm.example", OWNER, Direction.INCOMING),
        (f"Me <{OWNER.upper()}>", "ada@firm.example", Direction.OUTGOING),
        (OWNER, f"me@home.example, {OWNER}", Direction.INTERNAL),
        (OWNER, "", Direction.OUTGOING),
    ],
)
def test_the_direction_follows_from_the_owners_addresses(
    sender: str, to: str, direction: Direction
) -> None:
    _, found = read_one(mail(sender=sender, to=to), OWNER, "me@home.example")

    assert found.direction is direction


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", "Grüße aus München, 你好"),
        ("gb2312", "您好，请问价格是多少？谢谢"),
        ("iso-8859-1", "Grüße – “quoted”"),
        ("big5", "您好，請問價格多少"),
        ("koi8-r", "Здравствуйте, спасибо"),
        ("iso-2022-jp", "お問い合わせありがとう"),
        ("x-unknown", "Grüße aus München"),
    ],
)
def test_text_and_subject_are_decoded(charset: str, text: str) -> None:
    real = {"x-unknown": "cp1252", "iso-8859-1": "cp1252"}.get(charset, charset)
    word = base64.b64encode(text.encode(real)).decode()
    head = f"From: a@b.c\nSubject: =?{charset}?B?{word}?=\n"
    kind = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"

    _, found = read_one((head + kind).encode() + text.encode(real))

    assert (found.subject, found.text) == (text, text)


def test_a_wrong_charset_is_noticed_instead_of_filling_the_text_with_question_marks() -> None:
    text = "您好，请问价格是多少？谢谢您的回复"
    head = b"From: a@b.c\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n"

    record, found = read_one(head + text.encode("gb18030"))

    assert found.text == text
    assert record.warnings == ("date-missing",)


def test_damaged_text_is_marked() -> None:
    body = ("Grüße aus München " * 20).encode() + b"\xff"

    record, found = read_one(mail(more="Content-Type: text/plain; charset=utf-8\n") + body)

    assert "text-damaged" in record.warnings
    assert "München" in found.text


def test_the_plain_version_is_preferred_unless_it_says_nothing() -> None:
    html = "Content-Type: text/html\n\n<p>Rich <b>words</b></p>"
    more = MULTIPART.format("alternative")
    good = parts("Content-Type: text/plain\n\nPlain words", html)
    poor = parts("Content-Type: text/plain\n\nThis needs HTML.", html + "<i></i>" * 600)
    empty = parts("Content-Type: text/plain\n\n ", html)

    assert read_one(mail(good, more=more))[1].text == "Plain words"
    assert read_one(mail(poor, more=more))[1].text == "Rich words"
    assert read_one(mail(empty, more=more))[1].text == "Rich words"


def test_a_forwarded_mail_is_an_attachment_and_its_words_are_not_mixed_in() -> None:
    inner = "Content-Type: message/rfc822\n\nFrom: x@y.z\nSubject: inner\n\nInner words"
    raw = mail(
        parts("Content-Type: text/plain\n\nOuter words", inner), more=MULTIPART.format("mixed")
    )

    _, found = read_one(raw)

    assert found.text == "Outer words"
    assert found.attachments[0].media_type == "message/rfc822"
    assert b"Inner words" in found.attachments[0].content


def test_attachments_keep_their_bytes_and_lose_their_paths() -> None:
    body = parts(
        "Content-Type: text/plain\n\nSee file",
        'Content-Type: application/pdf; name="x"\nContent-Transfer-Encoding: base64\n'
        'Content-Disposition: attachment; filename="../../.bashrc"\n\nAAEC',
        "Content-Type: application/ms-tnef\nContent-Disposition: attachment;"
        " filename*=utf-8''%E4%BB%B7%E6%A0%BC.dat\n\nxx",
    )

    _, found = read_one(mail(body, more=MULTIPART.format("mixed")))

    assert [a.name for a in found.attachments] == ["bashrc", "价格.dat"]
    assert found.attachments[0].content == b"\x00\x01\x02"


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("CON.txt", "attachment_CON.txt"),
        ("a\x00b:c|d.txt", "ab_c_d.txt"),
        ("...", "attachment"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_file_name_from_a_stranger_is_harmless(written: str, safe: str) -> None:
    assert safe_name(written) == safe


def test_a_file_written_into_the_text_becomes_an_attachment() -> None:
    _, found = read_one(mail("Hello\n\nbegin 644 a.txt\n#0V%T\n`\nend\n\nBye"))

    assert (found.attachments[0].name, found.attachments[0].content) == ("a.txt", b"Cat")
    assert "begin 644" not in found.text


def test_flowed_text_is_joined_and_its_quotes_are_not() -> None:
    raw = mail(
        "One line \nthat flows.\n> quoted \n> text",
        more="Content-Type: text/plain; format=flowed\n",
    )

    assert read_one(raw)[1].text == "One line that flows.\n> quoted \n> text"


def test_a_wrong_boundary_does_not_lose_the_text() -> None:
    body = "--other\nContent-Type: text/plain\n\nStill here\n--other--\n"

    assert read_one(mail(body, more=MULTIPART.format("mixed")))[1].text == "Still here"


def test_a_boundary_that_never_comes_leaves_the_text_and_no_file() -> None:
    read = read_one(mail("Still here", more=MULTIPART.format("mixed")))[1]

    assert (read.text, read.attachments) == ("Still here", ())


@pytest.mark.parametrize(
    "more",
    [
        "Auto-Submitted: auto-replied\n",
        "Precedence: bulk\n",
        "List-Id: <news.firm.example>\n",
        "List-Unsubscribe: <mailto:x@y.z>\n",
        "X-Autoreply: yes\n",
        "Return-Path: <>\n",
        "Content-Type: multipart/report; boundary=b\n",
    ],
)
def test_mail_by_machines_and_to_crowds_is_automatic(more: str) -> None:
    assert read_one(mail("--b\n\nx\n--b--", more=more))[1].is_automatic


@pytest.mark.parametrize(
    ("sender", "is_automatic"),
    [
        ("no-reply@firm.example", True),
        ("orders-noreply@firm.example", True),
        ("MAILER-DAEMON@firm.example", True),
        ("newton@firm.example", False),
        ("rootham@firm.example", False),
        ("ada@firm.example", False),
    ],
)
def test_a_robots_address_tells_it(sender: str, is_automatic: bool) -> None:
    assert read_one(mail(sender=sender))[1].is_automatic is is_automatic


def test_an_unreadable_date_falls_back_to_the_servers_and_is_told() -> None:
    raw = mail(more="Received: by x; Wed, 4 Mar 2026 08:00:00 +0000\n").replace(
        b"Tue, 03 Mar 2026 10:11:12 +0100", b"yesterday"
    )

    record, found = read_one(raw)

    assert found.occurred_at == datetime(2026, 3, 4, 8, tzinfo=UTC)
    assert record.warnings == ("date-unreadable",)
    assert found.headers is not None
    assert found.headers.sent_at_raw == "yesterday"


def test_a_mail_without_any_date_has_the_first_of_days_and_a_warning() -> None:
    record, found = read_one(b"From: a@b.c\nSubject: x\n\nHello")

    assert found.occurred_at == NO_DATE
    assert "date-missing" in record.warnings


def test_two_senders_are_a_warning() -> None:
    record, found = read_one(mail(more="From: Evil <evil@other.example>\n"))

    assert "two-from-headers" in record.warnings
    assert found.headers is not None
    assert found.headers.sender == Address("ada@firm.example", "Ada Byron")


def test_the_same_mail_has_the_same_fingerprint_however_it_was_kept() -> None:
    raw = mail("Line one\n\nFrom here on\n>From there\n")
    escaped = raw.replace(b"\n>From", b"\n>>From").replace(b"\nFrom here", b"\n>From here")
    variants = [raw, raw.replace(b"\n", b"\r\n"), b"From x Tue Mar  3 10:11:12 2026\n" + raw,
                escaped, raw + b"\n\n"]  # fmt: skip

    found = {read_one(variant)[0].fingerprint for variant in variants}

    assert len(found) == 1
    assert read_one(mail("Line two"))[0].fingerprint not in found


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\n \n", "mail-empty"),
        (b"Just some text\nwithout any header", "mail-no-headers"),
        (b"x" * (MAX_MAIL_BYTES + 1), "mail-too-large"),
    ],
)
def test_what_is_no_mail_is_rejected_with_a_reason(raw: bytes, reason: str) -> None:
    assert rejected(raw) == reason


def test_three_thousand_nested_parts_are_rejected_and_fifty_thousand_small_ones_are_capped() -> (
    None
):
    nested = b"From: a@b.c\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3_000)
    )
    many = mail(parts(*["\nx"] * 5_000), more=MULTIPART.format("mixed"))

    assert rejected(nested) == "mail-too-nested"
    assert "mail-parts-left-out" in read_one(many)[0].warnings


@pytest.mark.parametrize(
    "sender",
    ["(" * 30_000 + " a@b.c", '"' * 9_999, "<" * 30_000, "a@b.c, " * 20_000, "=?utf-8?B?" * 5_000],
)
def test_hostile_address_headers_are_survived(sender: str) -> None:
    _, found = read_one(mail(to=sender))

    assert found.headers is not None
    assert len(found.headers.to) <= 1_000


@settings(max_examples=cases(80, quick=20), deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [b"From: ", b"To: <", b"Date: ", b"Message-ID: ", b"=?utf-8?B?", b"\n", b"\n\n", b"--b",
             b"Content-Type: multipart/mixed; boundary=", b"Content-Type: text/html; charset=",
             b"Content-Transfer-Encoding: base64", b"\xff\xfe", b"(((", b'"', b"a@b.c",
             b"begin 644 x", b"\x00", b"gb2312"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_bytes_become_a_record_or_a_rejection(pieces: list[bytes]) -> None:
    reading = read_mail(b"From: a@b.c\n" + b"".join(pieces), Place("x", 1), frozenset())

    assert reading.result.place == Place("x", 1)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-03T10:11:12+01:00", datetime(2026, 3, 3, 9, 11, 12, tzinfo=UTC)),
        ("2026-03-03 10:11:12Z", datetime(2026, 3, 3, 10, 11, 12, tzinfo=UTC)),
        ("Dienstag, 3. März 2026 10:11", datetime(2026, 3, 3, 10, 11).astimezone(UTC)),
        ("mardi 3 mars 2026 10:11", datetime(2026, 3, 3, 10, 11).astimezone(UTC)),
    ],
)
def test_a_date_that_no_standard_knows_is_read(written: str, moment: datetime) -> None:
    raw = f"From: a@x.example\nTo: b@y.example\nDate: {written}\n\nbody\n".encode()
    reading, found = read_one(raw)

    assert found.occurred_at == moment
    assert "date-unreadable" not in reading.warnings


def test_the_footer_that_a_list_put_below_base64_spoils_nothing() -> None:
    coded = base64.encodebytes("Grüße aus Köln, und bis bald.".encode()).decode()
    raw = mail(
        more="Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n",
        body=f"{coded}_______\nlist mailing list\n",
    )

    assert read_one(raw)[1].text == ("Grüße aus Köln, und bis bald.\n_______\nlist mailing list")


def test_a_mail_that_outlook_saved_as_text_was_written_when_it_was_sent() -> None:
    raw = (
        b"From:\tAda Byron <ada@x.example>\nSent:\tTuesday, March 3, 2026 10:11 AM\nTo:\tBo\n"
        b"Subject:\tOrder\n\nTwelve chairs, please.\n"
    )
    _, found = read_one(raw)

    assert found.occurred_at == datetime(2026, 3, 3, 10, 11).astimezone(UTC)
