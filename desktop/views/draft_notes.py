"""What stands under a draft: what to check, what it was made from, what was left out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.domain.draft import Claim, DraftResult
from desktop import icons, theme, vocabulary
from desktop.views.label import Label
from desktop.views.tips import plain_tip
from desktop.views.view import View

SHOWN = 4


class DraftNotes(View):
    """Unsupported claims with their reasons, sources, and what the model did not read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: DraftResult | None = None
        self._claims: tuple[Claim, ...] = ()
        self._check, self._icon, self._check_words = QFrame(), QLabel(), Label(wraps=True)
        self._check.setObjectName("notice")
        row = QHBoxLayout(self._check)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._check_words, 1)
        self._used = Label("meta", elides=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._check, self._used):
            column.addWidget(part)
        self.restyle()
        self.show_result(None)

    def show_result(self, result: DraftResult | None) -> None:
        """Show what is to be said of a draft, None for a text of the person's own."""
        self._result = result
        self.show_claims(result.unsupported if result else ())
        self.retranslate()

    def show_claims(self, claims: tuple[Claim, ...]) -> None:
        """Show which claims are still to be checked."""
        self._claims = claims
        self._check.setVisible(bool(claims))
        short = [f"“{claim.text}” ({vocabulary.claim_word(claim.reason)})" for claim in claims]
        if len(short) > SHOWN:
            short = [*short[:SHOWN], self.tr("and %n more", "", len(short) - SHOWN)]
        words = self.tr("Please check, nothing in your file says so: {claims}")
        self._check_words.setText(words.format(claims=", ".join(short)))
        lines = [f"“{claim.text}”: {vocabulary.claim_reason(claim.reason)}" for claim in claims]
        self._check_words.setToolTip(plain_tip("\n".join(lines)))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.show_claims(self._claims)
        sources = self._result.sources if self._result else ()
        left_out = [part for part in (self._result.left_out if self._result else ()) if part]
        if "language" in left_out:
            left_out.remove("language")
            left_out.append(self.tr("the draft may be in another language than the customer's"))
        self._used.setVisible(self._result is not None)
        used = ", ".join(dict.fromkeys(vocabulary.source(source) for source in sources))
        made = self.tr("Made from: {sources}").format(sources=used) if used else ""
        missing = self.tr("Left out: {parts}").format(parts="; ".join(left_out)) if left_out else ""
        parts = (missing, made, self._making())
        self._used.setText("  ·  ".join(part for part in parts if part))

    def _making(self) -> str:
        """Return which model wrote it, and how quickly."""
        if self._result is None or not self._result.model:
            return ""
        seconds = self._result.seconds
        speed = f"{self._result.tokens / seconds:.1f}" if seconds > 0 else "–"
        words = self.tr("{model}, {speed} tokens/s")
        return words.format(model=self._result.model, speed=speed)

    def restyle(self) -> None:
        """Draw the icon in the theme's colour."""
        self._icon.setPixmap(icons.pixmap("warning", theme.tokens().amber_text, 16))
