"""One mark of a draft at a time: what it says, why it is marked, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from core.domain.draft import Claim, Fact
from desktop import icons, theme
from desktop.views.parts.button import Button
from desktop.views.parts.flow_layout import FlowLayout
from desktop.views.parts.label import Label
from desktop.views.parts.tips import plain_tip
from desktop.views.parts.view import View
from desktop.words import draft_words, vocabulary


class ClaimStrip(View):
    """Hidden while nothing is marked. What is done brings the next mark.

    Signals:
        at_hand: another mark is shown (a Claim).
        put_in: these words are to stand in its place (the Claim, the words).
        left_blank: a blank is to stand there (the Claim).
        confirmed: it is right as it stands (the Claim).
    """

    at_hand = Signal(object)
    put_in = Signal(object, str)
    left_blank = Signal(object)
    confirmed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="notice")
        self._claims: tuple[Claim, ...] = ()
        self._icon, self.words = QLabel(), Label(wraps=True)
        self.other, self.blank, self.right = (Button("link") for _ in range(3))
        self.menu = QMenu(self)
        buttons = FlowLayout(gap_px=14)
        for button in (self.other, self.blank, self.right):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.other.clicked.connect(self._show_menu)
        self.blank.clicked.connect(lambda: self.left_blank.emit(*self._claims[:1]))
        self.right.clicked.connect(lambda: self.confirmed.emit(*self._claims[:1]))
        self.retranslate()
        self.restyle()

    def show_claims(self, claims: tuple[Claim, ...]) -> None:
        """Show the first of the marks that still stand."""
        is_other = claims[:1] != self._claims[:1]
        self._claims = claims
        self.setVisible(bool(claims))
        self._say()
        if is_other:
            self.offer(())
            if claims:
                self.at_hand.emit(claims[0])

    def offer(self, facts: Sequence[Fact]) -> None:
        """Offer what may stand in its place."""
        self.menu.clear()
        for fact in facts:
            where = draft_words.source(fact.source)
            action = self.menu.addAction(f"{fact.value}  ·  {where}".replace("&", "&&"))
            action.triggered.connect(
                lambda _on=False, words=fact.value: self.put_in.emit(self._claims[0], words)
            )
        self.other.setVisible(bool(facts))

    def _show_menu(self) -> None:
        self.menu.popup(self.other.mapToGlobal(QPoint(0, self.other.height())))

    def _say(self) -> None:
        if not self._claims:
            self.words.setText("")
            return
        lines = [draft_words.claim_line(one) for one in self._claims]
        words = self.tr("Please check {claim}").format(claim=lines[0])
        if more := len(lines) - 1:
            rest = self.tr("and %n more", "", more)
            words = vocabulary.aside(words, rest)
        self.words.setText(words)
        self.words.setToolTip(plain_tip("\n".join(lines)))
        for button in (self.other, self.blank, self.right):
            button.setAccessibleDescription(lines[0])

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.other.say(self.tr("Put in what your file says"))
        self.menu.setAccessibleName(self.tr("What your file says"))
        self.blank.say(self.tr("Leave a blank"), self.tr("You fill it in before it is sent"))
        self.right.say(self.tr("I confirm it"), self.tr("It is right as it stands"))
        self._say()

    def restyle(self) -> None:
        """Draw the icon in the theme's colour."""
        self._icon.setPixmap(icons.pixmap("warning", theme.tokens().amber_text, 16))
