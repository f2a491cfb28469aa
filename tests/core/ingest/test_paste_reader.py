"""Pasted chats and mail threads become messages with a date, from the right people."""

from __future__ import annotations

import pytest

from core.domain.importing import ImportOptions, RawRecord, Rejection
from core.domain.interaction import Interaction
from core.ingest.chat_reader import is_chat
from core.ingest.reader import read_files

ME = ("me@shop.example", "Lena Hart")


def read(text: str) -> list[Interaction | str]:
    found: list[Interaction | str] = []
    for item in read_files([], ImportOptions(owner_addresses=ME, pasted=text, label="pasted")):
        if isinstance(item, RawRecord) and item.interaction is not None:
            found.append(item.interaction)
        elif isinstance(item, Rejection):
            found.append(item.reason)
    return found


def told(item: Interaction | str) -> tuple[str, str, str, str]:
    """Return who, to whom, when here, and what."""
    assert isinstance(item, Interaction)
    assert item.headers is not None
    sender = item.headers.sender
    assert sender is not None
    to = item.headers.to[0].name if item.headers.to else ""
    return (sender.name, to, item.occurred_at.astimezone().strftime("%Y-%m-%d %H:%M"), item.text)


CHATS = {
    "WhatsApp, iPhone": "[31.12.23, 23:59:58] Ada: Hello\nand more\n"
    "[01.01.24, 00:00:07] Lena Hart: Hi",
    "WhatsApp, Android, English": "12/31/23, 11:59\u202fPM - Ada: Hello\nand more\n"
    "1/1/24, 12:00\u202fAM - Lena Hart: Hi",
    "WhatsApp, Android, German": "31.12.23, 23:59 - Ada: Hello\nand more\n01.01.24, 00:00 - Du: Hi",
    "WhatsApp, Finnish": "31.12.2023 klo 23.59 - Ada: Hello\nand more\n1.1.2024 klo 0.00 - Me: Hi",
    "WhatsApp, Chinese": "2023/12/31 下午11:59 - Ada: Hello\nand more\n2024/1/1 上午12:00 - 我: Hi",
    "Signal": "[2023-12-31 23:59] Ada: Hello\nand more\n[2024-01-01 00:00] Me: Hi",
    "Teams": "[31/12/2023 23:59] Ada\nHello\nand more\n\n[01/01/2024 00:00] Lena Hart\nHi",
    "WeChat": "Ada 2023-12-31 23:59:12\nHello\nand more\n\nLena Hart 2024-01-01 00:00:13\nHi",
    "WeChat, words": "Ada  2023年12月31日 23:59\nHello\nand more\n\n我  2024年1月1日 0:00\nHi",
    "QQ": "Ada(123456789) 2023/12/31 23:59:01\nHello\nand more\n"
    "Lena Hart(987654321) 2024/1/1 0:00:00\nHi",
    "QQ, its own export": "消息记录\n\n消息对象:Ada\n\n2023-12-31 23:59:01 Ada(123456789)\nHello\n"
    "and more\n\n2024-01-01 0:00:00 Lena Hart<me@qq.example>\nHi",
    "QQ, of two people": "消息记录\n\n消息分组:我的好友\n消息对象:Ada\n\n2023-12-31 23:59:01 Ada\n"
    "Hello\nand more\n\n2024-01-01 0:00:00 Lena Hart\nHi",
    "Telegram": "Ada, [31.12.2023 23:59]\nHello\nand more\n\nLena Hart, [01.01.2024 00:00]\nHi",
    "Telegram, words": "Ada, [Dec 31, 2023 at 11:59 PM]:\nHello\nand more\n\n"
    "Lena Hart, [Jan 1, 2024 at 12:00 AM]:\nHi",
}


LEFT_OUT = (
    "image omitted",
    "GIF omitted",
    "Invoice 7.pdf • 2 pages document omitted",
    "<Media omitted>",
    "<Без медиафайлов>",
    "<Medien ausgeschlossen>",
    "Sprachnachricht weggelassen",
    "<Médias omis>",
    "imagen omitida",
    "图片已略去",
    "<省略多媒体文件>",
    "[图片]",
    "[动画表情]",
    "IMG-20240501-WA0001.jpg (file attached)",
    "This message was deleted",
    "此消息已删除",
    "[スタンプ]",
    "写真",
    "사진 3장",
)


