"""The contacts as a table: filters, order, columns, typing over, many at once; all by keyboard."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from core.domain.change import Kind
from core.domain.contact import CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind
from core.domain.money import Money
from core.domain.view import BulkDeed, Condition, Group, Operator
from desktop.desk import Desk
from desktop.dialogs.columns_dialog import ColumnsDialog
from desktop.dialogs.condition_dialog import ConditionDialog
from desktop.dialogs.name_dialog import NameDialog
from desktop.window.main_window import MainWindow

Key = Qt.Key


@pytest.fixture
def seats(desk: Desk) -> Field:
    field = desk.fields.add(Field("Seats", FieldKind.NUMBER))
    for name, tags, count in (("Ada", ("VIP",), "12"), ("Bo", (), "3"), ("Cem", ("VIP",), "")):
        contact = desk.contacts.add(
            Contact(name, tags=tags, companies=(CompanyLink("Zinc", "Buyer"),))
        )
        desk.fields.set_values(Kind.CONTACT, contact.id, [(field.id, count)])
    return field


@pytest.fixture
def opened(window: Callable[[], MainWindow], seats: Field, qtbot: QtBot) -> MainWindow:
    del seats
    opened = window()
    opened.actions_.contacts_table.trigger()
    qtbot.waitUntil(lambda: names(opened) == ["Ada", "Bo", "Cem"])
    return opened


def names(window: MainWindow) -> list[str]:
    grid = window.pages.records_table.grid
    for row in range(grid.rowCount()):
        grid.index(row, 0).data()  # being looked at is what makes a table ask
    return [str(grid.index(row, 0).data()) for row in range(grid.rowCount())]


def settled(qtbot: QtBot, window: MainWindow, wanted: list[str]) -> None:
    qtbot.waitUntil(lambda: names(window) == wanted)


def test_the_table_and_the_list_show_the_same_people_by_one_key(
    opened: MainWindow, qtbot: QtBot
) -> None:
    table = opened.pages.records_table.table
    table.setFocus()
    table.selectRow(1)
    qtbot.keyClick(table, Key.Key_Return)

    assert opened.pages.contact.isVisible()
    assert opened.pages.contact._name.text() == "Bo"
    opened.actions_.contacts_table.trigger()
    assert opened.pages.records_table.isVisible()


def test_a_filter_is_built_changed_and_taken_away_by_keyboard(
    opened: MainWindow, qtbot: QtBot
) -> None:
    bar = opened.pages.records_table.filters
    bar.add.setFocus()
    qtbot.keyClick(bar.add, Key.Key_Space)
    dialog = opened.findChild(ConditionDialog)
    assert dialog is not None
    dialog.place.setCurrentIndex(dialog.place.findData("tags"))
    assert isinstance(dialog.value, QLineEdit)
    qtbot.keyClicks(dialog.value, "vip")
    qtbot.keyClick(dialog.value, Key.Key_Return)

    settled(qtbot, opened, ["Ada", "Cem"])
    assert bar.chips[0].text() == "Tags is vip"

    qtbot.keyClick(bar.chips[0], Key.Key_Delete)
    settled(qtbot, opened, ["Ada", "Bo", "Cem"])


def test_a_header_sorts_and_sorts_back_and_the_empty_stay_last(
    opened: MainWindow, qtbot: QtBot, seats: Field
) -> None:
    screen = opened.screens.records
    dialog_columns = ("name", f"field:{seats.id}", "tags")
    opened.pages.records_table.columns.click()
    dialog = opened.findChild(ColumnsDialog)
    assert dialog is not None
    assert set(dialog_columns[1:2]) <= {
        dialog.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(dialog.list.count())
    }
    dialog.chosen.emit(dialog_columns)
    dialog.accept()
    settled(qtbot, opened, ["Ada", "Bo", "Cem"])
    header = opened.pages.records_table.table.horizontalHeader()
    assert opened.pages.records_table.grid.headerData(1, Qt.Orientation.Horizontal) == "Seats"

    header.sectionClicked.emit(1)
    settled(qtbot, opened, ["Bo", "Ada", "Cem"])
    header.sectionClicked.emit(1)
    settled(qtbot, opened, ["Ada", "Bo", "Cem"])
    assert screen.shown.is_descending


def test_a_cell_is_typed_over_and_words_that_are_no_number_change_nothing(
    opened: MainWindow, qtbot: QtBot, seats: Field, desk: Desk
) -> None:
    said: list[str] = []
    opened._reporter.reported.connect(lambda what, *_: said.append(what))
    screen, view = opened.screens.records, opened.pages.records_table
    place = f"field:{seats.id}"
    screen._show(screen.shown.__class__(columns=("name", place)))
    settled(qtbot, opened, ["Ada", "Bo", "Cem"])
    index = view.grid.index(2, 1)

    for words in ("seven", "7"):
        view.table.setFocus()
        view.table.setCurrentIndex(index)
        qtbot.keyClick(view.table, Key.Key_F2)
        editor = view.table.findChild(QLineEdit)
        assert editor is not None
        assert editor.accessibleName() == "Seats"
        qtbot.keyClicks(editor, words)
        qtbot.keyClick(editor, Key.Key_Return)
        QApplication.sendPostedEvents()
        qtbot.waitUntil(lambda: view.table.findChild(QLineEdit) is None)

    assert said == ["“Seats” takes a number."]
    cem = desk.contacts.list_contacts("")[2]
    assert [value.value for value in cem.values] == [7.0]
    desk.history.undo()
    assert desk.contacts.get(cem.id).values == ()


def test_marked_contacts_are_changed_as_one_step(
    opened: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    view = opened.pages.records_table
    view.table.selectRow(1)
    assert view._bulk.isVisible()
    view.tag.click()
    dialog = opened.screens.bulk.dialog
    assert dialog is not None
    assert dialog.change().deed is BulkDeed.ADD_TAG
    dialog.go.click()
    assert dialog.problem.text().startswith("A tag needs a name.")

    qtbot.keyClicks(dialog.value, "vip")
    dialog.go.click()
    assert [person.tags for person in desk.contacts.list_contacts("")] == [("VIP",)] * 3

    qtbot.waitUntil(lambda: bool(opened.pages.records_table.grid.record(0)))
    view.table.selectAll()
    assert opened.screens.records.selection().filter == Group()
    view.archive.click()
    assert opened.screens.bulk.dialog is not None
    opened.screens.bulk.dialog.go.click()
    assert all(person.is_archived for person in desk.contacts.list_contacts(""))
    desk.history.undo()
    assert not any(person.is_archived for person in desk.contacts.list_contacts(""))


def test_rows_nobody_looked_at_are_marked_too(
    opened: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened.pages.records_table
    view.table.selectRow(1)
    monkeypatch.setattr(view.grid, "key_at", lambda _row: 0)

    runs = opened.screens.records.selection()

    assert runs == [(1, 1)]
    assert desk.views.list_ids(opened.screens.records.shown, runs) == (
        desk.contacts.list_contacts("")[1].id,
    )


def test_a_view_is_saved_chosen_again_and_forgotten(
    opened: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    view, screen = opened.pages.records_table, opened.screens.records
    screen._on_filter(Group((Condition("tags", Operator.IS, "VIP"),)))
    view.save.click()
    dialog = opened.findChild(NameDialog)
    assert dialog is not None
    qtbot.keyClicks(dialog.name, "Important")
    qtbot.keyClick(dialog.name, Key.Key_Return)
    qtbot.waitUntil(lambda: view.views.currentText() == "Important")

    view.views.setCurrentIndex(0)
    view.views.activated.emit(0)
    settled(qtbot, opened, ["Ada", "Bo", "Cem"])
    row = view.views.findText("Important")
    view.views.setCurrentIndex(row)
    view.views.activated.emit(row)
    settled(qtbot, opened, ["Ada", "Cem"])

    view.forget.click()
    qtbot.waitUntil(lambda: view.views.findText("Important") < 0)
    desk.history.undo()
    assert desk.views.find_view("important").view.filter.parts


def test_the_rows_are_saved_as_a_table(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    to = tmp_path / "people.csv"
    opened.screens.records.files = SimpleNamespace(save_file=lambda *_: to)

    opened.pages.records_table.export.click()

    qtbot.waitUntil(to.exists)
    with to.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [row[0] for row in rows] == ["Name", "Ada", "Bo", "Cem"]


def test_a_thousand_rows_are_asked_for_a_page_at_a_time(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot
) -> None:
    for number in range(130):
        desk.contacts.add(Contact(f"P{number:03}"))
    opened = window()
    opened.actions_.contacts_table.trigger()
    grid = opened.pages.records_table.grid
    qtbot.waitUntil(lambda: grid.rowCount() == 130)

    assert grid.record(0) is not None
    assert grid.record(129) is None
    grid.index(129, 0).data()
    qtbot.waitUntil(lambda: grid.index(129, 0).data() == "P129")


def test_a_file_without_contacts_is_not_blamed_on_conditions(
    window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    shown = window()
    shown.actions_.go_contacts.trigger()
    shown.actions_.contacts_table.trigger()
    qtbot.waitUntil(shown.is_settled)

    assert shown.pages.records_table._empty._title.text() == "No contacts yet"
    empty, add = shown.pages.records_table._empty, shown.pages.records_table._add
    assert [kind for kind, button in add.items() if button.isVisibleTo(empty)] == [Kind.CONTACT]


def about(window: MainWindow, kind: Kind) -> None:
    box = window.pages.records_table.about
    box.setCurrentIndex(box.findData(kind.value))
    box.activated.emit(box.currentIndex())


def test_the_table_is_about_companies_and_deals_as_well(
    opened: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    desk.deals.add(Deal("Ovens", company_name="Acme", amount=Money(120_000, "EUR")))
    view = opened.pages.records_table

    about(opened, Kind.COMPANY)
    settled(qtbot, opened, ["Acme", "Zinc"])
    assert [view.views.itemText(row) for row in range(view.views.count())] == [
        "All companies", "With open deals", "Gone quiet",
    ]  # fmt: skip
    assert view._total.text() == "2 companies"
    about(opened, Kind.DEAL)
    settled(qtbot, opened, ["Ovens"])
    amount = [place.name for place in view.grid.places].index("amount")
    assert view.grid.index(0, amount).data() == "€1,200"

    view.grid.setData(view.grid.index(0, amount), "1300")
    qtbot.waitUntil(lambda: view.grid.index(0, amount).data() == "€1,300")
    view.table.setFocus()
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Key.Key_Return)
    assert opened.pages.deals_page.isVisible()

    opened.actions_.contacts_table.trigger()
    settled(qtbot, opened, ["Ovens"])
    about(opened, Kind.CONTACT)
    settled(qtbot, opened, ["Ada", "Bo", "Cem"])


def test_marked_companies_get_a_tag_and_go_to_no_archive(
    opened: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    desk.deals.add(Deal("Ovens", company_name="Acme"))
    view = opened.pages.records_table
    about(opened, Kind.COMPANY)
    settled(qtbot, opened, ["Acme", "Zinc"])
    view.table.selectAll()
    assert not view.archive.isVisibleTo(view)

    view.tag.click()
    dialog = opened.screens.bulk.dialog
    assert dialog is not None
    assert [dialog.deed.itemData(row) for row in range(dialog.deed.count())] == [
        "add-tag", "remove-tag", "set",
    ]  # fmt: skip
    assert isinstance(dialog.value, QLineEdit)
    dialog.value.setText("vip")
    dialog.go.click()

    tags = [place.name for place in view.grid.places].index("tags")
    qtbot.waitUntil(lambda: [view.grid.index(row, tags).data() for row in (0, 1)] == ["VIP"] * 2)
    desk.history.undo()
    assert [firm.tags for firm in desk.contacts.list_companies()] == [(), ()]


def test_marked_deals_are_set_to_a_stage_as_one_step(
    opened: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    ids = [desk.deals.add(Deal(title))[0].id for title in ("Doors", "Ovens")]
    about(opened, Kind.DEAL)
    settled(qtbot, opened, ["Doors", "Ovens"])
    view, screen = opened.pages.records_table, opened.screens.bulk
    view.table.selectAll()
    view.set_field.click()
    qtbot.waitUntil(lambda: screen.dialog is not None)
    dialog = screen.dialog
    assert dialog is not None
    assert dialog.deed.currentData() == BulkDeed.SET
    dialog.place.setCurrentIndex(dialog.place.findData("stage"))
    assert isinstance(dialog.value, QComboBox)
    dialog.value.setCurrentIndex(dialog.value.findData("Proposal"))
    dialog.go.click()

    stage = desk.deals.find_stage("Proposal").id
    qtbot.waitUntil(lambda: {desk.deals.get(each).stage_id for each in ids} == {stage})
    desk.history.undo()
    assert stage not in {desk.deals.get(each).stage_id for each in ids}


def test_a_table_of_deals_is_one_again_after_a_restart(
    opened: MainWindow, qtbot: QtBot, desk: Desk
) -> None:
    desk.deals.add(Deal("Ovens"))
    about(opened, Kind.DEAL)
    settled(qtbot, opened, ["Ovens"])
    kept = opened.screens.records.open_work()

    about(opened, Kind.CONTACT)
    settled(qtbot, opened, ["Ada", "Bo", "Cem"])
    opened.screens.records.resume(kept)
    opened.screens.records.show()

    settled(qtbot, opened, ["Ovens"])
