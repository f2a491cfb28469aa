"""The owner says how messages sound: on a message, in the queue by one key, and for words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.mood_learning import (
    LearningReport,
    LearningStretch,
    Ruling,
    StudentFacts,
    UnsureMessage,
)
from core.domain.sentiment import STUDENT, YOU, Mood, Rating, Sentiment
from desktop.desk import Desk
from desktop.translation import Translation
from desktop.views.moods.learning_view import LearningView
from desktop.views.moods.mood_button import MoodButton
from desktop.views.moods.unsure_card import UnsureCard
from desktop.window.main_window import MainWindow
from desktop.words import mood_words
from tests.desktop.conftest import Model
from tests.factory import NOON, make_interaction, make_sentiment

Receive = Callable[..., int]
LIKE = "The parcel number {} has arrived at the depot, please collect it."


@pytest.fixture
def unsure(desk: Desk, receive: Receive) -> list[int]:
    """Three messages whose mood is not sure, two of them alike; their numbers."""
    ids = []
    for number, text in enumerate((LIKE.format(1), LIKE.format(22), "Do you sell lamps?")):
        thread = receive(text, subject=f"Question {number}", email=f"{number}@a.example")
        ids.append(desk.inbox.list_messages(thread)[0].id)
    said = Sentiment(Mood.NEGATIVE, -0.4, 0.45, "qwen", ())
    desk.sentiments.save_ratings([Rating(one, said) for one in ids])
    return ids


def mood_of(desk: Desk, message_id: int) -> tuple[Mood, str] | None:
    found = desk.inbox.get_interaction(message_id).sentiment
    return None if found is None else (found.label, found.source)


def test_a_mood_is_corrected_from_its_chip_and_undone_from_the_toast(
    window: Callable[[], MainWindow], desk: Desk, unsure: list[int]
) -> None:
    shown = window()
    shown.screens.inbox.open_thread(desk.inbox.get_interaction(unsure[2]).thread_id)
    chip = shown.pages.conversation.findChildren(MoodButton)[0]

    chip._fill()
    chip.menu_.actions()[2].trigger()
    ruled = mood_of(desk, unsure[2])
    shown.toast._undo.click()

    assert ruled == (Mood.POSITIVE, YOU)
    assert mood_of(desk, unsure[2]) == (Mood.NEGATIVE, "qwen")


def test_like_messages_are_shown_first_and_change_only_when_asked_to(
    window: Callable[[], MainWindow], desk: Desk, unsure: list[int]
) -> None:
    shown = window()
    first, like, _ = unsure
    shown.pages.conversation.ruled.emit(first, Mood.NEUTRAL)
    dialog = shown.screens.rulings.dialog
    assert dialog is not None
    before = mood_of(desk, first)
    heading = dialog._heading.text()

    dialog.only.click()

    assert before == (Mood.NEGATIVE, "qwen"), "nothing changes before the answer"
    assert heading == "1 other message would change"
    assert mood_of(desk, first) == (Mood.NEUTRAL, YOU)
    assert mood_of(desk, like) == (Mood.NEGATIVE, "qwen")


def test_the_owner_can_let_like_messages_change_too(
    window: Callable[[], MainWindow], desk: Desk, unsure: list[int]
) -> None:
    shown = window()
    first, like, other = unsure
    shown.pages.conversation.ruled.emit(first, Mood.NEUTRAL)
    dialog = shown.screens.rulings.dialog
    assert dialog is not None

    dialog.all.click()

    assert mood_of(desk, like) == (Mood.NEUTRAL, YOU)
    assert mood_of(desk, other) == (Mood.NEGATIVE, "qwen")


def test_the_program_decides_again_when_told_to(
    window: Callable[[], MainWindow], desk: Desk, unsure: list[int]
) -> None:
    shown = window()
    desk.teaching.rule(Ruling(unsure[2], Mood.POSITIVE))

    shown.pages.conversation.ruled.emit(unsure[2], None)

    assert mood_of(desk, unsure[2]) == (Mood.NEGATIVE, "qwen")


def test_one_key_answers_a_message_of_the_queue_and_the_next_one_comes(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, unsure: list[int]
) -> None:
    shown = window()
    shown.actions_.go_unsure.trigger()
    card = shown.pages.unsure.card
    assert card._message is not None
    first = card._message.record.id
    assert card._progress.text() == "0 of 3"

    qtbot.keyClick(shown.pages.unsure, Qt.Key.Key_2)

    assert mood_of(desk, first) == (Mood.NEUTRAL, YOU)
    assert card._progress.text() == "1 of 3"
    assert card._message.record.id != first


@pytest.mark.parametrize(
    ("key", "mood"),
    [
        (Qt.Key.Key_1, Mood.NEGATIVE), (Qt.Key.Key_N, Mood.NEGATIVE),
        (Qt.Key.Key_0, Mood.NEUTRAL), (Qt.Key.Key_3, Mood.POSITIVE),
        (Qt.Key.Key_P, Mood.POSITIVE), (Qt.Key.Key_4, Mood.MIXED), (Qt.Key.Key_M, Mood.MIXED),
    ],
)  # fmt: skip
def test_each_mood_has_a_number_and_a_letter(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, unsure: list[int],
    key: Qt.Key, mood: Mood,
) -> None:  # fmt: skip
    shown = window()
    shown.actions_.go_unsure.trigger()
    message = shown.pages.unsure.card._message
    assert message is not None

    qtbot.keyClick(shown.pages.unsure, key)

    assert mood_of(desk, message.record.id) == (mood, YOU)


def test_a_skipped_message_keeps_its_mood_and_a_slip_is_taken_back_by_a_key(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, unsure: list[int]
) -> None:
    shown = window()
    shown.actions_.go_unsure.trigger()
    page = shown.pages.unsure
    skipped = page.card._message
    qtbot.keyClick(page, Qt.Key.Key_S)
    answered = page.card._message
    qtbot.keyClick(page, Qt.Key.Key_3)

    qtbot.keyClick(page, Qt.Key.Key_U)

    assert skipped is not None
    assert answered is not None
    assert mood_of(desk, skipped.record.id) == (Mood.NEGATIVE, "qwen")
    assert mood_of(desk, answered.record.id) == (Mood.NEGATIVE, "qwen")
    assert page.card._message is not None
    assert page.card._message.record.id == answered.record.id


def test_the_queue_asks_before_like_messages_change_and_leaves_them_out_then(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, unsure: list[int]
) -> None:
    shown = window()
    shown.actions_.go_unsure.trigger()
    page = shown.pages.unsure
    qtbot.keyClick(page, Qt.Key.Key_2)
    asked = page.strip.isVisible()
    like = unsure[0] if mood_of(desk, unsure[1]) == (Mood.NEUTRAL, YOU) else unsure[1]
    before = mood_of(desk, like)

    qtbot.keyClick(page, Qt.Key.Key_A)

    assert asked
    assert before == (Mood.NEGATIVE, "qwen")
    assert mood_of(desk, like) == (Mood.NEUTRAL, YOU)
    assert page.card._message is not None
    assert page.card._message.record.id == unsure[2]
    assert page.card._progress.text() == "1 of 2"


def test_the_queue_says_when_it_is_done(
    window: Callable[[], MainWindow], qtbot: QtBot, unsure: list[int]
) -> None:
    shown = window()
    shown.actions_.go_unsure.trigger()
    page = shown.pages.unsure

    for _ in unsure:
        qtbot.keyClick(page, Qt.Key.Key_1)

    assert page.card.isHidden()
    assert page._empty._title.text() == "Done"


def test_without_a_model_the_queue_holds_what_nothing_has_read(
    window: Callable[[], MainWindow], model: Model, receive: Receive, qtbot: QtBot, desk: Desk
) -> None:
    model.host.status = model.host.status.MISSING
    thread = receive("When does it come?")
    shown = window()
    shown.actions_.go_unsure.trigger()

    qtbot.keyClick(shown.pages.unsure, Qt.Key.Key_2)

    assert mood_of(desk, desk.inbox.list_messages(thread)[0].id) == (Mood.NEUTRAL, YOU)


def test_a_word_is_added_in_the_settings_once_it_said_what_it_touches(
    window: Callable[[], MainWindow], desk: Desk, qtbot: QtBot, unsure: list[int]
) -> None:
    shown = window()
    shown.actions_.go_settings.trigger()
    section = shown.pages.settings.mood_words

    section.word.setText("parcel")
    qtbot.waitUntil(section._touches.isVisible)
    told = section._touches.text()
    section.meaning.setCurrentIndex(section.meaning.findData(Mood.NEUTRAL))
    section.add.click()

    assert told == "2 messages will be read again"
    assert [(rule.phrase, rule.mood) for rule in desk.teaching.list_words()] == [
        ("parcel", Mood.NEUTRAL)
    ]
    assert section.word.text() == ""


def test_every_mood_says_who_said_so(translation: Translation) -> None:
    by_you = Sentiment(Mood.NEUTRAL, 0.0, 1.0, YOU, words=("Sick",))
    by_student = Sentiment(Mood.POSITIVE, 0.9, 0.93, STUDENT, ("So good!",))

    assert mood_words.reason(by_you).splitlines() == [
        "Neutral",
        "You said so",
        "Heard as your word list says: “Sick”",
    ]
    assert mood_words.reason(by_student).splitlines() == [
        "Happy · 93% sure",
        "Because of: “So good!”",
        "Judged on this computer by: what Cardfile learned from your mail",
    ]


def test_a_model_is_called_by_its_name_wherever_it_said_a_mood(
    qtbot: QtBot, translation: Translation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARDFILE_MODELS", str(tmp_path))
    title = "Qwen2.5-Coder 1.5B Instruct"
    card = UnsureCard()
    qtbot.addWidget(card)

    card.show_message(UnsureMessage(make_interaction(sentiment=make_sentiment()), "Ada"), 0, 1)

    assert f"Read by: {title}." in card._guess.text()
    assert mood_words.reason(make_sentiment()).endswith(f"by: {title}")
    assert mood_words.source("tiny-1a2b3c4d") == "tiny-1a2b3c4d"
    brought = {"id": "tiny-1a2b3c4d", "title": "Tiny", "file": "tiny.gguf", "bytes": 1}
    (tmp_path / "installed.json").write_text(json.dumps({"version": 1, "models": [brought]}))
    assert mood_words.source("tiny-1a2b3c4d") == "Tiny"


def test_the_learning_curve_shows_counts_in_a_table_beside_it(
    qtbot: QtBot, translation: Translation
) -> None:
    view = LearningView()
    qtbot.addWidget(view)
    facts = StudentFacts(NOON, 900, 30, 0.8, 0.6, 0.93, is_used=True)
    stretches = (LearningStretch(NOON, NOON, 20, 11), LearningStretch(NOON, NOON, 9, 8))

    view.show_report(LearningReport(stretches, 29, ((YOU, 29), (STUDENT, 500)), 4, facts))

    cells = [view.curve.grid.item(row, 1).text() for row in range(2)]
    assert cells == ["55% (11/20)", "89% (8/9)"]
    assert "From 900 read messages" in view._student.text()
    assert "you 29, what Cardfile learned from your mail 500" in view._sources.text()


def test_a_curve_of_too_few_answers_says_so(qtbot: QtBot, translation: Translation) -> None:
    view = LearningView()
    qtbot.addWidget(view)

    view.show_report(LearningReport((LearningStretch(NOON, NOON, 4, 4),), 4, (), 0, None))

    assert view.curve.chart.isHidden()
    assert "Too few answers" in view.curve._nothing.text()


def test_the_strip_below_the_inbox_says_what_is_not_sure_and_leads_there(
    window: Callable[[], MainWindow], qtbot: QtBot, unsure: list[int]
) -> None:
    shown = window()
    strip = shown.pages.conversations.backlog
    qtbot.waitUntil(strip.isVisible)
    told = strip._words.text()

    strip._button.click()

    assert told == f"{len(unsure)} moods not sure"
    assert shown.pages.stack.currentWidget() is shown.pages.unsure


def test_a_message_card_is_no_window_for_a_moment(
    window: Callable[[], MainWindow], desk: Desk, unsure: list[int], qtbot: QtBot
) -> None:
    shown = window()
    shown.activateWindow()
    shown.pages.conversations.rows.setFocus()

    shown.screens.inbox.open_thread(desk.inbox.get_interaction(unsure[2]).thread_id)

    assert QApplication.focusWidget() is shown.pages.conversations.rows


def test_the_model_learns_the_owners_words_before_it_reads_on(
    qtbot: QtBot,
    window: Callable[[], MainWindow],
    desk: Desk,
    model: Model,
    unsure: list[int],
    receive: Receive,
) -> None:
    desk.teaching.rule(Ruling(unsure[0], Mood.POSITIVE))
    receive("Another one.", subject="New", email="new@a.example")

    window()

    qtbot.waitUntil(lambda: bool(model.scorer.lessons))
    assert [(one.text, one.mood) for one in model.scorer.lessons[0]] == [
        (LIKE.format(1), Mood.POSITIVE)
    ]
    assert model.scorer.read == [LIKE.format(1)]
    assert len(model.scorer.slices) == 1


def test_after_some_answers_the_model_reads_what_is_unsure_again(
    window: Callable[[], MainWindow], desk: Desk, model: Model, receive: Receive
) -> None:
    threads = [
        receive(f"Text {n} about {n * n} lamps", subject=f"S{n}", email=f"{n}@a.example")
        for n in range(11)
    ]
    ids = [desk.inbox.list_messages(thread)[0].id for thread in threads]
    said = Sentiment(Mood.NEGATIVE, -0.4, 0.45, "qwen", ())
    desk.sentiments.save_ratings([Rating(one, said) for one in ids])
    shown = window()

    for one in ids[:10]:
        shown.screens.rulings._rule(Ruling(one, Mood.NEUTRAL))

    assert mood_of(desk, ids[10]) == (Mood.POSITIVE, make_sentiment().source)
    assert len(model.scorer.lessons[-1]) == 10
