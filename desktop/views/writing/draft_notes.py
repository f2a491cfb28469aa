"""What stands under a draft: what to check, how the line was taken, what it was made from."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.draft import DraftResult
from desktop.views.parts.label import Label
from desktop.views.parts.tips import plain_tip
from desktop.views.parts.view import View
from desktop.views.writing.claim_strip import ClaimStrip
from desktop.words import draft_words, joined_words
from desktop.words.model_names import model_name

SHOWN, LONGEST = 4, 120


class DraftNotes(View):
    """Unsupported claims with their reasons, sources, and what the model did not read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: DraftResult | None = None
        self.strip = ClaimStrip()
        self._orders: tuple[str, ...] = ()
        self._warning, self._warning_words = QFrame(), Label(wraps=True)
        self._warning.setObjectName("notice")
        inner = QHBoxLayout(self._warning)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self._warning_words, 1)
        self._understood = Label("meta", elides=True)
        self._taken, self._used = Label("meta", elides=True), Label("meta", elides=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._warning, self.strip, self._understood, self._taken, self._used):
            column.addWidget(part)
        self.show_result(None)

    def show_result(self, result: DraftResult | None) -> None:
        """Show what is to be said of a draft, None for a text of the person's own."""
        self._result = result
        self.strip.show_claims(result.unsupported if result else ())
        self.retranslate()

    def show_orders(self, orders: tuple[str, ...]) -> None:
        """Say that the message speaks to the program, and how; () takes the notice away."""
        self._orders = orders
        self._warning.setVisible(bool(orders))
        words = self.tr("This message gives orders to a program; they are not followed: {orders}")
        shown = "; ".join(f"“{order[:LONGEST]}”" for order in orders[:SHOWN])
        self._warning_words.setText(words.format(orders=shown))

    def _show_understood(self) -> None:
        """Say how the line above the draft was taken: what it did isn't seen in every draft."""
        parts = draft_words.understood(self._result.understood) if self._result else ""
        self._understood.setVisible(bool(parts))
        self._understood.setText(self.tr("Understood: {parts}").format(parts=parts))

    def _show_removals(self) -> None:
        """Say what was taken out of the draft before it was shown."""
        removals = self._result.removals if self._result else ()
        self._taken.setVisible(bool(removals))
        if not removals:
            return
        self._taken.setText(self.tr("%n part(s) taken out of the draft", "", len(removals)))
        lines = [
            f"“{one.text}” → {one.instead or '–'}: {draft_words.removal_reason(one.reason)}"
            for one in removals
        ]
        self._taken.setToolTip(plain_tip("\n".join(lines)))
        self._taken.setAccessibleDescription("\n".join(lines))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.show_orders(self._orders)
        self._show_understood()
        self._show_removals()
        sources = self._result.sources if self._result else ()
        lacking = draft_words.lacking()
        parts = self._result.left_out if self._result else ()
        left_out = [part for part in parts if part and part not in lacking]
        warnings = [lacking[part] for part in parts if part in lacking]
        self._used.setVisible(self._result is not None)
        used = joined_words.listed(dict.fromkeys(draft_words.source(source) for source in sources))
        made = self.tr("Made from: {sources}").format(sources=used) if used else ""
        missing = self.tr("Left out: {parts}").format(parts="; ".join(left_out)) if left_out else ""
        told = (*warnings, missing, made, self._making())
        self._used.setText("  ·  ".join(part for part in told if part))

    def _making(self) -> str:
        """Return which model wrote it, and how quickly; "" where it had nothing to write."""
        if self._result is None or not self._result.model or not self._result.tokens:
            return ""
        seconds = self._result.seconds
        speed = f"{self._result.tokens / seconds:.1f}" if seconds > 0 else "–"
        words = self.tr("{model}, {speed} tokens/s")
        return words.format(model=model_name(self._result.model), speed=speed)
