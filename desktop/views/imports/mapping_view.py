"""Which column of a table means what."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.importing import MAKE_FIELD
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.words import vocabulary

NAME_PX, ROW_PX, MOST_PX = 120, 38, 148


class MappingView(View):
    """A field for each column; "" keeps the column as a detail of its own name.

    Signals:
        changed: the person chose another meaning for a column (its name, the field).
    """

    changed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._combos: dict[str, QComboBox] = {}
        self._choices = QStandardItemModel(self)
        self._hint = Label("body", wraps=True)
        self._fields = QWidget()
        self._fields.setObjectName("page")
        self._grid = QGridLayout(self._fields)
        self._grid.setContentsMargins(0, 0, 10, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        for column in (0, 2):
            self._grid.setColumnMinimumWidth(column, NAME_PX)
            self._grid.setColumnStretch(column + 1, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._fields)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFixedHeight(MOST_PX)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addWidget(self._hint)
        outer.addWidget(self._scroll)
        self.retranslate()

    def show_mapping(self, columns: tuple[str, ...], mapping: tuple[tuple[str, str], ...]) -> None:
        """Show the columns and what they were taken for; the same columns keep their fields."""
        self.setVisible(bool(columns))
        meanings = dict(mapping)
        if tuple(self._combos) != columns:
            self._make(columns, set(meanings.values()))
        for column, combo in self._combos.items():
            combo.setCurrentIndex(max(0, combo.findData(meanings.get(column, ""))))

    def _make(self, columns: tuple[str, ...], meanings: set[str]) -> None:
        empty(self._grid)
        self._combos = {}
        self._fill_choices(meanings)
        for place, column in enumerate(columns):
            combo = QComboBox()
            combo.setModel(self._choices)
            combo.setAccessibleName(column)
            combo.activated.connect(partial(self._on_chosen, column))
            label = Label("", column, elides=True)
            row, left = divmod(place, 2)
            self._grid.addWidget(label, row, left * 2)
            self._grid.addWidget(combo, row, left * 2 + 1)
            self._combos[column] = combo
        self._grid.setRowStretch(len(columns), 1)
        rows = (len(columns) + 1) // 2
        self._scroll.setFixedHeight(min(MOST_PX, rows * ROW_PX))

    def _fill_choices(self, meanings: set[str]) -> None:
        """Fill what all columns choose from: a table may have hundreds."""
        known = dict(self._meanings())
        self._choices.clear()
        for field in (*known, *sorted(meanings - known.keys())):
            item = QStandardItem(self._words(field, known))
            item.setData(field, Qt.ItemDataRole.UserRole)
            self._choices.appendRow(item)

    def _on_chosen(self, column: str, _row: int) -> None:
        self.changed.emit(column, str(self._combos[column].currentData()))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._hint.setText(self.tr("What the columns mean:"))
        self._scroll.setAccessibleName(self.tr("What the columns mean"))
        known = dict(self._meanings())
        for row in range(self._choices.rowCount()):
            item = self._choices.item(row)
            item.setText(self._words(str(item.data(Qt.ItemDataRole.UserRole)), known))

    @staticmethod
    def _part(word: str) -> str:
        """Return a part of an address, or how a number is labelled, in words."""
        parts = {
            "street": QCoreApplication.translate("MappingView", "street"),
            "city": QCoreApplication.translate("MappingView", "city"),
            "region": QCoreApplication.translate("MappingView", "region"),
            "postcode": QCoreApplication.translate("MappingView", "postcode"),
            "country": QCoreApplication.translate("MappingView", "country"),
            "pobox": QCoreApplication.translate("MappingView", "PO box"),
        }
        return parts.get(word) or vocabulary.label(word)

    @staticmethod
    def _words(field: str, known: dict[str, str]) -> str:
        """Return a field in words: "address:home:city" reads "Address (home, city)"."""
        person, _, plain = field.rpartition("/")
        name, *labels = [plain] if plain in known else plain.split(":")
        labels += [person]
        words = known.get(name, name)
        kept = ", ".join(MappingView._part(label) for label in labels if label)
        return vocabulary.aside(words, kept) if kept else words

    def _meanings(self) -> tuple[tuple[str, str], ...]:
        return (
            ("", self.tr("Keep as a detail")),
            (MAKE_FIELD, self.tr("Make it a field")),
            ("-", self.tr("Leave out")),
            ("name", self.tr("Full name")),
            ("given", self.tr("First name")),
            ("middle", self.tr("Middle name")),
            ("family", self.tr("Last name")),
            ("prefix", self.tr("Title before the name")),
            ("suffix", self.tr("Suffix after the name")),
            ("nickname", self.tr("Nickname")),
            ("email", self.tr("Email")),
            ("phone", self.tr("Phone")),
            ("company", self.tr("Company")),
            ("role", self.tr("Role")),
            ("department", self.tr("Department")),
            ("address", self.tr("Address")),
            ("web", self.tr("Website")),
            ("chat", self.tr("Chat")),
            ("birthday", self.tr("Birthday")),
            ("deal", self.tr("Deal: a detail of it")),
            ("deal:title", self.tr("Deal: title")),
            ("deal:amount", self.tr("Deal: amount")),
            ("deal:currency", self.tr("Deal: currency")),
            ("deal:stage", self.tr("Deal: stage")),
            ("deal:status", self.tr("Deal: open, won or lost")),
            ("deal:expected", self.tr("Deal: expected day")),
            ("deal:opened", self.tr("Deal: first day")),
            ("deal:closed", self.tr("Deal: closing day")),
            ("deal:reason", self.tr("Deal: reason for losing it")),
            ("deal:probability", self.tr("Deal: chance")),
            ("deal:people", self.tr("Deal: contacts")),
            ("deal:id", self.tr("Deal: identifier")),
            ("deal:notes", self.tr("Deal: notes")),
            ("tags", self.tr("Tags")),
            ("notes", self.tr("Notes")),
            ("language", self.tr("Language")),
            ("external_id", self.tr("Identifier")),
        )
