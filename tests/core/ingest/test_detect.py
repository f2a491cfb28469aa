from __future__ import annotations

from pathlib import Path

import pytest

from core.ingest.detect import detect
from tests.core.ingest.mails import mail, mbox


@pytest.mark.parametrize(
    ("name", "data", "kind", "reason"),
    [
        ("a.txt", mbox(mail()), "mbox", ""),
        ("a.mbox", mail(), "eml", ""),
        ("noname", mail().replace(b"\n", b"\r\n"), "eml", ""),
        ("a.emlx", b"123\n" + mail(), "eml", ""),
        ("odd.eml", b"no header at all", "eml", ""),
        ("a.eml", b"BEGIN:VCARD\nFN:A\nEND:VCARD", "eml", ""),
        ("a.txt", b"\xef\xbb\xbfbegin:vcard\r\nFN:A\r\nend:vcard", "vcard", ""),
        ("a.txt", "BEGIN:VCARD\nFN:张\nEND:VCARD".encode("utf-16"), "vcard", ""),
        ("a.txt", b"Name;Email\nA;a@b.example\n", "csv", ""),
        ("a.csv", b"BEGIN:VCALENDAR\nEND:VCALENDAR", "ics", ""),
        ("a.vcf", b"BEGIN:VCARD\rFN:A\rEND:VCARD\r", "vcard", ""),
        (
            "a.txt",
            "发件人: 王芳 <w@x.y>\n发送时间: 2026年3月3日 10:11\n主题: 询价\n\n好".encode(),
            "chat",
            "",
        ),
        ("a.csv", b"", "", "import-file-empty"),
        ("a.csv", b"one,two\n1,2\n", "", "import-not-recognised"),
        ("a.csv", b'"Subject","Body","From: (Name)"\nHi,Text,Ada\n', "", "import-table-of-mails"),
        ("a.csv", b"Betreff;Text;Von: (Name)\n", "", "import-table-of-mails"),
        ("a.json", b'[{"name": "Ada", "email": "ada@x.example"}]', "", "import-json"),
        ("a.json", b'{\n  "contacts": [\n    {"email": "a@x.example"}]}', "", "import-json"),
        ("a.csv", b"PK\x03\x04" + b"xl/workbook.xml", "", "import-spreadsheet-unreadable"),
        ("a.zip", b"PK\x03\x04" + b"other", "", "import-archive"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "import-outlook-msg"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "import-spreadsheet-unreadable"),
        ("a.pst", b"!BDN....", "", "import-outlook-pst"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "", "import-picture"),
        ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0", "", "import-picture"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "", "import-document"),
        ("a.docx", b"PK\x03\x04\x14\0\6\0word/document.xml", "", "import-document"),
        ("a.rtf", b"{\\rtf1\\ansi Dear Ada}", "", "import-document"),
        ("a.db", b"SQLite format 3\0\x10\0\1\1", "", "import-database"),
        ("a.html", b"<html><body>Name, Email</body></html>", "", "import-not-recognised"),
    ],
)
def test_a_file_is_known_by_what_stands_in_it(
    tmp_path: Path, name: str, data: bytes, kind: str, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    found = detect(path)

    assert (found.kind, found.reason) == (kind, reason)
