"""What an import would bring, before anything is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from core.domain.importing import ImportMode, ImportOptions, ImportPreview
from desktop.views.imports.mapping_view import MappingView
from desktop.views.parts.label import Label
from desktop.views.parts.record_grid import RecordGrid
from desktop.views.parts.view import View


class ImportPreviewView(View):
    """First records, what columns mean, whose addresses are the owner's.

    Signals:
        mapping_changed: the records should be read again with other meanings.
    """

    mapping_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: ImportPreview | None = None
        self._chosen: dict[str, str] = {}
        self._summary = Label("body", wraps=True)
        self.mapping = MappingView()
        self.grid = RecordGrid()
        self._erased, self.brings_back = Label("errorText", wraps=True), QCheckBox()
        self._people, self._mode_name, self.mode = QWidget(), Label("body"), QComboBox()
        for mode in (ImportMode.BOTH, ImportMode.CREATE, ImportMode.UPDATE):
            self.mode.addItem("", mode.value)
        self._mode_name.setBuddy(self.mode)
        people = QHBoxLayout(self._people)
        people.setContentsMargins(0, 0, 0, 0)
        people.setSpacing(12)
        people.addWidget(self._mode_name)
        people.addWidget(self.mode)
        people.addStretch()
        self._mail = QWidget()
        self._address_name, self._address_hint = Label("body"), Label("meta", wraps=True)
        self.addresses, self.adds_senders = QLineEdit(), QCheckBox()
        self.adds_senders.setChecked(True)
        self._address_name.setBuddy(self.addresses)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._address_name)
        row.addWidget(self.addresses, 1)
        mail = QVBoxLayout(self._mail)
        mail.setContentsMargins(0, 4, 0, 0)
        mail.setSpacing(6)
        mail.addLayout(row)
        mail.addWidget(self._address_hint)
        mail.addWidget(self.adds_senders)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._summary)
        column.addWidget(self.mapping)
        column.addWidget(self.grid, 1)
        column.addWidget(self._erased)
        column.addWidget(self.brings_back)
        column.addWidget(self._people)
        column.addWidget(self._mail)
        self.mapping.changed.connect(self._on_mapping)
        self.retranslate()

    def show_preview(self, preview: ImportPreview, known_addresses: tuple[str, ...]) -> None:
        """Show what was read; what the person typed before stays."""
        self._preview = preview
        self.grid.show_records(preview.records)
        self.mapping.show_mapping(preview.columns, preview.mapping)
        self._mail.setVisible(any(record.interaction for record in preview.records))
        has_people = any(record.interaction is None for record in preview.records)
        self._people.setVisible(has_people)
        if not self.addresses.text():
            both = dict.fromkeys((*known_addresses, *preview.owner_guess))
            self.addresses.setText(", ".join(both))
        self.retranslate()

    def options(self, label: str) -> ImportOptions:
        """Return how to import, as chosen.

        Only the columns whose meaning the person chose are named: one that isn't means what it
        means in its own table, and another one may have a column of that name.
        """
        typed = self.addresses.text().replace(";", ",").split(",")
        return ImportOptions(
            owner_addresses=tuple(part.strip() for part in typed if part.strip()),
            adds_senders=self.adds_senders.isChecked(),
            brings_back_erased=self.brings_back.isChecked(),
            mapping=tuple(self._chosen.items()),
            mode=ImportMode(self.mode.currentData()),
            label=label,
        )

    def forget_choices(self) -> None:
        """Take every column for what it seems to be: these are other files."""
        self._chosen.clear()

    def _on_mapping(self, column: str, field: str) -> None:
        self._chosen[column] = field
        self.mapping_changed.emit()

    def _say_erased(self) -> None:
        """Warn of people who were erased; they stay out unless it is ticked."""
        records = () if self._preview is None else self._preview.records
        count = sum("person-erased" in record.warnings for record in records)
        self._erased.setText(
            self.tr("%n record(s) of people whom you erased; they stay out.", "", count)
        )
        self._erased.setVisible(bool(count))
        self.brings_back.setVisible(self._preview is not None and self._preview.knows_erased)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._address_name.setText(self.tr("My addresses"))
        self._address_hint.setText(
            self.tr(
                "Mail from these counts as yours; add your name as it stands in a chat. "
                "Separate several with commas."
            )
        )
        self._mode_name.setText(self.tr("Contacts and companies"))
        self.mode.setAccessibleName(self.tr("Contacts and companies"))
        choices = (
            self.tr("Add new ones, update known ones"),
            self.tr("Only add new ones"),
            self.tr("Only update known ones"),
        )
        for row, words in enumerate(choices):
            self.mode.setItemText(row, words)
        self.addresses.setAccessibleName(self.tr("My addresses"))
        self.addresses.setPlaceholderText(self.tr("you@example.com"))
        self.adds_senders.setText(self.tr("Make people who wrote to me contacts"))
        self.brings_back.setText(self.tr("Bring people back whom I erased"))
        self._say_erased()
        if self._preview is None:
            return
        formats = {
            "mbox": self.tr("Mailbox (mbox)"),
            "eml": self.tr("Mail (eml)"),
            "maildir": self.tr("Mail folder"),
            "csv": self.tr("Table (CSV)"),
            "sheet": self.tr("Spreadsheet"),
            "vcard": self.tr("Contacts (vCard)"),
            "ldif": self.tr("Address book (LDIF)"),
            "ics": self.tr("Calendar"),
            "chat": self.tr("Chat"),
            "paste": self.tr("Pasted text"),
            "msg": self.tr("Mail (Outlook)"),
            "archive": self.tr("Everything (archive of Cardfile)"),
            "mixed": self.tr("Several kinds of files"),
        }
        parts = [formats.get(self._preview.format, self._preview.format), self._preview.encoding]
        parts.append(self.tr("first %n record(s)", "", len(self._preview.records)))
        if self._preview.rejections:
            parts.append(self.tr("%n can't be read", "", len(self._preview.rejections)))
        if any("chat-day-guessed" in record.warnings for record in self._preview.records):
            parts.append(self.tr("no day is written there; today's or yesterday's is taken"))
        self._summary.setText("  ·  ".join(part for part in parts if part))
