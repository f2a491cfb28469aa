"""Where a place of a view stands in the file, and the three tables that a view can be about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, ParamSpec, cast

from sqlalchemy import ColumnElement, func, null, select
from sqlalchemy.orm import InstrumentedAttribute

from core.domain.change import Kind
from core.domain.view import Place
from core.storage.kept import name_orders

AMOUNT = "amount"

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Root:
    """The table of what a view is about. name: what its records are called.

    order: by what they stand in lists, in a table of its own. ordered: whose that is there.
    """

    row: Any
    name: Any
    order: Any
    ordered: Any


ROOTS: dict[Kind, Root] = {
    kind: Root(named.record, named.name, named.key, named.owner)
    for kind, named in name_orders.NAMED.items()
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a place stands.

    column: what is compared. owner: the record's id beside it; None for a column of the root.
    joins: further tables, each with what ties it to those before it: its own column first.
    conditions: which rows count.
    beside: the same where the record is known already, so that its own rows are looked at and no
    index over everybody's (None: as conditions).
    ordered: the column that gives the order, where it isn't the one compared. ordering: its table
    and what ties that, where it isn't joined anyway. only: which of a record's several rows does.
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
    ordering: tuple[Any, Any] | None = None
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


def made_once(make: Callable[P, Iterable[Source]]) -> Callable[P, tuple[Source, ...]]:
    """Keep what this makes: the expressions of the same columns are the same for every page."""
    kept = cache(lambda *args, **more: tuple(make(*args, **more)))
    return cast("Callable[P, tuple[Source, ...]]", wraps(make)(kept))


def owners_of(source: Source, *, is_beside: bool = False) -> Any:  # noqa: ANN401 - a selectable
    """Return the statement that gives the records that have a value in the place.

    is_beside: it will be asked about records that are named.
    """
    statement = select(source.owner)
    for table, tie in source.joins:
        statement = statement.join(table, tie)
    is_other = is_beside and source.beside is not None
    return statement.where(*(source.beside or ()) if is_other else source.conditions)


def in_order_of(source: Source, *, walks: bool) -> Any:  # noqa: ANN401 - a selectable
    """Return the statement that gives those records and what puts them in order.

    walks: the table that gives the order is to be walked through by its index.
    """
    statement = select(source.owner)
    for table, tie in (*source.joins, *filter(None, [source.ordering])):
        is_walked = walks and table is source.order.class_
        statement = statement.join(table, walked(tie) if is_walked else tie)
    return statement.with_only_columns(source.owner, source.order).where(*source.conditions)


def walked(tie: Any) -> Any:  # noqa: ANN401 - a condition
    """Return what ties a table, its own column first, so that nothing is looked up there by it."""
    return func.nullif(tie.left, null()) == tie.right
