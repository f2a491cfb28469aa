"""Shows what the model is doing, all the time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from core.domain.model import ModelStatus
from core.domain.ports import ModelHost
from desktop import failures
from desktop.views.nav_view import NavView

LOOK_MS = 400


class ModelScreen(QObject):
    """Asks the host, which answers from memory, and names the work it is at."""

    def __init__(self, view: NavView, host: ModelHost, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._host = view, host
        self._writes, self._rates, self._measures = False, False, False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and again and again; the host must have answered once, which takes its time."""
        self._timer.start()
        self.look()

    def show_writing(self, is_writing: bool) -> None:  # noqa: FBT001 - a slot
        """Note that a draft is being written."""
        self._writes = is_writing
        self.look()

    def show_rating(self, is_rating: bool) -> None:  # noqa: FBT001 - a slot
        """Note that moods are being read."""
        self._rates = is_rating
        self.look()

    def show_measuring(self, is_measuring: bool) -> None:  # noqa: FBT001 - a slot
        """Note that the models are being measured."""
        self._measures = is_measuring
        self.look()

    def look(self) -> None:
        """Show the state as it is now."""
        state = self._host.state()
        doing = ""
        if state.status is ModelStatus.FAILED and state.error_key:
            doing = failures.note(state.error_key)
        elif state.status is not ModelStatus.MISSING and self._writes:
            doing = self.tr("writing a reply")
        elif state.status is not ModelStatus.MISSING and self._measures:
            doing = self.tr("measuring this computer")
        elif state.status is not ModelStatus.MISSING and self._rates:
            doing = self.tr("reading moods")
        self._view.show_model(state, doing)
