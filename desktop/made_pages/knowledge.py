"""The owner's notes."""

from __future__ import annotations

from desktop.screens.knowledge_screen import KnowledgeScreen
from desktop.views.settings.knowledge_view import KnowledgeView
from desktop.window.pages import Pages
from desktop.window.workplace import Screens


def make_views(_pages: Pages) -> KnowledgeView:
    """Make the view."""
    return KnowledgeView()


def make_screens(screens: Screens) -> None:
    """Make what fills it."""
    view = screens.pages.knowledge
    screens.knowledge = KnowledgeScreen(view, screens.desk.owner, screens.wiring)
