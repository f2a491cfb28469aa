"""A conversation in short: a line or two for each message, oldest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.domain.interaction import Direction, Gist
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View
from desktop.words import dates


class GistView(View):
    """A card to read; who and when above each line leads to the message.

    Signals:
        opened: a message is to be shown (its id).
    """

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = QFrame()
        self._card.setObjectName("card")
        self.lines: list[tuple[Button, Label]] = []
        self._entries: list[QWidget] = []
        self._gists: tuple[Gist, ...] = ()
        self._who = ""
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(16, 12, 16, 14)
        self._rows.setSpacing(10)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 8)
        column.addWidget(self._card)
        column.addStretch()
        self.pane = PageArea(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pane)
        self.retranslate()

    def show_gists(self, gists: tuple[Gist, ...], who: str) -> None:
        """Show what each message comes to. who: the other side, where a message doesn't say."""
        if gists == self._gists:
            return
        self._gists, self._who = gists, who
        for entry in self._entries:
            entry.hide()
            entry.deleteLater()
        self._entries, self.lines = [], []
        for one in gists:
            self._add(one)
        tab_through(self.pane)
        self.retranslate()

    def _add(self, one: Gist) -> None:
        entry, head = QWidget(), Button("link")
        words = Label("body", one.text, wraps=True)
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(words)
        self._rows.addWidget(entry)
        head.clicked.connect(partial(self._on_head, one.interaction_id))
        self._entries.append(entry)
        self.lines.append((head, words))

    def _on_head(self, interaction_id: int, _is_on: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.opened.emit(interaction_id)

    def _writer(self, one: Gist) -> str:
        if one.direction is Direction.OUTGOING:
            return self.tr("You")
        return one.who or self._who

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.pane.setAccessibleName(self.tr("The conversation in short"))
        for one, (head, _words) in zip(self._gists, self.lines, strict=True):
            words = f"{self._writer(one)} · {dates.medium(one.occurred_at)}"
            head.say(words, self.tr("Show this message"))
