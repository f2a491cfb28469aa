"""Hears from a Linux desktop that the session is being locked or the machine is going to sleep.

Over D-Bus, whose sockets stay within this machine. Each desktop has its own signal; all known ones
are listened to. Where there is no bus, or on another system, nothing is heard: then the window goes
by its own clocks (`watches.py`).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

_SCREENSAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"),
)
# Its stub asks for bytes, which the binding then refuses.
_ON_ACTIVE: Any = SLOT("on_active(bool)")
_ON_LOCK: Any = SLOT("on_lock()")
_SYSTEM_SOCKET = "/run/dbus/system_bus_socket"
_LOGIN = "org.freedesktop.login1"


class SessionWatch(QObject):
    """Listens on both buses. GUI thread only.

    Signals:
        away: the session is locked, or the machine goes to sleep (as most do when the lid is shut).
    """

    away = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform != "linux":
            return
        if _has_session_bus():
            self._listen_to_session()
        if "DBUS_SYSTEM_BUS_ADDRESS" in os.environ or Path(_SYSTEM_SOCKET).exists():
            self._listen_to_system()

    def _listen_to_session(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - only where there is a bus

        bus = QDBusConnection.sessionBus()
        for interface, path in _SCREENSAVERS:
            bus.connect("", path, interface, "ActiveChanged", self, _ON_ACTIVE)

    def _listen_to_system(self) -> None:
        from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415 - only where there is a bus

        bus = QDBusConnection.systemBus()
        manager = ("/org/freedesktop/login1", f"{_LOGIN}.Manager")
        bus.connect(_LOGIN, *manager, "PrepareForSleep", self, _ON_ACTIVE)
        # No path: whichever session is locked, it is this person's computer that is left alone.
        bus.connect(_LOGIN, "", f"{_LOGIN}.Session", "Lock", self, _ON_LOCK)

    @Slot(bool)
    def on_active(self, is_active: bool) -> None:  # noqa: FBT001 - D-Bus calls it
        """A screen saver came on, or the machine goes to sleep; off and awake are no news."""
        if is_active:
            self.away.emit()

    @Slot()
    def on_lock(self) -> None:
        """The session is being locked."""
        self.away.emit()


def _has_session_bus() -> bool:
    """Say whether there is a bus already: asking for one could start it."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return "DBUS_SESSION_BUS_ADDRESS" in os.environ or bool(
        runtime and (Path(runtime) / "bus").exists()
    )