@pytest.mark.parametrize("line", LEFT_OUT)
def test_a_picture_that_was_not_exported_is_shown_and_says_nothing(line: str) -> None:
    alone, with_words = read(
        f"[31.12.23, 23:59:58] Ada: \u200e{line}\n[01.01.24, 00:00:07] Ada: {line}\nIt leaks again"
    )

    assert isinstance(alone, Interaction)
    assert (alone.text, alone.new_text, alone.language) == (line, "", "")
    assert isinstance(with_words, Interaction)
    assert with_words.text == f"{line}\nIt leaks again"
    assert with_words.new_text == "It leaks again"


@pytest.mark.parametrize(
    "line",
    [
        "Messages and calls are end-to-end encrypted. Only people in this chat can read them.",
        "消息和通话都进行端到端加密。",
    ],
)
def test_what_the_program_says_in_somebodys_name_is_a_notice(line: str) -> None:
    first, said = read(
        f"[31.12.23, 23:59:58] Ada: \u200e{line}\n[01.01.24, 00:00:07] Ada: It leaks"
    )

    assert first == "chat-notice"
    assert isinstance(said, Interaction)


@pytest.mark.parametrize("line", ["The price was omitted", "[图片] 很好看", "Nothing omitted"])
def test_what_somebody_wrote_of_a_picture_is_a_message(line: str) -> None:
    (said,) = read(f"[31.12.23, 23:59:58] Ada: {line}\n[01.01.24, 00:00:07] Ada:")[:1]

    assert isinstance(said, Interaction)
    assert said.new_text == line


@pytest.mark.parametrize("text", CHATS.values(), ids=CHATS)
def test_a_chat_is_read_as_its_program_writes_it(text: str) -> None:
    ada, lena = map(told, read(text))

    assert ada == ("Ada", "", "2023-12-31 23:59", "Hello\nand more")
    assert lena[1:] == ("Ada", "2024-01-01 00:00", "Hi")


def test_what_the_program_itself_says_is_left_out_with_a_reason() -> None:
    found = read(
        "01.02.24, 10:00 - Messages and calls are end-to-end encrypted.\n"
        "01.02.24, 10:01 - +49 151 1234567: Hello\n"
    )

    assert found[0] == "chat-notice"
    assert told(found[1])[0] == "+49 151 1234567"


def test_the_order_of_day_and_month_is_told_by_all_dates() -> None:
    found = read("3/4/24, 10:00 - Ada: a\n3/28/24, 10:00 - Ada: b\n")

    assert [told(item)[2] for item in found] == ["2024-03-04 10:00", "2024-03-28 10:00"]


def test_a_group_keeps_each_persons_messages_apart() -> None:
    found = read("1.2.24, 10:00 - Ada: a\n1.2.24, 10:01 - Bo: b\n1.2.24, 10:02 - Lena Hart: c\n")

    assert [told(item)[:2] for item in found] == [("Ada", ""), ("Bo", ""), ("Lena Hart", "Bo")]
    assert (
        len(
            {
                item.headers.references
                for item in found
                if isinstance(item, Interaction) and item.headers
            }
        )
        == 1
    )


THREADS = {
    "Outlook": "From: Lena Hart <me@shop.example>\nSent: Friday, January 5, 2024 10:15 AM\n"
    "To: Ada Byron <ada@x.example>\nSubject: RE: Chairs\n\n240 each.\n\n"
    "From: Ada Byron <ada@x.example>\nSent: Thursday, January 4, 2024 9:00 AM\n"
    "To: Lena Hart <me@shop.example>\nSubject: Chairs\n\nWhat do they cost?\n",
    "Outlook, German": "Von: Lena Hart <me@shop.example>\nGesendet: Freitag, 5. Januar 2024 10:15\n"
    "An: Ada Byron <ada@x.example>\nBetreff: AW: Chairs\n\n240 each.\n\n"
    "Von: Ada Byron <ada@x.example>\nGesendet: Donnerstag, 4. Januar 2024 09:00\n"
    "An: Lena Hart\nBetreff: Chairs\n\nWhat do they cost?\n",
    "Outlook, Chinese": "发件人: Lena Hart <me@shop.example>\n发送时间: 2024年1月5日 10:15\n"
    "收件人: Ada Byron <ada@x.example>\n主题: 回复: Chairs\n\n240 each.\n\n"
    "发件人: Ada Byron <ada@x.example>\n发送时间: 2024年1月4日 9:00\n收件人: Lena Hart\n"
    "主题: Chairs\n\nWhat do they cost?\n",
    "Gmail": "On Fri, Jan 5, 2024 at 10:15 AM Lena Hart <me@shop.example> wrote:\n\n"
    "> 240 each.\n>\n"
    "> On Thu, Jan 4, 2024 at 9:00 AM Ada Byron <ada@x.example> wrote:\n>\n>> What do they cost?\n",
    "Apple": "Am 05.01.2024 um 10:15 schrieb Lena Hart <me@shop.example>:\n\n240 each.\n\n"
    "Am 04.01.2024 um 09:00 schrieb Ada Byron <ada@x.example>:\n\nWhat do they cost?\n",
}  # fmt: skip


