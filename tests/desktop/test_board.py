"""The board of deals: cards moved by mouse and by keyboard, each with a way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.contact import Contact
from core.domain.deal import Deal, DealState
from core.domain.money import Money
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.dialogs.lose_deal_dialog import LoseDealDialog
from desktop.tables.board_table import DEAL_MIME, deal_in
from desktop.views.deals.deal_board_view import DealBoardView
from desktop.window.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chairs(desk: Desk) -> Deal:
    desk.contacts.add(Contact("Maya Okafor"))
    desk.deals.add(Deal("Tables", amount=Money(90_000, "EUR")))
    return desk.deals.add(Deal("Twelve chairs", amount=Money(240_000, "EUR")))[0]


def board(window: MainWindow) -> DealBoardView:
    if window.pages.stack.currentWidget() is not window.pages.board:
        window.actions_.go_board.trigger()
    return window.pages.board


def stage_of(desk: Desk, deal: Deal) -> str:
    names = {stage.id: stage.name for stage in desk.deals.list_stages()}
    return names[desk.deals.get(deal.id).stage_id]


def drop(target: QWidget, mime: QMimeData) -> None:
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    target.dropEvent(event)


def carried(view: DealBoardView, deal: Deal) -> QMimeData:
    column = next(one for one in view.columns if one.table.find_row(deal.id) >= 0)
    return column.table.mimeData([column.table.index(column.table.find_row(deal.id), 0)])


def test_a_board_without_cards_says_how_to_get_one(
    desk: Desk, qtbot: QtBot, window: Callable[[], MainWindow]
) -> None:
    view = board(window())
    assert (view._empty.isVisible(), view.area.isVisible()) == (True, False)
    assert view.window().focusWidget() is view._begin

    deal, change = desk.deals.add(Deal("Twelve chairs"))
    desk.changes.announce(change)

    assert (view._empty.isVisible(), view.area.isVisible()) == (False, True)
    desk.changes.announce(desk.deals.win(deal.id))
    assert view._empty.isVisible()


def test_each_stage_is_a_column_with_its_sum(
    chairs: Deal, window: Callable[[], MainWindow]
) -> None:
    view = board(window())

    assert [column._title.text() for column in view.columns] == [
        "Lead · 2", "Qualified · 0", "Proposal · 0", "Negotiation · 0",
    ]  # fmt: skip
    assert view.columns[0]._sums.text() == "€3,300"
    assert view._total.text().startswith("Open: €3,300 · Forecast")


def test_the_keyboard_is_at_a_card_even_when_the_cards_come_after_the_page(
    qtbot: QtBot, desk: Desk, chairs: Deal, frame: QWidget
) -> None:
    view = DealBoardView(Actions(frame))
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.first().setFocus()

    view.show_deals(desk.deals.list_by_stage(9), desk.deals.forecast())

    assert view.focusWidget() is view.columns[0].list


def test_ctrl_and_an_arrow_carry_a_card_and_the_keyboard_goes_with_it(
    qtbot: QtBot, desk: Desk, chairs: Deal, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    view = board(opened)
    first = view.columns[0]
    first.list.setFocus()
    first.list.choose(first.table.find_row(chairs.id))

    qtbot.keyClick(first.list, Qt.Key.Key_Right, CTRL)

    assert stage_of(desk, chairs) == "Qualified"
    assert opened.focusWidget() is view.columns[1].list
    assert view.columns[1].list.deal().id == chairs.id  # type: ignore[union-attr]
    assert opened.toast._words.text() == "Moved: Twelve chairs"
    qtbot.mouseClick(opened.toast._undo, Qt.MouseButton.LeftButton)
    assert stage_of(desk, chairs) == "Lead"


def test_past_the_last_stage_a_deal_is_won(
    qtbot: QtBot, desk: Desk, chairs: Deal, window: Callable[[], MainWindow]
) -> None:
    desk.deals.move(chairs.id, desk.deals.list_stages()[-1].id)
    view = board(window())
    last = view.columns[-1]
    last.list.setFocus()

    qtbot.keyClick(last.list, Qt.Key.Key_Right, CTRL)

    assert desk.deals.get(chairs.id).state is DealState.WON


def test_arrows_alone_go_to_the_next_stage_that_holds_deals(
    qtbot: QtBot, desk: Desk, chairs: Deal, window: Callable[[], MainWindow]
) -> None:
    desk.deals.move(chairs.id, desk.deals.list_stages()[2].id)
    opened = window()
    view = board(opened)
    view.columns[0].list.setFocus()

    qtbot.keyClick(view.columns[0].list, Qt.Key.Key_Right)

    assert opened.focusWidget() is view.columns[2].list
    assert stage_of(desk, chairs) == "Proposal"


def test_a_card_is_dropped_on_another_stage(
    desk: Desk, chairs: Deal, window: Callable[[], MainWindow]
) -> None:
    view = board(window())
    mime = carried(view, chairs)

    drop(view.columns[2].list, mime)

    assert stage_of(desk, chairs) == "Proposal"


def test_a_card_let_go_where_it_was_changes_nothing(
    desk: Desk, chairs: Deal, window: Callable[[], MainWindow]
) -> None:
    view = board(window())
    steps = len(desk.history.list_steps(50))

    drop(view.columns[0].list, carried(view, chairs))

    assert len(desk.history.list_steps(50)) == steps


def test_a_card_dropped_on_won_is_won_and_on_lost_asks_why(
    desk: Desk, chairs: Deal, window: Callable[[], MainWindow]
) -> None:
    opened = window()
    view = board(opened)
    drop(view.win, carried(view, chairs))
    assert desk.deals.get(chairs.id).state is DealState.WON

    tables = next(deal for deal in desk.deals.list_deals() if deal.title == "Tables")
    drop(view.lose, carried(view, tables))

    opened.findChild(LoseDealDialog).entered.emit("too dear")
    assert desk.deals.get(tables.id).lost_reason == "too dear"


def test_enter_opens_the_deal(qtbot: QtBot, chairs: Deal, window: Callable[[], MainWindow]) -> None:
    opened = window()
    view = board(opened)
    first = view.columns[0]
    first.list.setFocus()
    first.list.choose(first.table.find_row(chairs.id))

    first.list.activated.emit(first.list.currentIndex())

    assert opened.pages.stack.currentWidget() is opened.pages.deals_page
    assert opened.pages.deal._title.text() == "Twelve chairs"


@pytest.mark.parametrize("content", [b"", b"x", b"-1", b"9" * 40, "七".encode()])
def test_what_is_no_card_is_not_taken(content: bytes) -> None:
    mime = QMimeData()
    mime.setData(DEAL_MIME, content)

    assert deal_in(mime) in (0, int("9" * 40))
