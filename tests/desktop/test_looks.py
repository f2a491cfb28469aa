"""What stands straight, has air around it and reads as its language does."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.domain.next_action import Agenda, NextAction, Reason
from core.errors import UserError
from desktop import failures, theme
from desktop.sentences import messages
from desktop.translation import LanguageChoice, Translation
from desktop.views.agenda.home_view import HomeView
from desktop.views.agenda.next_action_row import NextActionRow
from desktop.views.agenda.reminder_choice import ReminderChoice
from desktop.views.insights.chart_card import ChartCard
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.grid_view import GridView
from desktop.views.parts.label import Label
from desktop.views.parts.middle_column import MiddleColumn
from desktop.views.parts.page_area import PageArea
from desktop.views.records.merge_preview import MergePreview
from desktop.window.main_window import MainWindow
from desktop.words import joined_words
from tests.factory import NOON, make_contact
from tests.pictures.cut_texts import find_cut

LONG = "Import your mail: once moods are read, this page says how satisfied your customers are."


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Oak table: £68. Paid. Sent."), ("zh_CN", "Oak table：£68.Paid.Sent.")],
)
def test_words_are_joined_as_the_language_does_it(
    language: LanguageChoice, told: str, translation: Translation
) -> None:
    translation.use(language)

    assert joined_words.in_a_row(joined_words.named("Oak table", "£68."), "", "Paid.", "Sent.") == (
        told
    )


def test_what_went_wrong_and_what_to_do_have_no_space_between_them_in_chinese(
    translation: Translation,
) -> None:
    error = UserError("disk-full", path="cardfile.db")
    in_english = failures.told(error)
    translation.use("zh_CN")

    assert in_english == " ".join(messages.sentence(error, str))
    assert failures.told(error) == "".join(failures.sentence(error))


def test_a_list_leaves_out_what_says_nothing(translation: Translation) -> None:
    assert joined_words.listed(("oak", "", "ash")) == "oak, ash"
    translation.use("zh_CN")
    assert joined_words.listed(("oak", "ash")) == "oak，ash"


def test_contacts_side_by_side_have_the_brackets_and_commas_of_the_language(
    qtbot: QtBot, translation: Translation
) -> None:
    translation.use("zh_CN")
    preview = MergePreview()
    qtbot.addWidget(preview)

    preview.show_contacts((make_contact(id=5), make_contact(id=6)))
    cells = {preview.table.item(row, 0).text() for row in range(preview.table.rowCount())}

    assert preview.choices["survivor"].itemText(0) == "Maya Okafor（5）"
    assert {"maya@harbourbakery.example（工作）", "Harbour Bakery，Owner"} <= cells


def test_an_empty_page_has_no_word_alone_in_its_last_line(look: None, qtbot: QtBot) -> None:
    view = EmptyView("users")
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()

    view.say("Nothing yet", LONG)

    hint = view._hint
    lines = hint.height() // hint.fontMetrics().lineSpacing()
    in_one = hint.fontMetrics().horizontalAdvance(LONG)
    assert lines == 2
    assert hint.width() < 0.65 * in_one


def test_buttons_above_one_another_are_equally_wide(look: None, qtbot: QtBot) -> None:
    short, long = Button("outline", "plus"), Button("outline", "users")
    short.say("Import…")
    long.say("Somebody altogether new…")
    view = EmptyView("users", short, long, wide_px=260)
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show()

    assert short.width() == long.width()


def test_an_icon_keeps_more_air_from_words_than_from_nothing(look: None, qtbot: QtBot) -> None:
    worded, bare = Button("outline", "check"), Button("icon", "check", icon_only=True)
    for button in (worded, bare):
        qtbot.addWidget(button)
        button.say("Done")

    assert worded.iconSize().width() > worded.iconSize().height()
    assert bare.iconSize().width() == bare.iconSize().height()

    worded.set_icon_only(is_icon_only=True)

    assert worded.iconSize().width() == worded.iconSize().height()


def test_a_table_that_lacks_little_room_is_not_scrolled_sideways(look: None, qtbot: QtBot) -> None:
    table = GridView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(1, 2, table))
    table.resize(400, 200)
    table.show()
    room = table.viewport().width()

    table.set_widths([room // 2, room // 2 + 20])

    assert not table.horizontalScrollBar().isVisible()
    assert table.widths() == [room // 2, room // 2 + 20]

    table.set_widths([room, room])

    qtbot.waitUntil(table.horizontalScrollBar().isVisible)


@pytest.mark.parametrize("height", [200, 4_000])
def test_the_middle_of_a_page_is_the_same_with_a_scroll_bar_and_without(
    height: int, look: None, qtbot: QtBot
) -> None:
    part = QWidget()
    part.setFixedHeight(2_000)
    area = PageArea(MiddleColumn(part, 400), is_centred=True)
    qtbot.addWidget(area)
    area.resize(900, height)
    area.show()

    def left() -> int:
        return part.mapTo(area, QPoint()).x()

    qtbot.waitUntil(lambda: left() == area.width() - left() - part.width())


def test_a_window_as_high_as_its_page_asks_for_no_end(look: None, qtbot: QtBot) -> None:
    home = HomeView()
    qtbot.addWidget(home)
    reasons = [Reason.OVERDUE] * 12 + [Reason.WAITS] * 14
    agenda = Agenda(tuple(NextAction(why, at) for at, why in enumerate(reasons, 1)))
    home.show_agenda(agenda, height_px=4_000)  # all rows at once
    home.resize(1070, 720)
    home.show()
    QApplication.processEvents()
    fits = 720 + home.area.verticalScrollBar().maximum()

    for height in range(fits - 8, fits + 9):
        home.resize(1070, height)
        QApplication.processEvents()

    assert not home.area.verticalScrollBar().isVisible()


def test_an_empty_page_has_one_filled_button_the_first(look: None, qtbot: QtBot) -> None:
    buttons = Button(), Button()
    empty = EmptyView("users", *buttons)
    qtbot.addWidget(empty)

    assert [one.property("kind") for one in buttons] == ["primary", "outline"]


def test_a_reminder_fills_its_half_of_the_row(
    look: None, qtbot: QtBot, translation: Translation
) -> None:
    translation.use("zh_CN")
    view = ReminderChoice()
    qtbot.addWidget(view)
    view.resize(400, 40)
    view.show()

    view.choice.setCurrentIndex(3)
    view.retranslate()

    assert view.choice.width() == view.width()


@pytest.mark.parametrize("percent", [100, 150])
def test_rows_of_home_are_equally_high_in_chinese_and_english(
    percent: int, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply(qapp, "light", theme.Shape(percent))
    rows = [
        NextActionRow(NextAction(Reason.DUE_TODAY, 1, who, about, on=NOON.date()))
        for who, about in (("Nora", "Send the offer"), ("郑凯", "重做笔筒"))
    ]
    column = QWidget()
    qtbot.addWidget(column)
    layout = QVBoxLayout(column)
    for row in rows:
        layout.addWidget(row)
    column.resize(800, 400)
    column.show()

    assert rows[0].height() == rows[1].height()
    assert all(find_cut(row) == [] for row in rows)
    theme.apply(qapp, "light", theme.Shape())


def test_a_chart_begins_where_its_title_begins(look: None, qtbot: QtBot) -> None:
    card = ChartCard()
    qtbot.addWidget(card)
    card.say("Moods", "A note")
    card.resize(400, 300)
    card.show()

    title = card.findChild(Label, "strong")
    assert title is not None
    assert (
        title.mapTo(card, QPoint()).x() == card.chart.mapTo(card, QPoint()).x() + card.chart._edge
    )


def test_how_many_contacts_there_are_is_told_whole_in_a_small_window(
    window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    shown = window()
    shown.resize(1280, 720)
    shown.actions_.contacts_table.trigger()
    view = shown.screens.records._view

    view.show_count(1_000_000)

    total = view._total
    qtbot.waitUntil(lambda: total.width() >= total.sizeHint().width())


def test_the_card_of_the_left_edge_has_room_for_what_it_says_in_each_language(
    window: Callable[[], MainWindow], look: None, translation: Translation
) -> None:
    shown = window()
    shown.resize(1280, 1_000)
    card = shown.pages.nav.trust

    def has_room() -> bool:
        labels = card.findChildren(QLabel)
        return all(one.height() >= one.heightForWidth(one.width()) for one in labels)

    def settle() -> None:
        for _ in range(2):  # what was said, then what is laid out for it
            QApplication.processEvents()

    settle()
    for _ in range(2):
        translation.use("zh_CN")
        settle()
        assert has_room()
        translation.use("en")
        settle()
        assert has_room()


def test_entries_of_the_left_edge_stand_at_equal_distances(
    window: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    shown = window()
    nav = shown.pages.nav

    def distances() -> set[int]:
        tops = [button.mapTo(nav, QPoint()).y() for button in nav._pages.values()]
        return {low - high for high, low in itertools.pairwise(tops)}

    for height in (660, 1_000):
        shown.resize(1280, height)
        qtbot.waitUntil(lambda tall=height: nav._height_px == tall)
        qtbot.waitUntil(lambda: len(distances()) == 1)
