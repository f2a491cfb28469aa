"""The right side of the inbox: one conversation, what else passed, and the composer below."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.contact import Contact
from core.domain.interaction import Conversation, Direction, Gist, Interaction, Timeline
from desktop import theme
from desktop.actions import Actions
from desktop.views.inbox.gist_view import GistView
from desktop.views.inbox.message_card import MessageCard
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View
from desktop.views.records.figures_view import FiguresView
from desktop.views.records.person_header import PersonHeader
from desktop.views.records.timeline_view import TimelineView
from desktop.views.writing.composer_view import ComposerView
from desktop.words import dates

CARDS, FEWEST_IN_SHORT = 12, 3
QUIET_PX, ENGAGED_PX, ROOMY_PX = 250, 400, 900


class ConversationView(View):
    """Cards from oldest to newest, scrolled to the newest.

    Signals:
        attachment_requested: an attachment should be saved (the record).
        thread_requested: another conversation of this person (its thread's id).
        ruled: the person says how a message sounds (its id, the mood or None).
        lifted: a message is being dragged out (its id).
        gists_wanted: the conversation is to be summed up (its thread's id).
    """

    ruled = Signal(int, object)
    gists_wanted = Signal(int)

    attachment_requested = Signal(object)
    lifted = Signal(int)
    thread_requested = Signal(int)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        # Each part's place comes first, as Qt looks for the style anew of all that is moved into
        # one; and parts come as Tab goes.
        self._stack = QStackedWidget(self)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self._stack)
        upper, lower = QWidget(self._splitter), QWidget(self._splitter)
        self.header = PersonHeader(actions, upper)
        self.figures = FiguresView(upper)
        self._mail_tab, self._gist_tab, self._timeline_tab = (
            Button("tab", parent=upper) for _ in range(3)
        )
        self._tabs = QStackedWidget(upper)
        self._page = QWidget()
        self.pane = PageArea(self._page, self._tabs)
        self._earlier = Button("link", "caret-up", parent=self._page)
        self.gists = GistView(self._tabs)
        self._timeline_page = QWidget(self._tabs)
        self.timeline = TimelineView(self._timeline_page)
        self.composer = ComposerView(actions, lower)
        self._empty = EmptyView("envelope-open", parent=self._stack)
        self._cards: list[MessageCard] = []
        self._messages: tuple[Interaction, ...] = ()
        self._conversation: Conversation | None = None
        self._is_divided_by_hand, self._sticks = False, True
        self._is_low, self._is_engaged = False, False
        self._timeline_count, self._shown, self._target = 0, CARDS, 0
        self._lay_out(upper, lower)
        for tab, page in (
            (self._mail_tab, self.pane),
            (self._gist_tab, self.gists),
            (self._timeline_tab, self._timeline_page),
        ):
            tab.setCheckable(True)
            tab.setAutoExclusive(True)
            tab.clicked.connect(lambda _checked, page=page: self._tabs.setCurrentWidget(page))
        bar = self.pane.verticalScrollBar()
        # Texts find their height a little after they are shown, and the page grows with them.
        bar.rangeChanged.connect(self._on_range)
        bar.actionTriggered.connect(self._on_scrolled)
        self._earlier.clicked.connect(self._on_earlier)
        self._gist_tab.clicked.connect(self._ask_for_gists)
        self.gists.opened.connect(self._to_message)
        self.timeline.opened.connect(self.thread_requested)
        self._stack.setCurrentWidget(self._empty)
        self.retranslate()

    def _lay_out(self, upper: QWidget, lower: QWidget) -> None:
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(12)
        self._column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()
        self._page.setObjectName("page")
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tabs.addWidget(self.pane)
        self._tabs.addWidget(self.gists)
        self._tabs.setMinimumHeight(80)
        tabs = QHBoxLayout()
        tabs.setSpacing(20)
        tabs.addWidget(self._mail_tab)
        tabs.addWidget(self._gist_tab)
        tabs.addWidget(self._timeline_tab)
        tabs.addStretch()
        top = QVBoxLayout(upper)
        top.setContentsMargins(24, 18, 14, 0)
        top.setSpacing(12)
        for part in (self.header, self.figures):
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 10, 0)
            row.addWidget(part)
            top.addLayout(row)
        top.addLayout(tabs)
        top.addWidget(self._tabs, 1)
        beside = QHBoxLayout(self._timeline_page)
        beside.setContentsMargins(0, 4, 10, 8)
        beside.addWidget(self.timeline)
        self._tabs.addWidget(self._timeline_page)
        bottom = QVBoxLayout(lower)
        bottom.setContentsMargins(24, 6, 24, 20)
        bottom.addWidget(self.composer)
        self._divide(upper, lower)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _divide(self, upper: QWidget, lower: QWidget) -> None:
        """Set the composer below the messages, with an edge that can be moved."""
        self._splitter.addWidget(upper)
        self._splitter.addWidget(lower)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setSizes([540, QUIET_PX])
        self._splitter.splitterMoved.connect(self._on_divided)
        self.composer.engaged.connect(self._make_room)

    def show_nothing(self) -> None:
        """Show that no conversation is chosen."""
        self._conversation = None
        self._stack.setCurrentWidget(self._empty)

    def show_conversation(
        self,
        conversation: Conversation,
        messages: tuple[Interaction, ...],
        contact: Contact | None,
        timeline: Timeline,
    ) -> None:
        """Show a conversation; the same one again keeps the place and what was unfolded."""
        is_same = (
            self._conversation is not None
            and self._conversation.thread_id == conversation.thread_id
        )
        old = tuple(message.id for message in self._messages)
        self._conversation, self._messages = conversation, messages
        self._timeline_count = timeline.count
        self.header.show_person(conversation, contact)
        self.figures.show_figures(conversation, messages, timeline)
        self.timeline.show_timeline(contact.id if contact else 0, timeline)
        self._timeline_tab.setVisible(bool(timeline.count))
        self._gist_tab.setVisible(len(messages) >= FEWEST_IN_SHORT)
        if is_same and old == tuple(message.id for message in messages):
            self._refresh_cards()
        else:
            self._shown, self._target = CARDS, 0
            self._sticks = True
            self._make_cards()
            QTimer.singleShot(0, self, self._to_place)
        if not is_same:
            self.gists.show_gists((), "")
            self._mail_tab.click()
        elif self._gist_tab.isChecked():
            self._ask_for_gists()
        self._stack.setCurrentWidget(self._splitter)
        self.retranslate()

    def _make_cards(self) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []
        shown = self._messages[-self._shown :]
        for message in shown:
            card = MessageCard(message, self._writer(message))
            card.attachment_requested.connect(self.attachment_requested)
            card.ruled.connect(self.ruled)
            card.lifted.connect(self.lifted)
            self._cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)
        tab_through(self.pane)
        self._earlier.setVisible(len(shown) < len(self._messages))

    def _refresh_cards(self) -> None:
        by_id = {message.id: message for message in self._messages}
        for card in self._cards:
            card.show_record(by_id[card.interaction_id])

    def show_gists(self, thread_id: int, gists: tuple[Gist, ...]) -> None:
        """Show what the messages of this conversation come to, if it is still open."""
        if self._conversation is not None and self._conversation.thread_id == thread_id:
            self.gists.show_gists(gists, self._who())

    def _ask_for_gists(self) -> None:
        if self._conversation is not None:
            self.gists_wanted.emit(self._conversation.thread_id)

    def _to_message(self, interaction_id: int) -> None:
        """Show a message, with all that came after it."""
        places = [message.id for message in self._messages]
        behind = len(places) - places.index(interaction_id)
        if behind > self._shown:
            self._shown = behind
            self._make_cards()
            self.retranslate()
        self._mail_tab.click()
        self._target = interaction_id
        self._sticks = True
        self._to_place()

    def _who(self) -> str:
        if self._conversation is None:
            return ""
        return self._conversation.with_name or self._conversation.with_email

    def _writer(self, message: Interaction) -> str:
        """Return who wrote a message, as its header says; several may write in one thread."""
        if message.direction is not Direction.INCOMING:
            return ""
        return message.writer or self._who()

    def _on_earlier(self) -> None:
        self._shown += CARDS
        self._sticks = False
        self._make_cards()
        self.retranslate()

    def _to_place(self) -> None:
        bar = self.pane.verticalScrollBar()
        found = (card for card in self._cards if card.interaction_id == self._target)
        shown = next(found, self._cards[-1] if self._cards else None)
        # A long message is shown from its beginning.
        top = shown.y() if shown else bar.maximum()
        bar.setValue(min(bar.maximum(), max(0, top - 8)))

    def _on_divided(self) -> None:
        self._is_divided_by_hand = True

    def _make_room(self, is_engaged: bool) -> None:  # noqa: FBT001 - a slot
        """Give a reply that is being written more height, unless the person set it."""
        self._is_engaged = is_engaged
        self._fit_figures()
        if self._is_divided_by_hand:
            return
        total = sum(self._splitter.sizes())
        lower = min(ENGAGED_PX if is_engaged else QUIET_PX, round(total * 0.64))
        self._splitter.setSizes([total - lower, lower])

    def _on_range(self) -> None:
        if self._sticks:
            self._to_place()

    def _on_scrolled(self) -> None:
        self._sticks = False

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._empty.say(
            self.tr("No conversation chosen"), self.tr("Choose one on the left to read and answer.")
        )
        self.pane.setAccessibleName(self.tr("Messages"))
        count = len(self._messages)
        self._mail_tab.say(self.tr("Conversation") + f"  {dates.number(count)}")
        self._gist_tab.say(self.tr("In short"), self.tr("What each message comes to"))
        everything = self.tr("Everything with {name}").format(name=self._who())
        self._timeline_tab.say(f"{everything}  {dates.number(self._timeline_count)}")
        self._earlier.say(self.tr("Show %n earlier message(s)", "", max(0, count - self._shown)))

    def set_low(self, *, is_low: bool) -> None:
        """Leave out the figures where there's little height."""
        self._is_low = is_low
        self._fit_figures()

    def _fit_figures(self) -> None:
        """While an answer is written, what it answers needs the room."""
        is_squeezed = self._is_engaged and self.height() < theme.scaled(ROOMY_PX)
        self.figures.setVisible(not self._is_low and not is_squeezed)
