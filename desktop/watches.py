"""What tells that nobody sits at the window any more: no key for a while, a jump of the clock.

What the desktop itself tells of is in `session_watch.py`.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

_TOUCHES = frozenset(
    [
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    ]
)


class IdleWatch(QObject):
    """Counts the time since the last key or movement in a window of ours.

    key: another window than the main one, a dialog above all, keeps its shortcuts from it; this one
        is to be heard in each.

    Signals:
        idle: nobody touched a window for as long as was set; told again at each later look.
        key_pressed: the key was pressed.
    """

    idle = Signal()
    key_pressed = Signal()
    LOOK_MS = 5_000

    def __init__(self, parent: QObject, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock, self._limit_s, self._touched = clock, 0.0, clock()
        self.key = QKeySequence()
        self._timer = QTimer(self)
        self._timer.setInterval(self.LOOK_MS)
        self._timer.timeout.connect(self.look)
        # Keys and movements arrive at the window that has the focus; a filter there hears of few
        # other events, one on the application would hear of all.
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._follow)

    def set_minutes(self, minutes: int) -> None:
        """Tell after so many minutes; 0 for never."""
        self._limit_s, self._touched = minutes * 60.0, self._clock()
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        """See whether the time is over."""
        if self._limit_s and self._clock() - self._touched >= self._limit_s:
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch; nothing but the key is kept from anybody."""
        if event.type() in _TOUCHES:
            self._touched = self._clock()
        if self._is_key(event):
            self.key_pressed.emit()
            return True
        return super().eventFilter(watched, event)

    def _is_key(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        return QKeySequence(event.keyCombination()) == self.key

    def _follow(self, window: QWindow | None) -> None:
        if window is not None:
            self._touched = self._clock()
            window.removeEventFilter(self)
            window.installEventFilter(self)


class ClockWatch(QObject):
    """Compares two clocks: one stands still while the machine sleeps, the other doesn't.

    Signals:
        jumped: the machine slept, or somebody set the clock.
    """

    jumped = Signal()
    LOOK_MS = 2_000
    TOLERANCE_S = 30.0

    def __init__(
        self,
        parent: QObject,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._wall, self._steady = wall, steady
        self._offset = wall() - steady()
        self._timer = QTimer(self)
        self._timer.setInterval(self.LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """See whether the clocks still agree."""
        offset = self._wall() - self._steady()
        drift, self._offset = abs(offset - self._offset), offset
        if drift > self.TOLERANCE_S:
            self.jumped.emit()
