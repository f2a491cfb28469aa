"""A view's conditions as statements. Every value is bound; names of places never reach SQL.

A condition on rows that belong to records can be asked in two ways: "is the record among those that
have such a row" reads all of these rows first, which is best while they are few; "has the record
such a row" is looked up for each record that comes by, which is best while nearly every one has it
and the table's order leads. Which of them are few is counted first, no further
than FEW.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, and_, exists, false, func, not_, null, or_, select, true
from sqlalchemy.orm import Session, aliased

from core.domain import money
from core.domain.change import Kind
from core.domain.field import Field, FieldKind
from core.domain.view import Condition, Group, Operator, Place, PlaceKind
from core.errors import UserError
from core.storage.finding import search
from core.storage.rows.sales_tables import DealRow
from core.storage.views import view_places
from core.storage.views.view_linked import ANYWHERE
from core.storage.views.view_source import AMOUNT, ROOTS, Source, owners_of
from core.text import field_text
from core.text.amounts import read_money
from core.text.normalise import company_key, fold, name_key

FEW = 1000
_MOST_HITS = 20_000
_MOST_DAYS = 100_000
# What is stored in the form in which it is compared.
_STORED_SO = ("email", "person.email", "domain", "company.domain")
# What is asked, and of which of these it is the opposite.
_OPPOSITES = {
    Operator.IS_NOT: Operator.IS,
    Operator.LACKS: Operator.HOLDS,
    Operator.EMPTY: Operator.FILLED,
    Operator.NOT_WITHIN_DAYS: Operator.WITHIN_DAYS,
}


class Conditions:
    """Turns conditions into an expression over the table of what a view is about."""

    def __init__(self, session: Session, about: Kind, today: date) -> None:
        self.root, self.sources = ROOTS[about], view_places.load(session, about)
        self._session, self._about, self._today = session, about, today
        self._few: dict[Condition, bool] = {}

    def for_walking(self, group: Group) -> ColumnElement[bool]:
        """Return the expression for reading the first rows in some order."""
        return self._of(group, self._leading(group) or frozenset())

    def has_few(self, group: Group) -> bool:
        """Say whether few enough are known to answer to begin with them."""
        return self._leading(group) is not None

    def on_row(self, condition: Condition, source: Source) -> ColumnElement[bool]:
        """Return the expression for a row of the place itself, which has a value."""
        operator, is_opposite = self._positive(condition)
        made: ColumnElement[bool] = self._compared(source, operator, condition.value)(source.column)
        return not_(made) if is_opposite else made

    def for_all(self, group: Group) -> ColumnElement[bool]:
        """Return the expression for reading, or counting, everybody who answers."""
        return self._of(group, frozenset(group.conditions()))

    def _of(self, part: Condition | Group, leading: frozenset[Condition]) -> ColumnElement[bool]:
        if isinstance(part, Group):
            made = [self._of(inner, leading) for inner in part.parts]
            if not made:
                return true()
            return or_(*made) if part.is_any else and_(*made)
        operator, is_opposite = self._positive(part)
        expression: ColumnElement[bool] = self._positively(part, operator, part in leading)
        return not_(expression) if is_opposite else expression

    def _positive(self, condition: Condition) -> tuple[Operator, bool]:
        """Return the operator without its "not", and whether it had one."""
        place = view_places.get(self.sources, condition.place).place
        if place.kind is PlaceKind.YES_NO:
            # Who has no answer has not said yes.
            return Operator.IS, not _is_yes(place, condition.value)
        operator = _OPPOSITES.get(condition.operator, condition.operator)
        return operator, operator is not condition.operator

    def _positively(
        self,
        condition: Condition,
        operator: Operator,
        is_leading: bool,  # noqa: FBT001 - private
    ) -> Any:  # noqa: ANN401 - a condition on a column of any type
        source, row = view_places.get(self.sources, condition.place), self.root.row
        if source.place.name == ANYWHERE:
            question = search.question_of(condition.value)
            return row.id.in_(search.find_ids(self._session, question, self._about, _MOST_HITS))
        compared = self._compared(source, operator, condition.value)
        if source.is_plain and is_leading:
            those = aliased(row)
            column = getattr(those, source.column.key)
            return row.id.in_(select(those.id).where(compared(column)))
        if source.owner is None and not source.is_plain:
            return compared(source.column)
        if source.owner is None:
            # Beside a leading order the column's own index would only be in the way.
            return compared(func.nullif(source.column, null()))
        rows = owners_of(source, is_beside=not is_leading).where(compared(source.column))
        if is_leading:
            # Of a deal without a company, say: one unknown would make "not among them" unknown.
            return row.id.in_(rows.where(source.owner.is_not(None)))
        return exists(rows.where(source.owner == row.id).correlate(row))

    def _leading(self, part: Condition | Group) -> frozenset[Condition] | None:
        """Return few enough conditions to begin with, None when there are none."""
        if isinstance(part, Condition):
            if part not in self._few:
                self._few[part] = self._is_few(part)
            return frozenset([part]) if self._few[part] else None
        found = (self._leading(inner) for inner in part.parts)
        if not part.is_any:
            return next((leading for leading in found if leading is not None), None)
        leading = frozenset[Condition]()
        for inner in found:
            if inner is None:
                return None
            leading |= inner
        return leading or None

    def _is_few(self, condition: Condition) -> bool:
        source = view_places.get(self.sources, condition.place)
        operator, is_opposite = self._positive(condition)
        if source.place.name == ANYWHERE:
            return True
        if is_opposite or (source.owner is None and not source.is_plain):
            return False
        compared = self._compared(source, operator, condition.value)(source.column)
        whole: Any = select(self.root.row.id)
        rows = whole if source.owner is None else owners_of(source)
        first = rows.where(compared).limit(FEW + 1).subquery()
        return (self._session.scalar(select(func.count()).select_from(first)) or 0) <= FEW

    def _compared(self, source: Source, operator: Operator, value: str) -> Any:  # noqa: ANN401
        """Return the function that gives a column's condition. Raises UserError as reading does."""
        kind = source.place.kind
        if operator is Operator.FILLED:
            is_text = kind in (PlaceKind.TEXT, PlaceKind.CHOICE, PlaceKind.TAG)
            return lambda column: column != "" if is_text else column.is_not(None)
        if kind is PlaceKind.YES_NO:
            return lambda column: column == 1
        if kind in (PlaceKind.DATE, PlaceKind.MOMENT):
            return _between(*self._limits(source, operator, value))
        if kind in (PlaceKind.NUMBER, PlaceKind.MONEY):
            return _numbers(source, operator, value)
        if not value.strip():
            raise UserError("view-value-empty")
        return _texts(source, operator, value)

    def _limits(self, source: Source, operator: Operator, value: str) -> tuple[object, object]:
        """Return the first and what comes after the last as the column has them.

        Moments are the days' midnights of this machine's time zone.
        """
        first, after_last = self._days(source.place, operator, value)
        if source.place.kind is PlaceKind.MOMENT:
            return _midnight(first), _midnight(after_last)
        if isinstance(source.column.type, Date):
            return first, after_last
        return first and first.isoformat(), after_last and after_last.isoformat()

    def _days(
        self, place: Place, operator: Operator, value: str
    ) -> tuple[date | None, date | None]:
        """Return the first day and the day after the last, None for no limit."""
        today, day = self._today, timedelta(days=1)
        if operator is Operator.THIS_MONTH:
            first = today.replace(day=1)
            return first, (first + 31 * day).replace(day=1)
        if operator is Operator.WITHIN_DAYS:
            return today - day * _read_days(place, value), today + day
        if operator is Operator.NEXT_DAYS:
            return today, today + day * (_read_days(place, value) + 1)
        told = _read(Field(_label(place), FieldKind.DATE), value)
        if not isinstance(told, date):
            raise UserError("view-value-empty")
        first_day = None if operator is Operator.AT_MOST else told
        after_last = None if operator is Operator.AT_LEAST else told + day
        return first_day, after_last


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time()).astimezone()


