"""Where a place of a view stands in the file, and the three tables that a view can be about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, null, select
from sqlalchemy.orm import InstrumentedAttribute

from core.domain.change import Kind
from core.domain.view import Place
from core.storage.rows.sales_tables import DealRow
from core.storage.rows.tables import CompanyRow, ContactRow

AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Root:
    """The table of what a view is about. name, name_key: what its records are called."""

    row: Any
    name: Any
    name_key: Any


ROOTS: dict[Kind, Root] = {
    Kind.CONTACT: Root(ContactRow, ContactRow.name, ContactRow.name_key),
    Kind.COMPANY: Root(CompanyRow, CompanyRow.name, CompanyRow.name_key),
    Kind.DEAL: Root(DealRow, DealRow.title, DealRow.title_key),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a place stands.

    column: what is compared. owner: the record's id beside it; None for a column of the root.
    joins: further tables, each with what ties it to those before it: its own column first.
    conditions: which rows count.
    beside: the same where the record is known already, so that its own rows are looked at and no
    index over everybody's (None: as conditions).
    ordered: the column that gives the order, where it isn't the one compared. only: which of a
    record's several rows does.
    picks: which of several values is shown; None for all of them.
    written: the column that is shown, where it isn't the one compared. form: how texts are brought
    into the compared form: "key" folded, "company" and "name" as these are matched, "" as they are;
    AMOUNT of sums that each say their currency.
    """

    place: Place
    column: Any
    owner: Any = None
    joins: tuple[tuple[Any, Any], ...] = ()
    conditions: tuple[ColumnElement[bool], ...] = ()
    beside: tuple[ColumnElement[bool], ...] | None = None
    ordered: Any = None
    only: tuple[ColumnElement[bool], ...] = ()
    picks: Callable[[list[str]], str] | None = None
    written: Any = None
    form: str = ""

    @property
    def order(self) -> Any:  # noqa: ANN401 - a SQL column
        """The column that gives the order."""
        return self.column if self.ordered is None else self.ordered

    @property
    def is_plain(self) -> bool:
        """Whether it is a column of the root as it is stored, which an index can answer."""
        is_stored = isinstance(self.column, InstrumentedAttribute)
        return self.owner is None and is_stored and self.form != AMOUNT


def owners_of(source: Source, *, is_beside: bool = False, walks: bool = False) -> Any:  # noqa: ANN401 - a selectable
    """Return the statement that gives the records that have a value in the place.

    is_beside: it will be asked about records that are named. walks: the table that gives the order
    is to be walked through by its index, so that nothing in it is looked up by its number.
    """
    statement = select(source.owner)
    for table, tie in source.joins:
        is_walked = walks and table is source.order.class_
        tied = func.nullif(tie.left, null()) == tie.right
        statement = statement.join(table, tied if is_walked else tie)
    is_other = is_beside and source.beside is not None
    return statement.where(*(source.beside or ()) if is_other else source.conditions)
