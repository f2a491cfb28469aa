"""In the window: hits in groups while somebody types, opened with the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.change import Action, Kind
from core.domain.contact import Channel, ChannelKind, Contact
from core.domain.interaction import Direction, Interaction, InteractionKind
from core.storage import interactions
from core.storage.database import Database
from desktop.desk import Desk
from desktop.window.main_window import MainWindow

pytestmark = pytest.mark.slow

HERS = Channel(ChannelKind.EMAIL, "ada@home.example")
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def ada(desk: Desk, database: Database) -> int:
    desk.contacts.add(Contact("Charles Babbage"))
    ada_id = desk.contacts.add(Contact("Ada Lovelace", channels=(HERS,))).id
    meeting = Interaction(
        InteractionKind.MEETING, Direction.OUTGOING, NOW, subject="Tea", contact_id=ada_id
    )
    with database.writing(Action.ADD_INTERACTION, "Tea") as session:
        interactions.add(session, meeting)
    return ada_id


def type_words(opened: MainWindow, qtbot: QtBot, words: str) -> None:
    opened.actions_.go_inbox.trigger()
    box = opened.pages.conversations.search
    opened.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    box.setText(words)
    box.changed.emit(words)
    QApplication.processEvents()


@pytest.mark.parametrize("words", ["lovel", "lovlace", "home.example"])
def test_enter_opens_who_was_found(
    window: Callable[[], MainWindow], ada: int, qtbot: QtBot, words: str
) -> None:
    opened = window()
    opened.show()
    type_words(opened, qtbot, words)
    view = opened.screens.search._view
    assert view.isVisible()
    kinds = [row if isinstance(row, str) else row.kind for row in view._model.rows]
    assert Kind.CONTACT in kinds

    box = opened.pages.conversations.search
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert opened.pages.stack.currentWidget() is opened.pages.contacts_page
    assert not view.isVisible()


def test_a_meeting_leads_to_whose_it_is(
    window: Callable[[], MainWindow], ada: int, desk: Desk, qtbot: QtBot
) -> None:
    opened = window()
    hit = next(hit for hit in desk.search.search("tea") if hit.kind is Kind.INTERACTION)
    assert hit.contact_id == ada
    with qtbot.waitSignal(opened.screens.search.contact_chosen) as chosen:
        opened.screens.search.choose(hit)
    assert chosen.args == [ada]
