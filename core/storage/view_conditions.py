"""A view's conditions as statements. Every value is bound; names of places never reach SQL.

A condition on rows that belong to contacts can be asked in two ways: "is the contact among those
who have such a row" reads all of these rows first, which is best while they are few; "has the
contact such a row" is looked up for each contact that comes by, which is best while nearly
everybody has one and the table's order leads. Which of them are few is counted first, no further
than FEW.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, not_, null, or_, select, true
from sqlalchemy.orm import Session, aliased

from core.domain.change import Kind
from core.domain.field import Field, FieldKind
from core.domain.view import Condition, Group, Operator, Place, PlaceKind
from core.errors import UserError
from core.storage import search, view_places
from core.storage.tables import ContactRow
from core.storage.view_places import Source, owners_of
from core.text import field_text
from core.text.normalise import company_key, fold, name_key

FEW = 1000
_MOST_HITS = 20_000
_MOST_DAYS = 100_000
# What is asked, and of which of these it is the opposite.
_OPPOSITES = {
    Operator.IS_NOT: Operator.IS,
    Operator.LACKS: Operator.HOLDS,
    Operator.EMPTY: Operator.FILLED,
    Operator.NOT_WITHIN_DAYS: Operator.WITHIN_DAYS,
}


class Conditions:
    """Turns one view's conditions into an expression over `contacts`."""

    def __init__(self, session: Session, sources: Mapping[str, Source], today: date) -> None:
        self._session, self._sources, self._today = session, sources, today

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
        expression = self._positively(part, operator, part in leading)
        return not_(expression) if is_opposite else expression

    def _positive(self, condition: Condition) -> tuple[Operator, bool]:
        """Return the operator without its "not", and whether it had one."""
        place = view_places.get(self._sources, condition.place).place
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
    ) -> ColumnElement[bool]:
        source = view_places.get(self._sources, condition.place)
        if source.place.name == view_places.ANYWHERE:
            question = search.question_of(condition.value)
            found = search.find_ids(self._session, question, Kind.CONTACT, _MOST_HITS)
            return ContactRow.id.in_(found)
        compared = self._compared(source, operator, condition.value)
        if source.owner is None and is_leading:
            those = aliased(ContactRow)
            column = getattr(those, source.column.key)
            return ContactRow.id.in_(select(those.id).where(compared(column)))
        if source.owner is None:
            # Beside a leading order the column's own index would only be in the way.
            made: ColumnElement[bool] = compared(func.nullif(source.column, null()))
            return made
        rows = owners_of(source, is_beside=not is_leading).where(compared(source.column))
        if is_leading:
            return ContactRow.id.in_(rows)
        return exists(rows.where(source.owner == ContactRow.id).correlate(ContactRow))

    def _leading(self, part: Condition | Group) -> frozenset[Condition] | None:
        """Return few enough conditions to begin with, None when there are none."""
        if isinstance(part, Condition):
            return frozenset([part]) if self._is_few(part) else None
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
        source = view_places.get(self._sources, condition.place)
        operator, is_opposite = self._positive(condition)
        if source.place.name == view_places.ANYWHERE:
            return True
        if is_opposite:
            return False
        compared = self._compared(source, operator, condition.value)(source.column)
        rows = select(ContactRow.id) if source.owner is None else owners_of(source)
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
        if kind is PlaceKind.MOMENT:
            return _between(*self._moments(source.place, operator, value))
        if kind is PlaceKind.DATE:
            days = self._days(source.place, operator, value)
            return _between(*(day and day.isoformat() for day in days))
        if kind in (PlaceKind.NUMBER, PlaceKind.MONEY):
            return _ordered(operator, _read_number(source.place, value))
        if not value.strip():
            raise UserError("view-value-empty")
        return _texts(source, operator, value)

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

    def _moments(
        self, place: Place, operator: Operator, value: str
    ) -> tuple[datetime | None, datetime | None]:
        """Return the days' midnights of this machine's time zone."""
        first, after_last = self._days(place, operator, value)
        return _midnight(first), _midnight(after_last)


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
    is_plain = not source.form and source.place.name not in ("email", "company.domain")

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
