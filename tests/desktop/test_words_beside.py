"""Small words beside a person's name that must not mislead."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.draft import SHORTEST, Length, Steering, Tone
from core.domain.interaction import Direction, InteractionKind
from desktop.tables.conversation_delegate import ConversationDelegate
from desktop.translation import Translation
from desktop.views.inbox.message_card import MessageCard
from desktop.views.writing.draft_notes import DraftNotes
from tests.factory import make_conversation, make_draft_result, make_interaction


def test_a_wish_that_could_change_nothing_is_told_in_a_sentence(
    qtbot: QtBot, translation: Translation
) -> None:
    notes = DraftNotes()
    qtbot.addWidget(notes)

    notes.show_result(replace(make_draft_result(), left_out=(SHORTEST, "Is it green?")))

    assert "It can't be shorter" in notes._used.text()
    assert "Left out: Is it green? ·" in notes._used.text()


def test_a_chat_does_not_say_a_name_twice(frame: QWidget) -> None:
    look = ConversationDelegate(frame).look(make_conversation(with_name="王芳", subject="王芳"))

    assert (look.name, look.second) == ("王芳", "")


def test_a_chat_says_who_wrote_each_message(qtbot: QtBot, frame: QWidget) -> None:
    del frame
    said = make_interaction(kind=InteractionKind.CHAT, subject="王芳")
    card = MessageCard(said, "王芳")
    answer = MessageCard(replace(said, direction=Direction.OUTGOING), "王芳")
    qtbot.addWidget(card)
    qtbot.addWidget(answer)

    assert (card._title.text(), card._subject.text()) == ("王芳", "")
    assert answer._title.text() == "You wrote"


def test_no_speed_is_told_where_the_model_had_nothing_to_write(
    qtbot: QtBot, translation: Translation
) -> None:
    notes = DraftNotes()
    qtbot.addWidget(notes)

    notes.show_result(make_draft_result())
    written = notes._used.text()
    notes.show_result(replace(make_draft_result(), tokens=0))

    assert "Qwen2.5-Coder 1.5B Instruct, 14.0 tokens/s" in written
    assert "tokens/s" not in notes._used.text()


def test_under_a_draft_stands_how_the_line_above_it_was_understood(
    qtbot: QtBot, translation: Translation
) -> None:
    notes = DraftNotes()
    qtbot.addWidget(notes)
    understood = Steering(
        "Friday is fine", ("the fair",), ("the price",), "be frank", Tone.FORMAL, Length.SHORT, "fr"
    )

    notes.show_result(make_draft_result())
    without = notes._understood.isVisibleTo(notes)
    notes.show_result(replace(make_draft_result(), understood=understood))

    assert not without
    assert notes._understood.text() == (
        "Understood: more formal; short; in français; how to write: “be frank”; "
        "to mention: “the fair”; not to mention: “the price”; to say: “Friday is fine”"
    )
