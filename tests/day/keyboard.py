"""A person at the keyboard: one key after the other, and waiting until the screen shows it.

A story is a generator of steps. Between two of them the program's own event loop turns, whichever
that is: a dialog that waits for its answer is gone on with like everything else.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Protocol, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

PATIENCE_S = 60
_TICK_MS = 15
_MOST_TABS = 80


@dataclass(frozen=True)
class Step:
    """Something to do, or something to wait for."""

    words: str
    do: Callable[[], None] = lambda: None
    is_there: Callable[[], bool] = lambda: True
    patience_s: int = PATIENCE_S


class Hand(Protocol):
    """What strikes the keys."""

    def press(self, keys: str) -> None:
        """Strike a key, as "Ctrl+Shift+B"."""
        ...

    def write(self, letter: str) -> None:
        """Write a letter where the keyboard is."""
        ...

    def has_come(self) -> bool:
        """Say whether the program has got every key."""
        ...


class OwnHand:
    """Strikes keys as the window system would hand them to what has the keyboard."""

    def press(self, keys: str) -> None:
        """Strike a key."""
        struck = QKeySequence(keys)[0]
        QTest.keyClick(in_front(), struck.key(), struck.keyboardModifiers())

    def write(self, letter: str) -> None:
        """Write a letter; what no key of a plain keyboard has comes as from an input method."""
        if letter.isascii():
            QTest.keyClick(in_front(), letter)
        else:
            compose(letter)

    def has_come(self) -> bool:
        """It has when `press` returns."""
        return True


class ServersHand(QObject):
    """Strikes keys of the X server, so that the window manager has its say (xdotool)."""

    _NAMES: ClassVar = {"Esc": "Escape", "Space": "space", ",": "comma", "PgDown": "Next"}
    _MODIFIERS: ClassVar = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta}

    def __init__(self) -> None:
        super().__init__()
        self._struck = self._come = 0

    def press(self, keys: str) -> None:
        """Strike a key."""
        *modifiers, key = keys.split("+")
        name = self._NAMES.get(key, key.lower() if len(key) == 1 else key)
        self._strike("key", "+".join([*(each.lower() for each in modifiers), name]))

    def write(self, letter: str) -> None:
        """Write a letter; what no key of a plain keyboard has comes as from an input method."""
        if letter.isascii():
            self._strike("type", letter)
        else:
            compose(letter)

    def has_come(self) -> bool:
        """Say whether the program has got every key."""
        return self._come >= self._struck

    def _strike(self, *words: str) -> None:
        if not self._struck:
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._struck += 1
        subprocess.run(["xdotool", *words], check=True)  # noqa: S603, S607 - no path is the same everywhere

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count the keys that come; each asks first whether it is a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, QWindow):
            self._come += cast("QKeyEvent", event).key() not in self._MODIFIERS
        return False


def in_front() -> QWidget:
    """Return what the window system would give the keys, as Qt finds it."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    found = QApplication.focusWidget() or QApplication.activeWindow()
    assert found is not None, "nothing has the keyboard"
    return found


class Order:
    """Does what a window manager does when the window in front goes; offscreen there is none."""

    def __init__(self) -> None:
        self._latest: list[QWidget] = []

    def keep(self) -> None:
        """Bring the window forward that was in front before, if none is."""
        now = QApplication.activeWindow()
        if now is not None:
            self._latest = [top for top in self._latest if top is not now] + [now]
        elif QGuiApplication.platformName() == "offscreen":
            self._latest = [top for top in self._latest if isValid(top) and top.isVisible()]
            asking = QApplication.activeModalWidget()
            if asking is not None or self._latest:
                (asking or self._latest[-1]).activateWindow()


def compose(words: str) -> None:
    """Write what an input method would: Chinese isn't struck key by key."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(QGuiApplication.focusObject(), event)


class Keyboard:
    """Makes the steps of a story."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    def press(self, keys: str) -> Step:
        """Strike a key."""
        return Step(f"press {keys}", lambda: self._hand.press(keys), self._hand.has_come)

    def write(self, words: str) -> Iterator[Step]:
        """Write words where the keyboard is, one letter after the other."""
        for letter in words:
            strike = partial(self._hand.write, letter)
            yield Step(f"write {letter} of {words}", strike, self._hand.has_come)

    def tab_to(self, words: str, wanted: Callable[[], QWidget]) -> Iterator[Step]:
        """Go on with Tab until something has the keyboard."""
        for _ in range(_MOST_TABS):
            if QApplication.focusWidget() is wanted():
                return
            yield self.press("Tab")
        raise AssertionError(f"Tab does not come to {words}")


def until(words: str, is_there: Callable[[], bool], patience_s: int = PATIENCE_S) -> Step:
    """Wait until the screen shows it."""
    return Step(f"wait until {words}", is_there=is_there, patience_s=patience_s)


class Living:
    """Lives through a story while an event loop turns.

    Attributes:
        failure: what went wrong, "" for nothing.
    """

    def __init__(self, story: Iterator[Step], on_failure: Callable[[str], None]) -> None:
        self.failure = ""
        self._story, self._on_failure = story, on_failure
        self._step = Step("begin")
        self._since = time.monotonic()
        self._order = Order()
        self._go_on_soon()

    def _go_on_soon(self) -> None:
        # A fresh timer each time: one that is busy with a dialog's loop doesn't fire in it.
        QTimer.singleShot(_TICK_MS, self._go_on)

    def _go_on(self) -> None:
        try:
            self._look()
        except StopIteration:
            return
        except Exception as error:
            words = f"{type(error).__name__}: {error}, at: {self._step.words}, in {_place()}"
            self.failure = words
            self._on_failure(words)

    def _look(self) -> None:
        """Go to the next step once the last one shows."""
        self._order.keep()
        if QApplication.activeWindow() is not None and self._step.is_there():
            self._step = next(self._story)
            self._since = time.monotonic()
            self._go_on_soon()  # before the key: it may open a dialog with a loop of its own
            self._step.do()
        elif time.monotonic() - self._since > self._step.patience_s:
            raise AssertionError("this was never seen")
        else:
            self._go_on_soon()


def _place() -> str:
    """Return what has the keyboard, for whoever reads of a failure."""
    at = QApplication.focusWidget()
    chain = []
    while at is not None:
        chain.append(f"{type(at).__name__} {at.accessibleName()}".strip())
        at = at.parentWidget()
    return " < ".join(chain) or "nothing"


def say(words: str) -> None:
    """Tell how far the story is."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()
