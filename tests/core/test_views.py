"""Views: who answers which condition, in which order, with which columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.domain.change import Kind
from core.domain.view import Anchor, Condition, Group, Operator, View
from core.errors import UserError
from core.storage.database import Database
from core.storage.views import view_conditions
from tests.core.conftest import Grow
from tests.core.view_book import Book, fill


@pytest.fixture(scope="module")
def starting_file(grow: Grow) -> Path:
    return grow(fill)


@pytest.fixture
def book(database: Database) -> Book:
    return Book(database)


_ASKED = (
    ("tags", Operator.IS, "VIP", "AB"),
    ("tags", Operator.IS_NOT, "vip", "CDE"),
    ("tags", Operator.EMPTY, "", "CE"),
    ("company", Operator.HOLDS, "acm", "BD"),
    ("company", Operator.IS, "Zinc", "AB"),
    ("company", Operator.EMPTY, "", "CE"),
    ("role", Operator.IS, "buyer", "AB"),
    ("name", Operator.HOLDS, "AD", "A"),
    ("name", Operator.BEGINS, "e", "E"),
    ("email", Operator.HOLDS, "Dana@", "D"),
    ("last_contact", Operator.WITHIN_DAYS, "30", "B"),
    ("last_contact", Operator.NOT_WITHIN_DAYS, "30", "ACDE"),
    ("last_contact", Operator.FILLED, "", "AB"),
    ("last_direction", Operator.IS, "incoming", "AB"),
    ("waits_since", Operator.FILLED, "", "AB"),
    ("messages", Operator.AT_LEAST, "2", "B"),
    ("created", Operator.WITHIN_DAYS, "1", "ABCDE"),
    ("archived", Operator.IS, "yes", ""),
    ("anywhere", Operator.HOLDS, "zinc", "AB"),
)


@pytest.mark.parametrize("few", [1000, 0])
def test_conditions_find_whom_they_say(
    book: Book, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked in both ways: beginning with the few, and along the order."""
    monkeypatch.setattr(view_conditions, "FEW", few)
    answers = [
        book.names(Condition(place, operator, value)) for place, operator, value, _ in _ASKED
    ]

    assert answers == [names for *_, names in _ASKED]


_ASKED_OF_FIELDS = (
    ("seats", Operator.AT_LEAST, "12", "AD"),
    ("seats", Operator.AT_MOST, "12", "AB"),
    ("seats", Operator.EMPTY, "", "CE"),
    ("due", Operator.NEXT_DAYS, "30", "A"),
    ("due", Operator.WITHIN_DAYS, "30", "B"),
    ("plan", Operator.IS, "large", "AD"),
    ("plan", Operator.IS_NOT, "Large", "BCE"),
)


@pytest.mark.parametrize("few", [1000, 0])
def test_conditions_ask_about_the_owners_own_fields(
    book: Book, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_conditions, "FEW", few)
    answers = [
        book.names(Condition(book.place(getattr(book, field)), operator, value))
        for field, operator, value, _ in _ASKED_OF_FIELDS
    ]

    assert answers == [names for *_, names in _ASKED_OF_FIELDS]


@pytest.mark.parametrize("few", [1000, 0])
def test_conditions_are_joined_by_all_and_any(
    book: Book, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view_conditions, "FEW", few)
    vip = Condition("tags", Operator.IS, "vip")
    large = Condition(book.place(book.plan), Operator.IS, "Large")
    quiet = Condition("last_contact", Operator.NOT_WITHIN_DAYS, "30")

    assert book.names(vip, large) == "A"
    assert book.names(Group((vip, large), is_any=True)) == "ABD"
    assert book.names(Group((vip, large), is_any=True), quiet) == "AD"


def test_who_has_nothing_to_sort_by_comes_last_both_ways(book: Book) -> None:
    seats = book.place(book.seats)

    assert book.names(sort=seats) == "BADCE"
    assert book.names(sort=seats, down=True) == "DABCE"
    assert book.names(sort="company") == "BDACE"
    assert book.names(sort="last_contact", down=True) == "BACDE"
    assert book.names(sort="name", down=True) == "EDCBA"


def test_pages_behind_an_anchor_and_jumps_give_the_same_rows(book: Book) -> None:
    for sort in ("name", "company", "last_contact", book.place(book.seats)):
        for down in (False, True):
            view = View(sort=sort, is_descending=down)
            whole = _row_ids(book, view, 100)
            after, walked = None, []
            for row in range(6):
                page = book.views.page(view, 1, row, after)
                walked += [found.record_id for found in page.rows]
                after = page.last or after
            first = book.views.page(view, 1).last

            assert walked == whole
            for start in range(1, 6):
                assert _row_ids(book, view, 2, start) == whole[start : start + 2]
                assert _row_ids(book, view, 9, start, first) == whole[start:]


def _row_ids(
    book: Book, view: View, limit: int, row: int = 0, after: Anchor | None = None
) -> list[int]:
    return [found.record_id for found in book.views.page(view, limit, row, after).rows]


def test_cells_show_what_stands_in_the_columns(book: Book) -> None:
    columns = ("name", "company", "tags", "email", book.place(book.seats), "messages", "field:99")
    view = View(Group((Condition("name", Operator.IS, "Bo"),)), columns)

    row = book.views.page(view, 9).rows[0]

    assert row.cells == ("Bo", "Acme; Zinc GmbH", "Press; vip", "bo@x.example", "3", "2", "")


def test_text_from_outside_is_only_compared_never_run(book: Book) -> None:
    for words in ("' OR 1=1 --", '"; DROP TABLE contacts', "%", "_"):
        for place in ("name", "tags", "company", "email", book.place(book.plan)):
            assert book.names(Condition(place, Operator.HOLDS, words)) == ""


def test_a_condition_on_a_field_that_is_gone_is_refused_not_left_out(book: Book) -> None:
    gone = Group((Condition(book.place(book.plan), Operator.IS, "Large"),))
    book.fields.remove(book.plan.id)

    with pytest.raises(UserError, match="view-place-missing"):
        book.views.page(View(gone), 10)

    book.history.undo()
    assert book.views.count(View(gone)) == 2


def test_ready_made_views_say_who_waits_who_is_quiet_and_who_is_new(book: Book) -> None:
    answers = {
        saved.name: "".join(row.name[0] for row in book.views.page(saved.view, 10).rows)
        for saved in book.views.list_views()
        if saved.view.about is Kind.CONTACT
    }

    assert answers == {"all": "ABCDE", "waiting": "AB", "quiet": "A", "upset": "", "new": "EDCBA"}
