"""The card of the people with access: their names, their roles, and who comes or goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QWidget

from core.domain.access import OWNER, Person, Role
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.privacy_section import PrivacySection
from desktop.views.parts.tab_order import tab_through
from desktop.words import vocabulary


class PeopleSection(PrivacySection):
    """A line for each person.

    Signals:
        add_requested: somebody should get access.
        role_chosen: a person should have this role (the record).
        remove_requested: a person's access should end (the name).
    """

    add_requested = Signal()
    role_chosen = Signal(object)
    remove_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[Person, ...] = ()
        self._me = OWNER
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self.add = Button("outline", "plus")
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch()
        self.body.addLayout(row)
        self.add.clicked.connect(self.add_requested)
        self.retranslate()

    def show_people(self, people: tuple[Person, ...], me: Person) -> None:
        """Show who has access; me: who is signed in."""
        self._people, self._me = people, me
        self.add.setVisible(me.role is Role.OWNER)
        empty(self._grid)
        for row, person in enumerate(people):
            self._fill_row(row, person)
        tab_through(self)

    def _fill_row(self, row: int, person: Person) -> None:
        shown = vocabulary.person(person.name)
        if person.name == self._me.name and len(self._people) > 1:
            shown = self.tr("{name} (you)").format(name=shown)
        self._grid.addWidget(Label("strong", shown), row, 0)
        if self._me.role is not Role.OWNER or len(self._people) == 1:
            self._grid.addWidget(Label("body", vocabulary.role(person.role)), row, 1)
            return
        roles = QComboBox()
        for role in Role:
            roles.addItem(vocabulary.role(role), role)
        roles.setCurrentIndex(roles.findData(person.role))
        roles.setAccessibleName(self.tr("What {name} may do").format(name=shown))
        roles.activated.connect(
            lambda index: self.role_chosen.emit(Person(person.name, Role(roles.itemData(index))))
        )
        remove = Button("icon", "trash", icon_only=True)
        remove.say(self.tr("Take access from {name}").format(name=shown))
        remove.clicked.connect(lambda: self.remove_requested.emit(person.name))
        self._grid.addWidget(roles, row, 1)
        self._grid.addWidget(remove, row, 2)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.say(
            self.tr("People with access"),
            self.tr("Each opens the same file by a passphrase of their own; steps carry names."),
        )
        self.add.say(self.tr("Add a person…"))
        self.show_people(self._people, self._me)
