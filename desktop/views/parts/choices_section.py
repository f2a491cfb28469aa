"""A card of settings, drawn from what each setting may be."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from core.settings import CHOICES, Settings
from desktop.views.parts.label import Label
from desktop.views.parts.view import View

LOOKS = ("language", "theme", "text_percent", "density", "is_still")
NOTICES = ("notifies", "notifies_names", "closes_to_tray")


class ChoicesSection(View):
    """One row for each setting: a list where it is chosen from several, else a tick.

    names: of fields of `Settings`. editors: the widget of each.

    Signals:
        chosen: a setting should be so (its name, the value).
    """

    chosen = Signal(str, object)

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, name="card")
        self._title, self._hint = Label("section"), Label("meta", wraps=True)
        self._names = {name: Label("body") for name in names if name in CHOICES}
        self.editors: dict[str, QComboBox | QCheckBox] = {
            name: self._list(name) if name in CHOICES else self._tick(name) for name in names
        }
        self._lay_out()
        self.retranslate()

    def _list(self, name: str) -> QComboBox:
        combo = QComboBox()
        for value in CHOICES[name]:
            combo.addItem("", value)
        combo.setMinimumWidth(220)
        combo.activated.connect(lambda row: self.chosen.emit(name, combo.itemData(row)))
        self._names[name].setBuddy(combo)
        return combo

    def _tick(self, name: str) -> QCheckBox:
        box = QCheckBox()
        box.clicked.connect(lambda is_on: self.chosen.emit(name, is_on))
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        for row, (name, editor) in enumerate(self.editors.items()):
            if name in self._names:
                grid.addWidget(self._names[name], row, 0)
                grid.addWidget(editor, row, 1, Qt.AlignmentFlag.AlignLeft)
            else:
                grid.addWidget(editor, row, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addLayout(grid)

    def say(self, title: str, hint: str) -> None:
        """Set the heading and the line below it."""
        self._title.setText(title)
        self._hint.setText(hint)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        for name, editor in self.editors.items():
            value = getattr(settings, name)
            if isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(0, editor.findData(value)))
            else:
                editor.setChecked(value)

    def offer(self, name: str, *, is_possible: bool, why: str = "") -> None:
        """Let a setting be chosen, or say why it can't be."""
        self.editors[name].setEnabled(is_possible)
        self.editors[name].setToolTip(why)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        for name, editor in self.editors.items():
            words = self._words(name)
            editor.setAccessibleName(words)
            if isinstance(editor, QComboBox):
                self._names[name].setText(words)
                for row in range(editor.count()):
                    editor.setItemText(row, self._value(editor.itemData(row)))
            else:
                editor.setText(words)

    def _words(self, name: str) -> str:
        return {
            "language": self.tr("Language"),
            "theme": self.tr("Look"),
            "text_percent": self.tr("Size of text"),
            "density": self.tr("Rows of lists"),
            "is_still": self.tr("Nothing blinks or fades"),
            "notifies": self.tr("Tell of what is due and what failed"),
            "notifies_names": self.tr("Say whom or what it is about"),
            "closes_to_tray": self.tr("A closed window stays in the system tray"),
        }[name]

    def _value(self, value: str | int) -> str:
        if isinstance(value, int):
            return self.tr("{number}%").format(number=QLocale().toString(value))
        return {
            "system": self.tr("Like the system"),
            "en": "English",
            "zh_CN": "简体中文",
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
            "comfortable": self.tr("Comfortable"),
            "compact": self.tr("Close together"),
        }[value]
