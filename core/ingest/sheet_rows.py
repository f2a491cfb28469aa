"""The rows of spreadsheets (xlsx, xlsm, xlsb, xls, ods) as text, sheet by sheet.

A sheet is read whole by the library, which is native code: the child's memory limit holds for it,
and what a file promises to unpack to is looked at first.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from core.ingest.table_rows import MAX_COLUMNS, MAX_FIELD_CHARS, Row

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MAX_UNPACKED_BYTES = 1 << 30
MAX_SHEETS = 200


class SheetProblem(Exception):  # noqa: N818 - an outcome, not a fault
    """A workbook can't be read; its word is the reason's key."""


def list_sheets(path: Path) -> tuple[str, ...]:
    """Return the names of the sheets in order. Raises SheetProblem and OSError."""
    from python_calamine import SheetTypeEnum  # noqa: PLC0415 - only who reads a sheet pays for it

    book = _open(path)
    cells = (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)
    return tuple(sheet.name for sheet in book.sheets_metadata if sheet.typ in cells)[:MAX_SHEETS]


def sheet_rows(path: Path, sheet: str, most: int | None = None) -> Iterator[Row]:
    """Yield the rows that are not empty; their lines are the sheet's row numbers.

    most: read no more rows than that, empty ones too. Raises SheetProblem and OSError.
    """
    from python_calamine import CalamineError  # noqa: PLC0415 - only who reads a sheet pays for it

    try:
        found = _open(path).get_sheet_by_name(sheet)
        if not found.height:
            return
        first, size = (found.start or (0, 0))[0] + 1, path.stat().st_size
        rows = found.iter_rows() if most is None else iter(found.to_python(nrows=most))
        merged = _Merged(found)
        for index, values in enumerate(rows):
            cells = tuple(map(_text, values[:MAX_COLUMNS]))
            if any(cells):
                cells = merged.filled(index, cells)
                done = size * (index + 1) // found.height
                is_large = any(len(cell) > MAX_FIELD_CHARS for cell in cells)
                yield Row(first + index, cells, done, "row-too-large" if is_large else "")
    except CalamineError as error:
        raise SheetProblem("import-spreadsheet-unreadable") from error


class _Merged:
    """Gives the cells that are joined downwards what is written in the first of them."""

    def __init__(self, sheet: CalamineSheet) -> None:
        """Take the sheet's joined cells; kinds of files that don't tell of any have none."""
        top, left = sheet.start or (0, 0)
        self._ranges = [
            (first[0] - top, last[0] - top, first[1] - left)
            for first, last in sheet.merged_cell_ranges or ()
            if last[0] > first[0] and first[0] >= top and first[1] >= left
        ]
        self._ranges.sort()
        self._open: list[tuple[int, int, str]] = []

    def filled(self, index: int, cells: tuple[str, ...]) -> tuple[str, ...]:
        """Return a row's cells; call in the order of the rows. index: from the sheet's first."""
        while self._ranges and self._ranges[0][0] <= index:
            first, last, column = self._ranges.pop(0)
            if first == index and column < len(cells):
                self._open.append((last, column, cells[column]))
        self._open = [(last, column, text) for last, column, text in self._open if last >= index]
        if not self._open:
            return cells
        own = {column: text for _, column, text in self._open}
        return tuple(cell or own.get(column, "") for column, cell in enumerate(cells))


def _open(path: Path) -> CalamineWorkbook:
    from python_calamine import (  # noqa: PLC0415 - only who reads a sheet pays for it
        CalamineError,
        CalamineWorkbook,
        PasswordError,
    )

    _check_size(path)
    try:
        return CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise SheetProblem("import-spreadsheet-locked") from error
    except (CalamineError, ValueError) as error:
        raise SheetProblem("import-spreadsheet-unreadable") from error


def _check_size(path: Path) -> None:
    """Refuse an archive that says it unpacks to more than anybody types."""
    if not zipfile.is_zipfile(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SheetProblem("import-spreadsheet-unreadable") from error
    if unpacked > MAX_UNPACKED_BYTES:
        raise SheetProblem("import-spreadsheet-too-large")


def _text(value: object) -> str:
    """Return a cell as a person sees it: whole numbers without a point, dates year first."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        is_day = value.time() == time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, (int, date, time, timedelta)):
        return str(value)
    return ""