@pytest.mark.parametrize("text", THREADS.values(), ids=THREADS)
def test_a_mail_thread_is_taken_apart(text: str) -> None:
    newer, older = map(told, read(text))

    assert newer == ("Lena Hart", "Ada Byron", "2024-01-05 10:15", "240 each.")
    assert (older[0], older[2], older[3]) == ("Ada Byron", "2024-01-04 09:00", "What do they cost?")


def test_a_mail_of_nobody_and_no_time_is_rejected_and_the_rest_goes_in() -> None:
    found = read(f"Thanks, will do!\n\n{THREADS['Gmail']}")

    assert found[0] == "paste-unknown-who-or-when"
    assert len(found) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Name,Date\nAda,2024-01-01 10:00\n",
        "2024-01-01 10:00:00 ERROR: x\n",
        "Hello\nAda\n",
        "",
        "::::\n" * 50,
    ],
)
def test_other_text_is_no_chat(text: str) -> None:
    assert not is_chat(text)


def test_a_chat_of_megabytes_is_read_in_time() -> None:
    line = "[01.02.24, 10:00:00] Ada: " + "word " * 40 + "\n"

    assert is_chat(line * 20_000)
    assert not is_chat("a " * 1_000_000)


def test_what_a_chat_message_quotes_is_not_what_it_says_anew() -> None:
    ada, bo = read(
        "Ada 2023-12-31 23:59:12\n「Lena Hart：太差了，退款」\n- - - - - - - - - - - -\n"
        "好的，谢谢\n\n"
        "Bo 2024-01-01 00:00:13\n> This is terrible\nNo, it is fine."
    )

    assert isinstance(ada, Interaction)
    assert isinstance(bo, Interaction)
    assert (ada.new_text, bo.new_text) == ("好的，谢谢", "No, it is fine.")
    assert "退款" in ada.text


def test_a_pasted_mail_of_a_machine_waits_for_nobody() -> None:
    found = read(
        "From: Shop <noreply@shop.example>\nSent: Friday, November 20, 2026 10:42 AM\n"
        "To: Lena Hart <me@shop.example>\nSubject: Your order\n\nThank you for your order.\n"
    )

    (receipt,) = found
    assert isinstance(receipt, Interaction)
    assert receipt.is_automatic


@pytest.mark.parametrize(
    "heading",
    [
        "Le mar. 3 mars 2026 à 10:11, Ada Byron <ada@x.example> a écrit :",
        "El mar, 3 de mar. de 2026 a las 10:11, Ada Byron (<ada@x.example>) escribió:",
        "Il giorno mar 3 mar 2026 alle ore 10:11 Ada Byron <ada@x.example> ha scritto:",
        "Op di 3 mrt 2026 om 10:11 schreef Ada Byron <ada@x.example>:",
        "Op 3 maart 2026 om 10:11 schreef Ada Byron <ada@x.example>:",
    ],
)
def test_who_wrote_when_is_read_in_the_languages_of_neighbours(heading: str) -> None:
    _, quoted = read(f"Yes.\n\n{heading}\n> Hello\n")

    assert told(quoted) == ("Ada Byron", "", "2026-03-03 10:11", "Hello")


def test_a_day_of_a_month_without_a_year_is_the_last_one_that_has_been() -> None:
    found = read("Ada  1月2日 上午 09:05\nHello\n\n我  1月2日 上午 09:06\nHi\n")

    days = [item.occurred_at.astimezone() for item in found if isinstance(item, Interaction)]
    assert [(day.month, day.day, day.hour) for day in days] == [(1, 2, 9)] * 2


def test_a_chinese_comma_before_a_name_is_none_of_it() -> None:
    (found,) = read('在 2026-01-01 17:00:00，"王芳" <wang@x.example> 写道：\n> 什么时候送？\n')

    assert isinstance(found, Interaction)
    assert found.headers is not None
    assert found.headers.sender is not None
    assert (found.headers.sender.name, found.text) == ("王芳", "什么时候送？")


def test_a_time_with_a_point_says_nothing_of_days_and_months() -> None:
    found = read("02.01.2026 09.30 - Ole: Hej\n03.01.2026 10.45 - Me: Hi\n")

    days = [item.occurred_at.astimezone() for item in found if isinstance(item, Interaction)]
    assert [(day.month, day.day, day.hour) for day in days] == [(1, 2, 9), (1, 3, 10)]
