"""Small workbooks as Excel and LibreOffice write them, made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"

Cell = str | float | None
Sheets = dict[str, Sequence[Sequence[Cell]]]


def xlsx(sheets: Sheets, merged: Sequence[str] = ()) -> bytes:
    """Return a workbook; numbers become numbers, a cell "date:45000" a day in Excel's count.

    merged: cells that are joined, in each sheet, as "A1:A3".
    """
    joined = "".join(f'<mergeCell ref="{cells}"/>' for cells in merged)
    entries = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
        f'Id="r0" Type="{_RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>'
        + "".join(
            f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>'
            for n, name in enumerate(sheets, start=1)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{_RELS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        + f'<Relationship Id="s" Type="{_RELS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}"><cellXfs count="2">'
        '<xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for number, rows in enumerate(sheets.values(), start=1):
        entries[f"xl/worksheets/sheet{number}.xml"] = (
            f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'
            + "".join(_row(row, cells) for row, cells in enumerate(rows, start=1))
            + f"</sheetData><mergeCells>{joined}</mergeCells></worksheet>"
        )
    return _zip(entries)


def _row(row: int, cells: Sequence[Cell]) -> str:
    written = []
    for index, cell in enumerate(cells):
        place = f'r="{chr(65 + index)}{row}"'
        if isinstance(cell, str) and cell.startswith("date:"):
            written.append(f'<c {place} s="1"><v>{cell[5:]}</v></c>')
        elif isinstance(cell, str):
            written.append(f'<c {place} t="inlineStr"><is><t>{escape(cell)}</t></is></c>')
        elif cell is not None:
            written.append(f"<c {place}><v>{cell}</v></c>")
    return f'<row r="{row}">{"".join(written)}</row>'


def ods(sheets: Sheets) -> bytes:
    """Return a workbook of LibreOffice with text cells."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(
            "<table:table-row>"
            + "".join(
                '<table:table-cell office:value-type="string">'
                f"<text:p>{escape(str(cell or ''))}</text:p></table:table-cell>"
                for cell in row
            )
            + "</table:table-row>"
            for row in rows
        )
        + "</table:table>"
        for name, rows in sheets.items()
    )
    names = "".join(
        f' xmlns:{short}="{_OASIS}:{short}:1.0"' for short in ("office", "table", "text")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return _zip(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": f'{_HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:'
            f'manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type='
            f'"{kind}"/></manifest:manifest>',
            "content.xml": f"{_HEAD}<office:document-content{names}><office:body>"
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def _zip(entries: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return made.getvalue()
