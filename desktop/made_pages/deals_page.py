"""The deals: a list beside one of them."""

from __future__ import annotations

from desktop.screens.deals_screen import DealsScreen
from desktop.views.deals.deal_list_view import DealListView
from desktop.views.deals.deal_view import DealView
from desktop.views.parts.list_edge import ListEdge
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> ListEdge:
    """Make the list beside the deal."""
    page = ListEdge(pages.stack)
    pages.deals, pages.deal = DealListView(pages.actions_, page), DealView(page.place)
    page.hold(pages.deals, pages.deal)
    return page


def make_screens(screens: Screens) -> None:
    """Make what fills them."""
    pages, desk = screens.pages, screens.desk
    views, services = (pages.deals, pages.deal), (desk.deals, desk.tasks, desk.fields)
    screens.deals = DealsScreen(views, services, screens.wiring)
    screens.deals.follow_ups_wanted.connect(screens.follow_ups.ask_for)
