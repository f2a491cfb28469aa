"""Views: which records, in which order, with which columns; and changes to many at once.

A view is about contacts, companies or deals. A place is the name of what a condition or column
looks at: one of the names in `core/storage/views/view_places.py` ("name", "company",
"last_contact"), or a field of the owner's own: "field:12" of the record, "company.field:12" of its
companies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from core.domain.change import Kind


class Operator(StrEnum):
    """How a condition compares; also the words of a saved view."""

    IS = "is"
    IS_NOT = "is-not"
    HOLDS = "holds"
    LACKS = "lacks"
    BEGINS = "begins"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    WITHIN_DAYS = "within-days"
    NOT_WITHIN_DAYS = "not-within-days"
    NEXT_DAYS = "next-days"
    THIS_MONTH = "this-month"
    FILLED = "filled"
    EMPTY = "empty"


WITHOUT_VALUE = frozenset({Operator.FILLED, Operator.EMPTY, Operator.THIS_MONTH})


class PlaceKind(StrEnum):
    """What stands in a place: which operators fit, and how it is typed."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes-no"
    CHOICE = "choice"
    TAG = "tag"
    WORDS = "words"


_ORDERED = (
    Operator.IS, Operator.AT_LEAST, Operator.AT_MOST, Operator.FILLED, Operator.EMPTY,
)  # fmt: skip
_TIMES = (
    Operator.WITHIN_DAYS, Operator.NOT_WITHIN_DAYS, Operator.THIS_MONTH, Operator.AT_LEAST,
    Operator.AT_MOST, Operator.FILLED, Operator.EMPTY,
)  # fmt: skip
OPERATORS: dict[PlaceKind, tuple[Operator, ...]] = {
    PlaceKind.TEXT: (
        Operator.HOLDS, Operator.LACKS, Operator.IS, Operator.IS_NOT, Operator.BEGINS,
        Operator.FILLED, Operator.EMPTY,
    ),
    PlaceKind.NUMBER: _ORDERED,
    PlaceKind.MONEY: _ORDERED,
    PlaceKind.DATE: (Operator.NEXT_DAYS, Operator.IS, *_TIMES),
    PlaceKind.MOMENT: _TIMES,
    PlaceKind.YES_NO: (Operator.IS,),
    PlaceKind.CHOICE: (Operator.IS, Operator.IS_NOT, Operator.FILLED, Operator.EMPTY),
    PlaceKind.TAG: (Operator.IS, Operator.IS_NOT, Operator.FILLED, Operator.EMPTY),
    PlaceKind.WORDS: (Operator.HOLDS,),
}  # fmt: skip
"""Which operators a place of a kind takes, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. value: as `core.text.field_text` reads it; "" where the operator needs none.

    Days are a whole number, days of the calendar ISO 8601, yes and no "yes" and "no".
    """

    place: str
    operator: Operator
    value: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions of which all, or any, must hold; none hold for everybody."""

    parts: tuple[Condition | Group, ...] = ()
    is_any: bool = False

    def conditions(self) -> Iterator[Condition]:
        """Yield every condition in it, however deep."""
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.conditions()
            else:
                yield part


DEFAULT_COLUMNS: dict[Kind, tuple[str, ...]] = {
    Kind.CONTACT: ("name", "company", "email", "phone", "tags", "last_contact"),
    Kind.COMPANY: ("name", "domain", "tags", "people", "open_deals", "last_contact"),
    Kind.DEAL: ("name", "company", "stage", "amount", "state", "expected_on", "tags"),
}
"""What a view can be about, and what a new one shows of it."""


@dataclass(frozen=True, slots=True)
class View:
    """A question, and how its answer is laid out.

    sort: the place that gives the order. about: CONTACT, COMPANY or DEAL.
    """

    filter: Group = Group()
    columns: tuple[str, ...] = DEFAULT_COLUMNS[Kind.CONTACT]
    sort: str = "name"
    is_descending: bool = False
    about: Kind = Kind.CONTACT


def everything(about: Kind) -> View:
    """Return the view of all records of a kind, with its usual columns."""
    return View(columns=DEFAULT_COLUMNS[about], about=about)


@dataclass(frozen=True, slots=True)
class SavedView:
    """A view under a name. id: 0 of a ready-made one, whose name is its key then."""

    id: int
    name: str
    view: View


@dataclass(frozen=True, slots=True)
class Place:
    """A place that can be asked about.

    label: a field's name, "" of what every record has. choices: what it can hold, if that's set.
    is_column: can stand in a table; is_sortable: a table can be in its order. is_editable: can be
    typed over in a table; is_settable: can be set for many at once. currency: of money, "" where
    each sum says its own.
    """

    name: str
    kind: PlaceKind
    label: str = ""
    choices: tuple[str, ...] = ()
    currency: str = ""
    is_column: bool = True
    is_sortable: bool = False
    is_editable: bool = False
    is_settable: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A row of the answer, to go on behind it. rank: 0 with a value to sort by, 1 without one."""

    row: int
    rank: int
    value: str | float | int | date | datetime | None
    record_id: int


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A record as a table shows it. cells: the columns' texts, as `field_text` writes them."""

    record_id: int
    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ViewPage:
    """Rows of a view, and where its last one stands (None when there are none)."""

    rows: tuple[ViewRow, ...]
    last: Anchor | None


@dataclass(frozen=True, slots=True)
class Selection:
    """Which records of a kind: those named, or all that answer a filter but the left out."""

    ids: tuple[int, ...] = ()
    filter: Group | None = None
    left_out: tuple[int, ...] = ()
    about: Kind = Kind.CONTACT


class BulkDeed(StrEnum):
    """What can be done to many records at once: the archive is for contacts only."""

    ADD_TAG = "add-tag"
    REMOVE_TAG = "remove-tag"
    SET = "set"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"


TAGGING = frozenset({BulkDeed.ADD_TAG, BulkDeed.REMOVE_TAG})


@dataclass(frozen=True, slots=True)
class BulkChange:
    """A change to many. place: what SET sets. value: the tag, or what is set ("" empties it)."""

    deed: BulkDeed
    value: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class BulkReport:
    """What a change to many did. step_id: the undo step, 0 when nothing was changed."""

    chosen: int
    changed: int
    step_id: int = 0
    is_complete: bool = True
