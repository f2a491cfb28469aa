"""The rows of a text table: delimiter found, quotes read, a quote left open harms one row only."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from core.ingest.encoding import file_encoding

MAX_FIELD_CHARS = 1_000_000
MAX_ROW_LINES = 100
SAMPLE_LINES = 60
MAX_COLUMNS = 2_000

_DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    line: of its beginning, from 1. problem: a key when it could not be read; its one cell is then
        the line as it stands.
    bytes_done: about how far in the file it ended.
    """

    line: int
    cells: tuple[str, ...]
    bytes_done: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class TableShape:
    """How a table is written. first_line: the first one that is not "sep=;", from 0."""

    encoding: str
    delimiter: str
    first_line: int = 0


def find_shape(path: Path) -> TableShape:
    """Return encoding and delimiter. Raises OSError."""
    encoding = file_encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        lines = [line for line, _ in zip(text, range(SAMPLE_LINES), strict=False)]
    if lines:
        first = lines[0].lstrip("\ufeff").strip()
        if first.lower().startswith("sep=") and len(first) == 5:
            return TableShape(encoding, first[4], 1)
    return TableShape(encoding, _find_delimiter(lines))


def _find_delimiter(lines: list[str]) -> str:
    """Return the delimiter that gives the most columns in the most rows."""
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = Counter(
            len(cells)
            for line in lines
            if line.strip()
            for cells in [_split(line.rstrip("\r\n"), delimiter)]
        )
        if not widths:
            continue
        width, count = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        share = count / sum(widths.values())
        score = share * share * min(width, 10) if width > 1 else 0.0
        if score > best_score:
            best, best_score = delimiter, score
    return best


def read_rows(path: Path, shape: TableShape) -> Iterator[Row]:
    """Yield the rows that are not empty, the heading too. Raises OSError."""
    with path.open(encoding=shape.encoding, errors="replace", newline=None) as text:
        lines = _Lines(text)
        for _ in range(shape.first_line):
            lines.take()
        width, blanks = 0, f"{shape.delimiter}\"' \ufeff\t"
        while (first := lines.take()) is not None:
            if not first.strip(blanks) or ("---" in first and not first.strip(f"{blanks}-:+=")):
                continue  # nothing, or a line that was drawn below the heading
            row = _row(lines, first, shape.delimiter, width)
            width = width or len(row.cells)
            yield row


class _Lines:
    """Lines that can be taken and given back, with their numbers."""

    def __init__(self, text: Iterator[str]) -> None:
        self._text = text
        self._returned: list[str] = []
        self.number = 0
        self.bytes_done = 0

    def take(self) -> str | None:
        line = self._returned.pop() if self._returned else next(self._text, None)
        if line is None:
            return None
        self.number += 1
        self.bytes_done += _bytes_of(line)
        return line.removeprefix("\ufeff").rstrip("\n") if self.number == 1 else line.rstrip("\n")

    def give_back(self, lines: list[str]) -> None:
        for line in reversed(lines):
            self._returned.append(f"{line}\n")
            self.number -= 1
            self.bytes_done -= _bytes_of(line) + 1


def _bytes_of(line: str) -> int:
    return len(line) if line.isascii() else len(line.encode("utf-8", "replace"))


def _row(lines: _Lines, first: str, delimiter: str, width: int) -> Row:
    """Read a row that begins with this line and may go on for more lines inside quotes."""
    start = lines.number
    if '"' not in first and len(first) <= MAX_FIELD_CHARS:
        return _checked(start, _split(first, delimiter), lines.bytes_done)
    taken: list[str] = []
    whole = first
    while _is_open(whole, delimiter) and len(taken) < MAX_ROW_LINES:
        if len(whole) > MAX_FIELD_CHARS:
            break
        line = lines.take()
        if line is None:
            break
        taken.append(line)
        whole = f"{whole}\n{line}"
    cells = _split(whole, delimiter)
    is_closed = not _is_open(whole, delimiter)
    is_odd = len(cells) != width or _closes_within_word(whole, delimiter)
    is_wrong = bool(taken) and bool(width) and is_odd
    if is_closed and not (is_wrong and _are_rows(taken, delimiter, width)):
        return _checked(start, cells, lines.bytes_done)
    # A quote was left open: only the line it stands in is bad, what follows are rows of their own.
    lines.give_back(taken)
    return Row(start, (first,), lines.bytes_done, "row-quote-open")


def _checked(line: int, cells: list[str], bytes_done: int) -> Row:
    if len(cells) > MAX_COLUMNS or len(max(cells, key=len, default="")) > MAX_FIELD_CHARS:
        return Row(line, (), bytes_done, "row-too-large")
    return Row(line, tuple(cells), bytes_done)


def _are_rows(lines: list[str], delimiter: str, width: int) -> bool:
    return any(len(_split(line, delimiter)) == width for line in lines)


def _is_open(text: str, delimiter: str) -> bool:
    """Whether the text ends inside quotes; a quote in the middle of a bare field is a letter."""
    return any(end < 0 for end in _closing_quotes(text, delimiter))


def _closes_within_word(text: str, delimiter: str) -> bool:
    """Whether a quote ends where no field does: it was meant to open the next one."""
    ends = [end for end in _closing_quotes(text, delimiter) if end >= 0]
    return any(text[end + 1 : end + 2] not in ("", " ", "\n", delimiter) for end in ends)


def _closing_quotes(text: str, delimiter: str) -> Iterator[int]:
    """Yield where the quotes close that fields begin with, -1 at last for one that doesn't."""
    position, length = 0, len(text) if '"' in text else 0
    while position < length:
        if text[position] == '"':
            end = _closing_quote(text, position + 1)
            yield end
            if end < 0:
                return
            position = end + 1
        found = text.find(delimiter, position)
        if found < 0:
            return
        position = found + 1
        while text.startswith(" ", position):
            position += 1


def _closing_quote(text: str, position: int) -> int:
    while (found := text.find('"', position)) >= 0:
        if not text.startswith('""', found):
            return found
        position = found + 2
    return -1


def _split(text: str, delimiter: str) -> list[str]:
    if '"' not in text and text.isprintable():
        # No quotes, no odd line ends: what the library would say, in a fraction of its time.
        cells = text.split(delimiter)
        has_space = f"{delimiter} " in text or text.startswith(" ")
        return [cell.lstrip(" ") for cell in cells] if has_space else cells
    csv.field_size_limit(max(MAX_FIELD_CHARS * 2, csv.field_size_limit()))
    reader = csv.reader(
        text.replace("\0", "").splitlines(keepends=True), delimiter=delimiter, skipinitialspace=True
    )
    try:
        return [cell for row in reader for cell in row] or [""]
    except csv.Error:
        return text.split(delimiter)
