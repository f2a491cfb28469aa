"""Contacts side by side, what they read as together, and whose values are kept."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.domain.contact import ChannelKind, Contact
from core.domain.duplicate import SINGLE_FIELDS, MergeWish
from desktop import failures
from desktop.sentences import duplicate_sentences
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.tips import plain_tip
from desktop.views.parts.view import View
from desktop.words import joined_words, view_words, vocabulary

_MOST_CELL_CHARS = 600
_AIR_PX = 8


class MergePreview(View):
    """What a merge would do, and the choices in it.

    Signals:
        wish_changed: something else is chosen (the MergeWish, None when fewer than two take part).
    """

    wish_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contacts: tuple[Contact, ...] = ()
        self._joined: Contact | None = None
        self.parts: list[QCheckBox] = []
        self.choices: dict[str, QComboBox] = {}
        self._labels: list[Label] = []
        self._who, self._kept = Label("strong"), Label("strong")
        self._checks, self._fields = QVBoxLayout(), QGridLayout()
        self._checks.setSpacing(4)
        self._fields.setHorizontalSpacing(16)
        self._fields.setVerticalSpacing(6)
        self._fields.setColumnStretch(1, 1)
        self.table = QTableWidget(0, 0)
        self.table.setObjectName("grid")
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._who)
        column.addLayout(self._checks)
        column.addWidget(self._kept)
        column.addLayout(self._fields)
        column.addWidget(self.table, 1)

    def show_contacts(self, contacts: tuple[Contact, ...]) -> None:
        """Show these contacts, all of them taking part, and the first as the one that stays."""
        self._contacts, self._joined = contacts, None
        self._fill_checks()
        self._fill_choices()
        self.retranslate()
        self._tell()

    def show_joined(self, joined: Contact) -> None:
        """Show what they read as together."""
        self._joined = joined
        self._fill_table()

    def wish(self) -> MergeWish | None:
        """Return what is chosen; None when fewer than two take part."""
        taking = [
            c.id for c, box in zip(self._contacts, self.parts, strict=True) if box.isChecked()
        ]
        if len(taking) < 2:
            return None
        survivor = self.choices["survivor"].currentData()
        survivor = survivor if survivor in taking else taking[0]
        chosen = [
            (field, box.currentData())
            for field, box in self.choices.items()
            if field != "survivor" and box.currentData() in taking
        ]
        return MergeWish(
            survivor, tuple(each for each in taking if each != survivor), tuple(chosen)
        )

    def _fill_checks(self) -> None:
        for box in self.parts:
            box.hide()
            box.deleteLater()
        self.parts = []
        for contact in self._contacts:
            box = QCheckBox(_numbered(contact).replace("&", "&&"))
            box.setChecked(True)
            box.setToolTip(plain_tip(contact.name))
            box.toggled.connect(self._tell)
            # Two always take part; a choice is only there from three on.
            box.setVisible(len(self._contacts) > 2)
            self.parts.append(box)
            self._checks.addWidget(box)

    def _fill_choices(self) -> None:
        empty(self._fields)
        self.choices, self._labels = {}, []
        self._add_choice("survivor", [(_numbered(each), each.id) for each in self._contacts])
        for field in SINGLE_FIELDS:
            values: dict[str, int] = {}
            for contact in self._contacts:
                if value := str(getattr(contact, field)):
                    values.setdefault(value, contact.id)
            if len(values) > 1:
                self._add_choice(field, list(values.items()))
        tab_through(self)

    def _add_choice(self, field: str, values: list[tuple[str, int]]) -> None:
        box = QComboBox()
        for text, contact_id in values:
            box.addItem(text, contact_id)
        box.currentIndexChanged.connect(self._tell)
        label = Label("meta")
        label.setBuddy(box)
        row = self._fields.rowCount()
        self._fields.addWidget(label, row, 0)
        self._labels.append(label)
        self._fields.addWidget(box, row, 1)
        self.choices[field] = box

    def _tell(self) -> None:
        self._joined = None
        self.wish_changed.emit(self.wish())
        self._fill_table()

    def _fill_table(self) -> None:
        columns = [*self._contacts, *([self._joined] if self._joined else [])]
        cells = [dict(self._lines(contact)) for contact in columns]
        names = list(dict.fromkeys(name for lines in cells for name in lines))
        self.table.setColumnCount(len(columns))
        self.table.setRowCount(len(names))
        heads = [self.tr("Contact {id}").format(id=contact.id) for contact in self._contacts]
        self.table.setHorizontalHeaderLabels(
            [*heads, *([self.tr("Together")] * bool(self._joined))]
        )
        self.table.setVerticalHeaderLabels(names)
        for place, lines in enumerate(cells):
            for row, name in enumerate(names):
                self.table.setItem(row, place, self._cell(lines.get(name, ""), place))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give each row the height of its longest cell, and some air."""
        self.table.resizeRowsToContents()
        for row in range(self.table.rowCount()):
            self.table.setRowHeight(row, self.table.rowHeight(row) + _AIR_PX)

    def _cell(self, text: str, place: int) -> QTableWidgetItem:
        item = QTableWidgetItem(text[:_MOST_CELL_CHARS])
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(plain_tip(text[:_MOST_CELL_CHARS]))
        if place >= len(self._contacts):
            font = item.font()
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(font)
        return item

    def _lines(self, contact: Contact) -> Iterator[tuple[str, str]]:
        """Yield what a contact says, line by line of the table."""
        reach: dict[ChannelKind, list[str]] = {kind: [] for kind in ChannelKind}
        for channel in contact.channels:
            label = vocabulary.label(channel.label) if channel.label else ""
            value = vocabulary.aside(channel.value, label) if label else channel.value
            reach[channel.kind].append(value)
        details: dict[str, list[str]] = {}
        for detail in contact.details:
            details.setdefault(vocabulary.detail(detail.name), []).append(detail.value)
        firms = [joined_words.listed((link.company_name, link.role)) for link in contact.companies]
        fields = [
            (failures.translate(words), [str(getattr(contact, field))])
            for field, words in duplicate_sentences.FIELDS.items()
        ]
        found = [
            *fields,
            (self.tr("Email"), reach[ChannelKind.EMAIL]),
            (self.tr("Phone"), reach[ChannelKind.PHONE]),
            (self.tr("Other ways"), [*reach[ChannelKind.WEB], *reach[ChannelKind.CHAT]]),
            (self.tr("Company"), firms),
            *details.items(),
            *((value.name, [view_words.value(value)]) for value in contact.values),
            (self.tr("Tags"), [joined_words.listed(contact.tags)]),
            (self.tr("Notes"), [contact.notes]),
            (self.tr("Archived"), [self.tr("yes") if contact.is_archived else ""]),
        ]
        for name, values in found:
            if text := "\n".join(value for value in values if value):
                yield name, text

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._who.setText(self.tr("Who takes part"))
        self._who.setVisible(len(self._contacts) > 2)
        self._kept.setText(self.tr("What is kept; the other values stay as details"))
        self.table.setAccessibleName(self.tr("The contacts side by side"))
        for row, (field, box) in enumerate(self.choices.items()):
            words = (
                self.tr("Record that stays")
                if field == "survivor"
                else failures.translate(duplicate_sentences.FIELDS[field])
            )
            box.setAccessibleName(words)
            self._labels[row].setText(words)
        if self._contacts:
            self._fill_table()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the lines of long values."""
        super().resizeEvent(event)
        self._fit_rows()


def _numbered(contact: Contact) -> str:
    """Return the name with the contact's number: in a group the names may be the same."""
    return vocabulary.aside(contact.name, str(contact.id))
