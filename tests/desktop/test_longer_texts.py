"""No text is cut in any screen or dialog of a small window, in either language or 40 % longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.translation import Translation
from desktop.views.parts.label import Label
from desktop.window.main_window import MainWindow
from tests.pictures import dialogs, tour
from tests.pictures.cut_texts import LongerTexts, find_cut, longer

pytestmark = pytest.mark.slow

LANGUAGES = ("en", "zh_CN", "longer")
SIZE = (1280, 720)


@pytest.fixture
def starting_file(sample_file: Path) -> Path:
    return sample_file


@pytest.fixture(params=LANGUAGES)
def speech(request: pytest.FixtureRequest, qapp: QApplication, translation: Translation) -> str:
    if request.param == "longer":
        qapp.installTranslator(LongerTexts(qapp))
    else:
        translation.use(request.param)
    return request.param


def test_no_text_is_cut_in_a_small_window(
    speech: str, window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    shown = window()
    shown.resize(*SIZE)

    cut = {name: found for name in tour.walk(shown) if (found := find_cut(shown))}

    assert cut == {}


def test_no_text_is_cut_in_a_dialog(speech: str, qapp: QApplication, qtbot: QtBot) -> None:
    cut = {}
    for name, make in dialogs.makers().items():
        dialog = make()
        qtbot.addWidget(dialog)
        dialog.show()
        qapp.processEvents()
        if found := find_cut(dialog):
            cut[name] = found
        dialog.close()

    assert cut == {}


def test_a_text_that_is_cut_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for widget in (label := Label("title", "Contacts"), button := QPushButton("Correct…")):
        row.addWidget(widget)
    window.show()
    before = find_cut(window)

    label.setFixedWidth(40)
    button.setFixedWidth(40)
    window.adjustSize()

    assert before == []
    assert len(find_cut(window)) == 2


def test_longer_texts_keep_their_places_and_their_end() -> None:
    assert longer("Import…") == "Importaei…"
    assert "{name}" in longer("Erase {name} for good?")
    assert len(longer("Choose a contact on the left.")) >= 1.3 * 29
    assert longer("·") == "·"
