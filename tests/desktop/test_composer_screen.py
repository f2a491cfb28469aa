"""The reply: a draft streams in, own words stay, and what was accepted is logged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.importing import ImportOptions
from core.domain.knowledge import Owner
from core.domain.model import ModelStatus
from core.errors import UserError
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.dialogs.open_marks_dialog import OpenMarksDialog
from desktop.routines.draft_run import DraftRun
from desktop.routines.open_reply import reply_target
from desktop.screens.composer_screen import ComposerScreen
from desktop.translation import Translation
from desktop.views.writing.composer_view import ComposerView
from desktop.wiring import Wiring
from tests.desktop.conftest import Model
from tests.factory import make_claim, make_draft_result

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
    screen.ways.open_link = lambda _link: True
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
    composer.ways.open_link = lambda link: opened.append(link) is None
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
def marked(
    composer: ComposerScreen, desk: Desk, model: Model, wiring: Wiring, receive: Receive
) -> int:
    """Have a draft with a mark in the composer; return its thread's id."""
    text = "Dear Maya, it costs €48."
    model.writer.result = make_draft_result(text, unsupported=(make_claim("€48", text),))
    model.writer.pieces = (text,)
    thread = receive()
    show(composer, desk, thread)
    wiring.actions.draft.trigger()
    return thread


def test_an_answer_with_an_open_mark_is_asked_about_once(
    composer: ComposerScreen, desk: Desk, wiring: Wiring, marked: int
) -> None:
    wiring.actions.copy_reply.trigger()
    (dialog,) = composer._view.window().findChildren(OpenMarksDialog)
    assert "“€48”" in dialog._list.text()
    assert len(desk.inbox.list_messages(marked)) == 1
    dialog.back.click()
    wiring.actions.copy_reply.trigger()

    assert len(desk.inbox.list_messages(marked)) == 2
    assert QGuiApplication.clipboard().text() == "Dear Maya, it costs €48."


def test_handing_over_as_it_is_goes_on_where_it_was_asked(
    composer: ComposerScreen, desk: Desk, wiring: Wiring, marked: int
) -> None:
    wiring.actions.copy_reply.trigger()

    (dialog,) = composer._view.window().findChildren(OpenMarksDialog)
    dialog.onward.click()

    assert len(desk.inbox.list_messages(marked)) == 2


def test_what_a_person_confirmed_is_not_marked_again(
    composer: ComposerScreen, desk: Desk, receive: Receive, marked: int
) -> None:
    other = receive(subject="Chairs", date="Sat, 21 Nov 2026 10:00:00 +0000")

    composer._view.notes.strip.right.click()
    show(composer, desk, other)
    show(composer, desk, marked)

    assert composer._view.text() == "Dear Maya, it costs €48."
    assert composer._view.open_marks() == ()


def test_an_answer_in_a_chat_is_copied_and_no_mail_is_offered(
    composer: ComposerScreen, desk: Desk, wiring: Wiring, tmp_path: Path, qtbot: QtBot
) -> None:
    chat = tmp_path / "chat.txt"
    chat.write_text("[20.11.26, 10:41:00] Ada: Hello\n[20.11.26, 10:42:00] Ada: Is it ready?\n")
    desk.imports.run([chat], ImportOptions())
    show(composer, desk, desk.inbox.list_conversations()[0].thread_id)
    qtbot.keyClicks(composer._view.editor, "Tomorrow")

    view, actions = composer._view, wiring.actions
    assert view._copy.property("kind") == "primary"
    assert not view._copy.isHidden()
    assert view._hand_over.isHidden()
    assert not actions.hand_over.isEnabled()
    assert not actions.save_reply.isEnabled()
    view._copy.click()
    assert QGuiApplication.clipboard().text() == "Tomorrow"


def test_a_mail_whose_answer_goes_to_somebody_else_says_so_and_goes_as_it_says(
    composer: ComposerScreen, desk: Desk, wiring: Wiring, receive: Receive, tmp_path: Path
) -> None:
    usual = receive()
    show(composer, desk, receive(subject="Invoice\nReply-To: Ben <ben@elsewhere.example>"))
    opened: list[str] = []
    composer.ways.open_link = lambda link: opened.append(link) is None
    composer.files = Answers(tmp_path)
    composer._view.editor.setPlainText("Yes.")

    words = composer._view.elsewhere._words.text()
    assert "go to ben@elsewhere.example, not to maya@bakery.example" in words
    assert not composer._view.elsewhere.isHidden()
    wiring.actions.hand_over.trigger()
    composer._view.editor.setPlainText("Yes.")
    wiring.actions.save_reply.trigger()
    assert opened[0].startswith("mailto:ben@elsewhere.example?")
    assert b"To: Ben <ben@elsewhere.example>" in (tmp_path / "Re Invoice.eml").read_bytes()
    show(composer, desk, usual)
    assert composer._view.elsewhere.isHidden()
