"""What is written in documents: every kind, and every way in which a file can be a bad one."""

from __future__ import annotations

import base64
import io
import sys
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter

from core.domain.document import Document
from core.ingest import document_text, documents
from core.ingest.document_text import DAMAGED, EMPTY, LOCKED, TOO_LARGE, kind_of, read
from tests.core.ingest import workbooks

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


MAIL = (
    b"From: Ada <ada@x.example>\nSubject: Offer\nContent-Type: text/html\n"
    b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(b"<p>Walnut <b>table</b></p>")
)


def zipped(parts: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(*paragraphs: str) -> bytes:
    body = "".join(
        f"<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>{text}</w:t></w:r></w:p>"
        for text in paragraphs
    )
    return zipped({"word/document.xml": f'<w:document xmlns:w="{_W}">{body}</w:document>'})


def odt(body: str) -> bytes:
    return zipped({"content.xml": f'<office xmlns:t="{_T}">{body}</office>'})


def pdf(words: str, locked_by: str = "") -> bytes:
    """Return a page, drawn by hand; locked_by: what it opens by."""
    drawn = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode("latin-1")
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made, places = b"%PDF-1.4\n", list[int]()
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)
    made += b"xref\n0 6\n0000000000 65535 f \n" + table + end
    if not locked_by:
        return made
    writer, stream = PdfWriter(io.BytesIO(made)), io.BytesIO()
    writer.encrypt(locked_by, algorithm="RC4-128")
    writer.write(stream)
    return stream.getvalue()


def test_every_kind_of_document_gives_its_words() -> None:
    slide = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:t>Walnut slide</a:t></a:p></p:sld>'
    for name, content, words in (
        ("a.txt", "walnut 胡桃木".encode(), "walnut 胡桃木"),
        ("a.csv", "walnut;12\n".encode("utf-16"), "walnut;12"),
        ("a.html", b"<style>x</style><p>wal<b>nut</b></p><p>table", "walnut\n\ntable"),
        ("a.docx", docx("A wal&amp;nut", "table 王芳"), "A wal&nut\ntable 王芳"),
        ("a.pptx", zipped({"ppt/slides/slide1.xml": slide}), "Walnut slide"),
        ("a.pdf", pdf("Walnut   table"), "Walnut table"),
        ("a.eml", MAIL, "Ada ada@x.example\nOffer\nWalnut table"),
        ("a.odt", odt("<t:p>Wal<t:span>nut</t:span> table</t:p>end"), "Walnut table\nend"),
        ("a.xlsx", workbooks.xlsx({"Wood": [["elm", 12.0], [None, "oak"]]}), "Wood\nelm\t12\noak"),
    ):  # fmt: skip
        text, problem = read(kind_of(name, ""), content)
        assert (name, text.strip(), problem) == (name, words, "")


def test_a_kind_is_known_by_ending_or_by_what_the_mail_says() -> None:
    assert kind_of("Offer.DOCX", "application/octet-stream") == "word"
    assert kind_of("offer", "text/html; charset=utf-8") == "html"
    assert kind_of("notes", "text/x-anything") == "text"
    assert kind_of("Re: your offer", "message/rfc822") == "mail"
    for name, media_type in (("a.png", "image/png"), ("docx", ""), ("", "application/zip")):
        assert kind_of(name, media_type) == ""


def test_what_can_not_be_read_says_why() -> None:
    bomb = zipped({"content.xml": "<a>" + " " * (41 << 20) + "</a>"})
    entities = zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    locked = bytearray(docx("secret"))
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    for name, content, told in (
        ("a.docx", b"no archive", DAMAGED),
        ("a.docx", zipped({"other.xml": ""}), EMPTY),
        ("a.odt", zipped({"other.xml": ""}), DAMAGED),
        ("a.docx", docx("cut off")[:-30], DAMAGED),
        ("a.docx", docx("broken").replace(b"PK\x03\x04", b"PK\x03\x05"), DAMAGED),
        ("a.docx", b"\xd0\xcf\x11\xe0 a locked one", LOCKED),
        ("a.docx", bytes(locked), LOCKED),
        ("a.odt", bomb, TOO_LARGE),
        ("a.odt", entities, DAMAGED),
        ("a.xlsx", b"PK\x03\x04 no workbook", DAMAGED),
        ("a.pdf", b"%PDF-1.4 and no more", DAMAGED),
        ("a.pdf", pdf(""), EMPTY),
        ("a.pdf", pdf("secret", locked_by="x"), LOCKED),
        ("a.txt", b" \n ", EMPTY),
        ("a.txt", b"x" * (document_text.MOST_BYTES + 1), TOO_LARGE),
    ):
        assert (name, read(kind_of(name, ""), content)) == (name, ("", told))


def test_no_more_is_kept_than_is_searched_and_nothing_that_nobody_sees() -> None:
    text, _ = read("text", ("hid\u200bden " * 50_000).encode())

    assert len(text) <= document_text.MOST_CHARS
    assert text.startswith("hidden hidden")


def test_many_are_read_by_one_child_in_their_order() -> None:
    files = [
        Document("1", "a.txt", "", b"one"),
        Document("2", "a.png", "image/png", b"png"),
        Document("3", "a.docx", "", docx("three")),
        Document("4", "a.docx", "", b"four"),
    ]

    found = [(text.key, text.text.strip(), text.problem) for text in documents.read(files)]

    assert found == [("1", "one", ""), ("2", "", ""), ("3", "three", ""), ("4", "", DAMAGED)]


@pytest.mark.parametrize(
    "deed", ["os._exit(3)", pytest.param("time.sleep(60)", marks=pytest.mark.slow)]
)
def test_a_document_that_kills_its_reader_costs_no_other_one(
    deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    child = tmp_path / "child.py"
    child.write_text(
        "import os, time\nfrom core.ingest import child, document_text\n"
        "plain = document_text._plain\n"
        f"def fatal(content):\n    if content == b'fatal':\n        {deed}\n"
        "    return plain(content)\n"
        "document_text._READERS['text'] = fatal\nchild.main()\n"
    )
    command = [sys.executable, str(child)]
    monkeypatch.setattr("core.ingest.reader_process.child_command", lambda _name: command)
    monkeypatch.setenv("PYTHONPATH", str(Path.cwd()))
    monkeypatch.setattr(documents, "LIMIT_S", 4.0)
    files = [Document(str(n), "a.txt", "", b) for n, b in enumerate((b"one", b"fatal", b"three"))]

    found = [(text.text, text.problem) for text in documents.read(files)]

    assert found == [("one", ""), ("", DAMAGED), ("three", "")]
