"""Making a new file: a passphrase, then the recovery code that is shown once."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import icons
from desktop.views.button import Button
from desktop.views.label import Label

LEAST_CHARS = 8
CHECKED_CHARS = 4


class NewProfileDialog(QDialog):
    """Two pages; the second needs the end of the code typed back, so that it was written down.

    Signals:
        passphrase_chosen: make the file with this passphrase; answer with `show_recovery_code`.
    """

    passphrase_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._title, self._hint = Label("title"), Label("body", wraps=True)
        self._names = [Label("meta") for _ in range(3)]
        self.passphrase, self.again, self.typed_back = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self._shows = QCheckBox()
        self._meter, self._strength = QProgressBar(), Label("meta", wraps=True)
        self._meter.setTextVisible(False)
        self._meter.setRange(0, 80)
        self._code_label = Label("code")
        self._code_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._code_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code_label.setWordWrap(True)
        self._copy = Button("link", "copy")
        self._next = Button("primary")
        self._next.setDefault(True)
        self._copy.setAutoDefault(False)
        self._stack = QStackedWidget()
        self._lay_out()
        for field in (self.passphrase, self.again, self.typed_back):
            field.textChanged.connect(self._weigh)
        self._shows.toggled.connect(self._on_shows)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._code))
        self._next.clicked.connect(self._on_next)
        self.setFixedWidth(480)
        self.retranslate()
        self._weigh()

    def _lay_out(self) -> None:
        mark = QLabel()
        mark.setPixmap(icons.app_icon().pixmap(QSize(48, 48)))
        first, second = QWidget(), QWidget()
        one = QVBoxLayout(first)
        two = QVBoxLayout(second)
        for column in (one, two):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(6)
        one.addWidget(self._names[0])
        one.addWidget(self.passphrase)
        one.addWidget(self._meter)
        one.addWidget(self._strength)
        one.addSpacing(6)
        one.addWidget(self._names[1])
        one.addWidget(self.again)
        one.addSpacing(4)
        one.addWidget(self._shows)
        one.addStretch()
        box = QFrame()
        box.setObjectName("inset")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(16, 18, 16, 12)
        inner.addWidget(self._code_label)
        inner.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignHCenter)
        two.addWidget(box)
        two.addSpacing(8)
        two.addWidget(self._names[2])
        two.addWidget(self.typed_back)
        two.addStretch()
        self._stack.addWidget(first)
        self._stack.addWidget(second)
        for name, field in zip(
            self._names, (self.passphrase, self.again, self.typed_back), strict=True
        ):
            name.setBuddy(field)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(6)
        column.addWidget(self._stack, 1)
        column.addSpacing(8)
        column.addLayout(foot)

    def show_recovery_code(self, code: str) -> None:
        """Show the code, this once."""
        self._code = code
        self._code_label.setText(code)
        self._stack.setCurrentIndex(1)
        self.retranslate()
        self._weigh()
        self.typed_back.setFocus()

    def show_problem(self, what: str) -> None:
        """Say why the file could not be made."""
        self._strength.setText(what)
        self._next.setEnabled(True)

    def _on_next(self) -> None:
        if self._code:
            self.accept()
            return
        self._next.setEnabled(False)
        self.passphrase_chosen.emit(self.passphrase.text())

    def _on_shows(self, shows: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        for field in (self.passphrase, self.again):
            field.setEchoMode(mode)

    def _weigh(self) -> None:
        """Say how strong it is, and let the person go on when all is in order."""
        if self._code:
            typed = self.typed_back.text().strip().casefold()
            end = "".join(char for char in self._code if char.isalnum())[-CHECKED_CHARS:]
            self._next.setEnabled(typed == end.casefold())
            return
        passphrase, again = self.passphrase.text(), self.again.text()
        bits = strength_bits(passphrase)
        self._meter.setValue(min(80, round(bits)))
        if not passphrase:
            words = self.tr("Four or five words that don't belong together are a good one.")
        elif len(passphrase) < LEAST_CHARS:
            words = self.tr("At least %n character(s).", "", LEAST_CHARS)
        elif again and again != passphrase:
            words = self.tr("The two are not the same.")
        elif bits < 45:
            words = self.tr("Weak: a thief with your laptop could guess it. Add a word or two.")
        elif bits < 65:
            words = self.tr("Good.")
        else:
            words = self.tr("Strong.")
        self._strength.setText(words)
        self._next.setEnabled(len(passphrase) >= LEAST_CHARS and again == passphrase)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle("Cardfile")
        if self._code:
            self._title.setText(self.tr("Write down your recovery code"))
            self._hint.setText(
                self.tr("It opens your file if you forget the passphrase. It is shown only now.")
            )
        else:
            self._title.setText(self.tr("Choose a passphrase"))
            self._hint.setText(
                self.tr("It encrypts your customers on this computer. Nobody can reset it for you.")
            )
        texts = (
            self.tr("Passphrase"),
            self.tr("Once more"),
            self.tr("To be sure, type the last %n character(s) of it", "", CHECKED_CHARS),
        )
        fields = (self.passphrase, self.again, self.typed_back)
        for name, field, text in zip(self._names, fields, texts, strict=True):
            name.setText(text)
            field.setAccessibleName(text)
        self._shows.setText(self.tr("Show what I type"))
        self._copy.say(self.tr("Copy"))
        self._next.say(self.tr("Done") if self._code else self.tr("Make my file"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def strength_bits(passphrase: str) -> float:
    """Return about how many bits of guessing a passphrase costs; repeated characters count less."""
    kinds = (
        (str.islower, 26),
        (str.isupper, 26),
        (str.isdigit, 10),
        (lambda char: char.isascii() and not char.isalnum(), 33),
        (lambda char: not char.isascii(), 3000),
    )
    alphabet = sum(size for belongs, size in kinds if any(belongs(char) for char in passphrase))
    different = len(set(passphrase))
    length = min(len(passphrase), different * 2)
    return length * math.log2(alphabet) if alphabet else 0.0
