"""The card of the owner's own fields and of the tags, in the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from core.domain.field import TAG_COLOURS, Field, Tag
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.views.parts.tab_order import tab_through
from desktop.words import dates, joined_words, view_words

_MOST_TAGS = 100


class FieldsView(PrivacySection):
    """A line for each field and each tag.

    Signals:
        add_requested: a new field is wanted.
        change_requested, remove_requested: a field (the record).
        move_requested: a field should go up or down (its id, -1 or 1).
        colour_chosen: a tag (its key) should have this colour.
        rename_requested, untag_requested: a tag (the record).
    """

    add_requested = Signal()
    change_requested = Signal(object)
    remove_requested = Signal(object)
    move_requested = Signal(int, int)
    colour_chosen = Signal(str, str)
    rename_requested = Signal(object)
    untag_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields, self._tags = tuple[Field, ...](), tuple[Tag, ...]()
        self._grid, self._tag_grid = QGridLayout(), QGridLayout()
        self._none, self._tags_title = Label("body"), Label("strong")
        self.add = Button("outline", "plus")
        for grid in (self._grid, self._tag_grid):
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(1, 1)
            grid.setColumnMinimumWidth(0, 130)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch()
        self.body.addWidget(self._none)
        self.body.addLayout(self._grid)
        self.body.addLayout(row)
        self.body.addWidget(self._tags_title)
        self.body.addLayout(self._tag_grid)
        self.add.clicked.connect(self.add_requested)
        self.retranslate()

    def show_fields(self, fields: tuple[Field, ...], tags: tuple[Tag, ...]) -> None:
        """Show which fields and tags there are."""
        self._fields, self._tags = fields, tags
        self.retranslate()

    def _fill(self) -> None:
        for grid in (self._grid, self._tag_grid):
            empty(grid)
        for row, field in enumerate(self._fields):
            self._fill_field(row, field)
        for row, tag in enumerate(self._tags[:_MOST_TAGS]):
            self._fill_tag(row, tag)
        tab_through(self)

    def _fill_field(self, row: int, field: Field) -> None:
        self._grid.addWidget(Label("strong", field.name), row, 0)
        whose = view_words.about(field.record_kind)
        told = (
            whose,
            view_words.field_kind(field.kind),
            field.currency,
            joined_words.listed(field.choices),
        )
        words = "  ·  ".join(part for part in told if part)
        self._grid.addWidget(Label("meta", words, elides=True), row, 1)
        deeds = (
            (
                "caret-up",
                self.tr("Move {field} up"),
                lambda: self.move_requested.emit(field.id, -1),
            ),
            (
                "caret-down",
                self.tr("Move {field} down"),
                lambda: self.move_requested.emit(field.id, 1),
            ),
            ("note-pencil", self.tr("Change {field}"), lambda: self.change_requested.emit(field)),
            ("trash", self.tr("Remove {field}"), lambda: self.remove_requested.emit(field)),
        )
        for place, (icon, words, deed) in enumerate(deeds):
            button = Button("icon", icon, icon_only=True)
            button.say(words.format(field=field.name))
            button.clicked.connect(deed)
            self._grid.addWidget(button, row, 2 + place)

    def _fill_tag(self, row: int, tag: Tag) -> None:
        chip = Label("", tag.name)
        chip.setProperty("chip", True)  # noqa: FBT003 - Qt's own
        chip.setProperty("tone", tag.colour)
        self._tag_grid.addWidget(chip, row, 0, Qt.AlignmentFlag.AlignLeft)
        count = Label("meta", dates.number(tag.count))
        self._tag_grid.addWidget(count, row, 1, Qt.AlignmentFlag.AlignRight)
        colours = QComboBox()
        for colour in TAG_COLOURS:
            colours.addItem(view_words.colour(colour), colour)
        colours.setCurrentIndex(max(0, colours.findData(tag.colour)))
        colours.setAccessibleName(self.tr("Colour of {tag}").format(tag=tag.name))
        colours.activated.connect(
            lambda index: self.colour_chosen.emit(tag.key, colours.itemData(index))
        )
        rename, remove = (Button("icon", icon, icon_only=True) for icon in ("note-pencil", "trash"))
        rename.say(self.tr("Rename {tag}").format(tag=tag.name))
        remove.say(self.tr("Take {tag} away from everybody").format(tag=tag.name))
        rename.clicked.connect(lambda: self.rename_requested.emit(tag))
        remove.clicked.connect(lambda: self.untag_requested.emit(tag))
        for place, widget in enumerate((colours, rename, remove)):
            self._tag_grid.addWidget(widget, row, 2 + place)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("Fields and tags"),
            self.tr("What you keep of contacts, companies and deals besides what each has."),
        )
        self.add.say(self.tr("New field…"))
        self._none.setText(self.tr("No fields of your own yet."))
        self._none.setVisible(not self._fields)
        self._tags_title.setText(self.tr("Tags"))
        self._tags_title.setVisible(bool(self._tags))
        self._fill()
