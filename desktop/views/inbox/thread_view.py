"""A conversation to be read in a window of its own; it is answered in the main one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.interaction import Conversation, Direction, Interaction
from desktop.views.inbox.message_card import MessageCard
from desktop.views.moods.mood_chip import MoodChip
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.page_area import GUTTER_PX, PageArea
from desktop.views.parts.tab_order import tab_through
from desktop.views.parts.view import View

CARDS = 30


class ThreadView(View):
    """The newest messages as cards, oldest first.

    Signals:
        answer_requested: the conversation is to be answered (its thread's id).
        attachment_requested: an attachment should be saved (the record).
        lifted: a message is being dragged out (its id).
    """

    answer_requested = Signal(int)
    attachment_requested = Signal(object)
    lifted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._conversation: Conversation | None = None
        self._messages: tuple[Interaction, ...] = ()
        self._cards: list[MessageCard] = []
        self._avatar, self._chip = Avatar(), MoodChip()
        self._name = Label("title", elides=True, hugs=True)
        self._subject = Label("body", elides=True)
        self.answer = Button("primary", "arrow-bend-up-left")
        self.answer.clicked.connect(self._on_answer)
        self._left_out = Label("meta")
        self._page = QWidget()
        self.pane = PageArea(self._page)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name)
        first.addWidget(self._chip)
        first.addStretch()
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(first)
        words.addWidget(self._subject)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.setContentsMargins(0, 0, GUTTER_PX, 0)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        head.addWidget(self.answer)
        self._page.setObjectName("page")
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(0, 4, 0, 8)
        self._column.setSpacing(12)
        self._column.addWidget(self._left_out, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()
        self.pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 14, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.pane, 1)

    def show_thread(self, conversation: Conversation, messages: tuple[Interaction, ...]) -> None:
        """Show a conversation; the same messages again keep the place."""
        is_same = [m.id for m in messages] == [m.id for m in self._messages]
        self._conversation, self._messages = conversation, messages
        if is_same:
            by_id = {message.id: message for message in messages}
            for card in self._cards:
                card.show_record(by_id[card.interaction_id])
        else:
            self._make_cards()
            QTimer.singleShot(0, self, self._to_newest)
        self.retranslate()

    def _make_cards(self) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = []
        for message in self._messages[-CARDS:]:
            card = MessageCard(message, self._writer(message))
            card.attachment_requested.connect(self.attachment_requested)
            card.lifted.connect(self.lifted)
            self._cards.append(card)
            self._column.insertWidget(self._column.count() - 1, card)
        tab_through(self.pane)

    def _writer(self, message: Interaction) -> str:
        if message.direction is not Direction.INCOMING:
            return ""
        return message.writer or self._who()

    def _who(self) -> str:
        head = self._conversation
        return "" if head is None else head.with_name or head.with_email

    def _to_newest(self) -> None:
        bar = self.pane.verticalScrollBar()
        bar.setValue(max(0, (self._cards[-1].y() if self._cards else 0) - 8))

    def _on_answer(self) -> None:
        if self._conversation is not None:
            self.answer_requested.emit(self._conversation.thread_id)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.answer.say(self.tr("Answer…"), self.tr("Answer it in the main window"))
        self.pane.setAccessibleName(self.tr("Messages"))
        left_out = len(self._messages) - len(self._cards)
        self._left_out.setVisible(left_out > 0)
        self._left_out.setText(self.tr("%n earlier one(s) in the main window", "", left_out))
        if self._conversation is not None:
            self._avatar.show_name(self._who())
            self._name.setText(self._who())
            self._subject.setText(self._conversation.subject)
            self._chip.show_mood(self._conversation.mood)
