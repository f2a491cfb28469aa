"""A reply on its way to the mail program."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from urllib.parse import parse_qs, urlsplit

from desktop.dialogs.file_choice import safe_name
from desktop.outgoing import mail_handover
from desktop.outgoing.mail_handover import Reply

REPLY = Reply(
    to="maya@bakery.example",
    to_name="Maya Okafor",
    subject="Re: Ofen A&B +1",
    text="Hi Maya,\n\n烤箱 A&B costs 5+1.\n",
    sender="lena@hearth.example",
    sender_name="Lena",
    message_id="second@bakery.example",
    references=("first@bakery.example",),
)


def test_a_link_carries_every_character() -> None:
    link, fits = mail_handover.mail_link(REPLY)
    parts = urlsplit(link)

    assert fits
    assert parts.path == "maya@bakery.example"
    assert "+" not in parts.query
    assert parse_qs(parts.query)["subject"] == ["Re: Ofen A&B +1"]
    assert parse_qs(parts.query)["body"][0].replace("\r\n", "\n") == REPLY.text


def test_a_long_text_is_left_out_of_the_link_and_said_so() -> None:
    link, fits = mail_handover.mail_link(Reply("a@b.example", "S", "字" * 1000))

    assert not fits
    assert "body" not in link
    assert len(link) < mail_handover.LONGEST_LINK


def test_a_file_continues_the_thread_and_opens_unsent() -> None:
    mail = message_from_bytes(mail_handover.mail_file(REPLY), policy=default)

    assert mail["In-Reply-To"] == "<second@bakery.example>"
    assert mail["References"].split() == ["<first@bakery.example>", "<second@bakery.example>"]
    assert mail["X-Unsent"] == "1"
    assert mail.get_content().split() == REPLY.text.split()


def test_a_subject_from_outside_cannot_add_headers() -> None:
    raw = mail_handover.mail_file(Reply("a@b.example", "Hi\nBcc: thief@x.example", "text"))

    assert message_from_bytes(raw, policy=default)["Bcc"] is None


def test_an_answer_is_marked_once() -> None:
    assert mail_handover.answered_subject("Oven") == "Re: Oven"
    assert mail_handover.answered_subject("RE: Oven") == "RE: Oven"
    assert mail_handover.answered_subject("回复：烤箱") == "回复：烤箱"
    assert mail_handover.answered_subject("") == ""


def test_a_name_from_outside_is_only_a_name() -> None:
    assert safe_name("../../etc/passwd") == "passwd"
    assert safe_name("C:\\x\\a<b>|c.pdf") == "a b c.pdf"
    assert safe_name("..") == "file"
