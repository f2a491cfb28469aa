"""One contact: how to reach them, where they work, what is known, and what passed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.contact import Contact
from core.domain.interaction import Timeline
from desktop import theme
from desktop.views.deals.sales_section import SalesSection
from desktop.views.moods.mood_trend import MoodTrend
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.label import Label
from desktop.views.parts.view import View
from desktop.views.records.timeline_view import TimelineView
from desktop.views.unchosen_view import UnchosenView
from desktop.words import dates, joined_words, view_words, vocabulary

DETAILS_PX, LEAST_DETAILS_PX = 260, 96
EDGE_PX, SPARED_PX = 2, 28
"""To scroll for less than a line is more trouble than the room is worth."""
NARROW_PX = 780


class ContactView(View):
    """Details on a card, the timeline below.

    Signals:
        thread_requested: a conversation should be opened (its thread's id).
        company_requested: their company should be opened (its id).
        shown: this contact is shown now (the Contact).
        correct_requested, export_requested, erase_requested: what a person may ask for (the
            contact).
    """

    thread_requested = Signal(int)
    company_requested = Signal(int)
    shown = Signal(object)
    correct_requested = Signal(object)
    export_requested = Signal(object)
    erase_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._contact: Contact | None = None
        self._is_narrow = False
        self._avatar, self._name = Avatar(), Label("title", elides=True)
        self._facts, self.mood = Label("body", elides=True), MoodTrend()
        self.company = Button("link", "buildings")
        self.company.clicked.connect(self._on_company)
        self._card = QWidget()
        self._grid = QGridLayout(self._card)
        self._rows: list[tuple[Label, Label]] = []
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._caption = Label("strong")
        self.sales, self.timeline = SalesSection(), TimelineView()
        self.correct, self.export = Button("outline", "note-pencil"), Button("outline", "file-text")
        self.erase = Button("danger", "trash")
        self.correct.clicked.connect(lambda: self.correct_requested.emit(self._contact))
        self.export.clicked.connect(lambda: self.export_requested.emit(self._contact))
        self.erase.clicked.connect(lambda: self.erase_requested.emit(self._contact))
        self._empty = UnchosenView("users")
        self._stack, self._details = QStackedWidget(), QScrollArea()
        self._lay_out()
        self.timeline.opened.connect(self.thread_requested)
        self._stack.setCurrentWidget(self._empty)
        self.retranslate()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch()
        words.addWidget(self._name)
        facts = QHBoxLayout()
        facts.setSpacing(12)
        facts.addWidget(self.company)
        facts.addWidget(self._facts, 1)
        words.addLayout(facts)
        words.addStretch()
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        deeds = QHBoxLayout()
        deeds.setSpacing(8)
        for button in (self.correct, self.export, self.erase):
            deeds.addWidget(button)
        head.addLayout(deeds)
        # The edge stays in sight, however far one has scrolled.
        self._details.setObjectName("card")
        self._details.setWidget(self._card)
        for ground in (self._card, self._details.viewport()):
            ground.setAutoFillBackground(False)
        self._details.setWidgetResizable(True)
        self._details.setFrameShape(QFrame.Shape.NoFrame)
        self._details.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        column = self._page = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._details)
        column.addWidget(self.sales)
        below = QHBoxLayout()
        below.addWidget(self._caption)
        below.addStretch()
        below.addWidget(self.mood)
        column.addLayout(below)
        column.addWidget(self.timeline, 1)
        self._stack.addWidget(page)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_nothing(self, *, may_choose: bool = True) -> None:
        """Show that nobody is chosen. may_choose: there is something to choose."""
        self._contact = None
        self._empty.speak(may_choose=may_choose)
        self._stack.setCurrentWidget(self._empty)

    def show_contact(self, contact: Contact, timeline: Timeline) -> None:
        """Show a contact and what passed."""
        self._contact = contact
        self.timeline.show_timeline(contact.id, timeline)
        self._stack.setCurrentIndex(0)
        self.retranslate()
        self.shown.emit(contact)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._empty.say_both(
            (self.tr("Nobody chosen"), self.tr("Choose a contact on the left.")),
            (
                self.tr("A page for each person"),
                self.tr(
                    "How to reach them, what they wrote, how they feel and what is planned. "
                    "It stands here once you have contacts."
                ),
            ),
        )
        self._caption.setText(self.tr("Timeline"))
        self._details.setAccessibleName(self.tr("Contact details"))
        self.correct.say(self.tr("Correct…"), self.tr("Correct what is stored of this person"))
        self.export.say(
            self.tr("Data package…"), self.tr("Everything stored about this person, in one file")
        )
        self.erase.say(self.tr("Erase…"), self.tr("Erase this person for good, with every trace"))
        if self._contact is None:
            return
        contact = self._contact
        self._avatar.show_name(contact.name)
        self._name.setText(contact.name)
        first = contact.companies[0] if contact.companies else None
        links = [part for c in contact.companies for part in (c.company_name, c.role) if part]
        self.company.setVisible(first is not None)
        self.company.say("" if first is None else first.company_name, self.tr("Open the company"))
        self._facts.setText("  ·  ".join(links[0 if first is None else 1 :]))
        self._fill(contact)

    def _on_company(self) -> None:
        if self._contact is not None and self._contact.companies:
            self.company_requested.emit(self._contact.companies[0].company_id)

    def _fill(self, contact: Contact) -> None:
        empty(self._grid)
        self._rows.clear()
        for row, (name, value) in enumerate(self._lines(contact)):
            label = Label("meta", name)
            text = Label("", value, wraps=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, row, 1, Qt.AlignmentFlag.AlignTop)
            self._rows.append((label, text))
        # The labels know their height once the layout has placed them.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        wanted = self._card.heightForWidth(self._details.viewport().width())
        # In a low window the timeline keeps its room.
        most = max(theme.scaled(LEAST_DETAILS_PX), min(theme.scaled(DETAILS_PX), self._room()))
        wanted = max(wanted, self._card.sizeHint().height()) + EDGE_PX
        if wanted <= most + SPARED_PX:
            most = wanted
        else:
            self._card.resize(self._details.viewport().width(), wanted - EDGE_PX)
            self._grid.activate()
        self._details.setFixedHeight(wanted if wanted <= most else self._whole_lines(most))

    def _room(self) -> int:
        """Return the height that what stands above and below leaves, in pixels."""
        least = self._page.minimumSize().height()
        return self.height() - least + self._details.minimumHeight()

    def _whole_lines(self, most: int) -> int:
        """Return the height at which no line is cut in its middle. most: pixels."""
        ends: list[int] = []
        for name, value in self._rows:
            line = value.fontMetrics().lineSpacing()
            ends += range(value.y() + line, value.y() + value.height() - line, line)
            # The name beside it may stand in higher letters.
            bottom = name.geometry().united(value.geometry()).bottom()
            ends.append(bottom + self._grid.verticalSpacing())
        return max((end + EDGE_PX for end in ends if end + EDGE_PX <= most), default=most)

    def event(self, event: QEvent) -> bool:
        """Make room for deals and tasks that come later."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._contact is not None:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the lines of long values; a narrow view has room for icons only."""
        super().resizeEvent(event)
        self._fit()
        is_narrow = self.width() < theme.scaled(NARROW_PX)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            for button in (self.correct, self.export, self.erase):
                button.set_icon_only(is_icon_only=is_narrow)
            self.retranslate()

    def _lines(self, contact: Contact) -> list[tuple[str, str]]:
        lines = [(vocabulary.channel(channel), channel.value) for channel in contact.channels]
        for link in contact.companies:
            value = joined_words.listed((link.company_name, link.role))
            lines.append((self.tr("Company"), value))
        lines += [
            (vocabulary.detail(detail.name), vocabulary.detail_value(detail))
            for detail in contact.details
            if detail.value
        ]
        lines += [(value.name, view_words.value(value)) for value in contact.values if value.text]
        if contact.tags:
            lines.append((self.tr("Tags"), joined_words.listed(contact.tags)))
        if contact.notes:
            lines.append((self.tr("Notes"), contact.notes[:2000]))
        if contact.created_at is not None:
            lines.append((self.tr("In Cardfile since"), dates.day(contact.created_at)))
        return lines
