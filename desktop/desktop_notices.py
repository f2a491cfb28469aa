"""Short notices that the desktop shows: a call over the session's bus, whose sockets stay here.

Linux only, as far as anybody has tried; elsewhere, and where no desktop listens, nothing is shown.
"""

from __future__ import annotations

import html
import os
import sys

_SERVICE = "org.freedesktop.Notifications"
_WAIT_S = 2.0
_BY_THE_DESKTOP = -1
"""How long a notice stands is the desktop's own choice."""


def show(title: str, words: str) -> bool:
    """Show a notice; say whether a desktop took it. May wait for seconds: in a lane only.

    words: plain text; what looks like markup in it is shown as it is.
    """
    if sys.platform != "linux" or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return False
    from jeepney import DBusAddress, MessageType, new_method_call  # noqa: PLC0415 - Linux only
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415 - Linux only

    place = DBusAddress("/org/freedesktop/Notifications", bus_name=_SERVICE, interface=_SERVICE)
    # Kept out of the desktop's own list of past notices, and shown under our icon.
    hints = {"desktop-entry": ("s", "cardfile"), "transient": ("b", True)}
    says = ("Cardfile", 0, "cardfile", title, html.escape(words))
    body: tuple[object, ...] = (*says, [], hints, _BY_THE_DESKTOP)
    message = new_method_call(place, "Notify", "susssasa{sv}i", body)
    try:
        with open_dbus_connection("SESSION") as connection:
            reply = connection.send_and_get_reply(message, timeout=_WAIT_S)
    except (OSError, ValueError, RuntimeError, EOFError):
        return False
    return reply.header.message_type is MessageType.method_return
