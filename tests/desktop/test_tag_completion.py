"""Tags are offered while one is typed: in every dialog and cell, by keyboard, named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.domain.change import Kind
from core.domain.contact import Contact
from core.domain.deal import Deal
from core.domain.field import Field, FieldKind
from core.domain.view import BulkDeed
from desktop.desk import Desk
from desktop.dialogs.bulk_dialog import BulkDialog
from desktop.dialogs.deal_dialog import DealDialog
from desktop.dialogs.name_dialog import NameDialog
from desktop.routines.tag_completion import TagCompletion
from desktop.window.main_window import MainWindow
from desktop.wiring import Wiring

Key = Qt.Key


@pytest.fixture
def tagged(desk: Desk) -> None:
    desk.contacts.add(Contact("Ada", tags=("Café", "Partner")))
    desk.contacts.add(Contact("Bo", tags=("Partner", "Important")))
    desk.deals.add(Deal("Chairs", tags=("定制",)))


@pytest.fixture
def line(qtbot: QtBot, frame: QWidget, wiring: Wiring, desk: Desk, tagged: None) -> QLineEdit:
    del tagged
    line = QLineEdit(frame)
    TagCompletion(line, _with_tags(wiring, desk))
    frame.show()
    line.setFocus()
    return line


def _with_tags(wiring: Wiring, desk: Desk) -> Wiring:
    return Wiring(
        wiring.data_lane,
        wiring.model_lane,
        wiring.import_lane,
        wiring.changes,
        wiring.actions,
        wiring.reporter,
        list_tags=desk.fields.list_tags,
    )


def completion(line: QWidget) -> TagCompletion:
    (found,) = line.findChildren(TagCompletion)
    return found


def offered(line: QLineEdit) -> list[str]:
    popup = completion(line).popup
    model = popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] * popup.isVisible()


def compose(line: QLineEdit, text: str) -> None:
    """Write as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def test_tags_that_begin_so_come_first_then_those_with_the_letters_in_them(
    qtbot: QtBot, line: QLineEdit
) -> None:
    qtbot.keyClicks(line, "pa")
    assert offered(line) == ["Partner"]

    qtbot.keyClicks(line, "q")
    assert offered(line) == []

    line.clear()
    qtbot.keyClicks(line, "r")
    assert offered(line) == ["Partner", "Important"]


def test_down_and_enter_write_the_tag_at_the_cursor_and_leave_the_others(
    qtbot: QtBot, line: QLineEdit
) -> None:
    line.setText("new shop, cafe，定制")
    line.setCursorPosition(len("new shop, ca"))
    qtbot.keyClick(line, Key.Key_Delete)
    qtbot.keyClick(line, Key.Key_F)
    assert offered(line) == ["Café"]

    popup = completion(line).popup
    qtbot.keyClick(popup, Key.Key_Down)
    qtbot.keyClick(popup, Key.Key_Return)

    assert line.text() == "new shop, Café，定制"
    assert not popup.isVisible()


def test_a_tag_that_stands_there_already_is_not_offered_again(
    qtbot: QtBot, line: QLineEdit
) -> None:
    line.setText("partner, ")

    qtbot.keyClicks(line, "r")

    assert offered(line) == ["Important"]


def test_the_list_has_a_name_for_who_listens(line: QLineEdit) -> None:
    compose(line, "定")

    assert offered(line) == ["定制"]
    assert completion(line).popup.accessibleName() == "Tags there are"


def test_a_new_deals_dialog_offers_tags_and_has_the_owners_fields(
    qtbot: QtBot, desk: Desk, tagged: None, window: Callable[[], MainWindow]
) -> None:
    del tagged
    desk.fields.add(Field("Seats", FieldKind.NUMBER, record_kind=Kind.DEAL))
    opened = window()
    opened.actions_.new_deal.trigger()
    dialog = opened.findChild(DealDialog)
    assert dialog is not None
    dialog.title.setText("Forty chairs")
    qtbot.keyClicks(dialog.tags, "par")
    qtbot.waitUntil(lambda: offered(dialog.tags) == ["Partner"])
    qtbot.keyClick(completion(dialog.tags).popup, Key.Key_Down)
    qtbot.keyClick(completion(dialog.tags).popup, Key.Key_Return)
    (seats,) = dialog.form.editors.values()
    assert isinstance(seats, QLineEdit)
    seats.setText("many")
    dialog._save.click()
    assert dialog.form.problem.isVisibleTo(dialog)

    seats.setText("40")
    dialog._save.click()

    (made,) = [
        one for line in desk.deals.list_by_stage() for one in line.deals if one.tags[0] == "Partner"
    ]
    assert [(value.name, value.text) for value in made.values] == [("Seats", "40")]


def test_the_dialog_of_many_offers_tags(
    qtbot: QtBot, tagged: None, window: Callable[[], MainWindow]
) -> None:
    del tagged
    opened = window()
    opened.actions_.contacts_table.trigger()
    table = opened.pages.records_table
    qtbot.waitUntil(lambda: table.grid.rowCount() == 2)
    table.table.selectAll()
    table.tag.click()
    qtbot.waitUntil(lambda: opened.screens.bulk.dialog is not None)
    dialog: BulkDialog = opened.screens.bulk.dialog
    assert dialog.deed.currentData() == BulkDeed.ADD_TAG.value

    assert isinstance(dialog.value, QLineEdit)
    qtbot.keyClicks(dialog.value, "imp")

    qtbot.waitUntil(lambda: offered(dialog.value) == ["Important"])
    dialog.reject()


def test_a_tag_that_is_renamed_is_offered_the_others_there_are(
    window: Callable[[], MainWindow], qtbot: QtBot, desk: Desk, tagged: None
) -> None:
    del tagged
    opened = window()
    opened.actions_.go_settings.trigger()
    important = next(tag for tag in desk.fields.list_tags() if tag.name == "Important")

    opened.pages.settings.fields.rename_requested.emit(important)
    dialog = opened.findChild(NameDialog)
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "part")
    assert offered(dialog.name) == ["Partner"]
    completion(dialog.name).completer.activated[str].emit("Partner")
    dialog._save.click()

    assert sorted(tag.name for tag in desk.fields.list_tags()) == ["Café", "Partner", "定制"]


def test_a_cell_of_tags_offers_them_and_keeps_what_is_chosen(
    qtbot: QtBot, desk: Desk, tagged: None, window: Callable[[], MainWindow]
) -> None:
    del tagged
    opened = window()
    opened.actions_.contacts_table.trigger()
    table = opened.pages.records_table
    qtbot.waitUntil(lambda: table.grid.rowCount() == 2 and table.grid.record(0) is not None)
    column = [place.name for place in table.grid.places].index("tags")
    table.table.setCurrentIndex(table.grid.index(0, column))
    table.table.edit(table.grid.index(0, column))
    (cell,) = [one for one in table.table.findChildren(QLineEdit) if one.isVisible()]
    cell.setText("Café, ")
    qtbot.keyClicks(cell, "imp")
    qtbot.waitUntil(lambda: offered(cell) == ["Important"])

    qtbot.keyClick(completion(cell).popup, Key.Key_Down)
    qtbot.keyClick(completion(cell).popup, Key.Key_Return)
    assert cell.text() == "Café, Important"
    qtbot.keyClick(cell, Key.Key_Return)

    qtbot.waitUntil(lambda: desk.contacts.list_contacts("", 1, 0)[0].tags == ("Café", "Important"))
    QApplication.processEvents()
