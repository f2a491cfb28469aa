"""The main job through real widgets, a real encrypted file and a real small model.

A person opens Cardfile, brings in a mailbox, sees who waits and who is upset, lets the model draft
an answer, logs it, and takes it all back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.importing import ImportOptions
from core.domain.interaction import Direction
from core.paths import RESOURCES
from core.settings import Settings
from desktop.dialogs.open_marks_dialog import OpenMarksDialog
from desktop.failures import FailureReporter
from desktop.start.startup import Model, Program, throwaway_program
from desktop.start.window_startup import dress, laid_desk
from desktop.window.main_window import MainWindow
from models.fake_embedder import FakeEmbedder
from models.host import LlamaHost
from tests.small_model import SMALL_MODEL, small_model_path

pytestmark = [pytest.mark.real_model, pytest.mark.slow]

PATIENCE_MS = 240_000


class Seldom:
    """Asks a costly question at most twice a second, however often it is called."""

    def __init__(self, question: Callable[[], bool]) -> None:
        self._question = question
        self._clock = QElapsedTimer()

    def __call__(self) -> bool:
        if self._clock.isValid() and not self._clock.hasExpired(500):
            return False
        self._clock.start()
        return self._question()


def wait(qtbot: QtBot, question: Callable[[], bool]) -> None:
    qtbot.waitUntil(Seldom(question), timeout=PATIENCE_MS)


@pytest.fixture
def program() -> Iterator[Program]:
    with throwaway_program() as opened:
        yield opened


@pytest.fixture
def model(tmp_path: Path) -> Iterator[Model]:
    # A folder of its own, so that the small model is the one in use and no choice is kept.
    (tmp_path / SMALL_MODEL).symlink_to(small_model_path())
    host = LlamaHost(tmp_path)
    yield Model(host, host.scorer, host.writer, FakeEmbedder())
    host.close()


@pytest.fixture
def window(
    program: Program, model: Model, qapp: QApplication, qtbot: QtBot
) -> Iterator[MainWindow]:
    translation = dress(qapp, Settings(language="en", theme="light"))
    with laid_desk(program, model) as desk:
        window = MainWindow(desk, translation, FailureReporter())
        window.show()
        window.actions_.go_inbox.trigger()
        qtbot.waitUntil(window.is_settled, timeout=PATIENCE_MS)
        yield window
        window.close()
    window.deleteLater()


def waiting_id(program: Program) -> int:
    """Return the English message that waits for an answer and is the newest."""
    for talk in program.inbox.list_conversations("needs-reply"):
        last = program.inbox.list_messages(talk.thread_id)[-1]
        if last.language == "en" and last.direction is Direction.INCOMING:
            return talk.thread_id
    raise AssertionError("nothing waits")


def test_a_person_imports_reads_moods_answers_and_takes_it_back(
    window: MainWindow, program: Program, qtbot: QtBot
) -> None:
    pages = window.pages
    assert pages.stack.currentWidget() is pages.welcome

    pages.welcome.sample_requested.emit()
    wait(qtbot, lambda: program.inbox.count_conversations() > 0)
    wait(qtbot, lambda: pages.stack.currentWidget() is pages.home)

    # While the backlog is read, a draft asked for meanwhile comes between two slices.
    wait(qtbot, lambda: program.sentiments.count_unscored() < 45)
    thread_id = waiting_id(program)
    window.actions_.go_inbox.trigger()
    window.screens.inbox.open_thread(thread_id)
    composer = pages.conversation.composer
    wait(qtbot, composer.isVisible)
    window.actions_.draft.trigger()
    message = program.inbox.list_messages(thread_id)[-1]
    wait(qtbot, lambda: program.drafts.find_latest(message.id) is not None)
    assert program.sentiments.count_unscored() > 0
    draft = program.drafts.find_latest(message.id)
    assert draft is not None
    wait(qtbot, lambda: composer.text().strip() != "")
    assert draft.result.text.startswith("Dear Nora")
    assert draft.result.model == "smollm2-135m"

    wait(qtbot, lambda: program.sentiments.count_unscored() == 0)

    marks = composer.open_marks()  # so small a model may say what nothing supports, or may not
    window.actions_.copy_reply.trigger()
    asked = window.findChildren(OpenMarksDialog)
    assert len(asked) == bool(marks)
    for dialog in asked:
        dialog.onward.click()
    wait(qtbot, lambda: program.inbox.list_messages(thread_id)[-1].direction is Direction.OUTGOING)
    program.history.undo()
    assert program.inbox.list_messages(thread_id)[-1].id == message.id

    program.sample.remove()
    assert program.inbox.count_interactions() == 0
    assert program.contacts.count_contacts() == 0


def test_the_sample_data_reads_as_its_author_says(program: Program) -> None:
    program.sample.load()
    labels = json.loads((RESOURCES / "demo" / "labels.json").read_text(encoding="utf-8"))
    by_id = {label["id"]: label for label in labels["messages"]}

    stored = {
        message.headers.message_id: message
        for message in program.inbox.list_interactions(500)
        if message.headers is not None and message.headers.message_id
    }

    assert stored.keys() == by_id.keys()
    for message_id, label in by_id.items():
        message = stored[message_id]
        assert message.direction.value == label["direction"], message_id
        assert message.language == label["language"], message_id
        assert message.is_automatic == label["automatic"], message_id


def test_sample_data_never_replaces_the_owners_own(program: Program, tmp_path: Path) -> None:
    mine = tmp_path / "mine.eml"
    mine.write_text(
        "From: Nora <nora@harbourrye.example>\nTo: me@own.example\nSubject: Mine\n"
        "Date: Mon, 1 Jun 2026 10:00:00 +0000\nMessage-ID: <mine@x.example>\n\nHello\n"
    )
    program.imports.run([mine], ImportOptions())
    program.sample.load()

    program.sample.remove()

    (left,) = program.inbox.list_interactions()
    assert left.subject == "Mine"
    assert left.contact_id is None
    assert not program.sample.is_loaded()
    program.history.undo()
    assert program.sample.is_loaded()
