"""The left edge: where to go, and the card that says where the data stays."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.views.trust_card import TrustCard

if TYPE_CHECKING:
    from core.domain.model import ModelState
    from desktop.actions import Actions

WIDE_PX, NARROW_PX = 212, 68


class Room(Enum):
    """How much room there is, the most first."""

    ALL = "all"
    SHORT = "short"
    """The card says less."""
    LEAST = "least"
    """Everything is closer together; what is rarely wanted is left to keys and the palette."""


class NavView(View):
    """Pages as buttons; narrow, it shows icons only."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="nav")
        self._mark = QLabel()
        self._mark.setPixmap(icons.app_icon().pixmap(QSize(28, 28)))
        self._brand = Label("brand", "Cardfile")
        ways = (actions.back, actions.forward)
        self._ways = [Button("icon", action=action, icon_only=True) for action in ways]
        self._pages = {
            action: Button("nav", action=action)
            for action in (
                actions.go_home,
                actions.go_inbox,
                actions.go_contacts,
                actions.go_deals,
                actions.go_tasks,
                actions.go_insights,
                actions.go_knowledge,
                actions.go_history,
                actions.go_privacy,
            )
        }
        # A low window has no room for every page: these belong to others.
        self._within = {
            actions.go_companies: actions.go_contacts,
            actions.go_board: actions.go_deals,
            actions.go_calendar: actions.go_tasks,
            actions.go_unsure: actions.go_inbox,
        }
        self._import = Button("nav", action=actions.import_files)
        self._export = Button("nav", action=actions.export_files)
        self._duplicates = Button("nav", action=actions.find_duplicates)
        self._settings = Button("nav", action=actions.go_settings)
        self._lock = Button("nav", action=actions.lock)
        self.trust = TrustCard()
        for button in (*self._pages.values(), self._settings):
            button.setCheckable(True)
        self._history = actions.go_history
        self.steps = Button("icon", action=actions.undo_list, icon_only=True)
        self.steps.setProperty("flat", "true")
        self._is_narrow, self._room = False, Room.ALL
        self._height_px, self._wanted_px = 0, dict.fromkeys(Room, 0)
        self._lay_out()
        self.trust.reworded.connect(self._on_reworded)
        self.restyle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(self._mark)
        head.addWidget(self._brand)
        head.addStretch()
        ways = QHBoxLayout()
        ways.setSpacing(2)
        for button in self._ways:
            button.setProperty("flat", "true")
            ways.addWidget(button)
        head.addLayout(ways)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 14, 12, 14)
        self._column.setSpacing(4)
        self._column.addLayout(head)
        self._column.addSpacing(12)
        for action, button in self._pages.items():
            if action is self._history:
                self._column.addLayout(self._beside(button, self.steps))
            else:
                self._column.addWidget(button)
        self._column.addSpacing(12)
        self._column.addWidget(self._import)
        self._column.addWidget(self._export)
        self._column.addWidget(self._duplicates)
        self._column.addStretch()
        self._column.addWidget(self.trust)
        self._column.addSpacing(8)
        self._column.addWidget(self._settings)
        self._column.addWidget(self._lock)

    @staticmethod
    def _beside(page: Button, small: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(page, 1)
        row.addWidget(small)
        return row

    def show_page(self, action: QAction, settings: QAction) -> None:
        """Mark the page that is open."""
        shown = self._within.get(action, action)
        for page, button in self._pages.items():
            button.setChecked(page is shown)
        self._settings.setChecked(action is settings)

    def show_model(self, state: ModelState, doing: str) -> None:
        """Show what the model is doing."""
        self.trust.show_model(state, doing)

    def restyle(self) -> None:
        """Give the words the room they need at the chosen size."""
        self.setFixedWidth(NARROW_PX if self._is_narrow else theme.scaled(WIDE_PX))

    def fit(self, *, is_narrow: bool, height_px: int) -> None:
        """Show icons only, or icons and words, as close together as the height asks for."""
        if is_narrow != self._is_narrow:
            self._wanted_px = dict.fromkeys(Room, 0)
            self._dress(self._room, is_narrow=is_narrow)
        self._height_px = height_px
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the words anew: the style sheet's font is known only now."""
        super().showEvent(event)
        self._on_reworded()

    def _on_reworded(self) -> None:
        self._wanted_px = dict.fromkeys(Room, 0)
        self._settle()

    def _settle(self) -> None:
        """Take the roomiest form that fits. What one wants is known once it was tried."""
        if not self._height_px:
            return
        for room in Room:
            if self._wanted_px[room] > self._height_px and room is not Room.LEAST:
                continue
            if room is not self._room:
                self._dress(room, is_narrow=self._is_narrow)
            self.trust.remeasure()
            self._wanted_px[room] = max(
                self._column.sizeHint().height(), self._column.totalHeightForWidth(self.width())
            )
            if self._wanted_px[room] <= self._height_px:
                return

    def _dress(self, room: Room, *, is_narrow: bool) -> None:
        self._room, self._is_narrow = room, is_narrow
        is_low = room is Room.LEAST
        self.restyle()
        for part in (self._brand, *self._ways, self.steps):
            part.setVisible(not is_narrow)
        self._column.setSpacing(2 if is_low else 4)
        for rare in (self._export, self._duplicates):
            rare.setHidden(is_low)  # their keys and the list of everything stay
        edge = 8 if is_low else 14
        self._column.setContentsMargins(12, edge, 12, edge)
        self.trust.fit(is_narrow=is_narrow, is_short=room is not Room.ALL)
        below = (self._import, self._export, self._duplicates, self._settings, self._lock)
        for button in (*self._pages.values(), *below):
            button.set_icon_only(is_icon_only=is_narrow)
            button.setProperty("compact", "true" if is_narrow else "false")
        for button in (*self._pages.values(), *below, self.steps):
            button.setProperty("low", "true" if is_low else "false")
            button.style().unpolish(button)
            button.style().polish(button)
