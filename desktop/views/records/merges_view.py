"""The merges that were done, each with a way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.duplicate import Merge
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.view import View
from desktop.words import dates, joined_words


class MergesView(View):
    """A card for each merge.

    Signals:
        unmerge_requested: take this one apart (its id).
    """

    unmerge_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._merges: tuple[tuple[Merge, str], ...] = ()
        self.buttons: list[Button] = []
        self._empty = EmptyView("users")
        self._list = QWidget()
        self._list.setObjectName("page")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._scroll = PageArea(self._list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._empty, 1)
        self.show_merges(())

    def show_merges(self, merges: tuple[tuple[Merge, str], ...]) -> None:
        """Show the merges, newest first, each with the name that its survivor has now."""
        self._merges = merges
        self._empty.setVisible(not merges)
        self._scroll.setVisible(bool(merges))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._scroll.setAccessibleName(self.tr("Merges"))
        self._empty.say(
            self.tr("Nothing merged yet"),
            self.tr("What you merge can be taken apart here, at any time."),
        )
        self.buttons = []
        empty(self._column)
        for merge, name in self._merges:
            self._column.addWidget(self._card(merge, name))
        self._column.addStretch()

    def _card(self, merge: Merge, name: str) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 9, 10, 9)
        row.setSpacing(12)
        names = joined_words.listed(merge.names)
        words = QVBoxLayout()
        words.setSpacing(2)
        title = self.tr("{names} became part of {name}").format(names=names, name=name)
        words.addWidget(Label("strong", title, elides=True))
        about = dates.medium(merge.at)
        if merge.unmerged_at is not None:
            when = dates.medium(merge.unmerged_at)
            about = f"{about}  ·  {self.tr('taken apart {when}').format(when=when)}"
        words.addWidget(Label("meta", about))
        row.addLayout(words, 1)
        if merge.unmerged_at is None:
            button = Button("outline", "arrow-counter-clockwise")
            button.say(self.tr("Take apart"))
            button.setAccessibleName(self.tr("Take apart: {names}").format(names=names))
            button.clicked.connect(lambda _on, id_=merge.id: self.unmerge_requested.emit(id_))
            self.buttons.append(button)
            row.addWidget(button)
        return card
