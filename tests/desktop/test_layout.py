"""Where things stand: Tab goes as the eye does, and nothing is squeezed in a low window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.domain.deal import Deal
from core.domain.interaction import Timeline
from core.domain.task import Task
from core.domain.view import Condition, Group, Operator, Place, PlaceKind
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.dialogs.condition_dialog import ConditionDialog
from desktop.failures import FailureReporter
from desktop.tables.cell_grid import CellGrid
from desktop.translation import Translation
from desktop.views.deals.sales_section import SalesSection
from desktop.views.inbox.conversation_view import ConversationView
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.tab_order import tab_through
from desktop.views.records.contact_view import ContactView
from desktop.views.records.filter_bar import FilterBar
from desktop.views.trust_card import UnlockedBy
from desktop.window.main_window import MainWindow
from tests.factory import make_contact

PLACES = (
    Place("name", PlaceKind.TEXT),
    Place("messages", PlaceKind.NUMBER),
)


def names(part: QWidget) -> list[str]:
    """The accessible names of a part's widgets in the order in which Tab comes to them."""
    found, at = [], part.window().nextInFocusChain()
    while at is not None and at is not part.window():
        if part.isAncestorOf(at) and at.accessibleName():
            found.append(at.accessibleName())
        at = at.nextInFocusChain()
    return found


def test_tab_comes_to_what_is_made_later_where_it_stands(qtbot: QtBot) -> None:
    page, part, last = QWidget(), QWidget(), QPushButton()
    qtbot.addWidget(page)
    column, row = QVBoxLayout(page), QVBoxLayout(part)
    first, inner, late = QPushButton(), QPushButton(), QPushButton()
    for button, name in ((first, "first"), (inner, "inner"), (late, "late"), (last, "last")):
        button.setAccessibleName(name)
    row.addWidget(inner)
    for widget in (first, part, last):
        column.addWidget(widget)
    row.insertWidget(0, late)
    assert names(page) == ["first", "inner", "last", "late"]

    tab_through(part)

    assert names(page) == ["first", "late", "inner", "last"]


def test_tab_comes_to_the_value_of_a_condition_before_the_buttons(
    qtbot: QtBot, translation: Translation
) -> None:
    dialog = ConditionDialog(PLACES, Condition("messages", Operator.AT_LEAST, "3"))
    qtbot.addWidget(dialog)

    assert names(dialog)[:3] == ["Look at", "Compare", "Value"]


def test_tab_comes_to_conditions_before_the_button_for_one_more(
    qtbot: QtBot, translation: Translation
) -> None:
    page, bar = QWidget(), FilterBar()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for widget in (QPushButton("Columns"), bar):
        column.addWidget(widget)

    bar.show_filter(Group((Condition("messages", Operator.AT_LEAST, "3"),)), PLACES)

    chip, add, *_more = names(bar)
    assert (chip, add) == (bar.chips[0].text(), "Filter")


def test_tab_comes_to_deals_and_tasks_before_the_line_for_a_new_task(
    qtbot: QtBot, translation: Translation
) -> None:
    section = SalesSection()
    qtbot.addWidget(section)

    section.show_sales((Deal("Twelve chairs", id=1),), (Task("Send the offer", id=1),), {})

    found = names(section)
    places = [
        next(at for at, name in enumerate(found) if words in name)
        for words in ("New deal", "Twelve chairs", "Send the offer", "New task")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [960, 1200])
def test_a_low_window_has_room_for_its_whole_left_edge(
    window: Callable[[], MainWindow], translation: Translation, width: int, qtbot: QtBot
) -> None:
    shown = window()

    shown.resize(width, 600)

    nav = shown.pages.nav
    wanted = nav.trust.heightForWidth
    qtbot.waitUntil(lambda: nav.trust.height() >= wanted(nav.trust.width()))
    assert nav.sizeHint().height() <= shown.height()


@pytest.mark.parametrize("unlocked_by", ["passphrase", "trial"])
def test_the_left_edge_is_never_squeezed_whatever_its_card_says(
    qtbot: QtBot,
    window: Callable[[], MainWindow],
    translation: Translation,
    unlocked_by: UnlockedBy,
) -> None:
    shown = window()
    nav = shown.pages.nav
    nav.trust.show_protection(unlocked_by)

    def squeezed() -> list[str]:
        labels = [one for one in nav.trust.findChildren(QLabel) if one.isVisible()]
        return [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]

    for height in range(900, 600, -20):
        shown.resize(1280, height)
        qtbot.waitUntil(lambda: not squeezed())


