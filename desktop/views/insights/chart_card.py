"""A card with a chart, and the same figures as a table by one key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.on_demand import OnDemand
from desktop.tables.word_table import fill_table
from desktop.views.insights.chart_drawing import ChartDrawing
from desktop.views.insights.chart_view import EDGE_PX, ChartView
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label, Role
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View

_MOST_TABLE_PX, _ROW_PX, _HEAD_PX = 260, 28, 34


class ChartCard(OnDemand, View):
    """A title, a line that says what the chart shows, the chart or its table, or why there is none.

    The table is made when it is first asked for: it costs more than all the rest.

    Signals:
        opened: what is behind a part of the chart is wanted (the part's number).
    """

    grid: QTableWidget
    words: QVBoxLayout
    """What stands above the chart, the title first."""

    opened = Signal(int)

    def __init__(self, role: Role = "strong", parent: QWidget | None = None) -> None:
        """Make it. role: of its title, as large as those of the cards around it."""
        super().__init__(parent)
        self._drawing: ChartDrawing | None = None
        self._title, self._note = Label(role), Label("meta", wraps=True)
        self._headline = Label("title", wraps=True)
        self._headline.hide()
        self._nothing = Label("body", wraps=True)
        self.switch = Button("link", "table")
        self.chart = ChartView()
        self._offer(self._make_grid, "grid")
        self._lay_out()
        self.switch.clicked.connect(self.show_other)
        self.chart.opened.connect(self.opened)
        self.chart.installEventFilter(self)
        self.retranslate()

    def _make_grid(self) -> None:
        self.grid = grid = QTableWidget(self)
        grid.hide()
        grid.setObjectName("grid")
        grid.setShowGrid(False)
        grid.setTabKeyNavigation(False)
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        grid.verticalHeader().hide()
        header = grid.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        grid.setAccessibleName(self._title.text())
        grid.cellActivated.connect(self._on_cell)
        grid.installEventFilter(self)
        self.body.insertWidget(self.body.indexOf(self.chart) + 1, grid)
        tab_through(self)
        if self._drawing is not None:
            self._fill_grid(self._drawing)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self.switch)
        self.words = words = QVBoxLayout()
        words.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)  # begins where the chart begins
        words.setSpacing(4)
        words.addLayout(head)
        words.addWidget(self._headline)
        words.addWidget(self._note)
        words.addWidget(self._nothing)
        self.body = QVBoxLayout(card)
        self.body.setContentsMargins(17 - EDGE_PX, 12, 17 - EDGE_PX, 12)
        self.body.setSpacing(4)
        self.body.addLayout(words)
        self.body.addWidget(self.chart)
        self.body.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def say(self, title: str, note: str = "", headline: str = "") -> None:
        """Set the title, the one figure that matters most, and the line below."""
        self._title.setText(title)
        self._headline.setText(headline)
        self._headline.setVisible(bool(headline))
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def printed(self) -> tuple[str, str, ChartDrawing | None]:
        """Return its title, its words and its chart, None where there is none."""
        words = (self._headline, self._note, self._nothing)
        told = "\n".join(label.text() for label in words if label.text())
        return self._title.text(), told, self._drawing

    def show_chart(self, drawing: ChartDrawing, summary: str = "") -> None:
        """Show these figures."""
        self._drawing = drawing
        is_table = self._is_table() and self._nothing.isHidden()
        self.chart.show_chart(drawing, self._title.text(), summary)
        if self.has_made("grid"):
            self._fill_grid(drawing)
        self._nothing.setText("")
        self._nothing.hide()
        self.switch.show()
        self._show_form(is_table=is_table)

    def show_nothing(self, why: str) -> None:
        """Say why there is no chart."""
        self._drawing = None
        self._nothing.setText(why)
        self._nothing.show()
        self.chart.hide()
        self.switch.hide()
        if self.has_made("grid"):
            self.grid.hide()

    def show_other(self) -> None:
        """Show the table in place of the chart, or the chart again; the keyboard goes along."""
        if self._drawing is None:
            return
        is_table = not self._is_table()
        had_focus = self.chart.hasFocus() or self.grid.hasFocus()
        self._show_form(is_table=is_table)
        if had_focus:
            (self.grid if is_table else self.chart).setFocus()

    def _is_table(self) -> bool:
        return self.has_made("grid") and not self.grid.isHidden()

    def _show_form(self, *, is_table: bool) -> None:
        self.chart.setVisible(not is_table)
        if is_table or self.has_made("grid"):
            self.grid.setVisible(is_table)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        is_table = self._is_table()
        self.switch.say(
            self.tr("Show as chart") if is_table else self.tr("Show as table"),
            self.tr("The same figures in another form  (T)"),
        )
        if self.has_made("grid"):
            self.grid.setAccessibleName(self._title.text())

    def restyle(self) -> None:
        """Follow another size of the text."""
        if self._drawing is not None and self.has_made("grid"):
            self._fill_grid(self._drawing)

    def _fill_grid(self, drawing: ChartDrawing) -> None:
        table = drawing.table()
        fill_table(self.grid, table.headings, table.rows, range(1, len(table.headings)))
        row = theme.scaled(_ROW_PX)
        self.grid.verticalHeader().setDefaultSectionSize(row)
        wanted = theme.scaled(_HEAD_PX) + row * len(table.rows)
        self.grid.setFixedHeight(min(theme.scaled(_MOST_TABLE_PX), wanted))

    def _on_cell(self, row: int, column: int) -> None:
        part = -1 if self._drawing is None else self._drawing.part_at(row, column)
        if part >= 0:
            self.opened.emit(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """T changes between chart and table."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_T
            and not event.modifiers()
        ):
            self.show_other()
            return True
        return super().eventFilter(watched, event)
