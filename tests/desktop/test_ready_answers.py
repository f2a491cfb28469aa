"""Answers that are ready: made while nothing else goes on, offered, reviewed, kept as tasks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.domain.draft import DraftKind, DraftState, Fact, Length, Tone
from desktop.background import ImmediateLane
from desktop.desk import Desk
from desktop.dialogs.promise_dialog import PromiseDialog
from desktop.translation import Translation
from desktop.views.writing.draft_options import DraftOptions
from desktop.window.main_window import MainWindow
from tests.desktop.conftest import Model
from tests.factory import make_draft_result

Receive = Callable[..., int]


@pytest.fixture(name="window")
def opened(window: Callable[[], MainWindow], message_id: int) -> MainWindow:
    return window()


@pytest.fixture
def ready(desk: Desk, message_id: int) -> None:
    desk.prepared.save(message_id, [make_draft_result(text="Dear Maya,\n\nYes.\n\nBest")])


def open_first(window: MainWindow) -> None:
    window.screens.inbox.open_thread(window.desk.inbox.list_conversations()[0].thread_id)


@pytest.fixture
def message_id(desk: Desk, receive: Receive) -> int:
    return desk.inbox.list_messages(receive())[-1].id


def test_three_answers_are_made_for_what_waits(
    window: MainWindow, desk: Desk, model: Model, message_id: int
) -> None:
    window.screens.prepared.look()

    ready = desk.prepared.list_for(message_id)
    assert [one.kind for one in model.writer.requests] == list(DraftKind)
    assert len(ready) == 3
    assert {draft.state for draft in ready} == {DraftState.PREPARED}


def test_whoever_finds_the_model_at_work_looks_again_soon(
    window: MainWindow,
    desk: Desk,
    message_id: int,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = window.screens.prepared
    screen._settling.stop()  # that of the window's beginning
    screen._settling.setInterval(10)
    monkeypatch.setattr(ImmediateLane, "is_idle", False)
    screen.look()
    assert desk.prepared.list_for(message_id) == ()
    monkeypatch.undo()

    qtbot.waitUntil(lambda: len(desk.prepared.list_for(message_id)) == 3)


def test_nothing_is_made_while_the_computer_saves_its_battery(
    window: MainWindow, desk: Desk, model: Model, message_id: int
) -> None:
    model.host.saver = True

    window.screens.prepared.look()

    assert desk.prepared.list_for(message_id) == ()


def test_nothing_is_made_where_it_is_switched_off(
    window: MainWindow, desk: Desk, message_id: int
) -> None:
    desk.settings_file.save(replace(desk.settings_file.load(), prepares_answers=False))

    window.screens.prepared.look()

    assert desk.prepared.list_for(message_id) == ()


def test_a_key_puts_a_ready_answer_into_the_reply(
    ready: None, window: MainWindow, desk: Desk, message_id: int
) -> None:
    open_first(window)
    composer = window.pages.conversation.composer

    assert not composer.alternatives.isHidden()
    window.actions_.answers[0].trigger()

    assert composer.text() == "Dear Maya,\n\nYes.\n\nBest"
    found = desk.drafts.find_latest(message_id)
    assert found is not None
    assert found.state is DraftState.PROPOSED


def test_ready_answers_make_room_for_what_the_person_writes(
    ready: None, window: MainWindow, qtbot: QtBot
) -> None:
    open_first(window)
    composer = window.pages.conversation.composer

    qtbot.keyClicks(composer.editor, "My own line")

    assert composer.alternatives.isHidden()


def test_a_ready_answer_counts_as_what_the_person_made_of_it(
    ready: None, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    open_first(window)
    composer = window.pages.conversation.composer
    window.actions_.answers[0].trigger()
    qtbot.keyClicks(composer.editor, "P.S. ")

    window.actions_.copy_reply.trigger()

    (month,) = desk.draft_learning.list_months()
    assert (month.made, month.sent, month.unchanged.count) == (1, 1, 0)


def test_answers_that_nobody_waits_for_any_more_are_thrown_away(
    ready: None, window: MainWindow, desk: Desk, message_id: int
) -> None:
    desk.inbox.wave_off(desk.inbox.list_conversations()[0].thread_id)

    window.screens.prepared.look()

    assert desk.prepared.list_for(message_id) == ()


def test_the_next_ready_answer_is_a_key_away_until_none_is_left(
    ready: None, window: MainWindow, desk: Desk, receive: Receive
) -> None:
    told: list[str] = []
    window.screens.queue.told.connect(lambda words, _step: told.append(words))
    open_first(window)
    other = receive(email="ann@mill.example", name="Ann Hill", subject="Mill")
    other_id = desk.inbox.list_messages(other)[-1].id
    desk.prepared.save(other_id, [make_draft_result(text="Dear Ann,\n\nNo.\n\nBest")])

    window.actions_.next_ready.trigger()
    (shown,) = window.pages.conversation.composer.alternatives.drafts()
    assert shown.interaction_id == other_id

    window.actions_.next_ready.trigger()
    assert told == ["No more answers are ready"]


def test_what_an_accepted_answer_promises_becomes_a_task_when_the_person_agrees(
    window: MainWindow, desk: Desk, message_id: int
) -> None:
    window.screens.promises.look(message_id, "Dear Maya,\nI will send the lamp.\nBest")
    dialog = window.screens.promises.dialog
    assert isinstance(dialog, PromiseDialog)

    dialog.keep.click()

    (task,) = desk.tasks.list_tasks()
    assert (task.title, task.interaction_id) == ("I will send the lamp.", message_id)
    desk.history.undo()
    assert desk.tasks.list_tasks() == ()


def test_a_fact_that_is_unticked_is_left_out_of_the_next_draft(
    qtbot: QtBot, translation: Translation
) -> None:
    options = DraftOptions()
    qtbot.addWidget(options)
    options.show_facts((Fact("Price", "240", "note: Prices"), Fact("Notes", "VIP", "contact")))

    actions = [one for one in options.menu.actions() if one.isCheckable()]
    actions[1].trigger()
    next(one for one in actions if one.text() == "More formal").trigger()
    next(one for one in actions if one.text() == "Short").trigger()

    wish = options.wish("be brief")
    assert wish.without == {Fact("Notes", "VIP", "contact").key}
    assert (wish.steer, wish.tone, wish.length) == ("be brief", Tone.FORMAL, Length.SHORT)
    assert options.button.text().startswith("1 fact")


def test_a_note_found_by_its_meaning_stands_among_the_facts_and_can_be_left_out(
    window: MainWindow, desk: Desk, model: Model, message_id: int
) -> None:
    note = Fact("Filling", "British wool, no foam.", "note: Filling")
    model.writer.result = replace(make_draft_result(), found=(note,))
    open_first(window)
    options = window.pages.conversation.composer.options

    window.actions_.draft.trigger()
    (shown,) = [one for one in options.menu.actions() if "British wool" in one.text()]
    assert shown.isChecked()
    shown.trigger()
    model.writer.result = make_draft_result()
    window.actions_.draft.trigger()

    # It stays in the list, to be ticked again.
    assert options.wish("").without == {note.key}
    assert any("British wool" in one.text() for one in options.menu.actions())


@pytest.fixture
def found_by_meaning(desk: Desk, message_id: int) -> None:
    note = Fact("填充", "国产羊毛，不含海绵。", "note: 填充")
    desk.prepared.save(message_id, [replace(make_draft_result(), found=(note,))])


def test_what_a_ready_answer_found_by_meaning_is_shown_beside_it(
    found_by_meaning: None, window: MainWindow
) -> None:
    open_first(window)

    window.actions_.answers[0].trigger()

    menu = window.pages.conversation.composer.options.menu
    assert any("国产羊毛" in one.text() for one in menu.actions())
