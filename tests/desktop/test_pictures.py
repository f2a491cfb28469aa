"""Nothing the window shows goes unseen: every dialog and every place is on the tour of pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.translation import Translation
from desktop.window.main_window import MainWindow
from tests.pictures import dialogs, tour
from tests.pictures.__main__ import CHOSEN, DRAFTED, ROOT


@pytest.fixture
def starting_file(sample_file: Path) -> Path:
    return sample_file


def test_every_dialog_has_a_picture(
    qtbot: QtBot, qapp: QApplication, translation: Translation
) -> None:
    made = set()
    for make in dialogs.makers().values():
        dialog = make()
        qtbot.addWidget(dialog)
        made.add(type(dialog))

    assert dialogs.classes() <= made


def test_what_readme_and_manual_show_is_made_by_one_command_and_nothing_else_is_kept() -> None:
    texts = (ROOT / name for name in ("README.md", "docs/manual.md", "docs/manual-zh.md"))
    shown = {
        name
        for text in texts
        for name in re.findall(r"pictures/([\w-]+)\.png", text.read_text(encoding="utf-8"))
    }

    assert shown == set(CHOSEN.values()) | set(DRAFTED)
    assert shown == {path.stem for path in (ROOT / "docs" / "pictures").glob("*.png")}


def test_the_tour_comes_to_every_page(window: Callable[[], MainWindow]) -> None:
    shown = window()
    shown.pages.make_all()
    pages = {shown.pages.stack.widget(at) for at in range(shown.pages.stack.count())}

    seen = {shown.pages.stack.currentWidget() for _ in tour.walk(shown)}

    assert pages - seen == {shown.pages.welcome}


def test_a_long_page_comes_whole_and_no_part_of_it_twice(window: Callable[[], MainWindow]) -> None:
    shown = window()
    shown.actions_.go_settings.trigger()
    tour.settle(shown)
    page = shown.pages.settings
    bar = page._scroll.verticalScrollBar()

    hidden = {name: bar.maximum() for name in tour._screens(shown, page, "settings", scrolls=True)}

    assert list(hidden) == ["settings", "settings-whole"]
    assert hidden["settings"] > 0
    assert hidden["settings-whole"] == 0
