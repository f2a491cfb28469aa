from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ingest.encoding import decode, file_encoding, find_codec
from tests.effort import cases


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "张伟"),
        ("gb18030", "您好，我想咨询一下价格，谢谢！"),
        ("big5", "您好，請問價格多少？謝謝您的回覆"),
        ("cp932", "田中太郎様"),
        ("cp949", "안녕하세요, 문의드립니다."),
        ("cp1252", "café crème déjà vu – “quoted” text"),
        ("cp1252", "Müller"),
        ("cp1252", "Nome;Società;Città\nNiccolò Rossi;Mobili Srl;Forlì"),
        ("cp1252", "Può andare lunedì? Così è più facile."),
        ("cp1250", "Łódź, dziękuję za zamówienie"),
        ("cp1250", "Václav Dvořák;Plzeň;Jiří"),
        ("cp1251", "Здравствуйте, спасибо за заказ"),
        ("koi8-r", "Здравствуйте, спасибо за заказ"),
        ("utf-16", "hello 你好"),
        ("utf-16-le", "a longer hello"),
        ("utf-8-sig", "Grüße"),
    ],
)
def test_short_texts_are_read_without_being_told_their_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_utf8_under_a_wrong_name_is_noticed() -> None:
    assert decode("Grüße 你好".encode(), "iso-8859-1").text == "Grüße 你好"
    assert decode("Grüße".encode("cp1252"), "utf-8").text == "Grüße"


@pytest.mark.parametrize("name", ["base64", "rot13", "zlib", "unicode_escape", "no-such", "é", ""])
def test_a_name_that_is_no_charset_is_refused(name: str) -> None:
    assert find_codec(name) is None


def test_a_late_letter_decides_about_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"name,city\n" * 300_000 + "Jörg,München\n".encode("cp1252"))

    assert file_encoding(path) == "cp1252"


@settings(max_examples=cases(60, quick=15), deadline=None)
@given(st.binary(max_size=80), st.sampled_from(["", "utf-8", "gbk", "utf-7", "iso-2022-jp", "hz"]))
def test_any_bytes_become_text(data: bytes, declared: str) -> None:
    assert isinstance(decode(data, declared).text, str)
