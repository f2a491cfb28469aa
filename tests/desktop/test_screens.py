"""Screens decide: real services over a real file, lanes that run at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.knowledge import Owner
from core.domain.model import ModelStatus
from core.domain.sentiment import Mood
from core.errors import UserError
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.draft_run import DraftRun
from desktop.main_window import MainWindow
from desktop.open_reply import reply_target
from desktop.screens.composer_screen import ComposerScreen
from desktop.screens.mood_screen import MoodScreen
from desktop.translation import Translation
from desktop.views.backlog_view import BacklogView
from desktop.views.composer_view import ComposerView
from desktop.wiring import Wiring
from tests.desktop.conftest import Model

Receive = Callable[..., int]


class Answers(FileChoice):
    """Says where to save instead of asking a person."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def save_file(self, parent: QWidget, title: str, name: str) -> Path:
        return self.place / name.replace(":", "")


@pytest.fixture
def composer(
    qtbot: QtBot, desk: Desk, model: Model, wiring: Wiring, translation: Translation
) -> ComposerScreen:
    view = ComposerView(wiring.actions)
    qtbot.addWidget(view)
    run = DraftRun(desk.drafts, model.writer, model.host, (desk.data_lane, desk.model_lane), view)
    screen = ComposerScreen(view, (desk.drafts, desk.history, desk.owner), run, model.host, wiring)
    screen.open_link = lambda _link: True
    return screen


def show(composer: ComposerScreen, desk: Desk, thread_id: int) -> None:
    conversation = desk.inbox.get_conversation(thread_id)
    composer.show_target(reply_target(conversation, desk.inbox.list_messages(thread_id)))


def test_a_draft_streams_into_the_editor_and_is_kept(
    composer: ComposerScreen, desk: Desk, model: Model, wiring: Wiring, receive: Receive
) -> None:
    thread = receive()
    show(composer, desk, thread)
    composer._view.steer.setText("offer Friday")

    wiring.actions.draft.trigger()

    message = desk.inbox.list_messages(thread)[0]
    assert composer._view.text() == model.writer.result.text
    assert model.writer.requests[0].steer == "offer Friday"
    assert desk.drafts.find_latest(message.id) is not None


def test_the_text_so_far_stays_when_the_engine_dies(
    composer: ComposerScreen, desk: Desk, model: Model, wiring: Wiring, receive: Receive
) -> None:
    show(composer, desk, receive())
    model.writer.pieces = ("Dear Maya, ", "I am sor")
    model.writer.error = UserError("model-died")

    wiring.actions.draft.trigger()

    assert composer._view.text() == "Dear Maya, I am sor"
    assert not composer._view.problem.isHidden()
    assert "stopped unexpectedly" in composer._view.problem._words.text()
    assert wiring.actions.draft.isEnabled()


def test_without_a_model_it_says_what_is_missing(
    composer: ComposerScreen, desk: Desk, model: Model, wiring: Wiring, receive: Receive
) -> None:
    show(composer, desk, receive())
    model.host.status = ModelStatus.MISSING

    wiring.actions.draft.trigger()

    assert "no model on this computer" in composer._view.problem._words.text()
    assert model.writer.requests == []


def test_own_words_stay_above_a_draft(
    composer: ComposerScreen,
    desk: Desk,
    model: Model,
    wiring: Wiring,
    receive: Receive,
    qtbot: QtBot,
) -> None:
    show(composer, desk, receive())
    qtbot.keyClicks(composer._view.editor, "My own line")

    wiring.actions.draft.trigger()

    assert composer._view.text() == f"My own line\n\n{model.writer.result.text}"


def test_each_conversation_keeps_its_own_reply(
    composer: ComposerScreen, desk: Desk, receive: Receive, qtbot: QtBot
) -> None:
    one, two = receive(), receive(subject="Chairs", date="Sat, 21 Nov 2026 10:00:00 +0000")
    show(composer, desk, one)
    qtbot.keyClicks(composer._view.editor, "For the oven")

    show(composer, desk, two)
    between = composer._view.text()
    show(composer, desk, one)

    assert between == ""
    assert composer._view.text() == "For the oven"


def test_an_accepted_draft_is_logged_and_opened(
    composer: ComposerScreen, desk: Desk, wiring: Wiring, receive: Receive, qtbot: QtBot
) -> None:
    thread = receive()
    show(composer, desk, thread)
    opened: list[str] = []
    composer.open_link = lambda link: opened.append(link) is None
    wiring.actions.draft.trigger()

    with qtbot.waitSignal(composer.replied) as replied:
        wiring.actions.hand_over.trigger()

    assert opened[0].startswith("mailto:maya@bakery.example?subject=Re")
    assert len(desk.inbox.list_messages(thread)) == 2
    assert not desk.inbox.get_conversation(thread).needs_reply
    desk.history.undo(replied.args[1])
    assert len(desk.inbox.list_messages(thread)) == 1


def test_own_words_are_logged_without_any_draft(
    composer: ComposerScreen, desk: Desk, wiring: Wiring, receive: Receive, qtbot: QtBot
) -> None:
    thread = receive()
    show(composer, desk, thread)
    qtbot.keyClicks(composer._view.editor, "Written by hand")

    wiring.actions.copy_reply.trigger()

    assert QGuiApplication.clipboard().text() == "Written by hand"
    assert desk.inbox.list_messages(thread)[-1].text == "Written by hand"
    assert composer._view.text() == ""


