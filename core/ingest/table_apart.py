"""Chinese lists that name several people in one cell, 王芳、李强, with a number for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.ingest.table_rows import Row

_HAN = r"[\u3400-\u9fff·]{2,4}"
_BETWEEN = r"\s*[、/／;；,，&\n]\s*"
_PEOPLE = re.compile(rf"\s*{_HAN}(?:{_BETWEEN}{_HAN})+\s*")
_PARTED = re.compile(_BETWEEN)
# What holds for all of them; the rest is of whom it stands beside, and of the first one otherwise.
_SHARED = frozenset(["company", "address", "web", "tags"])


def rows_of_people(row: Row, mapping: Sequence[tuple[str, str]]) -> tuple[Row, ...]:
    """Return a row for each who is named in the cell of names, the row itself for one.

    mapping: (column, field) of the table, in order.
    """
    names = ""
    for (_, field), cell in zip(mapping, row.cells, strict=False):
        if field == "name":
            names = cell
            break
    if not _PEOPLE.fullmatch(names):
        return (row,)
    count = len(_parts(names))
    fields = [*(field for _, field in mapping), *[""] * len(row.cells)]
    pairs = list(zip(row.cells, fields, strict=False))
    return tuple(
        replace(row, cells=tuple(_share(cell, field, which, count) for cell, field in pairs))
        for which in range(count)
    )


def _share(cell: str, field: str, which: int, count: int) -> str:
    kind = field.partition(":")[0]
    if kind in _SHARED:
        return cell
    parts = _parts(cell) if kind in ("name", "phone", "email", "chat", "role") else []
    if len(parts) == count:
        return parts[which]
    return cell if which == 0 else ""


def _parts(cell: str) -> list[str]:
    return _PARTED.split(cell.strip())
