"""What to do next, in order, each with its reason; one key or one click does it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.domain.next_action import Agenda, NextAction, Reason
from desktop import icons, theme
from desktop.step_by_step import begin_at_once
from desktop.views.agenda.capture_view import CaptureView
from desktop.views.agenda.next_action_row import NextActionRow
from desktop.views.agenda.reason_card import ReasonCard
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.kept_rows import AT_ONCE, KeptRows, some_at_once
from desktop.views.parts.label import Label
from desktop.views.parts.middle_column import PAGE_PX, MiddleColumn
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.tips import plain_tip
from desktop.views.parts.view import View
from desktop.words import dates, home_words

LONGEST = 40
_LEAST_PX = 140, 12, 30, 43
"""What stands above the first row, below the last and between two cards is no lower, and no row."""


class HomeView(View):
    """A card of rows for each reason. A row stays while what it shows is shown.

    Signals: as those of `NextActionRow`, and
        waiting_wanted: everybody who waits is to be shown.
    """

    opened = Signal(object)
    done = Signal(object)
    put_off = Signal(object, object)
    left_out = Signal(object)
    waiting_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._agenda = Agenda()
        self._is_asked = False
        self._title, self._figures = Label("title"), Label("body", wraps=True)
        self._keys = Label("meta", wraps=True)
        self._info = QLabel()
        self._info.setFixedSize(QSize(18, 18))
        self._older = Button("link")
        self._older.clicked.connect(self.waiting_wanted)
        self._empty = EmptyView("check-circle")
        self.capture = CaptureView()
        self._cards = QVBoxLayout()
        self._shown = KeptRows[Reason, ReasonCard](self._cards, self._card)
        self._lay_out()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._cards.setSpacing(6)
        column.addLayout(self._cards)
        column.addWidget(self._older)
        column.addWidget(self._keys)
        column.addStretch()
        self.area = PageArea(page)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._info)
        head.addStretch()
        middle = QWidget()
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(24, 18, 14, 12)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self._figures)
        note = QHBoxLayout()
        note.setContentsMargins(0, 0, 10, 0)
        note.addWidget(self.capture)
        inner.addLayout(note)
        inner.addWidget(self.area, 1)
        inner.addWidget(self._empty, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(MiddleColumn(middle, PAGE_PX))

    def show_agenda(self, agenda: Agenda, height_px: int | None = None) -> None:
        """Show what is to be done; the keyboard stays at its place in the list.

        height_px: of the window; rows that don't fit into it come with `show_rest`.
        """
        if self._is_asked and agenda == self._agenda:
            self.show_rest()
            return
        self._agenda, self._is_asked = agenda, True
        if height_px is None:
            self._show(LONGEST)
        else:
            self._show(self._fitting(height_px), at_once=LONGEST)
        self.retranslate()

    def show_rest(self) -> None:
        """Show those rows, too, that were left for later."""
        if len(self.rows()) < min(len(self._agenda.actions), LONGEST):
            self._show(LONGEST)
            self._say_headings()

    def is_in_hand(self) -> bool:
        """Say whether the mouse is over the rows or in a menu of one: then none should move."""
        return self.area.underMouse() or QApplication.activePopupWidget() is not None

    def rows(self) -> list[NextActionRow]:
        """Return the rows in their order."""
        return [row for card in self._shown.rows() for row in card.rows.rows()]

    def first(self) -> QWidget:
        """Return where the work on the page begins."""
        return next(iter(self.rows()), self.capture.line)

    def _fitting(self, height_px: int) -> int:
        """Return how many rows can be seen in a window of this height, the last perhaps in part."""
        head, foot, gap, row = (min(px, theme.scaled(px)) for px in _LEAST_PX)
        room, count = height_px - head - foot, 0
        for _, same in groupby(self._agenda.actions, key=lambda action: action.reason):
            for _ in same:
                if room <= 0:
                    return count
                room, count = room - row, count + 1
            room -= gap
        return count

    def _show(self, most: int, at_once: int = AT_ONCE) -> None:
        """Show so many rows; those of a long list that are new come a moment later."""
        old = self.rows()
        place = next((at for at, row in enumerate(old) if row.isAncestorOf(_focused(row))), -1)
        held = old[place].action.key if place >= 0 else ""
        begin_at_once(self, some_at_once(self._fill(self._agenda, min(most, LONGEST)), at_once))
        rows = self.rows()
        if place >= 0 and rows:
            # What is still to be done keeps the keyboard; else what stands in its place has it.
            same = next((row for row in rows if row.action.key == held), None)
            chosen = same or rows[min(place, len(rows) - 1)]
            chosen.show()  # a layout would only show it later, and until then no window has it
            chosen.setFocus()

    def _fill(self, agenda: Agenda, most: int) -> Iterator[None]:
        """Make the rows that aren't there; a step for each, until something else is shown."""
        grouped: dict[Reason, list[NextAction]] = {}
        for action in agenda.actions[:most]:
            grouped.setdefault(action.reason, []).append(action)
        for _ in self._shown.show([*grouped]):
            pass
        for reason, card in zip(grouped, self._shown.rows(), strict=True):
            card.show()  # at once: Qt would show it an event later, and the page would flash
            for _ in card.rows.show(grouped[reason]):
                yield
                if self._agenda is not agenda:
                    return

    def _card(self, _reason: Reason, parent: QWidget) -> ReasonCard:
        return ReasonCard(self._row, parent)

    def _row(self, action: NextAction, parent: QWidget) -> NextActionRow:
        row = NextActionRow(action, parent)
        row.opened.connect(self.opened)
        row.done.connect(self.done)
        row.put_off.connect(self.put_off)
        row.left_out.connect(self.left_out)
        row.left.connect(lambda step: self._move(row, step))
        return row

    def _move(self, row: NextActionRow, step: int) -> None:
        rows = self.rows()
        at = rows.index(row) + step
        if 0 <= at < len(rows):
            rows[at].setFocus()
            self.area.ensureWidgetVisible(rows[at])

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Home"))
        self.area.setAccessibleName(self.tr("What to do next"))
        order = home_words.order()
        self._info.setToolTip(plain_tip(order))
        self._info.setAccessibleName(order)
        self._figures.setText(self._day())
        self._figures.setVisible(bool(self._day()))
        self._keys.setText(
            self.tr(
                "Enter opens, Space: done, T: tomorrow, W: next week, N: not for this person. "
                "What is put off comes back earlier when something new happens."
            )
        )
        self._empty.say(
            self.tr("Nothing waits"),
            self.tr("Nobody waits for an answer, nothing is due, nobody has gone quiet."),
        )
        older = self._agenda.older_waiting
        self._older.say(self.tr("%n older conversation(s) nobody answered", "", older))
        has_rows = bool(self._agenda.actions)
        self._older.setVisible(older > 0)
        self._keys.setVisible(has_rows)
        self.area.setVisible(has_rows or older > 0)
        self._empty.setVisible(self._is_asked and not self.area.isVisibleTo(self))
        self._say_headings()

    def _say_headings(self) -> None:
        reasons = dict.fromkeys(row.action.reason for row in self.rows())
        for reason, card in zip(reasons, self._shown.rows(), strict=False):
            card.heading.setText(self._heading(reason))

    def _heading(self, reason: Reason) -> str:
        shown = sum(action.reason is reason for action in self._agenda.actions)
        count = shown + self._agenda.left_out.get(reason, 0)
        is_more = reason in self._agenda.left_out
        number = f"{dates.number(shown)}+" if is_more else dates.number(count)
        return f"{home_words.heading(reason)}  ·  {number}"

    def _day(self) -> str:
        """Return the day in figures, what there is none of left out."""
        figures = self._agenda.figures
        parts = (
            (figures.waiting, self.tr("%n wait(s) for a reply", "", figures.waiting)),
            (figures.meetings, self.tr("%n meeting(s) today", "", figures.meetings)),
            (figures.overdue, self.tr("%n overdue", "", figures.overdue)),
            (figures.due_today, self.tr("%n due today", "", figures.due_today)),
            (figures.open_deals, self.tr("%n open deal(s)", "", figures.open_deals)),
        )
        return "  ·  ".join(words for count, words in parts if count)

    def restyle(self) -> None:
        """Draw the sign in the theme's grey."""
        self._info.setPixmap(icons.pixmap("info", theme.tokens().text3, 16))


def _focused(row: NextActionRow) -> QWidget:
    """Return the widget with the keyboard, the row itself counting as its own."""
    found = row.window().focusWidget()
    return found if found is not None else row.window()
