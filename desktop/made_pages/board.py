"""The deals as a board."""

from __future__ import annotations

from desktop.pages import Pages
from desktop.screens.board_screen import BoardScreen
from desktop.views.deal_board_view import DealBoardView
from desktop.workplace import Screens


def make_views(pages: Pages) -> DealBoardView:
    """Make the view."""
    return DealBoardView(pages.actions_)


def make_screens(screens: Screens) -> None:
    """Make what fills it."""
    screens.board = BoardScreen(screens.pages.board, screens.desk.deals, screens.wiring)
