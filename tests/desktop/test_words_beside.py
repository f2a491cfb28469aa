"""Small words beside a person's name that must not mislead."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.tables.conversation_delegate import ConversationDelegate
from desktop.translation import Translation
from desktop.views.draft_notes import DraftNotes
from tests.factory import make_conversation, make_draft_result


def test_a_chat_does_not_say_a_name_twice(frame: QWidget) -> None:
    look = ConversationDelegate(frame).look(make_conversation(with_name="王芳", subject="王芳"))

    assert (look.name, look.second) == ("王芳", "")


def test_no_speed_is_told_where_the_model_had_nothing_to_write(
    qtbot: QtBot, translation: Translation
) -> None:
    notes = DraftNotes()
    qtbot.addWidget(notes)

    notes.show_result(make_draft_result())
    written = notes._used.text()
    notes.show_result(replace(make_draft_result(), tokens=0))

    assert "14.0 tokens/s" in written
    assert "tokens/s" not in notes._used.text()
