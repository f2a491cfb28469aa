"""One line for whatever just happened; below it what was understood, to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.on_demand import OnDemand
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View

if TYPE_CHECKING:
    from core.domain.capture import Captured, Match
    from desktop.views.agenda.captured_card import CapturedCard

PAUSE_MS = 150


class CaptureView(OnDemand, View):
    """Nothing is stored before Enter; Esc drops the line. The card is made when a line is read.

    Signals:
        typed: the line is to be read (its words).
        who_typed: another name was typed (the name).
        confirmed: it is to be stored as it stands (the Captured).
        emptied: the line was dropped or stored.
    """

    card: CapturedCard

    typed = Signal(str)
    who_typed = Signal(str)
    confirmed = Signal(object)
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self._offer(self._make_card, "card")
        self._shown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._pause.timeout.connect(lambda: self.typed.emit(self.words()))
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(self._on_enter)
        self.line.installEventFilter(self)
        self.retranslate()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.line)

    def _make_card(self) -> None:
        """Make what is shown below a line that was read."""
        from desktop.views.agenda.captured_card import CapturedCard  # noqa: PLC0415 - nothing is read yet

        self.card = CapturedCard()
        self._hint, self._store = Label("meta", wraps=True), Button("primary")
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._store)
        for part in (self.card, self._foot):
            part.hide()
            self._column.addWidget(part)
        self.card.confirmed.connect(self._confirm)
        self.card.who_typed.connect(self.who_typed)
        self.card.installEventFilter(self)
        self._store.clicked.connect(self._confirm)
        self.retranslate()

    def words(self) -> str:
        """Return the line."""
        return " ".join(self.line.text().split())

    def show_captured(self, captured: Captured) -> None:
        """Show what was understood, if it is still of what is written."""
        if captured.text != self.words() or not captured.text:
            return
        self._shown = captured.text
        self.card.show_captured(captured)
        self.card.show()
        self._foot.show()
        self._say_hint()

    def show_matches(self, who: str, matches: tuple[Match, ...]) -> None:
        """Offer who else may be meant by a name that was typed."""
        self.card.show_matches(who, matches, matches[0].contact_id if len(matches) == 1 else None)

    def keep(self) -> None:
        """It could not be stored: it stands as it was."""
        self._shown = self.words()

    def clear(self) -> None:
        """Begin with an empty line."""
        self._pause.stop()
        self._shown = ""
        if self.has_made("card"):
            self.card.hide()
            self._foot.hide()
        self.line.clear()
        self.emptied.emit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.line.setPlaceholderText(
            self.tr("Note it in a line: called Maria yesterday, wants 12 chairs by Friday")
        )
        self.line.setAccessibleName(self.tr("Note in a line"))
        if self.has_made("card"):
            self.card.setAccessibleName(self.tr("What was understood"))
            self._store.say(self.tr("Store"))
            self._say_hint()

    def _say_hint(self) -> None:
        if self.card.captured().is_ambiguous:
            self._hint.setText(self.tr("Several people may be meant: choose one, then Enter."))
        else:
            self._hint.setText(self.tr("Enter stores this, Esc drops it. Nothing is stored yet."))

    def _on_text(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        elif self._shown:
            self.clear()

    def _on_enter(self) -> None:
        if self._shown and self._shown == self.words():
            self._confirm()
        elif self.words():
            self._pause.stop()
            self.typed.emit(self.words())

    def _confirm(self) -> None:
        if not self._shown:
            return  # it is being stored already
        captured = self.card.captured()
        if captured.is_ambiguous:
            self.card.who.setFocus()
            self.card.who.showPopup()
            return
        self._shown = ""
        self.confirmed.emit(captured)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc drop the line, and Down go to what was understood."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and self.words():
            if kind == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
            elif kind == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.clear()
                self.line.setFocus()
                return True
            elif (
                kind == QEvent.Type.KeyPress
                and watched is self.line
                and event.key() == Qt.Key.Key_Down
                and self.has_made("card")
                and self.card.isVisible()
            ):
                self.card.who.setFocus()
                return True
        return super().eventFilter(watched, event)
