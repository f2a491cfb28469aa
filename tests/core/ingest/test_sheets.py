"""Spreadsheets become contacts, sheet by sheet, without being saved as text first."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from core.domain.contact import Detail
from core.domain.importing import ImportOptions, Place, RawRecord, Rejection
from core.ingest import sheet_rows
from core.ingest.detect import detect
from core.ingest.reader import PREVIEW_RECORDS, preview, read_files
from tests.core.ingest.workbooks import ods, xlsx

PEOPLE = [
    ["Our people", None, None, None],
    ["Name", "E-Mail", "Phone", "Since"],
    ["Ada Byron", "ada@x.example", 4420794600.0, "date:45000"],
    [None, None, None, None],
    ["李雷", "lei@x.example", "+86 10 1234", None],
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "people.xlsx"
    path.write_bytes(xlsx({"People": PEOPLE, "Prices": [["GTX", 550.5]], "Empty": []}))
    return path


def read(path: Path) -> list[RawRecord | Rejection]:
    found = read_files([path], ImportOptions())
    return [item for item in found if isinstance(item, (RawRecord, Rejection))]


def test_each_row_of_a_sheet_becomes_a_contact(book: Path) -> None:
    ada, lei, _ = read(book)

    assert isinstance(ada, RawRecord)
    assert ada.contact is not None
    assert ada.place == Place("people.xlsx › People", 3)
    assert (ada.contact.name, ada.contact.emails) == ("Ada Byron", ("ada@x.example",))
    assert ada.contact.phones == ("4420794600",)
    assert ada.contact.details == (Detail("Since", "2023-03-15"),)
    assert isinstance(lei, RawRecord)
    assert lei.contact is not None
    assert lei.contact.name == "李雷"


def test_a_sheet_without_people_is_one_rejection_and_harms_no_other(book: Path) -> None:
    *_, last = read(book)

    assert last == Rejection(Place("people.xlsx › Prices"), "sheet-without-contacts")


def test_libreoffices_sheets_are_read_too(tmp_path: Path) -> None:
    path = tmp_path / "people.ods"
    path.write_bytes(ods({"A": [["Name", "E-mail"], ["Ada", "a@x.example"]],
                          "B": [["Name", "E-mail"], ["Bo", "b@x.example"]]}))  # fmt: skip

    found = [
        item.contact.name for item in read(path) if isinstance(item, RawRecord) and item.contact
    ]

    assert found == ["Ada", "Bo"]


def test_the_preview_shows_the_columns_of_a_sheet(book: Path) -> None:
    shown = preview([book], ImportOptions())

    assert shown.format == "sheet"
    assert shown.mapping == (
        ("Name", "name"),
        ("E-Mail", "email"),
        ("Phone", "phone"),
        ("Since", ""),
    )


def test_the_preview_shows_the_columns_of_every_sheet_and_table(tmp_path: Path) -> None:
    book, table = tmp_path / "a.xlsx", tmp_path / "b.csv"
    book.write_bytes(xlsx({
        "People": [["Name", "Status"], ["Ada", "VIP"]],
        "Deals": [["Deal name", "Amount", "Status"], ["Roof", 900.0, "won"]],
    }))  # fmt: skip
    table.write_text("Name,Email\nBo,b@x.example\n")

    shown = preview([book, table], ImportOptions())

    assert shown.columns == ("Name", "Status", "Deal name", "Amount", "Email")
    assert dict(shown.mapping)["Amount"] == "deal:amount"


def test_the_preview_shows_the_columns_of_a_table_behind_a_long_one(tmp_path: Path) -> None:
    long, short = tmp_path / "a.csv", tmp_path / "b.csv"
    rows = "".join(f"P {number},p{number}@x.example\n" for number in range(PREVIEW_RECORDS + 1))
    long.write_text(f"Name,Email\n{rows}")
    short.write_text("Name,Shoe size\nBo,43\n")

    shown = preview([long, short], ImportOptions())

    assert shown.columns == ("Name", "Email", "Shoe size")
    assert len(shown.records) == PREVIEW_RECORDS


def test_a_workbook_that_unpacks_to_too_much_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_rows, "MAX_UNPACKED_BYTES", 1 << 20)
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", bytes(1 << 21))

    assert detect(path).reason == "import-spreadsheet-too-large"


def test_a_broken_workbook_is_one_rejection(tmp_path: Path, book: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(book.read_bytes()[:-200])

    assert [type(item) for item in read(path)] == [Rejection]


HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>List</title>
<style>td {}</style></head><body><table><tr><th>Firma<th>姓名</th><th>Phone</th><th>E-mail</tr>
<tr><td rowspan=2>Engines &amp; Co</td><td>Ada<br>Byron</td><td>0123</td><td>a@x.example</td></tr>
<tr><td>王芳</td><td><b>5550101</b></td></tr></table></body></html>"""

OLD_XML = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>
<Row ss:Index="3"><Cell><Data ss:Type="String">Name</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">Email</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">Ada</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="String">a@x.example</Data></Cell></Row></Table></Worksheet>
</Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_web_page_that_calls_itself_a_spreadsheet_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "export.xls"
    path.write_bytes(HTML.encode(encoding))

    people = [r.contact for r in read(path) if isinstance(r, RawRecord) and r.contact]

    assert [(c.name, c.phones, c.companies[0].company_name) for c in people] == [
        ("Ada Byron", ("0123",), "Engines & Co"),
        ("王芳", ("5550101",), "Engines & Co"),
    ]


def test_excels_xml_of_2003_is_read(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_text(OLD_XML)

    [record] = read(path)

    assert isinstance(record, RawRecord)
    assert record.contact is not None
    assert (record.contact.name, record.contact.emails) == ("Ada", ("a@x.example",))
    assert record.place.number == 4


def test_a_page_without_people_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><p>Hello</p><table><tr><td>1</td></tr></table></body></html>")

    [rejection] = read(path)

    assert isinstance(rejection, Rejection)
    assert rejection.reason == "import-not-recognised"


def test_a_cell_that_is_joined_downwards_holds_for_each_of_its_rows(tmp_path: Path) -> None:
    rows = [
        ["Our customers", None, None],
        ["Company", "Contact", "Phone"],
        ["Engines", "Ada", 5550100.0],
        [None, "Bo", 5550101.0],
        [None, None, None],
        ["Looms", "Cy", 5550102.0],
    ]
    path = tmp_path / "merged.xlsx"
    path.write_bytes(xlsx({"A": rows}, merged=("A1:C1", "A3:A5")))

    people = [r.contact for r in read(path) if isinstance(r, RawRecord) and r.contact]

    assert [(c.name, c.companies[0].company_name) for c in people] == [
        ("Ada", "Engines"),
        ("Bo", "Engines"),
        ("Cy", "Looms"),
    ]
