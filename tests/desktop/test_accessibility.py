"""Everything by keyboard, everything with a name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QScrollArea,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.desk import Desk
from desktop.failures import FailureReporter
from desktop.translation import Translation
from desktop.views.palette_view import PaletteView
from desktop.views.search_results_view import SearchResultsView
from desktop.window.main_window import MainWindow

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def starting_file(sample_file: Path) -> Path:
    return sample_file


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, translation: Translation, reporter: FailureReporter
) -> MainWindow:
    window = MainWindow(desk, translation, reporter)
    qtbot.addWidget(window)
    window.show()
    window.actions_.go_inbox.trigger()
    qtbot.waitUntil(lambda: window.pages.conversation._conversation is not None)
    window.pages.make_all()
    assert window.screens.palette is not None
    return window


def pages(window: MainWindow) -> Iterator[QWidget]:
    actions = window.actions_
    for action in (
        actions.go_home,
        actions.go_inbox,
        actions.go_companies,
        actions.go_contacts,
        actions.go_deals,
        actions.go_tasks,
        actions.go_knowledge,
        actions.go_history,
        actions.go_privacy,
        actions.go_settings,
    ):
        action.trigger()
        QApplication.processEvents()
        yield window


def named(widget: QWidget) -> bool:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return bool(widget.accessibleName() or text)


def is_ours(widget: QWidget) -> bool:
    """Leave out what Qt puts inside its own widgets."""
    parent = widget.parentWidget()
    inside = isinstance(parent, QLineEdit | QComboBox)
    return not inside and not widget.objectName().startswith("qt_")


def focusable(window: MainWindow) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        takes_focus = widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes_focus and is_ours(widget):
            yield widget


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_everything_that_takes_the_keyboard_has_a_name(
    window: MainWindow, translation: Translation, language: str
) -> None:
    translation.use(language)

    unnamed = {
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for page in pages(window)
        for widget in focusable(page)
        if not named(widget)
    }

    assert unnamed == set()


def test_every_icon_without_words_has_a_tip(window: MainWindow) -> None:
    silent = {
        button.accessibleName()
        for page in pages(window)
        for button in page.findChildren(QAbstractButton)
        if is_ours(button) and button.isVisible() and not button.text() and not button.toolTip()
    }

    assert silent <= {
        f"{own.text()}. {more.text()}"
        for _, own, more in (window.pages.welcome._own_parts, window.pages.welcome._sample_parts)
    }


def test_every_action_has_words_keys_and_a_tip(window: MainWindow) -> None:
    actions = [value for value in vars(window.actions_).values() if hasattr(value, "shortcut")]

    assert len(actions) >= 18
    for action in actions:
        assert action.text()
        assert action.toolTip()
        assert not action.shortcut().isEmpty()


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    actions = [value for value in vars(window.actions_).values() if hasattr(value, "shortcut")]
    keys = [key.toString() for action in actions for key in action.shortcuts()]

    assert len(keys) == len(set(keys))


def test_f6_goes_round_the_panes_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    nav, rows, messages, reply = window.pages.panes()
    rows.setFocus()
    seen = []

    for key in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        for _ in range(4):
            QTest.keyClick(window, Qt.Key.Key_F6, key)
            seen.append(QApplication.focusWidget())

    assert nav.isAncestorOf(seen[2])
    assert seen == [messages, reply, seen[2], rows, seen[2], reply, messages, rows]


def test_f6_goes_on_from_pane_to_pane_on_every_page(window: MainWindow) -> None:
    window.activateWindow()
    for action, page in window.pages.places():
        action.trigger()
        panes = [pane for pane in window.pages.panes() if pane.isVisible()]
        round_ = []
        for _ in panes:
            QTest.keyClick(window, Qt.Key.Key_F6)
            at = QApplication.focusWidget()
            round_.append(next(p for p in panes if p is at or p.isAncestorOf(at)))

        assert len(set(round_)) > 1, page
        assert window.pages.nav in round_, page


def test_f6_passes_by_what_is_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    nav, rows, messages, _reply = window.pages.panes()
    window.pages.conversation.composer.hide()
    rows.setFocus()
    seen = []

    for _ in range(3):
        window.actions_.next_pane.trigger()
        seen.append(QApplication.focusWidget())

    assert nav.isAncestorOf(seen[1])
    assert [seen[0], seen[2]] == [messages, rows]


def test_long_lists_are_no_list_views(window: MainWindow) -> None:
    """QListView measures every row: four seconds for a million."""
    ours = [view for view in window.findChildren(QListView) if "Combo" not in repr(view)]
    # The sheet of hits holds a few of each kind.
    long = [view for view in ours if not isinstance(view.parentWidget(), SearchResultsView)]
    # So does the palette, besides its commands.
    palette = window.findChild(PaletteView)
    long = [view for view in long if not palette.isAncestorOf(view)]

    assert all(isinstance(view.parentWidget().parentWidget(), QComboBox) for view in long)


def test_texts_from_outside_run_nothing(window: MainWindow) -> None:
    for text in window.findChildren(QTextEdit):
        assert not text.acceptRichText()


def test_scroll_areas_that_take_the_keyboard_say_what_they_hold(window: MainWindow) -> None:
    for page in pages(window):
        for area in page.findChildren(QScrollArea):
            if area.isVisible() and area.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert area.accessibleName()


def test_the_window_stays_small() -> None:
    lines = (ROOT / "desktop/window/main_window.py").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 200
