"""The page of messages whose mood is not sure: one key for each, and how the program learns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.mood_learning import LearningReport, UnsureMessage
from desktop.heard_as import hear_as
from desktop.views.moods.learning_view import LearningView
from desktop.views.moods.like_strip import LikeStrip
from desktop.views.moods.unsure_card import UnsureCard
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.middle_column import PAGE_PX, MiddleColumn
from desktop.views.parts.view import View


class UnsureView(View):
    """The message at hand, the question about like ones, the curve.

    Signals:
        looked_at: the page came into sight.
    """

    looked_at = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._title, self._hint = Label("title"), Label("body", wraps=True)
        self.card, self.strip, self.learning = UnsureCard(), LikeStrip(), LearningView()
        self._empty = EmptyView("check-circle")
        self._is_finished = False
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        hear_as(self, QAccessible.Role.Grouping)
        self.card.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(10)
        for part in (
            self._title, self._hint, self.strip, self.card, self._empty, self.learning
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(MiddleColumn(page, PAGE_PX))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_message(self, message: UnsureMessage, done: int, total: int) -> None:
        """Show the message at hand; done of total are through."""
        self._empty.hide()
        self.card.show()
        self.card.show_message(message, done, total)

    def show_end(self, *, is_finished: bool) -> None:
        """Show that nothing waits; is_finished: because all of it was answered or skipped."""
        self._is_finished = is_finished
        self.card.hide()
        self._empty.show()
        self.retranslate()

    def show_report(self, report: LearningReport) -> None:
        """Show how the program learns."""
        self.learning.show_report(report)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setAccessibleName(self.tr("Not sure"))
        self._title.setText(self.tr("Not sure"))
        self._hint.setText(
            self.tr(
                "Messages whose mood is hard to tell, the most useful first. Say how each sounds: "
                "your word stands, and the program learns from it."
            )
        )
        if self._is_finished:
            self._empty.say(self.tr("Done"), self.tr("What you skipped comes again another time."))
        else:
            self._empty.say(
                self.tr("Nothing waits for you"),
                self.tr("Messages whose mood is hard to tell appear here."),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by one key, wherever the keyboard is on this page."""
        keys = self.card.keys() if self.card.isVisible() else {}
        if self.strip.isVisible():
            keys["A"] = self.strip.accept
        button = keys.get(event.text().upper())
        if button is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            button.click()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the screen that somebody looks."""
        super().showEvent(event)
        if not event.spontaneous():
            self.looked_at.emit()
