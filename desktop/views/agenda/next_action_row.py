"""One thing to do next: whom it is about, why, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from core.domain.next_action import DEALS, REPLIES, NextAction, Reason
from desktop import icons, theme
from desktop.heard_as import hear_as
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import dates, home_words, joined_words

_ICON_PX, _CIRCLE_PX = 18, 32
_ROW_PX = 48
"""Two lines of Chinese, which are higher than two of Latin letters."""
_ICONS: dict[Reason, tuple[str, str]] = {
    Reason.UPSET_WAITS: ("smiley-sad", "red"),
    Reason.PROMISE: ("handshake", "amber"),
    Reason.MEETING: ("calendar-blank", "accent"),
    Reason.OVERDUE: ("warning-circle", "red"),
    Reason.DUE_TODAY: ("check-square", "accent"),
    Reason.WAITS: ("envelope-simple", "accent"),
    Reason.MOOD_FELL: ("trend-down", "red"),
    Reason.DEAL_LATE: ("handshake", "amber"),
    Reason.DATE: ("cake", "green"),
    Reason.QUIET: ("moon", "grey"),
    Reason.DEAL_STILL: ("hourglass", "grey"),
}
TOMORROW_DAYS, WEEK_DAYS = 1, 7


class NextActionRow(View):
    """Enter does it, Space notes that it is done, T and W put it off, N leaves the person out.

    Signals:
        opened: do it (the NextAction).
        done: it is done (the NextAction).
        put_off: not before a day (the NextAction, the day).
        left_out: never again for this person (the NextAction).
        left: Up or Down to another row (-1 or 1).
    """

    opened = Signal(object)
    done = Signal(object)
    put_off = Signal(object, object)
    left_out = Signal(object)
    left = Signal(int)

    def __init__(self, action: NextAction, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="nextAction")
        self.action = action
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, QAccessible.Role.ListItem)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._mark = QLabel(self)
        self._mark.setFixedSize(QSize(_CIRCLE_PX, _CIRCLE_PX))
        self._mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = Label("", elides=True, parent=self)
        self._why = Label("meta", elides=True, parent=self)
        self._do = Button("outline", parent=self)
        self._done = Button("ghost", "check", icon_only=True, parent=self)
        self._later = Button("ghost", "clock-countdown", icon_only=True, parent=self)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._words)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        for button in (self._do, self._done, self._later):
            row.addWidget(button)
        self._do.clicked.connect(lambda: self.opened.emit(self.action))
        self._done.clicked.connect(lambda: self.done.emit(self.action))
        self._later.clicked.connect(self._show_menu)
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        title, why = home_words.title(self.action), home_words.reason(self.action)
        self._words.setText(title)
        self._why.setText(why)
        self.setAccessibleName(f"{title}. {why}")
        self.setAccessibleDescription(
            self.tr("Enter opens it, Space notes that it is done, T puts it off to tomorrow.")
        )
        self._do.say(self._deed())
        self._do.setAccessibleName(joined_words.named(self._deed(), title))
        self._done.say(self.tr("Done"), self.tr("Done  (Space)"))
        self._done.setAccessibleName(self.tr("Done: {task}").format(task=title))
        self._later.say(self.tr("Later"), self.tr("Put off, or leave out"))
        self._later.setAccessibleName(self.tr("Put off: {task}").format(task=title))

    def restyle(self) -> None:
        """Draw the mark in the colours of its reason; all rows are equally high."""
        self.setFixedHeight(theme.scaled(_ROW_PX))
        name, tone = _ICONS[self.action.reason]
        look = theme.tokens()
        ink, disc = getattr(look, f"{tone}_text"), getattr(look, f"{tone}_soft")
        self._mark.setPixmap(icons.on_disc(name, ink, _ICON_PX, disc, _CIRCLE_PX))

    def menu(self) -> QMenu:
        """Return what can be said of it besides."""
        menu = QMenu(self)
        menu.addAction(self.tr("Tomorrow") + "\tT", lambda: self._put_off(TOMORROW_DAYS))
        menu.addAction(self.tr("Next week") + "\tW", lambda: self._put_off(WEEK_DAYS))
        if self.action.can_be_left_out:
            menu.addSeparator()
            menu.addAction(self.tr("Not for this person") + "\tN", self._leave_out)
        return menu

    def _deed(self) -> str:
        reason = self.action.reason
        if reason in REPLIES:
            return self.tr("Reply")
        if reason in DEALS:
            return self.tr("Look")
        return self.tr("Open")

    def _put_off(self, days: int) -> None:
        self.put_off.emit(self.action, dates.today() + timedelta(days=days))

    def _leave_out(self) -> None:
        if self.action.can_be_left_out:
            self.left_out.emit(self.action)

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._later.mapToGlobal(self._later.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key does it, puts it off or puts it away."""
        key = Qt.Key(event.key())
        deeds: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: lambda: self.opened.emit(self.action),
            Qt.Key.Key_Enter: lambda: self.opened.emit(self.action),
            Qt.Key.Key_Space: lambda: self.done.emit(self.action),
            Qt.Key.Key_T: lambda: self._put_off(TOMORROW_DAYS),
            Qt.Key.Key_W: lambda: self._put_off(WEEK_DAYS),
            Qt.Key.Key_N: self._leave_out,
            Qt.Key.Key_Menu: self._show_menu,
            Qt.Key.Key_Down: lambda: self.left.emit(1),
            Qt.Key.Key_Up: lambda: self.left.emit(-1),
        }
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and key in deeds:
            deeds[key]()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do it: the whole row is a button."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.opened.emit(self.action)
        super().mouseReleaseEvent(event)
