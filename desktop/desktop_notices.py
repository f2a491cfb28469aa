"""Short notices that the desktop shows: a call over the session's bus, whose sockets stay here.

Linux only, as far as anybody has tried; elsewhere, and where no desktop listens, nothing is shown.
"""

from __future__ import annotations

import html
import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_SERVICE, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_WAIT_S, _LOOK_S, _STANDS_S = 2.0, 0.5, 120.0
_BY_THE_DESKTOP = -1
"""How long a notice stands is the desktop's own choice."""


class Sign(Enum):
    """What becomes of a notice."""

    TAKEN = 0
    STANDS = 1
    CLICKED = 2


def show(title: str, words: str, button: str) -> Iterator[Sign]:
    """Show a notice and tell what becomes of it until it is gone; nothing where nobody took it.

    Waits: in a lane only, which ends it between two signs. words: plain text; what looks like
    markup in it is shown as it is. button: what a desktop may call the click on it.
    """
    if sys.platform != "linux" or not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return
    from jeepney import DBusAddress, MatchRule, MessageType, new_method_call  # noqa: PLC0415
    from jeepney.bus_messages import message_bus  # noqa: PLC0415 - Linux only
    from jeepney.io.blocking import open_dbus_connection  # noqa: PLC0415

    place = DBusAddress(_PATH, bus_name=_SERVICE, interface=_SERVICE)
    # Kept out of the desktop's own list of past notices, and shown under our icon.
    hints = {"desktop-entry": ("s", "cardfile"), "transient": ("b", True)}
    says = ("Cardfile", 0, "cardfile", title, html.escape(words))
    body: tuple[object, ...] = (*says, ["default", button], hints, _BY_THE_DESKTOP)
    message = new_method_call(place, "Notify", "susssasa{sv}i", body)
    rule = MatchRule(type="signal", interface=_SERVICE, path=_PATH)
    try:
        with open_dbus_connection("SESSION") as connection, connection.filter(rule) as heard:
            connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=_WAIT_S)
            reply = connection.send_and_get_reply(message, timeout=_WAIT_S)
            if reply.header.message_type is MessageType.method_return:
                yield Sign.TAKEN
                yield from _follow(connection, heard, reply.body[0])
    except (OSError, ValueError, RuntimeError, EOFError):
        return


def _follow(connection: DBusConnection, heard: deque[Message], notice: int) -> Iterator[Sign]:
    from jeepney import HeaderFields  # noqa: PLC0415 - Linux only

    until = time.monotonic() + _STANDS_S
    while time.monotonic() < until:
        yield Sign.STANDS
        try:
            message = connection.recv_until_filtered(heard, timeout=_LOOK_S)
        except TimeoutError:
            continue
        if message.body[0] == notice:
            if message.header.fields[HeaderFields.member] == "ActionInvoked":
                yield Sign.CLICKED
            return
