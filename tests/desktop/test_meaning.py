"""In the window: texts are read for their meaning while nothing else works, and found by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.change import Change, Kind
from core.domain.knowledge import KnowledgeNote
from core.domain.search import SearchHit
from core.errors import UserError
from desktop.desk import Desk
from desktop.screens.meaning_screen import MeaningScreen
from desktop.screens.search_screen import has_meaning
from desktop.translation import Translation
from desktop.views.settings.meaning_section import MeaningSection
from desktop.window.main_window import MainWindow
from desktop.wiring import Wiring
from models.fake_embedder import FakeEmbedder

MODEL = FakeEmbedder({"parcel": "package", "broken": "damaged"})
OVEN, BILL = "The broken parcel came.", "Please send the bill once more."


def find(desk: Desk, words: str) -> list[str]:
    hits = desk.meanings.find(MODEL.embed_question(words), 0.3)
    return [hit.snippet for hit in hits]


@pytest.fixture
def section(qtbot: QtBot, translation: Translation) -> MeaningSection:
    view = MeaningSection()
    qtbot.addWidget(view)
    return view


@pytest.fixture
def meaning(
    section: MeaningSection, desk: Desk, wiring: Wiring, receive: Callable[..., int]
) -> MeaningScreen:
    receive(OVEN, subject="Oven timer")
    receive(BILL, subject="Bill")
    services = (desk.meanings, desk.settings_file)
    screen = MeaningScreen(section, services, MODEL, desk.meaning_lane, wiring)
    screen.serve(section)
    return screen


def test_what_is_in_the_file_is_read_and_then_found(
    meaning: MeaningScreen, section: MeaningSection, desk: Desk
) -> None:
    meaning.start()

    assert section.words.text() == "Everything is read."
    assert find(desk, "damaged package")[0].endswith(OVEN)


def test_what_comes_later_is_read_too(
    meaning: MeaningScreen, desk: Desk, receive: Callable[..., int], qtbot: QtBot
) -> None:
    meaning.start()
    receive("The damaged glass arrived.", subject="Glass")
    meaning._settling.setInterval(0)
    desk.changes.announce(Change(frozenset({Kind.INTERACTION})))

    qtbot.waitUntil(lambda: any("glass" in one for one in find(desk, "damaged glass arrived")))


@pytest.mark.parametrize("other", ["make_way", "wait_for_moods", "wait_for_measuring"])
def test_other_work_goes_first(
    meaning: MeaningScreen, section: MeaningSection, desk: Desk, other: str
) -> None:
    getattr(meaning, other)(True)
    meaning.start()

    assert "waiting for other work" in section.words.text()
    assert find(desk, "damaged package") == []

    getattr(meaning, other)(False)
    assert find(desk, "damaged package")


def test_switched_off_it_forgets_everything(
    meaning: MeaningScreen, section: MeaningSection, desk: Desk, qtbot: QtBot
) -> None:
    meaning.start()
    qtbot.mouseClick(section.switch, Qt.MouseButton.LeftButton, pos=section.switch.rect().center())
    section.switch.setChecked(False)
    section.chosen.emit(False)

    assert find(desk, "damaged package") == []
    assert not desk.settings_file.load().finds_by_meaning
    meaning.start()
    assert find(desk, "damaged package") == []


def test_without_the_model_the_settings_say_so(
    section: MeaningSection, desk: Desk, wiring: Wiring
) -> None:
    services = (desk.meanings, desk.settings_file)
    nothing = FakeEmbedder(model_id="")
    screen = MeaningScreen(section, services, nothing, desk.meaning_lane, wiring)
    screen.serve(section)
    screen.start()

    assert "not on this computer" in section.words.text()
    assert not section.switch.isEnabled()


def test_a_problem_is_said_and_gone_on_from(
    meaning: MeaningScreen,
    section: MeaningSection,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_texts: object) -> tuple[bytes, ...]:
        raise UserError("meaning-no-memory")

    monkeypatch.setattr(MODEL, "embed_passages", refuse)
    meaning.start()
    assert section.words.text().startswith("There is too little memory")

    monkeypatch.undo()
    section.resume_requested.emit()
    assert find(desk, "damaged package")


@pytest.mark.parametrize(
    ("words", "is_enough"),
    [
        ("mar", False),
        ("refund", True),
        ("5512", False),
        ("退", False),
        ("退款", True),
        ("a b", False),
    ],
)
def test_only_words_that_say_enough_are_read(words: str, is_enough: bool) -> None:
    assert has_meaning(words) == is_enough


@pytest.fixture
def opened(desk: Desk, window: Callable[[], MainWindow], receive: Callable[..., int]) -> MainWindow:
    receive(OVEN, subject="Oven timer")
    receive(BILL, subject="Bill")
    desk.owner.save_note(KnowledgeNote("Parcels", "The broken parcel is replaced."))
    opened = window()
    opened.screens.search.pause_ms = 0
    opened.screens.meaning.start()
    return opened


def rows(opened: MainWindow) -> list[str | SearchHit]:
    return opened.screens.search._view._model.rows


def ask(opened: MainWindow, qtbot: QtBot, words: str) -> None:
    opened.actions_.go_inbox.trigger()
    box = opened.pages.conversations.search
    opened.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    box.setText(words)
    box.changed.emit(words)


@pytest.mark.slow
def test_what_means_alike_stands_below_without_what_is_shown_already(
    opened: MainWindow, qtbot: QtBot
) -> None:
    ask(opened, qtbot, "broken parcel came")
    # What is new in the file has the search asked again: look in the same turn.
    qtbot.waitUntil(lambda: "Alike in meaning, in other words" in rows(opened))

    shown = rows(opened)
    place = shown.index("Alike in meaning, in other words")
    words, alike = shown[:place], shown[place + 1 :]
    assert [hit.kind for hit in words if isinstance(hit, SearchHit)] == [Kind.INTERACTION]
    assert [hit.title for hit in alike if isinstance(hit, SearchHit)] == ["Parcels"]


@pytest.mark.slow
def test_a_key_takes_the_question_back(opened: MainWindow, qtbot: QtBot) -> None:
    opened.screens.search.pause_ms = 60_000
    ask(opened, qtbot, "broken parcel came")
    assert opened.screens.search._pause.isActive()
    qtbot.keyClicks(opened.pages.conversations.search, "x")

    assert not opened.screens.search._pause.isActive()


@pytest.mark.slow
def test_switched_off_nothing_is_asked(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    file = desk.settings_file
    file.save(replace(file.load(), finds_by_meaning=False))
    ask(opened, qtbot, "broken parcel came")
    qtbot.waitUntil(lambda: bool(rows(opened)))

    assert not opened.screens.search._pause.isActive()
