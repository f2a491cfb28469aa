"""The menu of the last steps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.domain.contact import Contact
from desktop.desk import Desk
from desktop.views.step_menu import SHOWN_STEPS, StepMenu
from desktop.window.main_window import MainWindow

Open = Callable[[], MainWindow]


@pytest.fixture(autouse=True)
def unshown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' screen has no room for a menu."""
    monkeypatch.setattr(StepMenu, "popup", lambda _self, _place: None)


def open_menu(shown: MainWindow) -> StepMenu:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(shown, Qt.Key.Key_Z, keys)
    menu = shown.screens.history.menu
    assert menu is not None
    return menu


def names(desk: Desk) -> set[str]:
    return {contact.name for contact in desk.contacts.list_contacts()}


def test_any_of_the_last_steps_is_taken_back_from_the_menu(window: Open, desk: Desk) -> None:
    for number in range(12):
        desk.contacts.add(Contact(f"Person {number:02}"))
    menu = open_menu(window())
    lines = [action.text() for action in menu.actions() if "Person" in action.text()]

    menu.actions()[3].trigger()

    assert len(lines) == SHOWN_STEPS
    assert "Person 11" in lines[0]
    assert names(desk) == {f"Person {number:02}" for number in range(12)} - {"Person 08"}


def test_what_was_undone_is_not_offered_again_and_redo_is(window: Open, desk: Desk) -> None:
    desk.contacts.add(Contact("Ada"))
    shown = window()
    shown.actions_.undo.trigger()

    menu = open_menu(shown)
    texts = [action.text() for action in menu.actions()]
    menu.actions()[-1].trigger()

    assert texts[0] == "Nothing to undo"
    assert not menu.actions()[0].isEnabled()
    assert names(desk) == {"Ada"}


def test_a_name_with_a_sign_for_menus_stands_as_it_is(window: Open, desk: Desk) -> None:
    desk.contacts.add(Contact("Marks & Hall"))

    assert "Marks && Hall" in open_menu(window()).actions()[0].text()
