"""A workbook (xlsx) written row by row in little memory, whatever the number of rows.

No text in it can run: texts are texts to every spreadsheet, and what looks like a formula stays a
text when somebody edits it, too. Moments are dates in this computer's own time zone.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from core.text.cells import safe_cell

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | bool | datetime | date | None
MAX_ROWS = 1_048_576
MAX_CELL_CHARS = 32_767  # as a spreadsheet counts them: two for what lies beyond 16 bits
_MAX_SURE = 10**15
_FIRST_YEAR = 1900
_CUT = " …"
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_MAX_TITLE_CHARS = 31
_PIECE_BYTES = 1 << 20


class Workbook:
    """Sheets of a heading and rows; one that grows too long goes on in another."""

    def __init__(self, path: Path, most_rows: int = MAX_ROWS) -> None:
        """Begin a new file. Temporary files stand beside it: none of this goes elsewhere."""
        import xlsxwriter  # noqa: PLC0415 - only who writes a workbook pays for it

        options = {"constant_memory": True, "tmpdir": str(path.parent), "use_zip64": True}
        self._book: xlsxwriter.Workbook = xlsxwriter.Workbook(str(path), options)
        self._most = most_rows
        self._bold = self._book.add_format({"bold": True})
        self._quoted = self._book.add_format({"quote_prefix": True})
        self._moment = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._sheet: Worksheet | None = None
        self._title, self._number, self._at = "", 1, 0
        self._headings: tuple[str, ...] = ()
        self.rows: list[int] = []
        """How many rows each sheet has, with its headings."""

    def begin(self, title: str, headings: Sequence[str]) -> None:
        """Begin another sheet."""
        self._title, self._number = _plain_title(title), 1
        self._headings = tuple(headings)
        self._add_sheet()

    def write(self, values: Sequence[Cell]) -> None:
        """Write a row of the sheet that was begun last."""
        if self._at >= self._most:
            self._number += 1
            self._add_sheet()
        sheet = self._sheet
        assert sheet is not None  # noqa: S101 - begun
        for at, value in enumerate(values):
            if value is not None and value != "":
                self._write_cell(sheet, at, value)
        self._end_row()

    def close(self) -> None:
        """Write the file. Raises OSError."""
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - see above

        try:
            self._book.close()
        except FileCreateError as error:
            cause = error.args[0] if error.args else None
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error

    def _add_sheet(self) -> None:
        ending = f" {self._number}" if self._number > 1 else ""
        title = f"{self._title[: _MAX_TITLE_CHARS - len(ending)]}{ending}"
        self._sheet = self._book.add_worksheet(title)
        self._sheet.freeze_panes(1, 0)
        self._at = 0
        self.rows.append(0)
        for at, heading in enumerate(self._headings):
            self._sheet.write_string(0, at, _cut(heading), self._bold)
        self._end_row()

    def _end_row(self) -> None:
        self._at += 1
        self.rows[-1] += 1

    def _write_cell(self, sheet: Worksheet, at: int, value: Cell) -> None:
        row = self._at
        if isinstance(value, bool):
            sheet.write_boolean(row, at, value)
        elif isinstance(value, (int, float)) and abs(value) < _MAX_SURE:
            sheet.write_number(row, at, value)
        elif (
            isinstance(value, date) and not isinstance(value, datetime) and value.year > _FIRST_YEAR
        ):
            sheet.write_datetime(row, at, value, self._day)
        elif isinstance(value, datetime) and value.year > _FIRST_YEAR:
            sheet.write_datetime(row, at, value.astimezone().replace(tzinfo=None), self._moment)
        else:
            text = _cut(value.isoformat() if isinstance(value, date) else str(value))
            sheet.write_string(row, at, text, self._text_format(text))

    def _text_format(self, text: str) -> Format | None:
        return None if safe_cell(text) == text else self._quoted


def count_rows(path: Path) -> list[int]:
    """Return how many rows each sheet of a workbook of ours has, read back in little memory.

    Raises OSError, and ValueError when it is no whole workbook.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
            return [_count(archive, name) for name in sorted(names, key=lambda n: (len(n), n))]
    except (zipfile.BadZipFile, expat.ExpatError) as error:
        raise ValueError("not a whole workbook") from error


def _count(archive: zipfile.ZipFile, name: str) -> int:
    count = 0

    def begun(tag: str, _attributes: object) -> None:
        nonlocal count
        count += tag == "row"

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    with archive.open(name) as stream:
        while piece := stream.read(_PIECE_BYTES):
            parser.Parse(piece, False)  # noqa: FBT003 - positional only
    parser.Parse(b"", True)  # noqa: FBT003 - as above
    return count


def _plain_title(title: str) -> str:
    return " ".join(title.translate(_NOT_IN_TITLES).split())[:_MAX_TITLE_CHARS] or "-"


def _cut(text: str) -> str:
    if len(text) * 2 <= MAX_CELL_CHARS:
        return text
    written = text.encode("utf-16-le", "replace")
    if len(written) <= 2 * MAX_CELL_CHARS:
        return text
    whole = written[: 2 * (MAX_CELL_CHARS - len(_CUT))].decode("utf-16-le", "ignore")
    return whole + _CUT