def _between(first: Any, after_last: Any) -> Any:  # noqa: ANN401 - days or moments
    def compare(column: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any column
        limits = [column >= first] if first is not None else []
        limits += [column < after_last] if after_last is not None else []
        return and_(true(), *limits)

    return compare


def _ordered(operator: Operator, value: float) -> Any:  # noqa: ANN401 - a function of a column
    if operator is Operator.AT_LEAST:
        return lambda column: column >= value
    if operator is Operator.AT_MOST:
        return lambda column: column <= value
    return lambda column: column == value


def _numbers(source: Source, operator: Operator, value: str) -> Any:  # noqa: ANN401 - as above
    if source.form == AMOUNT:
        return _amounts(operator, value)
    return _ordered(operator, _read_number(source.place, value))


def _amounts(operator: Operator, value: str) -> Any:  # noqa: ANN401 - a function of a column
    """Compare sums that each say their currency with "1000", in any, or "1000 EUR", in this one."""
    wanted = read_money(value)
    if wanted is None:
        raise UserError("amount-unreadable", words=value)

    def compare(column: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any column
        unusual = [code for _, codes in money.UNUSUAL for code in codes]
        parts = [
            and_(is_meant, _ordered(operator, int(wanted.amount.scaleb(digits)))(column))
            for digits, is_meant in (
                (2, DealRow.currency.not_in(unusual)),
                *((digits, DealRow.currency.in_(codes)) for digits, codes in money.UNUSUAL),
            )
        ]
        is_named = [DealRow.currency == wanted.currency] if wanted.currency else []
        return and_(or_(*parts), *is_named)

    return compare


def _texts(source: Source, operator: Operator, value: str) -> Any:  # noqa: ANN401 - as above
    if source.form == "name":
        return _names(operator, value)
    if source.place.name == "phone":
        digits = "".join(char for char in value if char.isdecimal()).lstrip("0")
        if not digits:
            return lambda _column: false()
        if operator is Operator.IS:
            return lambda column: column.endswith(digits, autoescape=True)
        return lambda column: column.contains(digits, autoescape=True)
    wanted = _in_form(source, operator, value)
    is_plain = not source.form and source.place.name not in _STORED_SO

    def compare(column: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any column
        compared = func.lower(column) if is_plain and source.place.choices == () else column
        if operator is Operator.IS:
            return compared == wanted
        if operator is Operator.BEGINS:
            return compared.startswith(wanted, autoescape=True)
        return compared.contains(wanted, autoescape=True)

    return compare


def _in_form(source: Source, operator: Operator, value: str) -> str:
    if source.form == "company":
        key = company_key(value)
        return key if operator is Operator.IS else key or fold(value).strip()
    if source.form == "key":
        return field_text.sort_key(value)
    return value.strip().lower()


def _names(operator: Operator, value: str) -> Any:  # noqa: ANN401 - a function of a column
    """Compare with a name's key, in which the words are sorted: each must be there."""
    if operator is Operator.IS:
        return lambda column: column == name_key(value)
    words = name_key(value).split() or [fold(value).strip()]
    if operator is Operator.BEGINS:
        return lambda column: or_(
            column.startswith(words[0], autoescape=True),
            column.contains(f" {words[0]}", autoescape=True),
        )
    return lambda column: and_(*(column.contains(word, autoescape=True) for word in words))


def _label(place: Place) -> str:
    return place.label or place.name


def _is_yes(place: Place, value: str) -> bool:
    return _read(Field(_label(place), FieldKind.YES_NO), value) is True


def _read(field: Field, value: str) -> object:
    found = field_text.read(field, value)
    if found is None:
        raise UserError("view-value-empty")
    return found


def _read_number(place: Place, value: str) -> float:
    kind = FieldKind.MONEY if place.kind is PlaceKind.MONEY else FieldKind.NUMBER
    found = _read(Field(_label(place), kind, currency=place.currency), value)
    assert isinstance(found, int | float)  # noqa: S101 - what the two kinds are read as
    return found


def _read_days(place: Place, value: str) -> int:
    days = _read_number(Place(_label(place), PlaceKind.NUMBER), value)
    return max(0, min(int(days), _MOST_DAYS))
