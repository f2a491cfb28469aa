"""A page that nobody touches rests: it doesn't lay itself out again and again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from desktop.window.main_window import MainWindow
from tests.pictures import tour

MOST_TURNS = 20


@pytest.fixture
def starting_file(sample_file: Path) -> Path:
    return sample_file


class Layouts(QObject):
    """Counts how often a layout is asked for."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        del watched
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def is_at_rest(app: QApplication, layouts: Layouts) -> bool:
    """Say whether a turn of the event loop comes in which no layout is asked for."""
    for _ in range(MOST_TURNS):
        before = layouts.count
        app.processEvents()
        if layouts.count == before:
            return True
    return False


def test_a_page_that_is_open_comes_to_rest(
    window: Callable[[], MainWindow], qapp: QApplication
) -> None:
    shown, layouts = window(), Layouts()
    qapp.installEventFilter(layouts)

    restless = [name for name in tour.walk(shown) if not is_at_rest(qapp, layouts)]

    qapp.removeEventFilter(layouts)
    assert restless == []
