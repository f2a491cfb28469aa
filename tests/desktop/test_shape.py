"""The size of text and how close rows stand: chosen in the settings, taken at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from core.settings import CHOICES, TEXT_PERCENTS, Settings
from desktop import theme
from desktop.desk import Desk
from desktop.views.parts.choices_section import LOOKS, NOTICES, ChoicesSection
from desktop.window.main_window import MainWindow

Open = Callable[[], MainWindow]


@pytest.fixture(autouse=True)
def usual(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply(qapp, "light", theme.Shape())


def choose(shown: MainWindow, name: str, value: object) -> None:
    """Choose as a person does: the row of the list, then Enter."""
    combo = shown.pages.settings.looks.editors[name]
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


def test_the_size_of_text_is_taken_at_once_and_kept(window: Open, desk: Desk) -> None:
    shown = window()
    shown.actions_.go_settings.trigger()
    before = shown.pages.settings.fontMetrics().height()
    row = shown.pages.conversations.rows.verticalHeader().defaultSectionSize()

    choose(shown, "text_percent", 150)

    assert desk.settings_file.load().text_percent == 150
    assert shown.pages.settings.fontMetrics().height() > 1.4 * before
    assert shown.pages.conversations.rows.verticalHeader().defaultSectionSize() > 1.3 * row


def test_a_window_that_is_small_for_its_text_leaves_words_out(window: Open) -> None:
    shown = window()
    shown.resize(1280, 820)
    assert not shown.pages.nav._is_narrow

    choose(shown, "text_percent", 150)

    assert shown.pages.nav._is_narrow
    assert shown.pages.conversations.minimumWidth() > 400


def test_rows_stand_closer_together_at_once(window: Open, desk: Desk) -> None:
    shown = window()
    lists = (
        shown.pages.conversations.rows,
        shown.pages.records_table.table,
        shown.pages.deals.rows,
    )
    before = [part.verticalHeader().defaultSectionSize() for part in lists]

    choose(shown, "density", "compact")

    after = [part.verticalHeader().defaultSectionSize() for part in lists]
    assert all(new < old for new, old in zip(after, before, strict=True))
    assert desk.settings_file.load().density == "compact"


def test_nothing_blinks_where_that_is_asked_for(window: Open, desk: Desk) -> None:
    shown = window()
    shown.actions_.go_settings.trigger()
    box = shown.pages.settings.looks.editors["is_still"]

    QTest.keyClick(box, Qt.Key.Key_Space)

    assert desk.settings_file.load().is_still
    assert QApplication.styleHints().cursorFlashTime() == 0
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)


@pytest.mark.parametrize("percent", TEXT_PERCENTS)
@pytest.mark.parametrize("kind", ["chip", "outline", "tab", "nav"])
def test_no_corner_is_rounder_than_its_part_is_high(
    qapp: QApplication, percent: int, kind: str
) -> None:
    theme.apply(qapp, "light", theme.Shape(percent))
    button = QPushButton("Words")
    button.setProperty("kind", kind)
    button.ensurePolished()
    sheet = theme.style_sheet(theme.LIGHT)
    rule = re.search(rf'\\[kind="{kind}"\\] {{[^}}]*border-radius: (\\d+)px', sheet)

    radius = int(rule[1]) if rule else 0

    assert radius * 2 <= button.sizeHint().height()
    button.deleteLater()


@pytest.mark.parametrize("percent", TEXT_PERCENTS)
def test_a_button_holds_its_words_at_every_size(qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, "light", theme.Shape(percent))
    button = QPushButton("Ágq 国")
    button.ensurePolished()

    assert button.sizeHint().height() >= button.fontMetrics().height()
    button.deleteLater()


def test_every_setting_of_the_two_cards_is_one_and_has_words(qapp: QApplication) -> None:
    names = {field.name for field in fields(Settings)}
    for group in (LOOKS, NOTICES):
        section = ChoicesSection(group)
        section.show_settings(Settings())
        assert set(group) <= names
        for editor in section.editors.values():
            assert editor.accessibleName()
            if isinstance(editor, QComboBox):
                assert all(editor.itemText(row) for row in range(editor.count()))
        section.deleteLater()


def test_a_setting_that_nobody_can_choose_is_the_default(desk: Desk) -> None:
    for name in CHOICES:
        desk.settings_file._path.write_text(f'{{"{name}": "nonsense"}}')
        assert desk.settings_file.load() == Settings()
