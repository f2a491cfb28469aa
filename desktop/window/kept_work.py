"""What is unfinished on a page, kept for it while nobody has opened it."""

from __future__ import annotations

from typing import Any

from desktop.on_demand import OnDemand
from desktop.window.pages import PageName, Pages


class KeptWork:
    """Stands for the screen of this name that keeps its work itself, made or not yet.

    page: what is kept waits for this page to be made. None: it goes on at once.
    """

    def __init__(
        self, screens: OnDemand, name: str, pages: Pages, page: PageName | None = None
    ) -> None:
        self._screens, self._name, self._page = screens, name, page
        self._work: dict[str, Any] = {}
        if page is not None:
            pages.when(page, self._hand_over)

    def open_work(self) -> dict[str, Any]:
        """Return what would be lost with the window."""
        if self._screens.has_made(self._name):
            return dict(getattr(self._screens, self._name).open_work())
        return self._work

    def resume(self, work: dict[str, Any]) -> None:
        """Go on with it, as soon as it has its page."""
        self._work = work
        if self._page is None or self._screens.has_made(self._name):
            self._hand_over()

    def _hand_over(self) -> None:
        work, self._work = self._work, {}
        if work:
            getattr(self._screens, self._name).resume(work)
