"""Tables of contacts: CSV and its relatives, as address books and spreadsheets write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice, zip_longest
from pathlib import Path

from core.domain.importing import MAKE_FIELD, Place, RawRecord, Rejection
from core.ingest import deal_rows
from core.ingest.contact_builder import clean
from core.ingest.deal_builder import DealHabits
from core.ingest.mapping import IGNORED, names_contact, split_person
from core.ingest.markup_rows import count_tables, markup_rows
from core.ingest.reading import Pending, Reading
from core.ingest.sheet_rows import list_sheets, sheet_rows
from core.ingest.table_apart import rows_of_people
from core.ingest.table_cells import (
    is_footer,
    is_total,
    name_halves,
    plain_value,
    writes_family_first,
)
from core.ingest.table_heading import column_names, find_heading, order_of_days
from core.ingest.table_person import Person, filled, person_of
from core.ingest.table_rows import Row, find_shape, read_rows

HEADING_ROWS = 25
# What stands once in a row and holds for all the people in it.
_SHARED = frozenset(["company", "address", "web"])
_DAYS = ("birthday", "detail:anniversary")


@dataclass(frozen=True, slots=True)
class Table:
    """How a table was understood.

    rows: gives all its rows. encoding: of a text, "" of a sheet. sheet: its name, "" for a text.
    heading_line: its line, 0 when it has no heading. mapping: empty when it holds no contacts.
    habits: how it writes sales, None when it tells of none. is_family_first: "Byron, Ada".
    is_month_first: the order of its birthdays with strokes, None when none of them tells it.
    """

    rows: Callable[[], Iterator[Row]]
    columns: tuple[str, ...] = ()
    mapping: tuple[tuple[str, str], ...] = ()
    heading_line: int = 0
    encoding: str = ""
    sheet: str = ""
    habits: DealHabits | None = None
    is_family_first: bool = False
    is_month_first: bool | None = None


def find_table(path: Path, chosen: Sequence[tuple[str, str]] = ()) -> Table | None:
    """Return how to read a text table, None when it holds no contacts.

    chosen: (column, field) as the person wishes, for columns named so. Raises OSError.
    """
    shape = find_shape(path)
    found = _understood(list(islice(read_rows(path, shape), HEADING_ROWS)), chosen)
    if found is None:
        return None
    rows = partial(read_rows, path, shape)
    return _with_habits(replace(found, rows=rows, encoding=shape.encoding))


def find_sheets(path: Path, chosen: Sequence[tuple[str, str]] = ()) -> tuple[Table, ...]:
    """Return how to read each sheet of a workbook that isn't empty, as `find_table` does.

    Raises SheetProblem and OSError.
    """
    tables = []
    for sheet in list_sheets(path):
        first = list(sheet_rows(path, sheet, HEADING_ROWS))
        if first:
            rows = partial(sheet_rows, path, sheet)
            found = _understood(first, chosen) or Table(rows)
            tables.append(_with_habits(replace(found, rows=rows, sheet=sheet)))
    return tuple(tables)


def find_markup(
    path: Path, encoding: str, chosen: Sequence[tuple[str, str]] = ()
) -> tuple[Table, ...]:
    """Return how to read each table of contacts in a file of HTML or Excel's old XML.

    Raises OSError.
    """
    tables = []
    for number in range(1, count_tables(path, encoding) + 1):
        rows = partial(markup_rows, path, encoding, number)
        found = _understood(list(islice(rows(), HEADING_ROWS)), chosen)
        if found is not None:
            tables.append(_with_habits(replace(found, rows=rows, encoding=encoding)))
    return tuple(tables)


def _with_habits(table: Table) -> Table:
    def rows() -> Iterator[Row]:
        return (row for row in table.rows() if row.line > table.heading_line)

    found = deal_rows.find_habits(table.mapping, rows, is_float=bool(table.sheet))
    return replace(table, habits=found, is_month_first=order_of_days(table.mapping, rows, _DAYS))


def _understood(found: Sequence[Row], chosen: Sequence[tuple[str, str]]) -> Table | None:
    """Return what the first rows tell of a table, None when it holds no contacts."""
    rows = [row for row in found if not row.problem]
    if not rows:
        return None
    wished = dict(chosen)
    columns, mapping, line = find_heading(rows, wished)
    mapping = tuple((column, _wished(wished, column, field)) for column, field in mapping)
    if not names_contact(mapping):
        return None
    return Table(
        lambda: iter(rows),
        columns,
        mapping,
        line,
        is_family_first=_is_family_first(rows, mapping, line),
    )


def _is_family_first(rows: Sequence[Row], mapping: Sequence[tuple[str, str]], line: int) -> bool:
    whole = [index for index, (_, field) in enumerate(mapping) if field == "name"]
    return writes_family_first(
        row.cells[index]
        for row in rows
        for index in whole[:1]
        if row.line > line and index < len(row.cells)
    )


def _wished(wished: Mapping[str, str], column: str, field: str) -> str:
    """Return what a column holds; one of sales that becomes a field is one of the deals."""
    wish = wished.get(column, field)
    return "deal" if wish == MAKE_FIELD and field.partition(":")[0] == "deal" else wish


def read_table(
    name: str, table: Table, *, number: int = 0, first: int = 0, keeps_rows: bool = True
) -> Iterator[Pending]:
    """Yield the rows as contacts, in order.

    name: of the file, for the records' places, which are lines. number: the line behind which to
    go on. first: is added to the lines, to number the rows of all sheets of a workbook on.
    keeps_rows: contacts carry their row as it stands; what is rejected does always.
    Raises OSError.
    """
    where = f"{name} › {table.sheet}" if table.sheet else name
    if not table.mapping:
        rejection = Rejection(Place(where), "sheet-without-contacts")
        if first + 1 > number:
            yield Pending(first + 1, 0, 0, lambda: Reading(rejection))
        return
    people = _people(table)
    for row in table.rows():
        if row.line <= table.heading_line or first + row.line <= number:
            continue
        if _repeats_heading(row, table):
            continue
        yield from _of_row(first + row.line, Place(where, row.line), row, table, people, keeps_rows)


def _of_row(
    number: int,
    place: Place,
    row: Row,
    table: Table,
    people: Mapping[str, Person],
    keeps_rows: bool,  # noqa: FBT001 - one of the table's own
) -> Iterator[Pending]:
    """Yield a record for each who is named in the row, at least one, and one for its sale."""
    if reason := _tells_nobody(row.cells):
        left_out = Rejection(place, reason, row=_as_it_stands(row, table))
        yield Pending(number, 0, row.bytes_done, lambda: Reading(left_out))
        return
    has_deal = _has_deal(row, table)
    is_wanted = not has_deal or deal_rows.tells_more(row, table.mapping)
    for whose, person in people.items():
        if is_wanted or (whose and _is_named(row, table, whose)):
            for one in _rows_of(row, table, whose):
                read = partial(read_row, one, table, place, person, keeps_row=keeps_rows)
                yield Pending(number, 0, row.bytes_done, read)
        is_wanted = False
    if has_deal:
        read_deal = partial(_read_deal, row, table, place, people)
        yield Pending(number, 0, row.bytes_done, read_deal)


def _rows_of(row: Row, table: Table, whose: str) -> tuple[Row, ...]:
    return (row,) if whose else rows_of_people(row, table.mapping)


def _tells_nobody(cells: Sequence[str]) -> str:
    """Return the reason why a row is nobody's, "" where it is somebody's."""
    if is_total(cells):
        return "row-is-total"
    return "row-is-footer" if is_footer(cells) else ""


def _has_deal(row: Row, table: Table) -> bool:
    return table.habits is not None and deal_rows.tells_of_deal(row, table.mapping)


def _repeats_heading(row: Row, table: Table) -> bool:
    """Say whether the heading stands in the table again, as on each page of a printed list."""
    is_alike = bool(table.heading_line and row.cells and clean(row.cells[0]) == table.columns[0])
    return is_alike and len(table.columns) > 1 and column_names(row.cells) == table.columns


def _people(table: Table) -> dict[str, Person]:
    """Return whom a row tells of, as the columns number them."""
    persons = dict.fromkeys(split_person(field)[0] for _, field in table.mapping)
    if "" not in persons or not names_contact(_fields_of(table, "")):
        persons.pop("", None)
    order = table.is_month_first
    return {person: person_of(_fields_of(table, person), order) for person in persons}


def _read_deal(row: Row, table: Table, place: Place, people: Mapping[str, Person]) -> Reading:
    plain = replace(row, cells=tuple(map(plain_value, row.cells)))
    first = people.get("") or person_of(_fields_of(table, ""))
    others = [person for whose, person in people.items() if whose and _is_named(row, table, whose)]
    firsts = [filled(one.cells, first) for one in _rows_of(row, table, "")]
    persons = [*firsts, *(filled(row.cells, person) for person in others)]
    habits = table.habits or DealHabits()
    result = deal_rows.deal_of(plain, table.mapping, habits, persons, place)
    return Reading(replace(result, row=_as_it_stands(row, table)))


def _fields_of(table: Table, person: str) -> list[tuple[str, str]]:
    """Return the columns that tell of one of the row's people: theirs, and the firm's."""
    found = []
    for column, field in table.mapping:
        whose, plain = split_person(field)
        is_shared = not whose and plain.partition(":")[0] in _SHARED
        found.append((column, plain if whose == person or is_shared else IGNORED))
    return found


def _is_named(row: Row, table: Table, person: str) -> bool:
    pairs = zip(table.mapping, row.cells, strict=False)
    return any(split_person(field)[0] == person and cell.strip() for (_, field), cell in pairs)


def read_row(row: Row, table: Table, place: Place, person: Person, *, keeps_row: bool) -> Reading:
    """Return the contact in a row. person: which of its people."""
    if row.problem:
        return Reading(Rejection(place, row.problem, row=tuple(("", c) for c in row.cells)))
    width, cells = len(table.columns), row.cells
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        details: dict[str, str | int | float] = {"cells": len(cells), "columns": width}
        return Reading(Rejection(place, "row-too-wide", details, _as_it_stands(row, table)))
    builder = filled(cells, person)
    if table.is_family_first:
        builder.part_name(name_halves(builder.names.get("name", "")))
    result = builder.row(place, ("row-short",) if len(cells) < width else ())
    if isinstance(result, RawRecord) and _has_deal(row, table):
        result = replace(result, is_mention=result.contact is not None)
    if keeps_row or isinstance(result, Rejection):
        result = replace(result, row=_as_it_stands(row, table))
    return Reading(result)


def _as_it_stands(row: Row, table: Table) -> tuple[tuple[str, str], ...]:
    """Return the cells that are written in, each with its column; "" beyond the last column."""
    pairs = zip_longest(table.columns, row.cells, fillvalue="")
    return tuple((column, cell) for column, cell in pairs if cell.strip())
