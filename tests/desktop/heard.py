"""What a screen reader is told over D-Bus of every page and dialog; run by `test_at_spi.py`.

Prints JSON: for each page and dialog what takes the keyboard and says neither name nor role, and
how many such elements there were. Needs a session bus and an X server: only there Qt speaks AT-SPI.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any, NamedTuple

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import Properties

from core.settings import Settings
from desktop.failures import FailureReporter
from desktop.start.startup import make_model, throwaway_program
from desktop.start.window_startup import dress, laid_desk, make_application, wait_until
from desktop.window.main_window import MainWindow
from tests.pictures import dialogs, tour

_ACCESSIBLE, _ROOT = "org.a11y.atspi.Accessible", "/org/a11y/atspi/accessible/root"
_FOCUSABLE, _SHOWING = 11, 25
_LISTS = {"list", "table", "tree", "tree table"}
"""Their rows may be a million; each is told when it is come to."""
_SILENT = {"", "unknown", "invalid", "filler"}
_DEEPEST, _LIMIT_MS = 40, 120_000


class Element(NamedTuple):
    """What takes the keyboard: what it is called, and what it is."""

    name: str
    role: str


class Listener:
    """Asks the accessibility bus, as a screen reader does. One thread."""

    def __init__(self) -> None:
        session = open_dbus_connection("SESSION")
        bus = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        address = _answer(session, new_method_call(bus, "GetAddress"))
        session.close()
        self._bus: DBusConnection = open_dbus_connection(address)

    def elements(self) -> Iterator[Element]:
        """Walk through all of this process that is on screen and takes the keyboard."""
        for owner, path in self._children("org.a11y.atspi.Registry", _ROOT):
            yield from self._walk(owner, path, _DEEPEST)

    def _walk(self, owner: str, path: str, depth: int) -> Iterator[Element]:
        role = str(self._ask(owner, path, "GetRoleName"))
        state = self._ask(owner, path, "GetState")
        if role != "application" and not _has(state, _SHOWING):
            return
        if _has(state, _FOCUSABLE):
            yield Element(self._name(owner, path), role)
        if depth and role not in _LISTS:
            for child in self._children(owner, path):
                yield from self._walk(*child, depth - 1)

    def _children(self, owner: str, path: str) -> list[tuple[str, str]]:
        return [(name, at) for name, at in self._ask(owner, path, "GetChildren")]

    def _name(self, owner: str, path: str) -> str:
        at = DBusAddress(path, bus_name=owner, interface=_ACCESSIBLE)
        return str(_answer(self._bus, Properties(at).get("Name"))[1]).strip()

    def _ask(self, owner: str, path: str, what: str) -> Any:
        at = DBusAddress(path, bus_name=owner, interface=_ACCESSIBLE)
        return _answer(self._bus, new_method_call(at, what))


def _answer(bus: DBusConnection, question: Any) -> Any:
    reply = bus.send_and_get_reply(question, timeout=20)
    return reply.body[0] if reply.body else None


def _has(state: list[int], number: int) -> bool:
    return bool(state[number // 32] >> (number % 32) & 1)


def hear() -> tuple[int, list[str]]:
    """Listen from a thread while the window answers; return how many spoke, and who was silent."""
    heard: list[Element] = []
    thread = threading.Thread(target=lambda: heard.extend(Listener().elements()))
    thread.start()
    wait_until(lambda: not thread.is_alive(), _LIMIT_MS)
    silent = [each for each in heard if not each.name or each.role in _SILENT]
    return len(heard), sorted({f"{each.role}: {each.name or 'no name'}" for each in silent})


def main() -> None:
    """Go through every page, then every dialog."""
    app = make_application()
    told: dict[str, tuple[int, list[str]]] = {}
    with throwaway_program() as program:
        program.settings_file.save(Settings(language=sys.argv[1], rates_at_once=False))
        program.sample.load()
        translation = dress(app, program.settings_file.load())
        with laid_desk(program, make_model(is_fake=True)) as desk:
            window = MainWindow(desk, translation, FailureReporter())
            window.show()
            wait_until(lambda: hear()[0] > 0, _LIMIT_MS)  # it takes a while to be known to the bus
            for name in tour.walk(window):
                told[name] = hear()
            window.hide()
        for name, make in dialogs.makers().items():
            dialog = make()
            dialog.show()
            wait_until(dialog.isVisible, _LIMIT_MS)
            told[f"{name} dialog"] = hear()
            dialog.close()
        sys.stdout.write(f"\n{json.dumps(told)}\n")
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
