"""In the window: duplicates side by side, merged with a key, kept apart with a key, taken apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.contact import Channel, ChannelKind, Contact, Detail
from desktop.desk import Desk
from desktop.dialogs.duplicates_dialog import DuplicatesDialog
from desktop.window.main_window import MainWindow

pytestmark = pytest.mark.slow

LINE = Channel(ChannelKind.PHONE, "+44 20 7946 0001")
HERS = Channel(ChannelKind.EMAIL, "ada@home.example")


@pytest.fixture
def twins(desk: Desk) -> tuple[int, int]:
    desk.contacts.add(Contact("Charles Babbage"))
    ada = desk.contacts.add(Contact("Ada Lovelace", channels=(LINE,), language="en"))
    return ada.id, desk.contacts.add(
        Contact("Ada Lovelce", channels=(LINE, HERS), language="fr")
    ).id


@pytest.fixture
def dialog(window: Callable[[], MainWindow], twins: tuple[int, int]) -> DuplicatesDialog:
    opened = window()
    opened.actions_.find_duplicates.trigger()
    found = opened.screens.duplicates.dialog
    assert found is not None
    # The list asks for its rows when it is painted.
    opened.screens.duplicates._on_page_wanted(0)
    return found


def test_a_group_is_shown_side_by_side_with_its_reasons(
    dialog: DuplicatesDialog, twins: tuple[int, int]
) -> None:
    table = dialog.preview.table
    heads = [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())]

    assert dialog.table.rowCount() == 1
    shown = dialog.table.record(0)
    assert shown is not None
    assert dialog.table.spoken(shown).startswith("Ada Lovelace, Ada Lovelce, names 9")
    assert "same phone" in dialog.table.spoken(shown)
    assert heads == [f"Contact {twins[0]}", f"Contact {twins[1]}", "Together"]


def test_one_key_merges_and_the_chosen_name_is_kept(
    dialog: DuplicatesDialog, desk: Desk, twins: tuple[int, int], qtbot: QtBot
) -> None:
    dialog.preview.choices["name"].setCurrentIndex(1)
    qtbot.keyClick(dialog, Qt.Key.Key_M)

    joined = desk.contacts.get(twins[0])
    assert joined.name == "Ada Lovelce"
    assert Detail("also known as", "Ada Lovelace") in joined.details
    assert HERS in joined.channels
    assert desk.contacts.count_contacts() == 2
    assert dialog.table.rowCount() == 0


def test_one_key_says_different_people_and_the_group_never_comes_back(
    dialog: DuplicatesDialog, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_D)
    assert dialog.table.rowCount() == 0

    dialog.again.click()
    dialog.slider.setValue(dialog.slider.minimum())

    assert dialog.table.rowCount() == 0
    assert desk.contacts.count_contacts() == 3


def test_a_merge_is_taken_apart_from_the_list_of_merges(
    dialog: DuplicatesDialog, desk: Desk, twins: tuple[int, int], qtbot: QtBot
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_M)
    dialog.merges_tab.click()
    dialog.merges.buttons[0].click()

    assert desk.contacts.get(twins[1]).name == "Ada Lovelce"
    assert dialog.merges.buttons == []
    assert dialog.table.rowCount() == 1


def test_the_slider_looks_again_with_another_threshold(
    dialog: DuplicatesDialog, desk: Desk, qtbot: QtBot
) -> None:
    desk.contacts.add(Contact("Grace Hopper"))
    desk.contacts.add(Contact("Grace Hoper"))
    dialog.again.click()
    assert dialog.table.rowCount() == 1

    dialog.slider.setValue(dialog.slider.minimum())
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
