"""What a screen reader and the Tab key find: names, roles and a way to everything, on every screen.

Names and roles are asked of Qt's accessibility tree, which is what AT-SPI hands on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.translation import Translation
from desktop.views.writing.reply_editor import ReplyEditor
from desktop.window.main_window import MainWindow
from tests.pictures import dialogs, tour

pytestmark = pytest.mark.slow

SILENT = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}


@pytest.fixture
def starting_file(sample_file: Path) -> Path:
    return sample_file


def focusable(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_keys and widget.isVisible() and widget.isEnabled() and is_ours(widget):
            yield widget


def is_ours(widget: QWidget) -> bool:
    """Leave out what Qt puts inside its own widgets, and an area that has nothing to scroll."""
    is_inside = isinstance(widget.parentWidget(), QLineEdit | QComboBox | QDateTimeEdit)
    return not is_inside and not widget.objectName().startswith("qt_")


def describe(widget: QWidget) -> str:
    return f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"


def find_silent(window: QWidget) -> set[str]:
    """Return what takes the keyboard and says neither what it is nor what it is called."""
    found = set()
    for widget in focusable(window):
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None or told.role() in SILENT or not told.text(QAccessible.Text.Name).strip():
            found.add(describe(widget))
    return found


def find_unreached(window: QWidget) -> set[str]:
    """Return what Tab never comes to, going round once."""
    wanted = set(focusable(window))
    at, seen = window.nextInFocusChain(), set()
    while at is not window and at not in seen:
        seen.add(at)
        at = at.nextInFocusChain()
    return {describe(widget) for widget in wanted - seen}


def find_traps(window: QWidget) -> set[str]:
    """Return the texts that keep the Tab key for themselves."""
    return {
        describe(text)
        for text in focusable(window)
        if isinstance(text, QTextEdit | QPlainTextEdit)
        and not isinstance(text, ReplyEditor)  # it moves on when no word is offered
        and not text.isReadOnly()
        and not text.tabChangesFocus()
    }


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("find", [find_silent, find_unreached, find_traps])
def test_every_screen_can_be_heard_and_reached(
    window: Callable[[], MainWindow],
    translation: Translation,
    language: str,
    find: Callable[[QWidget], set[str]],
) -> None:
    translation.use(language)
    shown = window()

    wrong = {name: found for name in tour.walk(shown) if (found := find(shown))}

    assert wrong == {}


@pytest.mark.parametrize("find", [find_silent, find_unreached, find_traps])
def test_every_dialog_can_be_heard_and_reached(
    qtbot: QtBot, qapp: QApplication, translation: Translation, find: Callable[[QWidget], set[str]]
) -> None:
    wrong = {}
    for name, make in dialogs.makers().items():
        dialog = make()
        qtbot.addWidget(dialog)
        dialog.show()
        qapp.processEvents()
        if found := find(dialog):
            wrong[name] = found
        dialog.close()

    assert wrong == {}


def test_what_has_no_name_and_what_tab_passes_by_are_found(qtbot: QtBot) -> None:
    window, field, area = QWidget(), QLineEdit(), QPlainTextEdit()
    qtbot.addWidget(window)
    for widget in (field, area):
        widget.setParent(window)
    window.show()

    assert find_silent(window) == {"QLineEdit in QWidget", "QPlainTextEdit in QWidget"}
    assert find_traps(window) == {"QPlainTextEdit in QWidget"}
    assert find_unreached(window) == set()
    assert isinstance(area, QAbstractScrollArea)
