"""Chats whose days stand on lines of their own, or nowhere, become dated messages all the same."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.domain.importing import ImportOptions, RawRecord, Rejection
from core.domain.interaction import Direction, Interaction
from core.ingest.chat_reader import is_chat
from core.ingest.detect import detect
from core.ingest.reader import read_files
from core.services.history_service import HistoryService
from core.storage.database import Database
from tests.core.bringing import bringer, rows_of

ME = ("me@shop.example", "Lena Hart")
FIRST = ("Ada", "2024-05-01 10:12", "Hello\nand more")
SECOND = ("Lena Hart", "2024-05-02 15:05", "Hi")
OF_DAYS = {
    "LINE, English": "[LINE] Chat history with Ada\nSaved on: 2024/05/03 09:00\n\n"
    "Wed, 05/01/2024\n10:12\tAda\t\"Hello\nand more\"\n\nThu, 05/02/2024\n15:05\tLena Hart\tHi\n",
    "LINE, English, halves": "[LINE] Chat history with Ada\nSaved on: 2024/05/03 09:00\n\n"
    "2024.05.01 Wednesday\n10:12AM\tAda\t\"Hello\nand more\"\n2024.05.02 Thursday\n"
    "03:05 PM\tLena Hart\tHi",
    "LINE, Japanese": "[LINE] Adaとのトーク履歴\n保存日時：2024/05/03 09:00\n\n"
    "2024/05/01(水)\n10:12\tAda\t\"Hello\nand more\"\n\n2024/05/02(木)\n午後03:05\tLena Hart\tHi",
    "LINE, Chinese": "[LINE] 與Ada的聊天記錄\n儲存日期：2024/05/03 09:00\n\n"
    "2024/05/01（三）\n上午10:12\tAda\t\"Hello\nand more\"\n\n"
    "2024/05/02（四）\n下午03:05\tLena Hart\tHi",
    "LINE, on a computer": "2024.05.01 星期三\n10:12 Ada Hello\nand more\n2024.05.02 星期四\n"
    "15:05 Lena Hart Hi\n15:06 Lena Hart And\n15:06 Ada Yes\n15:07 Lena Hart So",
    "KakaoTalk, on a computer": "Ada 님과 카카오톡 대화\n저장한 날짜 : 2024-05-03 09:00:00\n\n"
    "--------------- 2024년 5월 1일 수요일 ---------------\n[Ada] [오전 10:12] Hello\nand more\n"
    "--------------- 2024년 5월 2일 목요일 ---------------\n[Lena Hart] [오후 3:05] Hi",
    "KakaoTalk, on a computer, English": "KakaoTalk Chats with Ada\n"
    "Date Saved : 2024-05-03 09:00:00\n\n--------------- Wednesday, May 1, 2024 ---------------\n"
    "[Ada] [10:12 AM] Hello\nand more\n--------------- Thursday, May 2, 2024 ---------------\n"
    "[Lena Hart] [3:05 PM] Hi",
    "KakaoTalk, Android": "Ada 님과 카카오톡 대화\n저장한 날짜 : 2024년 5월 3일 오전 9:00\n\n\n"
    "2024년 5월 1일 오전 10:12\n2024년 5월 1일 오전 10:12, Ada : Hello\nand more\n\n\n"
    "2024년 5월 2일 오후 3:05\n2024년 5월 2일 오후 3:05, 회원님 : Hi",
    "KakaoTalk, iPhone": "Ada 님과 카카오톡 대화\n저장한 날짜 : 2024. 5. 3. 오전 9:00\n\n"
    "2024년 5월 1일 수요일\n2024. 5. 1. 오전 10:12, Ada : Hello\nand more\n\n"
    "2024년 5월 2일 목요일\n2024. 5. 2. 오후 3:05, Lena Hart : Hi",
    "KakaoTalk, English telephone": "May 1, 2024 at 10:12 AM, Ada : Hello\nand more\n"
    "May 2, 2024 at 3:05 PM, Lena Hart : Hi",
    "KakaoTalk, days above": "2024년 5월 1일 수요일\n오전 10:12, Ada : Hello\nand more\n"
    "2024년 5월 2일 목요일\n오후 3:05, Lena Hart : Hi",
    "KakaoTalk, table": 'Date,User,Message\n2024-05-01 10:12:13,"Ada","Hello\nand more"\n'
    '2024-05-02 15:05:00,"Lena Hart","Hi"\n',
}  # fmt: skip


def read(text: str) -> list[RawRecord | Rejection]:
    asked = ImportOptions(owner_addresses=ME, pasted=text, label="pasted")
    return [item for item in read_files([], asked) if isinstance(item, RawRecord | Rejection)]


def said(item: RawRecord | Rejection) -> Interaction:
    assert isinstance(item, RawRecord)
    assert item.interaction is not None
    return item.interaction


def told(item: RawRecord | Rejection) -> tuple[str, str, str]:
    """Return who, when here, and what."""
    found = said(item)
    assert found.headers is not None
    assert found.headers.sender is not None
    at = found.occurred_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return found.headers.sender.name, at, found.text


@pytest.mark.parametrize("text", OF_DAYS.values(), ids=OF_DAYS.keys())
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["", "Windows"])
def test_a_chat_with_days_is_read_as_its_program_writes_it(
    text: str, end: str, tmp_path: Path
) -> None:
    file = tmp_path / "chat.txt"
    file.write_bytes(text.replace("\n", end).encode())

    first, second, *_ = read(text)

    assert detect(file).kind == "chat"
    assert told(first) == FIRST
    assert told(second)[1:] == SECOND[1:]
    assert said(first).direction is Direction.INCOMING
    assert said(second).direction is Direction.OUTGOING
    assert said(second).subject == "Ada"


def test_what_line_and_kakaotalk_say_themselves_is_a_notice() -> None:
    line = (
        "2024/05/01(Wed)\n10:12\tAda\t[Photo]\n10:13\t\tAda joined the group.\n"
        "10:14\tAda unsent a message.\n10:15\tAda\tHi"
    )
    kakao = (
        "--------------- 2024년 5월 1일 수요일 ---------------\nAda님이 Bo님을 초대했습니다.\n"
        "[Ada] [오전 10:12] 사진\nBo님이 나갔습니다.\n[Ada] [오전 10:13] 안녕"
    )

    of_line, of_kakao = read(line), read(kakao)

    reasons = [getattr(item, "reason", "") for item in of_line]
    assert reasons == ["", "chat-notice", "chat-notice", ""]
    assert [getattr(item, "reason", "") for item in of_kakao] == [
        "chat-notice", "", "chat-notice", "",
    ]  # fmt: skip
    assert (said(of_line[0]).text, said(of_line[0]).new_text) == ("[Photo]", "")
    assert (said(of_kakao[1]).text, said(of_kakao[1]).new_text) == ("사진", "")


def test_a_day_that_somebody_writes_is_theirs() -> None:
    line = (
        '2024/05/01(Wed)\n10:12\tAda\t"When?\n2024/06/01\nor later"\n10:13\tBo\tToday\n'
        "10:14\tAda\tOk"
    )
    signal = "[2023-12-31 23:59] Ada: Until\n01.05.2024\n[2024-01-01 00:00] Me: Hi"

    assert [told(item)[2] for item in read(line)] == ["When?\n2024/06/01\nor later", "Today", "Ok"]
    assert told(read(signal)[0])[2] == "Until\n01.05.2024"


WITHOUT_DAYS = {
    "Teams": "[{0}] Byron, Ada\nHello\n\n[{1}] Lena Hart\nHi\n",
    "Slack": "Byron, Ada  {0}\nHello\n\nLena Hart  {1}\nHi\nByron, Ada  {1}\nYes\n",
    "Teams, below each other": "Byron, Ada\n{0}\nHello\n\nLena Hart\n{1}\nHi\n"
    "Byron, Ada\n{1}\nYes\n",
}


@pytest.mark.parametrize("text", WITHOUT_DAYS.values(), ids=WITHOUT_DAYS.keys())
def test_a_chat_without_a_day_is_of_today_and_says_so(text: str) -> None:
    now = datetime.now().astimezone()
    first, second, *_ = read(text.format("12:00 AM", "12:00 AM"))

    assert told(first) == ("Byron, Ada", f"{now:%Y-%m-%d} 00:00", "Hello")
    assert told(second) == ("Lena Hart", f"{now:%Y-%m-%d} 00:00", "Hi")
    assert isinstance(first, RawRecord)
    assert isinstance(second, RawRecord)
    assert (first.warnings, second.warnings) == (("chat-day-guessed",), ())


def test_a_time_that_has_not_come_or_lies_before_midnight_was_yesterday() -> None:
    now = datetime.now().astimezone()
    first, second = read("[11:59 PM] Ada\nHello\n[12:00 AM] Lena Hart\nHi\n")

    assert told(first)[1] == f"{now - timedelta(days=1):%Y-%m-%d} 23:59"
    assert told(second)[1] == f"{now:%Y-%m-%d} 00:00"


def test_a_day_above_its_messages_is_theirs_and_the_rest_of_today() -> None:
    now = datetime.now().astimezone()
    yesterday = f"{now - timedelta(days=1):%Y-%m-%d}"
    text = "Yesterday\n\n[10:00 AM] Ada\nHello\n\nToday\n[12:00 AM] Lena Hart\nHi\n"

    assert [told(item)[1] for item in read(text)] == [f"{yesterday} 10:00", f"{now:%Y-%m-%d} 00:00"]


@pytest.mark.parametrize(
    "text",
    [
        "We meet at 10:30\nLunch is at 12:00\nBring a pen.",
        "Opening 09:00\nby Ada\nLunch 12:00\nby nobody",
        "Meeting\n10:30\nRoom 5\nLunch\n12:00\nHall",
        "Date,User,Role\n2024-05-01,Ada,Baker\n",
        "2024-05-01\n10:00 Opening\n11:00 Lunch\n12:00 End",
        "dn: cn=Ada\ncn: Ada\n",
    ],
)
def test_times_in_other_texts_make_no_chat(text: str) -> None:
    assert not is_chat(text, 1)


def test_a_chat_comes_in_once_and_is_taken_back(database: Database, tmp_path: Path) -> None:
    bring, before = bringer(database, tmp_path), rows_of(database)
    text = OF_DAYS["LINE, Chinese"]

    first, second = bring(text, "txt", adds_senders=True), bring(text, "txt", adds_senders=True)

    assert (first.created, second.created, second.skipped) == (2, 0, 2)
    HistoryService(database).undo(first.step_id)
    assert rows_of(database) == before


def test_a_long_chat_of_many_days_is_read_in_time() -> None:
    days = (f"2024/05/{1 + n % 28:02}(Wed)\n10:12\tAda\tHello {n}\nmore\n" for n in range(5_000))

    assert len(read("\n".join(days))) == 5_000
