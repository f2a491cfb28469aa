"""A column of rows, each of a record: what is shown on stays as it is, only what is new is made."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.words import dates

Record = TypeVar("Record", bound=Hashable)
Row = TypeVar("Row", bound=QWidget)
AT_ONCE = 12


class KeptRows(Generic[Record, Row]):
    """The rows at the beginning of a column. Of the records no two are alike.

    make: makes a record's row, with the column's widget for a parent.
    """

    def __init__(self, column: QBoxLayout, make: Callable[[Record, QWidget], Row]) -> None:
        self._column, self._make = column, make
        self._rows: dict[Record, Row] = {}
        self._order: list[Record] = []
        self._day = dates.today()

    def rows(self) -> list[Row]:
        """Return the rows in their order."""
        return [self._rows[record] for record in self._order]

    def forget(self) -> None:
        """End every row: they would look otherwise now."""
        self._leave(())

    def show(self, records: Sequence[Record]) -> Iterator[None]:
        """Show these records in this order; a step after each row that is made."""
        if self._day != dates.today():  # what was said of today is said of yesterday
            self.forget()
            self._day = dates.today()
        self._leave(records)
        parent = self._column.parentWidget()
        assert parent is not None  # noqa: S101 - rows are shown once the column is laid out
        for at, record in enumerate(records):
            if at < len(self._order) and self._order[at] == record:
                continue
            row, is_new = self._rows.get(record), record not in self._rows
            if row is None:
                row = self._rows[record] = self._make(record, parent)
            else:
                self._order.remove(record)
            self._order.insert(at, record)
            self._column.insertWidget(at, row)
            if is_new:
                yield

    def _leave(self, records: Sequence[Record]) -> None:
        """End the rows of all others; Qt does so a turn later, and until then none is painted."""
        wanted = set(records)
        for record in [one for one in self._order if one not in wanted]:
            self._order.remove(record)
            row = self._rows.pop(record)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()


def some_at_once(steps: Iterator[None], first: int = AT_ONCE) -> Iterator[None]:
    """Join steps: so many at first, then as many as hold nobody up."""
    for count, _ in enumerate(steps, 1):
        if count >= first and (count - first) % AT_ONCE == 0:
            yield
