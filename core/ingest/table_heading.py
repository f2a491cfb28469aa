"""Which of a table's first rows is its heading, and what its columns hold: by name or content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Dictionary
from itertools import islice

from core.ingest.contact_builder import clean
from core.ingest.mapping import count_known, guess_mapping, names_contact
from core.ingest.table_rows import Row
from core.text.days import month_comes_first

Mapping = tuple[tuple[str, str], ...]
"""(column, field) of a table, in order."""

_ROWS_LOOKED_AT = 5_000
_EMAIL = re.compile(r"^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$")
_PHONE = re.compile(r"^[+(]?[\d][\d\s()./-]{5,20}$")
_DAY = re.compile(r"^\d{1,4}([./-])\d{1,2}\1\d{1,4}$")
_NAMES = ("name", "given", "family")
_NAMED = ("name", "given", "family", "company")


def find_heading(
    rows: Sequence[Row], wished: Dictionary[str, str]
) -> tuple[tuple[str, ...], Mapping, int]:
    """Return the columns' names, what they hold, and the heading's line, 0 without one.

    rows: the first ones, at least one. wished: columns that the person has assigned.
    """
    heading = max(rows, key=lambda row: count_known(row.cells))
    turned = sum(count_known(row.cells[:1]) for row in rows)
    if not wished and turned > max(2, count_known(heading.cells)):
        # Turned: each column is a person, and the fields stand below each other.
        return heading.cells, tuple((column, "") for column in heading.cells), 0
    if count_known(heading.cells) or any(cell.strip() in wished for cell in heading.cells):
        columns = column_names(heading.cells)
        below = [row for row in rows if row.line > heading.line and row.cells]
        mapping = _filled_in(guess_mapping(columns), heading, below)
        return columns, _without_shared_numbers(mapping, below), heading.line
    return _without_heading(rows)


def column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the cells as names, each once and none empty."""
    names: list[str] = []
    for index, cell in enumerate(cells, start=1):
        name = clean(cell) or f"column {index}"
        names.append(f"{name} ({index})" if name in names else name)
    return tuple(names)


def order_of_days(
    mapping: Sequence[tuple[str, str]],
    rows: Callable[[], Iterable[Row]],
    fields: Sequence[str],
) -> bool | None:
    """Say whether days with strokes have the month first in the columns of these fields.

    rows: gives the rows below the heading. None when no day tells it, or some tell otherwise.
    """
    places = [place for place, (_, field) in enumerate(mapping) if field in fields]
    return month_comes_first(
        row.cells[place]
        for row in islice(rows() if places else (), _ROWS_LOOKED_AT)
        for place in places
        if not row.problem and place < len(row.cells)
    )


def _filled_in(mapping: Mapping, heading: Row, below: Sequence[Row]) -> Mapping:
    """Return the mapping with what its columns hold where nobody is named by their headings.

    A first column without a heading is names; in a language that we don't know, what looks so.
    """
    fields = [field for _, field in mapping]
    if any(field.partition(":")[0] in (*_NAMED, "deal") for field in fields):
        return mapping
    guessed = _by_content(tuple(column for column, _ in mapping), below)
    if not heading.cells[0].strip() and not fields[0] and _are_words([r.cells[0] for r in below]):
        guessed = ((guessed[0][0], "name"), *((column, "") for column, _ in guessed[1:]))
    return tuple(
        (c, known or found) for (c, known), (_, found) in zip(mapping, guessed, strict=True)
    )


def _without_shared_numbers(mapping: Mapping, below: Sequence[Row]) -> Mapping:
    """Return the mapping without identifiers that several people have: they tell a firm."""
    fields = [field for _, field in mapping]
    names = [place for place, field in enumerate(fields) if field in _NAMES]
    shared = set()
    for place in (place for place, field in enumerate(fields) if field == "external_id"):
        people: dict[str, set[str]] = {}
        for cells in (row.cells for row in below if place < len(row.cells)):
            name = " ".join(cells[at].strip() for at in names if at < len(cells))
            people.setdefault(cells[place].strip(), set()).add(name)
        if any(number and len(told) > 1 for number, told in people.items()):
            shared.add(place)
    return tuple((c, "" if at in shared else f) for at, (c, f) in enumerate(mapping))


def _without_heading(rows: Sequence[Row]) -> tuple[tuple[str, ...], Mapping, int]:
    """Return columns, mapping and heading line of a table without a heading that is known.

    Its first row is one in a language that we don't know where only the others hold addresses.
    """
    names = tuple(f"column {index}" for index in range(1, len(rows[0].cells) + 1))
    mapping = _by_content(names, rows)
    if names_contact(mapping) or len(rows) < 3:
        return names, mapping, 0
    columns = column_names(rows[0].cells)
    return columns, _by_content(columns, rows[1:]), rows[0].line


def _by_content(columns: Sequence[str], rows: Sequence[Row]) -> Mapping:
    """Guess the fields of a table without a known heading by what stands in its columns."""
    found: list[str] = []
    cells_of = [[r.cells[i].strip() for r in rows if i < len(r.cells)] for i in range(len(columns))]
    for cells in cells_of:
        written = [cell for cell in cells if cell]
        if len(written) * 2 >= len(rows) and all(map(_EMAIL.match, written)):
            found.append("email")
        elif written and all(map(_is_phone, written)):
            found.append("phone")
        else:
            found.append("")
    if "email" not in found:
        # Without one address in it, a table with no heading could be about anything.
        return tuple((column, "") for column in columns)
    free = [index for index, field in enumerate(found) if not field]
    named = [index for index in free if _are_words(cells_of[index])] or free
    if named:
        found[named[0]] = "name"
    return tuple(zip(columns, found, strict=True))


def _is_phone(cell: str) -> bool:
    return bool(_PHONE.match(cell)) and not _DAY.match(cell)


def _are_words(cells: Sequence[str]) -> bool:
    """Whether cells may be names: they hold letters and no figures."""
    written = [cell for cell in cells if cell.strip()]
    return bool(written) and not any(map(str.isdecimal, "".join(written)))
