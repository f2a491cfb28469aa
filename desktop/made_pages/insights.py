"""Figures and their charts."""

from __future__ import annotations

from desktop.screens.insights_screen import InsightsScreen
from desktop.views.insights.insights_view import InsightsView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(pages: Pages) -> InsightsView:
    """Make the view."""
    return InsightsView(pages.actions_, pages.stack)


def make_screens(screens: Screens) -> None:
    """Make what fills it."""
    desk = screens.desk
    services = (desk.insights, desk.contacts, desk.fields)
    screens.insights = InsightsScreen(
        screens.pages.insights, services, desk.insight_lane, screens.wiring
    )
