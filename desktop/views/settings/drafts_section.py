"""Drafts in the settings: whether answers are prepared, and how the owner writes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.domain.draft import Manner
from desktop.views.parts.label import Label
from desktop.views.parts.view import View


class DraftsSection(View):
    """A switch, and what was measured of the owner's sent letters.

    Signals:
        chosen: whether answers should be prepared.
        shown: it came to be seen.
    """

    chosen = Signal(bool)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._manners: dict[str, Manner] = {}
        self._head, self._hint = Label("section"), Label("meta", wraps=True)
        self.switch, self.words = QCheckBox(), Label("meta", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addSpacing(4)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addWidget(self.words)
        self.switch.clicked.connect(self.chosen)
        self.retranslate()

    def show_state(self, manners: Mapping[str, Manner], *, is_on: bool) -> None:
        """Show the switch and how the owner writes, by language."""
        self._manners = dict(manners)
        self.switch.setChecked(is_on)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it is seen."""
        super().showEvent(event)
        self.shown.emit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._head.setText(self.tr("Drafts"))
        self.switch.setText(self.tr("Prepare answers while the assistant has nothing else to do"))
        self._hint.setText(
            self.tr(
                "Three short answers for each message that waits, made on this computer and kept "
                "in your encrypted file. Not while the battery is being saved."
            )
        )
        lines = [self._line(language, manner) for language, manner in self._manners.items()]
        nothing = self.tr("How you write is learned from five letters that you have sent.")
        self.words.setText("\n".join(lines) or nothing)

    def _line(self, language: str, manner: Manner) -> str:
        name = self.tr("Chinese") if language == "zh" else self.tr("English")
        head = self.tr("%n letter(s) in {language}: you", "", manner.letters).format(language=name)
        parts = []
        placeholder = self.tr("NAME")
        if manner.greeting:
            greeting = manner.greeting.replace("{name}", placeholder)
            parts.append(self.tr("usually greet with “{words}”").format(words=greeting))
        if manner.closing:
            parts.append(self.tr("close with “{words}”").format(words=manner.closing))
        parts.append(self.tr("write about %n word(s)", "", manner.words))
        if language == "en":
            short = self.tr("use short forms such as “I'm”")
            parts.append(short if manner.contracts else self.tr("write “I am” in full"))
        return self.tr("{head} {rest}.").format(head=head, rest=self.tr(", ").join(parts))
