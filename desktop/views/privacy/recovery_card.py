"""The recovery code, shown once: to be copied or printed, and typed back from the sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.privacy.recovery_code import is_same_code, letters_of
from desktop.on_paper import recovery_sheet
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View


class RecoveryCard(View):
    """A code and a field to type it back into, so that the sheet is known to be right.

    Signals:
        typed: ask `is_checked`.
    """

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._label, self._name = Label("code"), Label("meta")
        self._told = Label("meta", wraps=True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setWordWrap(True)
        self.copy, self.print = Button("link", "copy"), Button("link", "file-text")
        for button in (self.copy, self.print):
            button.setAutoDefault(False)
        self.typed_back = QLineEdit()
        self._name.setBuddy(self.typed_back)
        ways = QHBoxLayout()
        ways.addStretch()
        ways.addWidget(self.copy)
        ways.addWidget(self.print)
        ways.addStretch()
        box = QFrame()
        box.setObjectName("inset")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(16, 18, 16, 12)
        inner.addWidget(self._label)
        inner.addLayout(ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(box)
        column.addSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self.typed_back)
        column.addWidget(self._told)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._code))
        self.print.clicked.connect(lambda: recovery_sheet.print_sheet(self, self._code))
        self.typed_back.textChanged.connect(self._on_typed)
        self.retranslate()

    def show_code(self, code: str) -> None:
        """Show the code, this once."""
        self._code = code
        self._label.setText(code)
        self._on_typed()
        self.typed_back.setFocus()

    def is_checked(self) -> bool:
        """Say whether the whole code was typed back, however it was written."""
        return bool(self._code) and is_same_code(self.typed_back.text(), self._code)

    def _on_typed(self) -> None:
        self._told.setText(self._words())
        self.typed.emit()

    def _words(self) -> str:
        typed, letters = letters_of(self.typed_back.text()), letters_of(self._code)
        if self.is_checked():
            return self.tr("It is the same: your sheet opens your file.")
        same = 0
        while same < min(len(typed), len(letters)) and typed[same] == letters[same]:
            same += 1
        if typed and same < len(typed):
            return self.tr("Group {number} is different.").format(number=same // 4 + 1)
        return self.tr("Dashes and small letters don't matter.")

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._name.setText(self.tr("To be sure, type it back from your sheet"))
        self.typed_back.setAccessibleName(self._name.text())
        self._label.setAccessibleName(self.tr("Recovery code"))
        self.copy.say(self.tr("Copy"))
        self.print.say(self.tr("Print a sheet…"))
        self._on_typed()
