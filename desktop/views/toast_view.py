"""The short word after something was done, with the way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View

SHOWN_MS, LETTER_MS, SHORT = 8000, 50, 80
"""How long it stays, and how much longer for each letter of what is no short word."""
MOST_PX = 520


class ToastView(View):
    """Floats over the bottom of its parent for a few seconds.

    Signals:
        undo_requested: the step that was told of should be undone (its id).
        opened: what was told of is to be shown (the record).
    """

    undo_requested = Signal(int)
    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="toast")
        self._room, self._step_id, self._left_px = parent, 0, 16
        self._words = Label(wraps=True)
        self._undo, self._open = Button("toast"), Button("toast")
        self._record: object = None
        self._close = Button("toast", "x", icon_only=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        for part in (self._words, self._undo, self._open, self._close):
            row.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._on_undo)
        self._open.clicked.connect(self._on_open)
        self._close.clicked.connect(self.hide)
        parent.installEventFilter(self)
        self.retranslate()
        self.hide()

    def tell(self, words: str, step_id: int = 0, record: object = None) -> None:
        """Show words; step_id names the undo step behind them, 0 for none.

        record: what they are about, to be opened from here; None for nothing.
        """
        self._step_id, self._record = step_id, record
        self._open.setVisible(record is not None)
        self._words.setText(words)
        self._undo.setVisible(step_id > 0)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS + LETTER_MS * max(0, len(words) - SHORT))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._undo.say(self.tr("Undo"))
        self._open.say(self.tr("Open"))
        self._close.say(self.tr("Close"))

    def _on_undo(self) -> None:
        self.hide()
        self.undo_requested.emit(self._step_id)

    def _on_open(self) -> None:
        self.hide()
        self.opened.emit(self._record)

    def _place(self) -> None:
        self._words.ensurePolished()
        wanted = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        self._words.setFixedWidth(min(MOST_PX, wanted))
        self.adjustSize()
        # At the left, over the end of the list: the buttons of the reply stay free.
        self.move(self._left_px, self._room.height() - self.height() - 16)

    def keep_left(self, left_px: int) -> None:
        """Stand this far from the left edge."""
        self._left_px = left_px
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
