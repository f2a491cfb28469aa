"""The rows of tables that web programs call spreadsheets: HTML, or Excel's XML of 2003, as ".xls".

One pass of the standard library's parser, which survives any nesting, a block at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from core.ingest.table_rows import MAX_COLUMNS, MAX_FIELD_CHARS, Row

MAX_TABLES = 20
BLOCK_CHARS = 1 << 16

_START = re.compile(
    r"^\s*(?:<\?[^>]*>\s*|<![^>]*>\s*)*<(?:html|table|meta|head|div|style|(?:\w+:)?workbook)\b",
    re.IGNORECASE,
)
_ROWS, _CELLS = frozenset(["tr", "row"]), frozenset(["td", "th", "cell"])
_TABLES = frozenset(["table", "worksheet"])
_UNSEEN = frozenset(["script", "style", "title", "comment"])
_BREAKS = frozenset(["br", "p", "div", "li"])


def is_markup(text: str) -> bool:
    """Say whether a file that begins so holds tables in HTML or in Excel's old XML."""
    return bool(_START.match(text.lstrip("\ufeff")[:4_000]))


def count_tables(path: Path, encoding: str) -> int:
    """Return how many tables the file has, at most 20. Raises OSError."""
    return max((table for table, _ in _all_rows(path, encoding)), default=0)


def markup_rows(path: Path, encoding: str, table: int) -> Iterator[Row]:
    """Yield the rows of one table that are not empty, numbered within it. table: from 1."""
    return (row for number, row in _all_rows(path, encoding) if number == table)


def _all_rows(path: Path, encoding: str) -> Iterator[tuple[int, Row]]:
    parser = _Tables()
    done = 0
    with path.open(encoding=encoding, errors="replace") as text:
        while block := text.read(BLOCK_CHARS):
            parser.feed(block)
            done += len(block)
            yield from parser.taken(done)
    parser.close()
    parser.end_row()
    yield from parser.taken(done)


class _Tables(HTMLParser):
    """Collects the rows of tables; one within a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._table = self._line = self._depth = 0
        self._cells: list[str] | None = None
        self._text: list[str] | None = None
        self._unseen = 0
        self._size = 0
        self._spans: dict[int, tuple[int, str]] = {}
        self._span = (1, 1)
        self._found: list[tuple[int, int, tuple[str, ...]]] = []

    def taken(self, bytes_done: int) -> Iterator[tuple[int, Row]]:
        found, self._found = self._found, []
        for table, line, cells in found:
            if any(cells) and table <= MAX_TABLES:
                yield table, Row(line, cells, bytes_done)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = tag.rpartition(":")[2]
        if name in _UNSEEN:
            self._unseen += 1
        elif name in _TABLES and self._text is None:
            self._begin_table(name)
        elif name in _ROWS and self._depth <= 1:
            self._begin_row(dict(attrs))
        elif name in _CELLS and self._depth <= 1:
            self._begin_cell(dict(attrs))
        elif name in _TABLES:
            self._depth += 1
        elif name in _BREAKS and self._text:
            self._text.append("\n")

    def _begin_table(self, name: str) -> None:
        """Note a table; in Excel's XML it is the worksheet around it that counts."""
        if name == "worksheet" or not self._depth:
            self._table += 1
            self._line, self._spans = 0, {}
        self._depth = 1

    def _begin_row(self, attributes: dict[str, str | None]) -> None:
        self.end_row()
        self._line = max(self._line + 1, _number(attributes.get("ss:index"), 0))
        self._cells, self._size = [], 0

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if self._cells is None:
            self._begin_row({})
        cells = self._cells or []
        place = _number(attributes.get("ss:index"), 0) - 1
        cells += [""] * min(max(place - len(cells), 0), MAX_COLUMNS)
        while (held := self._spans.get(len(cells))) and held[0] >= self._line:
            cells.append(held[1])
        self._cells, self._text = cells, []
        down = _number(attributes.get("rowspan"), 1) + _number(attributes.get("ss:mergedown"), 0)
        across = _number(attributes.get("colspan"), 1)
        self._span = (down, across + _number(attributes.get("ss:mergeacross"), 0))

    def _end_cell(self) -> None:
        if self._text is None or self._cells is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        text = "\n".join(filter(None, lines))
        down, across = self._span
        if down > 1:
            self._spans[len(self._cells)] = (self._line + down - 1, text)
        self._cells += [text, *[""] * (min(across, MAX_COLUMNS) - 1)]
        self._text = None

    def end_row(self) -> None:
        self._end_cell()
        if self._cells is not None:
            self._found.append((self._table or 1, self._line, tuple(self._cells[:MAX_COLUMNS])))
        self._cells = None

    def handle_endtag(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif name in _TABLES and self._depth > 1:
            self._depth -= 1
        elif name in _CELLS and self._depth <= 1:
            self._end_cell()
        elif name in _ROWS and self._depth <= 1:
            self.end_row()
        elif name in _TABLES:
            self.end_row()
            self._depth = 0

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._unseen and self._size < MAX_FIELD_CHARS:
            self._text.append(data)
            self._size += len(data)


def _number(value: str | None, otherwise: int) -> int:
    text = (value or "").strip()
    return min(int(text), MAX_COLUMNS) if text.isascii() and text.isdecimal() else otherwise
