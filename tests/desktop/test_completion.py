"""The next words in the reply: offered in grey, taken by keys, forgotten on wish."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from core.domain.change import Action
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.storage import interactions
from core.storage.database import Database
from desktop.desk import Desk
from desktop.views.writing.reply_editor import ReplyEditor
from desktop.window.main_window import MainWindow

THANKS = "Thank you for your order. Your order number is on the invoice."


@pytest.fixture
def opened(
    database: Database,
    desk: Desk,
    receive: Callable[..., int],
    window: Callable[[], MainWindow],
    qtbot: QtBot,
) -> MainWindow:
    with database.writing(Action.LOG_REPLY) as session:
        for day in range(1, 7):
            interactions.add(
                session,
                Interaction(
                    kind=InteractionKind.EMAIL,
                    direction=Direction.OUTGOING,
                    occurred_at=datetime(2026, 3, day, tzinfo=UTC),
                    text=THANKS,
                    new_text=THANKS,
                ),
            )
    while desk.completions.learn():
        pass
    thread_id = receive()
    opened = window()
    opened.screens.inbox.open_thread(thread_id)
    editor = opened.pages.conversation.composer.editor
    qtbot.waitUntil(editor.isVisible)
    opened.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return opened


@pytest.fixture
def editor(opened: MainWindow) -> ReplyEditor:
    return opened.pages.conversation.composer.editor


def test_tab_takes_the_word_that_is_offered(editor: ReplyEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "Thank you for your ord")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)

    assert editor.toPlainText() == "Thank you for your order"
    assert editor.hasFocus()


def test_shift_tab_takes_the_phrase(editor: ReplyEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "Thank you ")
    qtbot.keyClick(editor, Qt.Key.Key_Backtab)

    assert editor.toPlainText().startswith("Thank you for your order")


def test_escape_waves_it_off_and_tab_moves_on_then(editor: ReplyEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor, "Thank you for your ord")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)

    assert editor.toPlainText() == "Thank you for your ord"
    assert not editor.hasFocus()


def test_nothing_is_offered_in_the_middle_of_a_line(editor: ReplyEditor, qtbot: QtBot) -> None:
    editor.setPlainText(" and goodbye")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, "Thank you for your ord")

    assert editor.accessibleDescription() == ""


def test_the_line_below_says_how_sure_it_is(
    editor: ReplyEditor, opened: MainWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(editor, "Thank you for your ord")
    assert "written 6 times" in opened.pages.conversation.composer.status_text()

    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert "written" not in opened.pages.conversation.composer.status_text()


def test_switched_off_it_offers_nothing_and_forgets(
    editor: ReplyEditor, opened: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    opened.pages.settings.assistant.offering_chosen.emit(False)
    qtbot.keyClicks(editor, "Thank you for your ord")

    assert editor.accessibleDescription() == ""
    assert desk.completions.count_words() == 0
    assert not desk.settings_file.load().offers_words
