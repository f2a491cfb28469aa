"""The look, notices, who the owner is, the writing assistant, and search by meaning."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from core.domain.knowledge import Owner
from core.settings import Settings
from desktop.views.imports.watch_section import WatchSection
from desktop.views.moods.mood_words_section import MoodWordsSection
from desktop.views.parts.button import Button
from desktop.views.parts.choices_section import LOOKS, NOTICES, ChoicesSection
from desktop.views.parts.label import Label
from desktop.views.parts.middle_column import PAGE_PX, MiddleColumn
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.tab_order import first_stop
from desktop.views.parts.view import View
from desktop.views.records.fields_view import FieldsView
from desktop.views.settings.assistant_view import AssistantView
from desktop.views.settings.draft_learning_view import DraftLearningView
from desktop.views.settings.drafts_section import DraftsSection
from desktop.views.settings.meaning_section import MeaningSection


class SettingsView(View):
    """Some sections, one page; `watch`, `assistant` and `meaning` are views of their own.

    Signals:
        chosen: a setting should be so (its name, the value).
        owner_changed: the owner's details as typed (the record).
    """

    chosen = Signal(str, object)
    owner_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._owner = Owner()
        self._title = Label("title")
        self._head, self._hint = Label("section"), Label("meta", wraps=True)
        self._names = [Label("body") for _ in range(3)]
        self.looks, self.notices = ChoicesSection(LOOKS), ChoicesSection(NOTICES)
        self.language = self.looks.editors["language"]
        self.owner_name, self.business, self.addresses = QLineEdit(), QLineEdit(), QLineEdit()
        self._save = Button()
        self.watch, self.assistant, self.meaning = WatchSection(), AssistantView(), MeaningSection()
        self.fields, self.drafts = FieldsView(), DraftsSection()
        self.mood_words, self.learning = MoodWordsSection(), DraftLearningView()
        self._lay_out()
        for section in (self.looks, self.notices):
            section.chosen.connect(self.chosen)
        for field in (self.owner_name, self.business, self.addresses):
            field.textChanged.connect(self._weigh)
            field.returnPressed.connect(self._on_save)
        self._save.clicked.connect(self._on_save)
        self.retranslate()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        # The ground before the cards: Qt looks for the style of all that moves to another parent.
        self._scroll = PageArea(MiddleColumn(page, PAGE_PX), self, is_centred=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self.looks)
        column.addWidget(self.notices)
        column.addWidget(self._you())
        column.addWidget(self.watch)
        column.addWidget(self.assistant)
        column.addWidget(self.drafts)
        column.addWidget(self.learning)
        column.addWidget(self.meaning)
        column.addWidget(self.mood_words)
        column.addWidget(self.fields)  # last, as there may be a hundred tags
        column.addStretch()

    def _you(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(17, 13, 17, 15)  # a frame's border is outside
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(self._hint)
        column.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(1, 1)
        fields = (self.owner_name, self.business, self.addresses)
        for row, (name, field) in enumerate(zip(self._names, fields, strict=True)):
            name.setBuddy(field)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._save, len(fields), 1, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        return card

    def sections(self) -> list[tuple[QWidget, str]]:
        """Return where each section begins, with its title."""
        named = (
            self.looks,
            self.notices,
            self.watch,
            self.assistant,
            self.drafts,
            self.learning.examples,
            self.meaning,
            self.fields,
        )
        return [
            (self.owner_name, self._head.text()),
            *(
                (section, head.text())
                for section in named
                if (head := section.findChild(Label, "section")) is not None
            ),
        ]

    def show_section(self, section: QWidget) -> None:
        """Bring a section into sight, with the keyboard at its beginning."""
        (first_stop(section) or section).setFocus()
        place = section.mapTo(self, QPoint(0, self._scroll.verticalScrollBar().value()))
        self._scroll.verticalScrollBar().setValue(place.y() - 48)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen."""
        self.looks.show_settings(settings)
        self.notices.show_settings(settings)

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
        self.looks.say(self.tr("Window"), self.tr("Each changes at once."))
        self.notices.say(
            self.tr("Notices"),
            self.tr(
                "While the window is not in front, the desktop shows them: tasks and meetings that "
                "are due, a backup that failed. Nothing is told while Cardfile is locked."
            ),
        )
        self._head.setText(self.tr("You"))
        self._hint.setText(
            self.tr("The name goes under replies. Mail from your addresses counts as yours.")
        )
        names = (self.tr("Your name"), self.tr("Business"), self.tr("Your addresses"))
        fields = (self.owner_name, self.business, self.addresses)
        for label, field, name in zip(self._names, fields, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name)
        self.addresses.setPlaceholderText(self.tr("you@example.com, shop@example.com"))
        self._save.say(self.tr("Save"))
