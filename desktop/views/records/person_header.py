"""Who one is talking to: mark, name, mood, company, role, address, and two commands."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.contact import Contact
from core.domain.interaction import Conversation
from desktop.actions import Actions
from desktop.views.moods.mood_chip import MoodChip
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View


class PersonHeader(View):
    """The head of a conversation."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar()
        self._name = Label("title", elides=True, hugs=True)
        self._facts = Label("body", elides=True)
        self._chip = MoodChip()
        self._add = Button(action=actions.add_sender)
        self._wave_off = Button(action=actions.wave_off)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name)
        first.addWidget(self._chip)
        first.addStretch()
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch()
        words.addLayout(first)
        words.addWidget(self._facts)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        row.addSpacing(6)
        row.addWidget(self._add)
        row.addWidget(self._wave_off)
        self._conversation: Conversation | None = None
        self._contact: Contact | None = None

    def show_person(self, conversation: Conversation, contact: Contact | None) -> None:
        """Show the other side of a conversation; contact is None for somebody unknown."""
        self._conversation, self._contact = conversation, contact
        name = conversation.with_name or conversation.with_email
        self._avatar.show_name(name)
        self._name.setText(name)
        self._chip.show_mood(conversation.mood)
        self._add.setVisible(contact is None and bool(conversation.with_email))
        self._wave_off.setVisible(conversation.needs_reply)
        self._facts.setText("  ·  ".join(part for part in self._parts() if part))

    def _parts(self) -> tuple[str, ...]:
        if self._conversation is None:
            return ()
        if self._contact is None:
            return (self._conversation.with_email, self.tr("not in your contacts"))
        links = [part for c in self._contact.companies[:1] for part in (c.company_name, c.role)]
        phones = self._contact.phones[:1]
        email = self._conversation.with_email
        return (*links, "" if email == self._conversation.with_name else email, *phones)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        if self._conversation is not None:
            self.show_person(self._conversation, self._contact)
