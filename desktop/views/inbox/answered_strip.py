"""Says that somebody answered, so that their follow-ups may go."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.follow_up import Answered
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View

MOST = 3


class AnsweredStrip(View):
    """One line for each person, with what to do; hidden while nobody answered.

    Signals:
        drop_requested, keep_requested: the rest of the follow-ups go, or stay (the Answered).
        opened: the contact is to be shown (their id).
    """

    drop_requested = Signal(object)
    keep_requested = Signal(object)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="notice")
        self._people: tuple[Answered, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 6, 8, 6)
        self._column.setSpacing(4)
        self.hide()

    def show_people(self, people: tuple[Answered, ...]) -> None:
        """Show who answered."""
        self._people = people
        self.setVisible(bool(people))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        empty(self._column)
        for one in self._people[:MOST]:
            self._column.addWidget(self._line(one))
        tab_through(self)

    def _line(self, one: Answered) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = self.tr("{name} answered; %n follow-up(s) left.", "", len(one.task_ids))
        row.addWidget(Label("", words.format(name=one.contact_name), wraps=True), 1)
        show, keep, drop = Button("link"), Button("banner"), Button("banner")
        show.say(self.tr("Show"), self.tr("Show {name}").format(name=one.contact_name))
        keep.say(self.tr("Keep them"), self.tr("They stay as ordinary tasks"))
        drop.say(self.tr("Drop them"), self.tr("Delete the follow-ups that are left"))
        show.clicked.connect(lambda: self.opened.emit(one.contact_id))
        keep.clicked.connect(lambda: self.keep_requested.emit(one))
        drop.clicked.connect(lambda: self.drop_requested.emit(one))
        for button in (show, keep, drop):
            row.addWidget(button)
        return line
