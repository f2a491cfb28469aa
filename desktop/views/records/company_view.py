"""One firm: its people, what is sold to it, what is to be done, and all that passed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.company_page import CompanyPage
from core.domain.contact import Contact
from core.domain.interaction import Direction
from desktop.views.deals.sales_section import SalesSection
from desktop.views.moods.mood_strip import MoodStrip
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button
from desktop.views.parts.emptied import empty
from desktop.views.parts.flow_layout import FlowLayout
from desktop.views.parts.label import Label
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View
from desktop.views.records.timeline_view import TimelineView
from desktop.views.unchosen_view import UnchosenView
from desktop.words import dates, joined_words, sales_words, view_words, vocabulary

NARROW_PX, LOW_PX = 620, 640
_FIGURES = 4


class CompanyView(View):
    """Figures, people, deals and tasks; the timeline of all its people below.

    Signals:
        shown_company: this firm is shown now (the CompanyPage).
        thread_requested: a conversation should be opened (its thread's id).
        contact_requested: one of its people (the contact's id).
        people_wanted: all of its people are to be shown (the firm's name).
        correct_requested: its name is to be corrected (the Company).
    """

    shown_company = Signal(object)
    thread_requested = Signal(int)
    contact_requested = Signal(int)
    people_wanted = Signal(str)
    correct_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._page: CompanyPage | None = None
        self._avatar, self._name = Avatar(), Label("title", elides=True)
        self._facts = Label("body", elides=True)
        self.correct = Button("outline", "note-pencil")
        self._heads = [Label("meta") for _ in range(_FIGURES)]
        self._values = [Label("figure", elides=True) for _ in range(_FIGURES - 1)]
        self._moods = MoodStrip()
        self._cards = QWidget()
        self._people = QWidget()
        self._people_caption, self._caption = Label("strong"), Label("strong")
        self._links = FlowLayout(self._people)
        self.sales, self.timeline = SalesSection(), TimelineView()
        self.sales.follow.hide()  # they wait for a person's answer
        self._empty = UnchosenView("buildings")
        self._stack = QStackedWidget()
        self._lay_out()
        self.timeline.opened.connect(self.thread_requested)
        self.correct.clicked.connect(self._on_correct)
        self._stack.setCurrentWidget(self._empty)
        self.retranslate()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._facts)
        words.addStretch()
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        head.addWidget(self.correct)
        cards = QHBoxLayout(self._cards)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        for name, value in zip(self._heads, (*self._values, self._moods), strict=True):
            cards.addWidget(_card(name, value), 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 18, 24, 20)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._cards)
        column.addWidget(self._people_caption)
        column.addWidget(self._people)
        column.addWidget(self.sales)
        column.addWidget(self._caption)
        column.addWidget(self.timeline, 1)
        self._stack.addWidget(page)
        self._stack.addWidget(self._empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_nothing(self, *, may_choose: bool = True) -> None:
        """Show that no firm is chosen. may_choose: there is something to choose."""
        self._page = None
        self._empty.speak(may_choose=may_choose)
        self._stack.setCurrentWidget(self._empty)

    def show_company(self, page: CompanyPage) -> None:
        """Show a firm."""
        self._page = page
        self.timeline.show_timeline(page.company.id, page.timeline)
        self.sales.show_sales(page.deals, page.tasks, dict(page.stages))
        self._moods.show_moods(
            tuple(one for one in page.timeline.newest if one.direction is not Direction.OUTGOING)
        )
        self._stack.setCurrentIndex(0)
        self.retranslate()
        self.shown_company.emit(page)

    def shown(self) -> CompanyPage | None:
        """Return what is shown."""
        return self._page

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._empty.say_both(
            (self.tr("No company chosen"), self.tr("Choose a company on the left.")),
            (
                self.tr("A page for each firm"),
                self.tr(
                    "Its people, its deals and all that passed with any of them. "
                    "It stands here once there are companies."
                ),
            ),
        )
        self.correct.say(self.tr("Correct…"), self.tr("Correct the name, domain or notes"))
        self._caption.setText(self.tr("Timeline of all its people"))
        heads = (
            self.tr("Waiting for your reply"),
            self.tr("Open deals"),
            self.tr("Last contact"),
            self.tr("Moods so far"),
        )
        for label, text in zip(self._heads, heads, strict=True):
            label.setText(text)
        if self._page is None:
            return
        line, company = self._page.line, self._page.company
        self._avatar.show_name(company.name)
        self._name.setText(company.name)
        known = "  ·  ".join(part for part in self._known() if part)
        self._facts.setText(known)
        self._facts.setVisible(bool(known))
        caption = self.tr("People")
        self._people_caption.setText(f"{caption}  ·  {dates.number(line.people)}")
        values = (
            dates.number(self._page.waiting) if self._page.waiting else self.tr("Nobody"),
            sales_words.totals(line.sums) or dates.number(line.open_deals),
            dates.day(line.last_at) if line.last_at else "–",
        )
        for value, text in zip(self._values, values, strict=True):
            value.setText(text)
        self._fill_people(self._page.people)

    def _known(self) -> list[str]:
        """Return what else is stored of the firm: domain, tags, fields, details, notes."""
        if self._page is None:
            return []
        company = self._page.company
        fields = [
            joined_words.named(one.name, view_words.value(one))
            for one in company.values
            if one.text
        ]
        details = [
            joined_words.named(vocabulary.detail(one.name), vocabulary.detail_value(one))
            for one in company.details
            if one.value != company.domain
        ]
        tags = joined_words.listed(company.tags)
        tags = self.tr("Tags: {tags}").format(tags=tags) if tags else ""
        notes = " ".join(company.notes.split())[:200]
        return [company.domain, tags, *fields, *details, notes]

    def _fill_people(self, people: tuple[Contact, ...]) -> None:
        empty(self._links)
        for contact in people:
            link = Button("chip", "users")
            role = next((one.role for one in contact.companies if one.role), "")
            link.say(contact.name, role)
            link.setAccessibleName(", ".join(part for part in (contact.name, role) if part))
            number = contact.id
            link.clicked.connect(lambda _on=False, one=number: self.contact_requested.emit(one))
            self._links.addWidget(link)
        count = 0 if self._page is None else self._page.line.people
        if count > len(people):
            more = Button("link")
            more.say(self.tr("%n more", "", count - len(people)))
            more.clicked.connect(lambda: self.people_wanted.emit(self._name.text()))
            self._links.addWidget(more)
        self._people.setVisible(bool(people))
        tab_through(self._people)

    def _on_correct(self) -> None:
        if self._page is not None:
            self.correct_requested.emit(self._page.company)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow view has room for the icon only; a low one has none for the figures."""
        super().resizeEvent(event)
        self.correct.set_icon_only(is_icon_only=self.width() < NARROW_PX)
        self._cards.setVisible(self.height() >= LOW_PX)
        self.retranslate()


def _card(name: Label, value: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    card.setFixedHeight(58)
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 7, 14, 9)
    column.setSpacing(0)
    column.addWidget(name)
    column.addWidget(value, 0, Qt.AlignmentFlag.AlignVCenter)
    return card
