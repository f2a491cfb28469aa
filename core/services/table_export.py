"""A table as CSV that any spreadsheet opens, read back before it counts as saved."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from core.errors import UserError
from core.services.export_draft import new_export
from core.text.cells import plain_cell, safe_cell

# Excel takes a table for UTF-8 only when it begins with this mark.
_MARK = "\ufeff"


def save(headings: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> int:
    """Write the table; return how many rows it has, without the headings.

    The file takes its name only once it was read back and was equal. Text that a spreadsheet would
    run as a formula is made safe. Raises as `new_export`; no file is left then.
    """
    written = ("", 0)

    def check(draft: Path) -> None:
        if _read_back(draft) != written:
            raise UserError("file-not-saved", file=path.name)

    with new_export(path, check) as draft:
        written = _write(draft, headings, rows)
    return written[1] - 1


def _write(draft: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, int]:
    digest, count = hashlib.sha256(), 0
    with draft.open("w", encoding="utf-8", newline="") as stream:
        stream.write(_MARK)
        table = csv.writer(stream)
        for cells in _all(headings, rows):
            table.writerow([safe_cell(cell) for cell in cells])
            _take(digest, cells)
            count += 1
    return digest.hexdigest(), count


def _all(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    yield list(headings)
    for cells in rows:
        # What a spreadsheet keeps in a cell has one way of ending a line.
        yield [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]


def _read_back(draft: Path) -> tuple[str, int]:
    digest, count = hashlib.sha256(), 0
    with draft.open(encoding="utf-8-sig", newline="") as stream:
        for cells in csv.reader(stream):
            _take(digest, [plain_cell(cell) for cell in cells])
            count += 1
    return digest.hexdigest(), count


def _take(digest: hashlib._Hash, cells: Sequence[str]) -> None:
    digest.update("\0".join(cells).encode())
    digest.update(b"\1")
