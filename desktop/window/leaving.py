"""What happens before the window goes, by being closed or locked, and after it is back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop import failures
from desktop.failures import FailureReporter
from desktop.start.exit_status import LOCKED
from desktop.window.pages import Pages
from desktop.window.whereabouts import Whereabouts
from desktop.window.window_state import WindowState
from desktop.window.workplace import Screens

if TYPE_CHECKING:
    from desktop.dialogs.unlock_dialog import UnlockDialog

HIDDEN = "CARDFILE_HIDDEN"
"""Set in the environment when a window in the tray locks: the lock screen isn't put in front."""


class Leaving(QObject):
    """Keeps what is being written, and where the person is; brings both back.

    Signals:
        left: everything is kept and the window goes.
    """

    left = Signal()

    def __init__(
        self,
        window: QMainWindow,
        pages: Pages,
        screens: Screens,
        state: WindowState,
        whereabouts: Whereabouts,
        reporter: FailureReporter,
    ) -> None:
        super().__init__(window)
        self._window, self._pages, self._screens = window, pages, screens
        self._state, self._reporter, self._is_kept = state, reporter, False
        self._is_warned = False
        self._hidden: list[QWidget] = []
        self.cover: UnlockDialog | None = None
        lock = screens.lock
        lock.add_keeper("place", whereabouts)
        lock.add_keeper("dialogs", screens.wiring.dialogs)
        lock.locking.connect(self._on_locking)
        lock.not_kept.connect(self._on_not_locked)
        lock.wrong.connect(self._on_wrong)
        lock.unlocked.connect(self._on_unlocked)
        lock.locked.connect(self._on_locked)

    def may_close(self) -> bool:
        """Say whether the window can go now; if not, everything is kept first and it is closed."""
        if not self._is_kept:
            self._screens.lock.keep(self._on_kept, self._on_not_kept)
        if self._is_kept:
            self._screens.file_check.leave()
            self.left.emit()
            self._state.save(self._window, self._pages.edges())
        return self._is_kept

    def _on_kept(self) -> None:
        self._is_kept = True
        QTimer.singleShot(0, self._window, self._window.close)

    def _on_not_kept(self, error: Exception) -> None:
        if self._is_warned:  # whoever closes the window again means it
            self._on_kept()
        self._is_warned = True
        self._reporter.tell(error)

    def _on_locking(self) -> None:
        """Show nothing any more; the program ends as soon as everything is kept."""
        QApplication.setQuitOnLastWindowClosed(False)
        if not self._window.isVisible():
            os.environ[HIDDEN] = "1"
        self._state.save(self._window, self._pages.edges())
        self._hidden = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        for widget in self._hidden:
            widget.hide()

    def _on_not_locked(self, error: Exception) -> None:
        """Stand locked where the window was: it holds what could not be kept yet."""
        if self.cover is None:
            from desktop.dialogs.unlock_dialog import UnlockDialog  # noqa: PLC0415 - a rare need

            cover = self.cover = UnlockDialog()
            cover.passphrase_entered.connect(self._screens.lock.unlock)
            cover.recovery_code_entered.connect(self._screens.lock.unlock)
            cover.rejected.connect(cover.showMinimized)
            cover.show()
        self.cover.show_locked(why_unkept(error))

    def _on_wrong(self, error: Exception) -> None:
        if self.cover is not None:
            self.cover.show_wrong(failures.told(error))

    def _take_cover_away(self) -> None:
        if self.cover is not None:
            self.cover.deleteLater()
            self.cover = None

    def _on_unlocked(self) -> None:
        self._take_cover_away()
        for widget in (self._window, *self._hidden):
            widget.show()
        QApplication.setQuitOnLastWindowClosed(True)
        os.environ.pop(HIDDEN, None)

    def _on_locked(self) -> None:
        self._take_cover_away()
        self._is_kept = True
        self._screens.file_check.leave()
        self.left.emit()
        QApplication.exit(LOCKED)


def why_unkept(error: Exception) -> str:
    """Return why a locked window asks for the passphrase, and what happens meanwhile."""
    words = QCoreApplication.translate(
        "Leaving",
        "What you were writing is not saved yet. {what} Cardfile tries again every few seconds; "
        "your passphrase brings you back to it.",
    )
    return words.format(what=failures.sentence(error)[0])
