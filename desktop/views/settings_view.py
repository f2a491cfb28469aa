"""Language, look, who the owner is, the writing assistant, and search by meaning."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.domain.knowledge import Owner
from desktop.views.assistant_view import AssistantView
from desktop.views.button import Button
from desktop.views.fields_view import FieldsView
from desktop.views.label import Label
from desktop.views.meaning_section import MeaningSection
from desktop.views.mood_words_section import MoodWordsSection
from desktop.views.view import View
from desktop.views.watch_section import WatchSection

LANGUAGES = ("system", "en", "zh_CN")
THEMES = ("system", "light", "dark")


class SettingsView(View):
    """Some sections, one page; `watch`, `assistant` and `meaning` are views of their own.

    Signals:
        language_chosen: one of LANGUAGES.
        theme_chosen: one of THEMES.
        owner_changed: the owner's details as typed (the record).
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    owner_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._owner = Owner()
        self._title = Label("title")
        self._heads = [Label("section") for _ in range(2)]
        self._names = [Label("body") for _ in range(5)]
        self._hints = [Label("meta", wraps=True) for _ in range(2)]
        self.language, self.theme = QComboBox(), QComboBox()
        self.owner_name, self.business, self.addresses = QLineEdit(), QLineEdit(), QLineEdit()
        self._save = Button()
        self.watch, self.assistant, self.meaning = WatchSection(), AssistantView(), MeaningSection()
        self.fields, self.mood_words = FieldsView(), MoodWordsSection()
        for combo, values in ((self.language, LANGUAGES), (self.theme, THEMES)):
            for value in values:
                combo.addItem("", value)
            combo.setMinimumWidth(220)
        self._lay_out()
        self.language.activated.connect(
            lambda row: self.language_chosen.emit(self.language.itemData(row))
        )
        self.theme.activated.connect(lambda row: self.theme_chosen.emit(self.theme.itemData(row)))
        for field in (self.owner_name, self.business, self.addresses):
            field.textChanged.connect(self._weigh)
            field.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self.retranslate()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._title)
        fields = (self.language, self.theme)
        column.addWidget(self._section(0, self._form(fields, 0)))
        you = self._form((self.owner_name, self.business, self.addresses), 2)
        you.addWidget(self._save, you.rowCount(), 1, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._section(1, you))
        column.addWidget(self.watch)
        column.addWidget(self.assistant)
        column.addWidget(self.meaning)
        column.addWidget(self.mood_words)
        column.addWidget(self.fields)  # last, as there may be a hundred tags
        column.addStretch()
        page.setMaximumWidth(860)
        self._scroll = QScrollArea()
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _section(self, number: int, content: QGridLayout | QVBoxLayout) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(4)
        column.addWidget(self._heads[number])
        column.addWidget(self._hints[number])
        column.addSpacing(8)
        column.addLayout(content)
        return card

    def _form(self, fields: tuple[QWidget, ...], first_name: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate(fields):
            name = self._names[first_name + row]
            name.setBuddy(field)
            grid.addWidget(name, row, 0)
            if isinstance(field, QComboBox):
                grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)
            else:
                grid.addWidget(field, row, 1)
        return grid

    def show_choices(self, language: str, theme: str) -> None:
        """Show the chosen language and look."""
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.theme.setCurrentIndex(max(0, self.theme.findData(theme)))

    def show_owner(self, owner: Owner) -> None:
        """Show who the owner is."""
        self._owner = owner
        self.retype_owner(owner)

    def typed_owner(self) -> Owner | None:
        """Return the owner's details as typed, None when nothing in them is new."""
        return self._typed() if self._save.isEnabled() else None

    def retype_owner(self, owner: Owner) -> None:
        """Fill the fields with these details, to be saved or not."""
        self.owner_name.setText(owner.name)
        self.business.setText(owner.business)
        self.addresses.setText(", ".join(owner.addresses))
        self._weigh()

    def _typed(self) -> Owner:
        addresses = (part.strip() for part in self.addresses.text().replace(";", ",").split(","))
        return Owner(
            self.owner_name.text().strip(),
            self.business.text().strip(),
            tuple(address for address in addresses if address),
        )

    def _weigh(self) -> None:
        self._save.setEnabled(self._typed() != self._owner)

    def _on_save(self) -> None:
        if self._save.isEnabled():
            self.owner_changed.emit(self._typed())

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Settings"))
        heads = (self.tr("Window"), self.tr("You"))
        hints = (
            self.tr("Both change at once."),
            self.tr("The name goes under replies. Mail from your addresses counts as yours."),
        )
        names = (
            self.tr("Language"),
            self.tr("Look"),
            self.tr("Your name"),
            self.tr("Business"),
            self.tr("Your addresses"),
        )
        pairs = zip(
            (*self._heads, *self._hints, *self._names), (*heads, *hints, *names), strict=True
        )
        for label, text in pairs:
            label.setText(text)
        languages = (self.tr("Like the system"), "English", "简体中文")
        themes = (self.tr("Like the system"), self.tr("Light"), self.tr("Dark"))
        for combo, texts in ((self.language, languages), (self.theme, themes)):
            for row, text in enumerate(texts):
                combo.setItemText(row, text)
        fields = (self.language, self.theme, self.owner_name, self.business, self.addresses)
        for field, name in zip(fields, names, strict=True):
            field.setAccessibleName(name)
        self.addresses.setPlaceholderText(self.tr("you@example.com, shop@example.com"))
        self._save.say(self.tr("Save"))
