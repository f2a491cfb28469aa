"""The icon in the system tray, there only for whoever wants a closed window to stay."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget

from core.settings import SettingsFile
from desktop import icons
from desktop.actions import Actions


class Tray(QObject):
    """Hides the window where it would be closed, and brings it back. GUI thread only.

    is_possible: whether this desktop has a tray.
    """

    def __init__(
        self,
        window: QWidget,
        actions: Actions,
        settings_file: SettingsFile,
        is_possible: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._file = window, actions, settings_file
        self.is_possible = is_possible
        self._is_leaving = False
        self.icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._open = QAction(self)
        self._open.triggered.connect(self.bring_back)
        actions.quit.triggered.connect(self.leave)
        # A session that ends must not wait for a window that only hides.
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._on_session_ends)
        window.installEventFilter(self)
        self.follow()

    def follow(self) -> None:
        """Show the icon if it was chosen, else take it away."""
        is_wanted = self._file.load().closes_to_tray and self.is_possible()
        if is_wanted and self.icon is None:
            self._menu = QMenu(self._window)
            self._menu.addActions([self._open, self._actions.lock, self._actions.quit])
            self.icon = QSystemTrayIcon(icons.app_icon(), self)
            self.icon.setContextMenu(self._menu)
            self.icon.activated.connect(self._on_activated)
            self.icon.show()
            self._retranslate()
        elif not is_wanted and self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    def keeps(self) -> bool:
        """Hide the window instead of closing it, if that was chosen; say whether it is hidden."""
        if self._is_leaving or self.icon is None or not self.is_possible():
            return False
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.hide()
        return True

    def bring_back(self) -> None:
        """Show the window again."""
        QApplication.setQuitOnLastWindowClosed(True)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def leave(self) -> None:
        """Close the window for good."""
        self._is_leaving = True
        QApplication.setQuitOnLastWindowClosed(True)
        self._window.close()

    def _on_session_ends(self) -> None:
        self._is_leaving = True

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.bring_back()

    def _retranslate(self) -> None:
        self._open.setText(QCoreApplication.translate("Tray", "Open Cardfile"))
        if self.icon is not None:
            self.icon.setToolTip("Cardfile")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        return super().eventFilter(watched, event)
