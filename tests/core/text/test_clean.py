from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text.clean import split_message
from tests.effort import cases

NEW = "Could you send the invoice again?"


@pytest.mark.parametrize(
    "heading",
    [
        "On Tue, 3 Mar 2026 at 10:11, Ada <ada@firm.example> wrote:\n\n> Old text",
        "On Tue, 3 Mar 2026 at 10:11, Ada Byron\n<ada@firm.example> wrote:\n> Old text",
        "On Tue, 3 Mar 2026, Ada Byron wrote:\n\nOld text without marks",
        "-----Original Message-----\nFrom: Ada\nSent: Monday\nTo: Bo\nSubject: Hi\n\nOld text",
        "From: Ada <ada@firm.example>\nSent: 3 March 2026\nTo: Bo\nSubject: Hi\n\nOld text",
        "______________\nVon: Ada\nGesendet: Dienstag\nAn: Bo\nBetreff: Hi\n\nOld",
        "Am 03.03.2026 um 10:11 schrieb Ada Byron:\n> Old text",
        "Le 3 mars 2026 à 10:11, Ada Byron a écrit :\n> Old text",
        "El 3/3/2026 a las 10:11, Ada Byron escribió:\n> Old text",
        "在 2026年3月3日，10:11，Ada <ada@firm.example> 写道：\n\nOld text",
        "------------------ 原始邮件 ------------------\n发件人: Ada\n主题: Hi\n\nOld text",
        "发件人: Ada\n发送时间: 2026年3月3日\n收件人: Bo\n主题: Hi\n\nOld text",
        "---------------------- Forwarded by Ada/HQ on 03/03/2026 10:11 AM -------\n\nOld text",
        "Ada Byron@HQ\n03/03/2026 10:11 AM\nTo: Bo/HQ@HQ\ncc:\nSubject: Hi\n\nOld text",
        "Begin forwarded message:\n\nFrom: Ada\nSubject: Hi\nDate: Tuesday\nTo: Bo\n\nOld text",
        "> Old text\n> more old text",
    ],
)
def test_what_an_answer_repeats_is_cut(heading: str) -> None:
    parts = split_message(f"{NEW}\n\n{heading}\n")

    assert parts.new_text == NEW
    assert "Old" in parts.quoted


def test_answers_between_quoted_lines_are_all_kept() -> None:
    text = "On 3 Mar 2026, Ada wrote:\n> Is it ready?\nYes.\n\n> And the price?\n120 EUR."

    assert split_message(text).new_text == "Yes.\n\n120 EUR."


def test_a_mail_only_passed_on_says_nothing_new_and_a_remark_above_it_does() -> None:
    forwarded = "---------- Forwarded message ---------\nFrom: Ada\nSubject: Hi\n\nOld text"

    assert split_message(forwarded).new_text == ""
    assert split_message(f"FYI, please check.\n\n{forwarded}").new_text == "FYI, please check."


def test_a_greeting_above_the_heading_is_not_taken_for_its_first_line() -> None:
    text = "你好\n在 2026年3月3日 10:11，Ada 写道：\n> Old text"

    assert split_message(text).new_text == "你好"


def test_a_journey_is_not_a_heading() -> None:
    text = "Please book:\n\nFrom: Berlin\nTo: Munich\nDate: 3 May 2026\n\nWindow seat if possible."

    assert split_message(text).new_text == text


def test_words_about_writing_are_not_a_heading() -> None:
    text = "On our last call you said what Tom wrote:\nthe price stays.\nIs that so?"

    assert split_message(text).new_text == text


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nBo Larsen\nSales",
        "Best regards,\nBo Larsen\nSales Manager\n+45 12 34 56 78",
        "Mit freundlichen Grüßen\n\nBo Larsen",
        "此致\n敬礼\n张伟",
        "Sent from my iPhone",
        "发自我的iPhone",
        "Bo Larsen\nLarsen ApS\nTel. +45 12 34 56 78\nwww.larsen.example",
        "Bo",
    ],
)
def test_a_signature_is_told_from_the_words_above_it(signature: str) -> None:
    parts = split_message(f"{NEW}\n\n{signature}\n")

    assert parts.new_text == NEW
    assert parts.signature.split() == signature.split()


@pytest.mark.parametrize("line", ["a@" * 4_000, "http://" * 50_000, "@ " + "a" * 100_000])
def test_a_line_made_to_keep_the_reader_busy_is_read_at_once(line: str) -> None:
    parts = split_message(f"How do you do?\n\n{'_' * 30}\n{line}\n")

    assert parts.new_text.startswith("How do you do?")


def test_thanks_stay_because_they_tell_a_mood() -> None:
    parts = split_message(f"{NEW}\n\nThanks a lot!\nBo Larsen")

    assert parts.new_text == f"{NEW}\n\nThanks a lot!"


@pytest.mark.parametrize(
    "text", ["Thanks", "Yes", "谢谢", "Bo", "Please call me.\n\nToday.", "好的"]
)
def test_a_short_message_is_not_mistaken_for_a_signature(text: str) -> None:
    assert split_message(text).new_text == text


def test_a_legal_notice_is_cut_and_a_sentence_about_secrets_is_not() -> None:
    notice = "This e-mail is confidential. If you have received this message in error, delete it."
    plain = "The price list is confidential, please keep the information to yourself."

    assert split_message(f"{NEW}\n\n{notice}").disclaimer == notice
    assert split_message(f"{NEW}\n\n{plain}").new_text == f"{NEW}\n\n{plain}"


@settings(max_examples=cases(80, quick=20), deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["> a", "On 3 Mar 2026 X wrote:", "-- ", "From: a", "To: b", "Subject: c", "", "Hello.",
             "Thanks", "Regards,", "Bo", "-----Original Message-----", "___________________"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_every_written_line_is_in_exactly_one_part(lines: list[str]) -> None:
    parts = split_message("\n".join(lines))

    found = "\n".join([parts.new_text, parts.quoted, parts.signature, parts.disclaimer])
    assert sorted(found.split()) == sorted("\n".join(lines).split())