def test_a_saved_reply_is_a_mail_file(
    composer: ComposerScreen,
    desk: Desk,
    wiring: Wiring,
    receive: Receive,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    desk.owner.set_owner(Owner("Lena", "Hearth", ("lena@hearth.example",)))
    show(composer, desk, receive())
    composer.files = Answers(tmp_path)
    qtbot.keyClicks(composer._view.editor, "Done")

    wiring.actions.save_reply.trigger()

    saved = (tmp_path / "Re Oven timer.eml").read_text()
    assert "In-Reply-To: <1@mail.example>" in saved
    assert "From: Lena <lena@hearth.example>" in saved


@pytest.fixture
def moods(
    qtbot: QtBot, desk: Desk, model: Model, wiring: Wiring, translation: Translation
) -> MoodScreen:
    view = BacklogView()
    qtbot.addWidget(view)
    return MoodScreen(view, desk.sentiments, model.scorer, model.host, wiring)


def test_the_whole_backlog_is_rated_in_slices(
    moods: MoodScreen, desk: Desk, model: Model, receive: Receive
) -> None:
    for number in range(6):
        receive(subject=f"Question {number}")

    moods.start()

    assert desk.sentiments.count_unscored() == 0
    assert sum(model.scorer.slices) == 6
    assert len(model.scorer.slices) >= 2
    assert desk.inbox.list_conversations()[0].mood.label is Mood.POSITIVE


def test_a_stop_ends_after_the_slice_at_hand_and_go_on_resumes(
    moods: MoodScreen, desk: Desk, receive: Receive
) -> None:
    for number in range(6):
        receive(subject=f"Question {number}")
    desk.changes.changed.connect(lambda _change: moods._view.stop_requested.emit())

    moods.start()
    left = desk.sentiments.count_unscored()
    desk.changes.changed.disconnect()
    moods._view.resume_requested.emit()

    assert 0 < left < 6
    assert desk.sentiments.count_unscored() == 0


def test_an_error_is_said_and_not_tried_for_ever(
    moods: MoodScreen, model: Model, receive: Receive
) -> None:
    receive()
    model.scorer.error = UserError("model-died")

    moods.start()
    moods.start()

    assert len(model.scorer.slices) == 1
    assert "stopped unexpectedly" in moods._view._words.text()


def test_an_empty_file_is_welcomed_and_the_sample_fills_it(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot
) -> None:
    shown = window()
    first = shown.pages.stack.currentWidget()

    shown.pages.welcome.sample_requested.emit()

    assert first is shown.pages.welcome
    assert shown.pages.stack.currentWidget() is shown.pages.inbox_page
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


def test_keys_reach_the_commands_from_within_the_reply(
    window: Callable[[], MainWindow], model: Model, receive: Receive, desk: Desk, qtbot: QtBot
) -> None:
    thread = receive()
    shown = window()
    shown.activateWindow()
    shown.screens.composer.open_link = lambda _link: True
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


def test_a_waved_off_conversation_waits_no_more(
    window: Callable[[], MainWindow], desk: Desk, receive: Receive, qtbot: QtBot
) -> None:
    thread = receive()
    shown = window()
    qtbot.waitUntil(shown.actions_.wave_off.isEnabled)

    shown.actions_.wave_off.trigger()

    assert not desk.inbox.get_conversation(thread).needs_reply


def test_files_are_looked_into_imported_and_taken_back(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Email\nMaya,maya@bakery.example\nJonas,jonas@bikes.example\n")
    shown = window()
    shown.screens.imports.open((path,))
    dialog: Any = shown.screens.imports.dialog

    dialog._go.click()
    count = desk.contacts.count_contacts()
    dialog._undo.click()

    assert count == 2
    assert desk.contacts.count_contacts() == 0
    qtbot.waitUntil(lambda: shown.screens.imports.dialog is None)


def test_moods_wait_when_the_person_wants_them_to(
    window: Callable[[], MainWindow], desk: Desk, model: Model, receive: Receive
) -> None:
    receive()
    desk.settings_file.save(replace(desk.settings_file.load(), rates_at_once=False))

    window()

    assert model.scorer.slices == []


def test_a_copied_chat_is_pasted_and_becomes_a_conversation(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot
) -> None:
    shown = window()
    text = "[1.6.26, 10:00] Maya: Two chairs?\n[1.6.26, 10:01] Me: 240 each.\n"
    QGuiApplication.clipboard().setText(text)
    shown.screens.imports.open()
    dialog: Any = shown.screens.imports.dialog

    dialog._paste_button.click()
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.preview)
    with qtbot.waitSignal(shown.screens.imports.finished) as finished:
        dialog._go.click()

    assert finished.args[0].created == 2
    assert [row.with_name for row in desk.inbox.list_conversations()] == ["Maya"]
    dialog.accept()
    qtbot.waitUntil(lambda: shown.screens.imports.dialog is None)


def test_an_import_is_tried_and_what_it_leaves_out_is_saved(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    shown = window()
    shown.screens.imports.files = Answers(tmp_path)
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\nMaya,maya@bakery.example\nBo,bo@x.example,too wide\n")
    shown.screens.imports.open((path,))
    dialog: Any = shown.screens.imports.dialog
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.preview)

    dialog._try.click()
    qtbot.waitUntil(lambda: dialog._stack.currentWidget() is dialog.report)
    dialog._save.click()
    saved = tmp_path / "left out.csv"
    qtbot.waitUntil(saved.exists)

    assert "too wide" in saved.read_text(encoding="utf-8-sig")
    assert desk.contacts.list_contacts() == ()
    dialog.reject()
    qtbot.waitUntil(lambda: shown.screens.imports.dialog is None)
