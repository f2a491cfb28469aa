"""The companies: a list beside one of them."""

from __future__ import annotations

from desktop.screens.companies_screen import CompaniesScreen
from desktop.views.parts.list_edge import ListEdge
from desktop.views.records.company_list_view import CompanyListView
from desktop.views.records.company_view import CompanyView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> ListEdge:
    """Make the list beside the company."""
    page = ListEdge(pages.stack)
    pages.companies = CompanyListView(pages.actions_, page)
    pages.company = CompanyView(page.place)
    page.hold(pages.companies, pages.company)
    return page


def make_screens(screens: Screens) -> None:
    """Make what fills them."""
    pages, desk = screens.pages, screens.desk
    screens.companies = CompaniesScreen(
        (pages.companies, pages.company),
        (desk.companies, desk.tasks, desk.fields),
        screens.wiring,
    )
