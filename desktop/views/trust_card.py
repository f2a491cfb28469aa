"""The card that says, always, where the data is and what the model is doing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.views.parts.label import Label
from desktop.views.parts.tips import plain_tip
from desktop.views.parts.view import View

if TYPE_CHECKING:
    from core.domain.model import ModelState

UnlockedBy = Literal["keyring", "passphrase", "recovery", "trial"]
_DOTS = {
    "missing": "amber_text",
    "ready": "green_text",
    "loading": "accent_text",
    "busy": "accent_text",
    "failed": "red_text",
}


class TrustCard(View):
    """Offline, encrypted, and the model's state; narrow, three icons with tips.

    Signals:
        reworded: it may need another height.
    """

    reworded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="trust")
        self._state: ModelState | None = None
        self._doing = ""
        self._unlocked_by: UnlockedBy = "passphrase"
        self._icons = [QLabel() for _ in range(3)]
        self._offline = Label("strong")
        self._offline.setObjectName("trustTitle")
        self._promise = Label("meta", wraps=True)
        self._locked = Label("meta", wraps=True)
        self._model = Label("meta", wraps=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        for icon, label in zip(
            self._icons, (self._offline, self._locked, self._model), strict=True
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            self._column.addLayout(row)
            if label is self._offline:
                self._column.addWidget(self._promise)
        self.retranslate()
        self.restyle()

    def show_protection(self, unlocked_by: UnlockedBy) -> None:
        """Say what opens the file."""
        self._unlocked_by = unlocked_by
        self.retranslate()

    def show_model(self, state: ModelState, doing: str) -> None:
        """Show the model's state; doing is what it works at, "" when it rests."""
        if (state, doing) != (self._state, self._doing):
            self._state, self._doing = state, doing
            self.retranslate()
            self.restyle()

    def fit(self, *, is_narrow: bool, is_short: bool) -> None:
        """Show icons only, or icons and words; where it is short, the promise is a tip only."""
        for label in (self._offline, self._locked, self._model):
            label.setVisible(not is_narrow)
        self._promise.setVisible(not is_narrow and not is_short)

    def remeasure(self) -> None:
        """Let layouts know at once what was said or hidden; Qt tells them an event later."""
        self._level()
        self._column.invalidate()
        self._column.activate()  # the rows within remember what was said before
        self.updateGeometry()

    def _level(self) -> None:
        """Set each icon in the middle of the first line beside it."""
        for icon, label in zip(
            self._icons, (self._offline, self._locked, self._model), strict=True
        ):
            icon.setFixedHeight(label.line_px())

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._offline.setText(self.tr("Works offline"))
        self._promise.setText(self.tr("Your data and the writing assistant stay on this computer."))
        opened = {
            "keyring": self.tr("Encrypted; opened by your system's keyring"),
            "passphrase": self.tr("Encrypted; opened by your passphrase"),
            "recovery": self.tr("Encrypted; opened by your recovery code"),
            "trial": self.tr("Encrypted, and gone when you close the window"),
        }
        self._locked.setText(opened[self._unlocked_by])
        self._model.setText(self._model_words())
        texts = (self._offline.text(), self._locked.text(), self._model.text())
        for icon, text in zip(self._icons, texts, strict=True):
            icon.setToolTip(plain_tip(text))
            icon.setAccessibleName(text)
        self._icons[0].setToolTip(f"{texts[0]}. {self._promise.text()}")
        self.reworded.emit()

    def _model_words(self) -> str:
        if self._state is None:
            return self.tr("Looking for a model…")
        # No state before the first page.
        from desktop.words import model_names, vocabulary  # noqa: PLC0415

        name = model_names.without_packing(self._state.title)
        status = self._doing or vocabulary.model_status(self._state.status)
        if self._state.status == "missing" or not name:
            return vocabulary.model_status(self._state.status)
        return self.tr("{model}: {status}").format(model=name, status=status)

    def restyle(self) -> None:
        """Draw the icons in the theme's colours."""
        look = theme.tokens()
        names = (
            ("shield-check-fill", look.green_text),
            ("lock-key", look.text3),
            ("cpu", getattr(look, _DOTS[self._state.status]) if self._state else look.text3),
        )
        for label, (name, colour) in zip(self._icons, names, strict=True):
            label.setPixmap(icons.pixmap(name, colour, 16))
