"""The line of the Home page and of Ctrl+J: shown first what was understood, stored by Enter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.contact import Contact
from core.domain.interaction import InteractionKind
from desktop.desk import Desk
from desktop.dialogs.capture_dialog import CaptureDialog
from desktop.views.agenda.capture_view import CaptureView
from desktop.window.main_window import MainWindow
from desktop.words import dates

LINE = "called Maria yesterday, wants 12 chairs by tomorrow"
TODAY = dates.today()


def typed(qtbot: QtBot, view: CaptureView, line: str = LINE) -> None:
    view.line.setText(line)
    qtbot.waitUntil(view.card.isVisible)


def test_nothing_is_stored_before_enter_and_then_all_of_it(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    maria = desk.contacts.add(Contact("Maria Lopez"))
    opened = home_window()
    view = opened.pages.home.capture
    typed(qtbot, view)
    assert view.card.who.currentText() == "Maria Lopez"
    assert desk.tasks.list_tasks() == ()

    qtbot.keyClick(view.line, Qt.Key.Key_Return)

    (task,) = desk.tasks.list_tasks()
    assert (task.title, task.contact_id) == ("Wants 12 chairs", maria.id)
    assert task.due_on == TODAY + timedelta(days=1)
    assert opened.toast._words.text() == "Entry and task stored: Wants 12 chairs"
    assert (view.line.text(), view.card.isVisible()) == ("", False)


def test_one_undo_takes_all_of_it_back(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    maria = desk.contacts.add(Contact("Maria Lopez"))
    opened = home_window()
    view = opened.pages.home.capture
    typed(qtbot, view)
    qtbot.keyClick(view.line, Qt.Key.Key_Return)

    qtbot.mouseClick(opened.toast._undo, Qt.MouseButton.LeftButton)

    assert desk.tasks.list_tasks() == ()
    assert desk.inbox.list_timeline(maria.id) == ()


def test_each_part_can_be_changed_before(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    maria = desk.contacts.add(Contact("Maria Lopez"))
    view = home_window().pages.home.capture
    typed(qtbot, view)
    view.card.kind.setCurrentIndex(1)
    view.card.task.setText("Offer 12 chairs")
    view.card.has_due.setChecked(False)

    qtbot.keyClick(view.card.task, Qt.Key.Key_Return)

    (entry,) = desk.inbox.list_timeline(maria.id)
    (task,) = desk.tasks.list_tasks()
    assert entry.kind is InteractionKind.MEETING
    assert (task.title, task.due_on) == ("Offer 12 chairs", None)


def test_the_entry_or_the_task_can_be_left_out(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    maria = desk.contacts.add(Contact("Maria Lopez"))
    view = home_window().pages.home.capture
    typed(qtbot, view)
    view.card.has_task.setChecked(False)

    qtbot.keyClick(view.line, Qt.Key.Key_Return)

    assert desk.tasks.list_tasks() == ()
    assert len(desk.inbox.list_timeline(maria.id)) == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_of_several_one_must_be_chosen(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    for name in ("Maria Lopez", "Maria Okafor"):
        desk.contacts.add(Contact(name))
    view = home_window().pages.home.capture
    typed(qtbot, view)
    qtbot.keyClick(view.line, Qt.Key.Key_Return)
    assert desk.tasks.list_tasks() == ()
    view.card.who.hidePopup()

    view.card.who.setCurrentIndex(1)
    qtbot.keyClick(view.line, Qt.Key.Key_Return)

    (task,) = desk.tasks.list_tasks()
    assert task.contact_name == view_name(desk, task.contact_id)


def view_name(desk: Desk, contact_id: int | None) -> str:
    assert contact_id is not None
    return desk.contacts.get(contact_id).name


def test_somebody_unknown_is_offered_as_a_new_contact(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    desk.contacts.add(Contact("Ada King"))
    view = home_window().pages.home.capture
    typed(qtbot, view, "called Nora Whitcombe today")
    assert view.card.who.currentText() == "New contact: Nora Whitcombe"

    qtbot.keyClick(view.line, Qt.Key.Key_Return)

    assert {one.name for one in desk.contacts.list_contacts()} == {"Ada King", "Nora Whitcombe"}


def test_nobody_can_be_chosen(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    desk.contacts.add(Contact("Ada King"))
    view = home_window().pages.home.capture
    typed(qtbot, view, "called Nora Whitcombe today")
    view.card.who.setCurrentIndex(view.card.who.count() - 1)

    qtbot.keyClick(view.line, Qt.Key.Key_Return)

    assert [one.name for one in desk.contacts.list_contacts()] == ["Ada King"]


def test_another_name_may_be_typed(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    ada = desk.contacts.add(Contact("Ada King"))
    view = home_window().pages.home.capture
    typed(qtbot, view, "called Nora Whitcombe today")
    edit = view.card.who.lineEdit()
    assert edit is not None
    edit.setText("Ada")

    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert view.card.who.currentText() == "Ada King"
    qtbot.keyClick(edit, Qt.Key.Key_Return)

    assert len(desk.inbox.list_timeline(ada.id)) == 1


def test_escape_drops_the_line(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    desk.contacts.add(Contact("Maria Lopez"))
    view = home_window().pages.home.capture
    typed(qtbot, view)

    qtbot.keyClick(view.line, Qt.Key.Key_Escape)

    assert (view.line.text(), view.card.isVisible()) == ("", False)
    assert desk.tasks.list_tasks() == ()


def test_on_another_page_the_line_comes_to_the_person_and_goes_when_it_is_stored(
    qtbot: QtBot, desk: Desk, home_window: Callable[[], MainWindow]
) -> None:
    desk.contacts.add(Contact("Maria Lopez"))
    opened = home_window()
    opened.actions_.go_tasks.trigger()
    opened.actions_.capture.trigger()
    dialog = opened.findChild(CaptureDialog)
    assert dialog.isVisible()
    typed(qtbot, dialog.view)

    qtbot.keyClick(dialog.view.line, Qt.Key.Key_Return)

    assert not dialog.isVisible()
    assert [task.title for task in desk.tasks.list_tasks()] == ["Wants 12 chairs"]
    assert opened.pages.stack.currentWidget() is opened.pages.tasks
