"""The deals as a board."""

from __future__ import annotations

from desktop.screens.board_screen import BoardScreen
from desktop.views.deals.deal_board_view import DealBoardView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> DealBoardView:
    """Make the view."""
    return DealBoardView(pages.actions_)


def make_screens(screens: Screens) -> None:
    """Make what fills it."""
    screens.board = BoardScreen(screens.pages.board, screens.desk.deals, screens.wiring)