@pytest.mark.parametrize("height", range(560, 600, 7))
def test_the_details_of_a_person_end_between_two_lines_in_a_low_window(
    qtbot: QtBot, translation: Translation, height: int
) -> None:
    view = ContactView()
    qtbot.addWidget(view)
    view.resize(660, height)
    view.show()

    view.show_contact(replace(make_contact(id=1), notes="rye and tea " * 90), Timeline((), 0, None))
    QApplication.processEvents()

    area, card = view._details, view._card
    assert card.height() > area.viewport().height()
    for text in card.findChildren(QLabel):
        line = text.fontMetrics().lineSpacing()
        tops = range(text.y(), text.y() + text.height() - line + 1, line)
        seen_px = area.viewport().height()
        assert not any(top < seen_px < top + line for top in tops), text.text()


def test_settings_end_with_the_list_that_may_be_long(window: Callable[[], MainWindow]) -> None:
    shown = window()
    shown.actions_.go_settings.trigger()
    QApplication.processEvents()

    settings = shown.pages.settings

    assert settings.fields.y() > settings.meaning.y()


def test_a_pages_cards_end_at_one_edge_with_a_scroll_bar_and_without(qtbot: QtBot) -> None:
    card = QLabel("a card")
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    area = PageArea(page)
    area.setFixedSize(400, 200)
    qtbot.addWidget(area)
    area.show()
    before = page.width()
    assert not area.verticalScrollBar().isVisible()

    card.setFixedHeight(900)

    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    assert page.width() == before


def test_figures_stand_at_the_right_of_their_column_and_words_at_the_left() -> None:
    grid = CellGrid()
    money = Place("amount", PlaceKind.MONEY)
    grid.show_places((*PLACES, money))
    grid.show_count(1)

    sides = [
        (
            grid.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole),
            grid.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole),
        )
        for column in range(3)
    ]

    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    assert [[bool(side & right) for side in pair] for pair in sides] == [
        [False, False],
        [True, True],
        [True, True],
    ]
    assert all(side & left for side in sides[0])


def test_an_empty_list_offers_what_fills_it_but_not_for_a_search_without_hits(
    qtbot: QtBot,
) -> None:
    button = Button()
    view = EmptyView("users", button, wide_px=260)
    qtbot.addWidget(view)

    view.say("No contacts yet", "Import some.")
    assert button.isVisibleTo(view)

    view.say("Nobody found", "Try other words.", offers=False)
    assert not button.isVisibleTo(view)


def test_the_first_window_is_no_larger_than_the_screen(
    desk: Desk, qtbot: QtBot, translation: Translation, reporter: FailureReporter
) -> None:
    first = MainWindow(desk, translation, reporter)
    qtbot.addWidget(first)

    room = first.screen().availableGeometry()
    assert first.width() <= max(first.minimumWidth(), room.width())
    assert first.height() <= max(first.minimumHeight(), room.height())


def test_what_is_answered_has_the_room_of_the_figures_while_an_answer_is_written(
    qtbot: QtBot, frame: QWidget
) -> None:
    view = ConversationView(Actions(frame))
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.set_low(is_low=False)
    assert not view.figures.isHidden()

    view.composer.engaged.emit(True)
    assert view.figures.isHidden()

    view.composer.engaged.emit(False)
    assert not view.figures.isHidden()


def test_nobody_is_told_to_choose_from_an_empty_list(window: Callable[[], MainWindow]) -> None:
    shown = window()

    for action, view in (
        (shown.actions_.go_contacts, lambda: shown.pages.contact),
        (shown.actions_.go_companies, lambda: shown.pages.company),
        (shown.actions_.go_deals, lambda: shown.pages.deal),
    ):
        action.trigger()
        QApplication.processEvents()
        assert view().isVisible()
        said = f"{view()._empty._title.text()} {view()._empty._hint.text()}"
        assert " once " in said
        assert "hoose" not in said
