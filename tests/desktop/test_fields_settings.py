"""Fields and tags in the settings, on the contact's page and in its dialogs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from core.domain.change import Kind
from core.domain.contact import Contact
from core.domain.field import Field, FieldKind
from desktop.desk import Desk
from desktop.dialogs.correct_contact_dialog import CorrectContactDialog
from desktop.dialogs.new_contact_dialog import NewContactDialog
from desktop.views.parts.button import Button
from desktop.window.main_window import MainWindow


def names(desk: Desk) -> list[str]:
    return [field.name for field in desk.fields.list_fields()]


def test_a_field_is_made_changed_moved_and_removed_in_the_settings(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot
) -> None:
    opened = window()
    opened.actions_.go_settings.trigger()
    view, screen = opened.pages.settings.fields, opened.screens.fields
    view.add.click()
    assert screen.dialog is not None
    screen.dialog.name.setText("Plan")
    screen.dialog.kind.setCurrentIndex(screen.dialog.kind.findData(FieldKind.CHOICE.value))
    screen.dialog.save.click()
    assert screen.dialog.problem.text().startswith("This field needs something to choose from.")
    screen.dialog.choices.setPlainText("Small\nLarge")
    screen.dialog.save.click()
    assert [field.choices for field in desk.fields.list_fields()] == [("Small", "Large")]

    desk.fields.add(Field("Seats", FieldKind.NUMBER))
    view.move_requested.emit(desk.fields.list_fields()[1].id, -1)
    assert names(desk) == ["Seats", "Plan"]
    view.change_requested.emit(desk.fields.list_fields()[1])
    assert screen.dialog is not None
    assert not screen.dialog.kind.isEnabled()
    screen.dialog.name.setText("Contract")
    screen.dialog.save.click()
    qtbot.waitUntil(lambda: "Contract" in shown(view.findChildren(Button)))
    view.remove_requested.emit(desk.fields.list_fields()[1])
    assert names(desk) == ["Seats"]
    opened.actions_.undo.trigger()
    assert names(desk) == ["Seats", "Contract"]


def shown(buttons: list[Button]) -> str:
    return " ".join(button.accessibleName() for button in buttons if button.isVisible())


def test_tags_get_a_colour_and_another_name_in_the_settings(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot
) -> None:
    ada = desk.contacts.add(Contact("Ada", tags=("VIP",)))
    opened = window()
    opened.actions_.go_settings.trigger()
    view = opened.pages.settings.fields
    qtbot.waitUntil(lambda: "Rename VIP" in shown(view.findChildren(Button)))

    view.colour_chosen.emit("vip", "red")
    desk.fields.rename_tag("vip", "Friend")

    assert [(tag.name, tag.colour) for tag in desk.fields.list_tags()] == [("Friend", "red")]
    assert desk.contacts.get(ada.id).tags == ("Friend",)


def test_a_contact_is_entered_and_corrected_with_its_fields(qtbot: QtBot, desk: Desk) -> None:
    seats = desk.fields.add(Field("Seats", FieldKind.NUMBER))
    plan = desk.fields.add(Field("Plan", FieldKind.CHOICE, choices=("Small", "Large")))
    fields = desk.fields.list_fields(Kind.CONTACT)
    dialog = NewContactDialog(fields)
    qtbot.addWidget(dialog)
    dialog.name.setText("Ada")
    editor, box = dialog.form.editors[seats.id], dialog.form.editors[plan.id]
    assert isinstance(editor, QLineEdit)
    assert isinstance(box, QComboBox)
    assert (editor.accessibleName(), box.accessibleName()) == ("Seats", "Plan")
    editor.setText("many")
    dialog._save.click()
    assert dialog.form.problem.text().startswith("“Seats” takes a number.")

    editor.setText("12")
    box.setCurrentIndex(box.findData("Large"))
    with qtbot.waitSignal(dialog.contact_entered) as entered:
        dialog._save.click()
    ada = desk.contacts.add(entered.args[0])
    assert [value.value for value in ada.values] == [12.0, "Large"]

    correct = CorrectContactDialog(ada, fields)
    qtbot.addWidget(correct)
    other = correct.form.editors[seats.id]
    assert isinstance(other, QLineEdit)
    other.setText("")
    with qtbot.waitSignal(correct.corrected) as corrected:
        correct._save.click()
    desk.contacts.correct(corrected.args[0])
    assert [value.value for value in desk.contacts.get(ada.id).values] == ["Large"]
