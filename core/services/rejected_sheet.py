"""What an import left out, as a table with reasons: mended in a spreadsheet and imported again.

Its first two columns are left alone by the import; the others are the columns of the files that
the rows came from.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from core.domain.importing import Rejection
from core.services.export_draft import new_text_file
from core.text.cells import safe_cell

REASON_COLUMN, PLACE_COLUMN = "Left out because", "Left out from"
_BEYOND = "Beyond the last column"


def save(rejections: Sequence[Rejection], path: Path, say: Callable[[Rejection], str]) -> int:
    """Write the table; return how many rows it has.

    say: gives the reason in words. Raises UserError as `new_text_file`.
    """
    names = (column for rejection in rejections for column, _ in rejection.row)
    columns = list(dict.fromkeys(name or _BEYOND for name in names))
    with new_text_file(path) as stream:
        # Excel takes a table for UTF-8 only when it begins with this mark.
        stream.write("\ufeff")
        table = csv.writer(stream)
        table.writerow([REASON_COLUMN, PLACE_COLUMN, *columns])
        for rejection in rejections:
            cells: dict[str, str] = {}
            for name, cell in rejection.row:
                column = name or _BEYOND
                cells[column] = f"{cells[column]} | {cell}" if column in cells else cell
            place = rejection.place
            where = f"{place.file}, {place.number}" if place.number else place.file
            head = [say(rejection), where]
            table.writerow(
                [safe_cell(cell) for cell in (*head, *(cells.get(c, "") for c in columns))]
            )
    return len(rejections)
