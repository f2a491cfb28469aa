"""Two fields for a new passphrase, and how strong it is."""

from __future__ import annotations

import math

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from desktop.views.parts.label import Label
from desktop.views.parts.view import View

LEAST_CHARS = 8
# What whoever guesses tries first; without spaces, in small letters.
_KNOWN = (
    "correcthorsebatterystaple", "tr0ub4dor", "troubador", "hunter2", "trustno1", "letmein",
    "password", "passw0rd", "p4ssw0rd", "passphrase", "mypassword", "changeme", "default",
    "welcome", "sunshine", "princess", "football", "baseball", "superman", "starwars", "dragon",
    "iloveyou", "iloveyousomuch", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm",
    "1q2w3e4r5t6y", "1qaz2wsx3edc", "qazwsxedc", "12345678901234567890", "9876543210",
    "abcdefghijklmnopqrstuvwxyz", "abc123456", "thequickbrownfoxjumpsoverthelazydog",
    "tobeornottobethatisthequestion", "maytheforcebewithyou", "opensesame", "hellokitty",
    "loremipsumdolorsitamet", "onceuponatime", "inthebeginning", "ourfatherwhoartinheaven",
    "woaini1314520", "woaini520", "5201314", "zhegemimahennan", "我爱你一生一世", "芝麻开门",
    "床前明月光疑是地上霜举头望明月低头思故乡", "天王盖地虎宝塔镇河妖", "好好学习天天向上",
)  # fmt: skip
_KNOWN_BITS, _LEAST_KNOWN, _LEAST_KNOWN_HAN = 12, 6, 4


class PassphraseFields(View):
    """A passphrase typed twice.

    Signals:
        weighed: it changed; ask `is_good`.
    """

    weighed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = [Label("meta") for _ in range(2)]
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        self._shows, self._meter = QCheckBox(), QProgressBar()
        self.strength = Label("meta", wraps=True)
        self._meter.setTextVisible(False)
        self._meter.setRange(0, 80)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._names[0])
        column.addWidget(self.passphrase)
        column.addWidget(self._meter)
        column.addWidget(self.strength)
        column.addSpacing(6)
        column.addWidget(self._names[1])
        column.addWidget(self.again)
        column.addSpacing(4)
        column.addWidget(self._shows)
        for name, field in zip(self._names, (self.passphrase, self.again), strict=True):
            name.setBuddy(field)
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._weigh)
        self._shows.toggled.connect(self._on_shows)
        self.retranslate()

    def is_good(self) -> bool:
        """Say whether it is long enough and twice the same."""
        text = self.passphrase.text()
        return len(text) >= LEAST_CHARS and text == self.again.text()

    def _on_shows(self, shows: bool) -> None:  # noqa: FBT001 - Qt's signal
        mode = QLineEdit.EchoMode.Normal if shows else QLineEdit.EchoMode.Password
        for field in (self.passphrase, self.again):
            field.setEchoMode(mode)

    def _weigh(self) -> None:
        self._meter.setValue(min(80, round(strength_bits(self.passphrase.text()))))
        self.strength.setText(self._words())
        self.weighed.emit()

    def _words(self) -> str:
        passphrase, again = self.passphrase.text(), self.again.text()
        bits = strength_bits(passphrase)
        if not passphrase:
            return self.tr("Four or five words that don't belong together are a good one.")
        if len(passphrase) < LEAST_CHARS:
            return self.tr("At least %n character(s).", "", LEAST_CHARS)
        if again and again != passphrase:
            return self.tr("The two are not the same.")
        if bits < 45:
            return self.tr("Weak: a thief with your laptop could guess it. Add a word or two.")
        return self.tr("Good.") if bits < 65 else self.tr("Strong.")

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        texts = (self.tr("New passphrase"), self.tr("Once more"))
        fields = (self.passphrase, self.again)
        for name, field, text in zip(self._names, fields, texts, strict=True):
            name.setText(text)
            field.setAccessibleName(text)
        self._shows.setText(self.tr("Show what I type"))
        self._weigh()


def strength_bits(passphrase: str) -> float:
    """Return about how many bits of guessing a passphrase costs.

    Repeated characters count less, and what everybody knows counts as one word.
    """
    own, known = _without_known(passphrase)
    return known * _KNOWN_BITS + _bits(own)


def _bits(passphrase: str) -> float:
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


def _without_known(passphrase: str) -> tuple[str, int]:
    """Return what is left without parts of known phrases, in any spacing, and how many there were.

    A phrase given twice counts once.
    """
    places = [at for at, char in enumerate(passphrase) if char.isalnum()]
    flat = "".join(passphrase[at].lower()[:1] for at in places)
    kept, found, at = list(passphrase), set(), 0
    while at < len(flat):
        end = at
        while end < len(flat) and any(flat[at : end + 1] in known for known in _KNOWN):
            end += 1
        part = flat[at:end]
        if len(part) >= (_LEAST_KNOWN if part.isascii() else _LEAST_KNOWN_HAN):
            found.add(part)
            for place in range(places[at], places[end - 1] + 1):
                kept[place] = ""
            at = end
        else:
            at += 1
    return "".join(kept).strip(), len(found)
