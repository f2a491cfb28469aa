"""The views of a page while it is being made, at once or one after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtWidgets import QWidget

Steps = Generator[None, None, Callable[[], QWidget]]
"""Makes one view after the other, and gives what makes a page of them."""


class PageViews:
    """What `make_views` of a module in `made_pages` gives: a page, or the steps to one."""

    def __init__(self, made: Steps | QWidget) -> None:
        self._steps = None if isinstance(made, QWidget) else made
        self._finish = (lambda: made) if isinstance(made, QWidget) else None

    def make_one(self) -> bool:
        """Make the next view; return whether there was one."""
        if self._steps is None:
            return False
        try:
            next(self._steps)
        except StopIteration as end:
            self._steps, self._finish = None, end.value
        return self._steps is not None

    def put_together(self) -> QWidget:
        """Make what there isn't yet, and return the page."""
        while self.make_one():
            pass
        assert self._finish is not None  # noqa: S101 - steps give it at their end
        return self._finish()
