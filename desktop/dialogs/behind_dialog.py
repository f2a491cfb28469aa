"""What is behind a figure: its messages or deals, each a step away from being opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.deal import Deal
from core.domain.insight import MessageLine
from desktop import theme
from desktop.dialogs.form_parts import foot
from desktop.tables.word_table import fill_table
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.words import dates, joined_words, sales_words, vocabulary

_SIZE, _ROW_PX = (820, 460), 32


class BehindDialog(QDialog):
    """A table; Enter or a double click opens a row.

    Signals:
        thread_chosen, deal_chosen: a conversation or a deal should be opened (its id).
    """

    thread_chosen = Signal(int)
    deal_chosen = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(*_SIZE)
        self.setWindowTitle(self.tr("What is behind it"))
        self._keys: list[int] = []
        self._is_deals = False
        self.grid, self._note = QTableWidget(), Label("meta", wraps=True)
        self._dress_grid()
        self.open_row, close = Button("primary"), Button()
        self.open_row.say(self.tr("Open"))
        close.say(self.tr("Close"))
        self.open_row.setDefault(True)
        self.open_row.clicked.connect(lambda: self._on_row(self.grid.currentRow()))
        close.clicked.connect(self.reject)
        self.grid.cellActivated.connect(lambda row, _column: self._on_row(row))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(Label("title", title, wraps=True))
        column.addWidget(self.grid, 1)
        column.addLayout(foot(close, self.open_row, left=(self._note,)))

    def _dress_grid(self) -> None:
        grid = self.grid
        grid.setObjectName("grid")
        grid.setShowGrid(False)
        grid.setWordWrap(False)
        grid.setTabKeyNavigation(False)
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        grid.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.verticalHeader().hide()
        grid.verticalHeader().setDefaultSectionSize(theme.scaled(_ROW_PX))
        header = grid.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)

    def show_messages(self, lines: tuple[MessageLine, ...], count: int) -> None:
        """Show messages; count: how many there are in all."""
        self._is_deals, self._keys = False, [line.thread_id for line in lines]
        headings = (self.tr("When"), self.tr("Who"), self.tr("Mood"), self.tr("What"))
        rows = [
            (
                dates.medium(line.at),
                line.who,
                "" if line.mood is None else vocabulary.mood(line.mood),
                self._what(line),
            )
            for line in lines
        ]
        self._fill(headings, rows, (150, 160, 80))
        self.grid.setAccessibleName(self.tr("Messages"))
        shown = self.tr("%n message(s)", "", count)
        if count > len(lines):
            shown = self.tr("The newest {shown} of {count} messages").format(
                shown=dates.number(len(lines)), count=dates.number(count)
            )
        self._note.setText(shown)

    def show_deals(self, deals: tuple[Deal, ...]) -> None:
        """Show deals."""
        self._is_deals, self._keys = True, [deal.id for deal in deals]
        headings = (self.tr("Deal"), self.tr("With"), self.tr("Amount"), self.tr("Day"))
        rows = [
            (
                deal.title,
                sales_words.deal_who(deal),
                "" if deal.amount is None else sales_words.money(deal.amount),
                sales_words.deal_day(deal),
            )
            for deal in deals
        ]
        self._fill(headings, rows, (280, 250, 110), figures=(2,))
        self.grid.setAccessibleName(self.tr("Deals"))
        self._note.setText(self.tr("%n deal(s)", "", len(deals)))

    def _what(self, line: MessageLine) -> str:
        said = joined_words.listed(f"“{phrase}”" for phrase in line.phrases) or line.snippet
        return "  ·  ".join(part for part in (said, line.subject) if part)

    def _fill(
        self,
        headings: tuple[str, ...],
        rows: Sequence[tuple[str, ...]],
        widths: tuple[int, ...],
        figures: tuple[int, ...] = (),
    ) -> None:
        fill_table(self.grid, headings, rows, figures)
        mode = QHeaderView.ResizeMode.Interactive
        for column, width in enumerate(widths):
            self.grid.horizontalHeader().setSectionResizeMode(column, mode)
            self.grid.setColumnWidth(column, width)
        if rows:
            self.grid.setCurrentCell(0, 0)
        self.grid.setFocus()
        self.open_row.setEnabled(bool(rows))

    def _on_row(self, row: int) -> None:
        if not 0 <= row < len(self._keys) or not self._keys[row]:
            return
        chosen = self.deal_chosen if self._is_deals else self.thread_chosen
        chosen.emit(self._keys[row])
        self.accept()
