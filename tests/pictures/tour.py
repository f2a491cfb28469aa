"""A walk through everything the window shows: each page, its other faces, and all of a long one.

New pages are met by themselves: the walk asks the window for its places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QTableView, QWidget

from core.domain.change import Kind
from desktop.start.window_startup import wait_until
from desktop.views.palette_view import PaletteView
from desktop.window.main_window import MainWindow

_LIMIT_MS = 60_000
_MOST_SCREENS = 12


def settle(window: MainWindow) -> None:
    """Let the window ask the file for all it shows; painting makes lists ask for their rows."""
    for _ in range(2):
        wait_until(lambda: _is_settled(window), _LIMIT_MS)
        window.grab()
    wait_until(lambda: _is_settled(window), _LIMIT_MS)


def _is_settled(window: MainWindow) -> bool:
    lanes = (window.desk.import_lane, window.desk.insight_lane)
    return window.is_whole() and all(lane.is_idle for lane in lanes)


def walk(window: MainWindow, *, scrolls: bool = False) -> Iterator[str]:
    """Show one screen after the other; yield its name once all of it is there.

    scrolls: long pages come a second time, in a window as high as they are.
    """
    settle(window)
    for action, place in window.pages.places():
        name = _names(window)[action]
        action.trigger()
        _usual_faces(window).get(name, lambda: None)()
        settle(window)
        page = getattr(window.pages, place)
        yield from _screens(window, page, name, scrolls=scrolls)
        for face, show in _faces(window).get(name, ()):
            show()
            settle(window)
            yield from _screens(window, page, f"{name}-{face}", scrolls=scrolls)


def sheets(window: MainWindow) -> Iterator[str]:
    """Show what lies over a page; yield its name once all of it is there."""
    window.actions_.go_home.trigger()
    settle(window)
    window.actions_.palette.trigger()
    settle(window)
    yield "palette"
    for view in window.findChildren(PaletteView):
        view.hide()


def _faces(window: MainWindow) -> dict[str, tuple[tuple[str, Callable[[], None]], ...]]:
    """Return what a page also may show."""
    records = window.screens.records
    calendar = window.pages.calendar

    def table_of(about: Kind) -> Callable[[], None]:
        def show() -> None:
            window.screens.contact_places.show_part(is_table=True)
            records.show_about(about)

        return show

    return {
        "contacts": (
            ("table", table_of(Kind.CONTACT)),
            ("table-of-companies", table_of(Kind.COMPANY)),
            ("table-of-deals", table_of(Kind.DEAL)),
        ),
        "calendar": (("week", calendar.week.click),),
        "insights": (("year", lambda: _ask_about(window, 365)),),
    }


def _usual_faces(window: MainWindow) -> dict[str, Callable[[], None]]:
    """Return how a page comes back from what the walk before left it at."""
    places = window.screens.contact_places
    return {
        "contacts": lambda: places.show_part(is_table=False),
        "calendar": window.pages.calendar.month.click,
        "insights": lambda: _ask_about(window, 90),
    }


def _ask_about(window: MainWindow, days: int) -> None:
    period = window.pages.insights.bar.days
    period.setCurrentIndex(period.findData(days))
    period.activated.emit(period.currentIndex())


def _names(window: MainWindow) -> dict[QAction, str]:
    """Return what `Actions` calls each command: "inbox" for `go_inbox`."""
    return {
        action: name.removeprefix("go_")
        for name, action in vars(window.actions_).items()
        if isinstance(action, QAction)
    }


def _screens(window: MainWindow, page: QWidget, name: str, *, scrolls: bool) -> Iterator[str]:
    yield name
    area = _longest(page)
    hidden = area.verticalScrollBar().maximum() if scrolls and area is not None else 0
    if hidden <= 0:
        return
    # Once in a window that holds all of it: scrolled, a part would come twice.
    usual = window.size()
    most = _MOST_SCREENS * usual.height()
    window.resize(usual.width(), min(usual.height() + hidden, most))
    settle(window)
    yield f"{name}-whole"
    window.resize(usual)


def _longest(page: QWidget) -> QScrollArea | None:
    areas = [
        area
        for area in page.findChildren(QScrollArea)
        if area.isVisible() and not _is_in_list(area) and area.width() > page.width() // 2
    ]
    return max(areas, key=lambda area: area.verticalScrollBar().maximum(), default=None)


def _is_in_list(area: QAbstractScrollArea) -> bool:
    return isinstance(area, QTableView)
