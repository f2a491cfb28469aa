"""Every step that was taken, newest first, with a way back for each."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.domain.history_step import HistoryStep
from desktop import failures, icons, theme
from desktop.actions import Actions
from desktop.sentences import messages, right_sentences
from desktop.step_by_step import begin_at_once
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.kept_rows import KeptRows, some_at_once
from desktop.views.parts.label import Label
from desktop.views.parts.middle_column import PAGE_PX, MiddleColumn
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.view import View
from desktop.words import dates


class HistoryView(View):
    """Steps, each with its undo.

    Signals:
        undo_requested: this step should be taken back (its id).
    """

    undo_requested = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._steps: tuple[HistoryStep, ...] = ()
        self._title, self._hint = Label("title"), Label("body", wraps=True)
        self._empty = EmptyView("clock-counter-clockwise")
        self._list = QWidget()
        self._list.setObjectName("page")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addStretch()
        self._rows = KeptRows[HistoryStep, QFrame](self._column, self._row)
        self._scroll = PageArea(self._list)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(0, 0, 10, 0)
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(Button(action=actions.undo))
        head.addWidget(Button(action=actions.redo))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(24, 18, 14, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._empty, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(MiddleColumn(middle, PAGE_PX))
        self.show_steps(())
        self.retranslate()

    def show_steps(self, steps: tuple[HistoryStep, ...]) -> None:
        """Show the steps, newest first; what isn't in sight may come a moment later."""
        self._steps = steps
        self._empty.setVisible(not steps)
        self._scroll.setVisible(bool(steps))
        begin_at_once(self, some_at_once(self._fill(steps)))

    def _fill(self, steps: tuple[HistoryStep, ...]) -> Iterator[None]:
        for _ in self._rows.show(steps):
            yield
            if self._steps is not steps:  # others are shown meanwhile
                return

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("History"))
        self._hint.setText(
            self.tr("Every change is one step, an import too. Undone steps can be redone.")
        )
        self._scroll.setAccessibleName(self.tr("Steps"))
        self._empty.say(self.tr("Nothing done yet"), self.tr("Your steps will be listed here."))
        self._rows.forget()
        self.show_steps(self._steps)

    def _row(self, step: HistoryStep, parent: QWidget) -> QFrame:
        card = QFrame(parent)
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 9, 10, 9)
        row.setSpacing(12)
        icon = QLabel(card)
        name = "arrow-counter-clockwise" if step.undone_at else "check-circle"
        colour = theme.tokens().text3 if step.undone_at else theme.tokens().green_text
        icon.setPixmap(icons.pixmap(name, colour, 18))
        words = QVBoxLayout()
        words.setSpacing(2)
        title = messages.step_title(step, failures.translate)
        words.addWidget(Label("strong", title, elides=True, parent=card))
        words.addWidget(Label("meta", self._about(step), parent=card))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        if step.undone_at is None and not step.is_final:
            undo = Button("outline", "arrow-counter-clockwise", parent=card)
            undo.say(self.tr("Undo"))
            undo.setAccessibleName(self.tr("Undo: {step}").format(step=title))
            undo.clicked.connect(lambda _checked, id_=step.id: self.undo_requested.emit(id_))
            row.addWidget(undo)
        return card

    def _about(self, step: HistoryStep) -> str:
        rows = self.tr("%n record(s)", "", step.rows)
        who = right_sentences.who(step.actor, step.origin, failures.translate)
        at = f"{dates.medium(step.at)}  ·  {who}"
        if step.undone_at is None:
            return f"{at}  ·  {rows}"
        undone = self.tr("undone {when}").format(when=dates.medium(step.undone_at))
        return f"{at}  ·  {rows}  ·  {undone}"

    def restyle(self) -> None:
        """Draw the rows in the theme's colours."""
        self.retranslate()
