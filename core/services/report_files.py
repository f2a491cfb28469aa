"""Files that figures are saved to: a report as it was printed, or a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.errors import UserError
from core.export.workbook import Cell, Workbook, count_rows
from core.services import table_export
from core.services.export_draft import check_place, new_export


def check_places(paths: Sequence[Path]) -> None:
    """See that a file can be begun at each of these places, before the audit tells of it.

    Raises UserError("file-exists"), ("export-no-room"), ("export-no-writing"), ("file-not-saved").
    """
    for path in paths:
        check_place(path)


def save_report(content: bytes, path: Path) -> None:
    """Write the file, read back before it counts.

    Raises UserError("file-exists"), ("export-no-room"), ("export-no-writing"), ("file-not-saved").
    """

    def check(draft: Path) -> None:
        if draft.read_bytes() != content:
            raise UserError("file-not-saved", file=path.name)

    with new_export(path, check) as draft:
        draft.write_bytes(content)


def save_table(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], path: Path
) -> None:
    """Write a table as the name says, .csv or .xlsx; no text in it can run as a formula.

    Raises UserError("table-form-unknown") for other names, and as `save_report` does.
    """
    form = path.suffix.casefold()
    if form == ".csv":
        told = [["" if cell is None else str(cell) for cell in row] for row in rows]
        table_export.save(headings, told, path)
    elif form == ".xlsx":
        _save_workbook(title, headings, rows, path)
    else:
        raise UserError("table-form-unknown", file=path.name)


def _save_workbook(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], path: Path
) -> None:
    def check(draft: Path) -> None:
        try:
            written = count_rows(draft)
        except ValueError:
            written = []
        if written != [len(rows) + 1]:
            raise UserError("file-not-saved", file=path.name)

    with new_export(path, check) as draft:
        book = Workbook(draft)
        book.begin(title, headings)
        for row in rows:
            book.write(row)
        book.close()
