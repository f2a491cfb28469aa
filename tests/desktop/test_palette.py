"""The command palette: every command and record by name, in either language, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.domain.contact import Contact
from core.domain.deal import Deal
from desktop.desk import Desk
from desktop.views.palette_view import PaletteView
from desktop.window.main_window import MainWindow
from desktop.window.palette_entries import PaletteEntry


def palette(window: MainWindow) -> PaletteView:
    return window.findChild(PaletteView)


def opened_with(window: MainWindow, words: str) -> list[str]:
    window.actions_.palette.trigger()
    palette(window).line.setText(words)
    return titles(window)


def titles(window: MainWindow) -> list[str]:
    rows = palette(window)._model.rows
    return [row.title for row in rows if isinstance(row, PaletteEntry)]


def test_it_offers_every_command_with_its_keys(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    opened = window()

    opened.actions_.palette.trigger()
    qtbot.waitUntil(lambda: "Backups" in titles(opened))

    shown = {row.title: row.note for row in palette(opened)._model.rows if not isinstance(row, str)}
    assert shown["Inbox"] == "Ctrl+1"
    assert shown["Quit"] == "Ctrl+Q"
    assert shown["Backups"] == "Privacy"
    assert "Everything" not in shown


def test_ctrl_k_opens_it_and_ctrl_f_still_searches(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    desk.contacts.add(Contact("Maya Okafor"))
    opened = window()

    assert opened.actions_.palette.shortcut().toString() == "Ctrl+K"
    opened.actions_.search.trigger()
    assert opened.actions_.search.shortcut().toString() == "Ctrl+F"
    assert opened.focusWidget() is opened.pages.conversations.search


def test_enter_runs_the_command_and_the_keyboard_comes_back(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    assert opened_with(opened, "knowl")[0] == "Knowledge"

    qtbot.keyClick(palette(opened).line, Qt.Key.Key_Return)

    assert not palette(opened).isVisible()
    assert opened.pages.stack.currentWidget() is opened.pages.knowledge


def test_it_goes_even_when_what_had_the_keyboard_is_gone(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    row = QLineEdit(opened.pages)
    row.show()
    row.setFocus()
    opened.actions_.palette.trigger()
    shiboken6.delete(row)

    qtbot.keyClick(palette(opened).line, Qt.Key.Key_Escape)

    assert not palette(opened).isVisible()


def test_a_person_is_found_by_pinyin_and_opened(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    wang = desk.contacts.add(Contact("王芳"))
    opened = window()
    assert opened_with(opened, "wangfang")[0] == "王芳"

    qtbot.keyClick(palette(opened).line, Qt.Key.Key_Return)

    assert opened.pages.stack.currentWidget() is opened.pages.contacts_page
    assert opened.pages.contact._contact.id == wang.id  # type: ignore[union-attr]


def test_what_was_opened_stands_first_the_next_time(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    desk.deals.add(Deal("Twelve chairs"))
    desk.contacts.add(Contact("Maya Okafor"))
    opened = window()
    opened_with(opened, "twelve")
    qtbot.keyClick(palette(opened).line, Qt.Key.Key_Return)

    opened.actions_.palette.trigger()

    assert titles(opened)[0] == "Twelve chairs"


def test_commands_are_found_in_both_languages(desk: Desk, window: Callable[[], MainWindow]) -> None:
    opened = window()
    assert opened_with(opened, "撤销")[0] == "Undo"
    palette(opened).close_sheet()

    opened.pages.settings.chosen.emit("language", "zh_CN")
    QApplication.processEvents()

    assert opened_with(opened, "undo")[0] == "撤销"
    palette(opened).line.setText("chexiao")
    assert titles(opened)[0] == "撤销"


def test_what_can_not_be_done_now_says_why(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    opened.actions_.stop.setEnabled(False)
    opened_with(opened, "stop writing")

    qtbot.keyClick(palette(opened).line, Qt.Key.Key_Return)

    assert palette(opened).isVisible()
    assert palette(opened)._foot.text() == "Nothing is being written."


def test_arrows_pass_over_headings_and_go_round(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    desk.contacts.add(Contact("Maya Okafor"))
    opened = window()
    shown = opened_with(opened, "maya")

    chosen = []
    for _ in shown:
        chosen.append(palette(opened)._entry())
        qtbot.keyClick(palette(opened).line, Qt.Key.Key_Down)

    assert [entry.title for entry in chosen if entry] == shown
    assert palette(opened)._entry() == chosen[0]


def test_escape_puts_it_away_and_stops_nothing_else(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    opened_with(opened, "maya")

    qtbot.keyClick(palette(opened).line, Qt.Key.Key_Escape)

    assert not palette(opened).isVisible()


def test_a_section_of_the_settings_is_gone_to(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    opened_with(opened, "search by meaning")
    qtbot.waitUntil(lambda: titles(opened)[0] == "Search by meaning")

    qtbot.keyClick(palette(opened).line, Qt.Key.Key_Return)

    assert opened.pages.stack.currentWidget() is opened.pages.settings


def test_the_words_can_be_taken_to_the_search(
    qtbot: QtBot, desk: Desk, window: Callable[[], MainWindow]
) -> None:
    desk.contacts.add(Contact("Maya Okafor"))
    opened = window()
    assert opened_with(opened, "zzzz")[-1] == "Search everything for “zzzz”"

    qtbot.keyClick(palette(opened).line, Qt.Key.Key_Up)
    qtbot.keyClick(palette(opened).line, Qt.Key.Key_Return)

    assert opened.pages.conversations.search.text() == "zzzz"
