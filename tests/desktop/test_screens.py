"""Screens decide: real services over a real file, lanes that run at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.change import Change, Kind
from core.domain.contact import Contact
from desktop.desk import Desk
from desktop.window.main_window import MainWindow
from tests.desktop.conftest import Model

Receive = Callable[..., int]


def test_an_empty_file_is_welcomed_and_the_sample_fills_it(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot
) -> None:
    shown = window()
    first = shown.pages.stack.currentWidget()

    shown.pages.welcome.sample_requested.emit()

    assert first is shown.pages.welcome
    assert shown.pages.stack.currentWidget() is shown.pages.home
    assert shown.pages.banner.isVisible()
    assert desk.inbox.count_conversations() > 20


def test_one_click_removes_the_sample(window: Callable[[], MainWindow], desk: Desk) -> None:
    desk.sample.load()
    shown = window()

    shown.pages.banner.removal_requested.emit()

    assert desk.inbox.count_conversations() == 0
    assert shown.pages.stack.currentWidget() is shown.pages.welcome
    assert not shown.pages.banner.isVisible()


def test_the_first_conversation_is_open_and_a_search_narrows_the_list(
    window: Callable[[], MainWindow], desk: Desk, receive: Receive, qtbot: QtBot
) -> None:
    receive()
    receive(
        "Where are the chairs?",
        name="Jonas Weber",
        email="jonas@bikes.example",
        subject="Chairs",
        date="Sat, 21 Nov 2026 10:00:00 +0000",
    )
    shown = window()
    qtbot.waitUntil(lambda: shown.pages.conversation._conversation is not None)
    opened = shown.pages.conversation._conversation.with_name

    qtbot.keyClicks(shown.pages.conversations.search, "timer")

    table = shown.pages.conversations.table
    qtbot.waitUntil(lambda: table.rowCount() == 1 and table.record(0) is not None)
    assert opened == "Jonas Weber"
    assert table.record(0).with_name == "Maya Okafor"


def test_a_conversation_in_short_leads_to_its_messages(
    window: Callable[[], MainWindow], desk: Desk, receive: Receive, qtbot: QtBot
) -> None:
    for day, text in ((17, "Hello. Which timer fits?"), (18, "Thanks. Do you have it?"), (19, "!")):
        date = f"Mon, {day} Nov 2026 10:00:00 +0000"
        thread = receive(text, subject="Re: Oven timer", date=date)
    shown = window()
    view = shown.pages.conversation
    qtbot.waitUntil(lambda: view._conversation is not None)

    view._gist_tab.click()
    lines = [(head.text(), words.text()) for head, words in view.gists.lines]
    qtbot.keyClick(view.gists.lines[0][0], Qt.Key.Key_Space)

    assert len(desk.inbox.list_messages(thread)) == 3
    assert [said for _head, said in lines] == ["Which timer fits?", "Do you have it?"]
    assert lines[0][0].startswith("Maya Okafor")
    assert view._tabs.currentWidget() is view.pane
    assert view._target == desk.inbox.list_messages(thread)[0].id


def test_keys_reach_the_commands_from_within_the_reply(
    window: Callable[[], MainWindow], model: Model, receive: Receive, desk: Desk, qtbot: QtBot
) -> None:
    thread = receive()
    shown = window()
    shown.activateWindow()
    shown.screens.composer.ways.open_link = lambda _link: True
    editor = shown.pages.conversation.composer.editor
    qtbot.waitUntil(lambda: shown.pages.conversation._conversation is not None)
    editor.setFocus()

    qtbot.keyClick(editor, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    drafted = editor.toPlainText()
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert drafted == model.writer.result.text
    assert len(desk.inbox.list_messages(thread)) == 2


def test_undo_in_the_reply_undoes_typing_not_the_last_import(
    window: Callable[[], MainWindow], receive: Receive, desk: Desk, qtbot: QtBot
) -> None:
    receive()
    shown = window()
    shown.activateWindow()
    editor = shown.pages.conversation.composer.editor
    qtbot.waitUntil(lambda: shown.pages.conversation._conversation is not None)
    editor.setFocus()
    qtbot.keyClicks(editor, "Dear")

    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert editor.toPlainText() == ""
    assert desk.inbox.count_conversations() == 1


def test_somebody_unknown_becomes_a_contact_and_undo_takes_it_back(
    window: Callable[[], MainWindow], desk: Desk, receive: Receive, qtbot: QtBot
) -> None:
    receive(name="Jonas Weber", email="jonas@bikes.example")
    shown = window()
    qtbot.waitUntil(shown.actions_.add_sender.isEnabled)

    shown.actions_.add_sender.trigger()
    added = desk.contacts.find_by_email("jonas@bikes.example")
    shown.actions_.undo.trigger()

    assert added is not None
    assert desk.contacts.find_by_email("jonas@bikes.example") is None
    assert "Add contact Jonas Weber" in shown.toast._words.text()


def test_undo_and_redo_can_be_pressed_when_there_is_something(
    window: Callable[[], MainWindow], desk: Desk
) -> None:
    actions = window().actions_
    ways = [(actions.undo.isEnabled(), actions.redo.isEnabled())]

    desk.contacts.add(Contact("Ada"))
    desk.changes.announce(Change(frozenset({Kind.CONTACT})))
    ways.append((actions.undo.isEnabled(), actions.redo.isEnabled()))
    actions.undo.trigger()
    ways.append((actions.undo.isEnabled(), actions.redo.isEnabled()))

    assert ways == [(False, False), (True, False), (False, True)]


def test_a_waved_off_conversation_waits_no_more(
    window: Callable[[], MainWindow], desk: Desk, receive: Receive, qtbot: QtBot
) -> None:
    thread = receive()
    shown = window()
    qtbot.waitUntil(shown.actions_.wave_off.isEnabled)

    shown.actions_.wave_off.trigger()

    assert not desk.inbox.get_conversation(thread).needs_reply
