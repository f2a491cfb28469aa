"""The manual is in the window: by F1 or by its name, in both languages, without a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop import manual_text
from desktop.dialogs.manual_dialog import ManualDialog
from desktop.manual_text import Shape
from desktop.translation import Translation
from desktop.window.main_window import MainWindow
from tests.desktop.test_nothing_active import found_active
from tests.desktop.test_palette import opened_with


def shown(window: MainWindow) -> list[ManualDialog]:
    return [one for one in window.findChildren(ManualDialog) if one.isVisible()]


def test_f1_shows_it_once_and_escape_closes_it(
    qtbot: QtBot, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    assert opened.actions_.help.shortcut().toString() == "F1"

    for _ in range(2):
        opened.actions_.help.trigger()
    (manual,) = shown(opened)

    assert "An ordinary day with Cardfile" in manual.text.toPlainText()
    qtbot.waitUntil(manual.text.hasFocus)
    assert found_active(manual) == []
    qtbot.keyClick(manual.text, Qt.Key.Key_Escape)
    assert not shown(opened)


@pytest.mark.parametrize("words", ["help", "帮助", "manual"])
def test_it_is_found_by_name_in_either_language(
    words: str, window: Callable[[], MainWindow]
) -> None:
    assert opened_with(window(), words)[0] == "Help"


def test_it_speaks_the_windows_language_and_the_other(
    qtbot: QtBot, translation: Translation
) -> None:
    dialog = ManualDialog(manual_text.read)
    qtbot.addWidget(dialog)

    translation.use("zh_CN")
    qtbot.waitUntil(lambda: dialog.text.toPlainText().startswith("用 Cardfile 度过普通的一天"))
    assert dialog.windowTitle() == "帮助"
    dialog.other.click()

    assert dialog.text.toPlainText().startswith("An ordinary day with Cardfile")


@pytest.mark.parametrize("language", manual_text.FILES)
def test_all_of_the_manual_is_shown_and_none_of_its_marks(language: str) -> None:
    pieces = manual_text.read(language)

    assert [piece.shape for piece in pieces].count(Shape.TITLE) == 1
    assert sum(piece.shape is Shape.HEADING for piece in pieces) >= 6
    words = "\n".join(piece.text for piece in pieces)
    assert not {"*", "#", "["} & set(words)
    assert ".md" not in words
    assert "Ctrl+K" in words


def test_a_line_of_chinese_goes_on_without_a_space() -> None:
    (piece,) = manual_text.parse("先看看，\n**再**说\nCtrl+K\nis it")

    assert piece.text == "先看看，再说 Ctrl+K is it"
    assert ("再", True, False) in piece.runs
