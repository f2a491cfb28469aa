"""One person after the other, one key for each decision."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from core.domain.cleanup import CleanupCard, Decision
from core.domain.contact import Contact
from desktop import failures
from desktop.sentences import duplicate_sentences
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button
from desktop.views.parts.empty_view import EmptyView
from desktop.views.parts.label import Label
from desktop.words import dates, joined_words, view_words, vocabulary

KEYS = {
    Decision.KEEP: Qt.Key.Key_K,
    Decision.ARCHIVE: Qt.Key.Key_A,
    Decision.MERGE: Qt.Key.Key_M,
    Decision.COMPANY: Qt.Key.Key_C,
    Decision.TAG: Qt.Key.Key_T,
    Decision.REMOVE: Qt.Key.Key_D,
}
_ICONS = {
    Decision.KEEP: "check",
    Decision.ARCHIVE: "archive",
    Decision.MERGE: "users-three",
    Decision.COMPANY: "buildings",
    Decision.TAG: "tag",
    Decision.REMOVE: "trash",
}
_MOST_FACTS, _MOST_CHARS = 7, 300
_SIZE = (680, 600)


class CleanupDialog(QDialog):
    """Shows a card and waits for a key; the window behind it can be used meanwhile.

    Signals:
        decided: what becomes of who is shown (a Decision).
        back_requested: the last decision is to be taken back.
    """

    decided = Signal(object)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.resize(*_SIZE)
        self._card: CleanupCard | None = None
        self._done, self._total, self._is_busy = 0, 0, False
        self._counts: dict[Decision, int] = {}
        self._title, self._place = Label("title"), Label("meta")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._avatar, self._name = Avatar(), Label("section", elides=True)
        self._work = Label("body", elides=True)
        self._facts_card, self._facts = QFrame(), QGridLayout()
        self._passed = Label("body", wraps=True)
        self._twin_card, self._twin = QFrame(), Label("strong", wraps=True)
        self._why, self._twin_facts = Label("meta", wraps=True), Label("body", wraps=True)
        self.buttons = {
            decision: Button("primary" if decision is Decision.KEEP else "outline", icon)
            for decision, icon in _ICONS.items()
        }
        self.back, self.close_ = Button("ghost", "arrow-counter-clockwise"), Button()
        self._over = EmptyView("check-circle")
        self._page = QWidget()
        self._lay_out()
        for decision, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, chosen=decision: self._decide(chosen))
        self.back.clicked.connect(self._on_back)
        self.close_.clicked.connect(self.reject)
        self._page.hide()  # until somebody is there, or nobody
        self._over.hide()
        self.retranslate()

    def _lay_out(self) -> None:
        for card in (self._facts_card, self._twin_card):
            card.setObjectName("card")
        self._facts.setHorizontalSpacing(24)
        self._facts.setVerticalSpacing(5)
        self._facts.setColumnStretch(1, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._work)
        words.addStretch()
        who = QHBoxLayout()
        who.setSpacing(14)
        who.addWidget(self._avatar)
        who.addLayout(words, 1)
        self._fill_cards(who)
        deeds = QGridLayout()
        deeds.setSpacing(8)
        for at, button in enumerate(self.buttons.values()):
            deeds.addWidget(button, at // 3, at % 3)
        self._stack_up(deeds)

    def _fill_cards(self, who: QHBoxLayout) -> None:
        inside = QVBoxLayout(self._facts_card)
        inside.setContentsMargins(16, 14, 16, 14)
        inside.setSpacing(10)
        inside.addLayout(who)
        inside.addLayout(self._facts)
        inside.addWidget(self._passed)
        beside = QVBoxLayout(self._twin_card)
        beside.setContentsMargins(16, 12, 16, 12)
        beside.setSpacing(2)
        for label in (self._twin, self._why, self._twin_facts):
            beside.addWidget(label)

    def _stack_up(self, deeds: QGridLayout) -> None:
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addWidget(self._facts_card)
        page.addWidget(self._twin_card)
        page.addStretch()
        page.addLayout(deeds)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._place)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch()
        foot.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addWidget(self._page, 1)
        column.addWidget(self._over, 1)
        column.addLayout(foot)

    def show_card(self, card: CleanupCard | None, done: int, total: int) -> None:
        """Show who is next; None when everybody was gone through."""
        self._card, self._done, self._total, self._is_busy = card, done, total, False
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done if total else 1)
        self._page.setVisible(card is not None)
        self._over.setVisible(card is None)
        self.retranslate()
        if card is not None:
            self.buttons[Decision.KEEP].setFocus()

    def show_counts(self, counts: dict[Decision, int], *, may_go_back: bool) -> None:
        """Note what was decided so far."""
        self._counts = counts
        self.back.setEnabled(may_go_back)

    def show_waiting(self) -> None:
        """Take no other decision until the next card is there."""
        self._is_busy = True

    def show_failed(self) -> None:
        """Go on with who is shown: what was decided could not be done."""
        self._is_busy = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a letter as a decision, Z and the backspace as the way back."""
        keys = {key: decision for decision, key in KEYS.items()}
        is_plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        decision = keys.get(Qt.Key(event.key())) if is_plain else None
        is_undo = event.key() == Qt.Key.Key_Z and not event.isAutoRepeat()
        if event.isAutoRepeat() and decision is not None:
            return  # a key held down decides about one person
        if decision is not None:
            self._decide(decision)
        elif is_undo or event.key() == Qt.Key.Key_Backspace:
            self._on_back()
        else:
            super().keyPressEvent(event)

    def _decide(self, decision: Decision) -> None:
        if self._card is None or self._is_busy or not self.buttons[decision].isEnabled():
            return
        self.decided.emit(decision)

    def _on_back(self) -> None:
        if self.back.isEnabled() and not self._is_busy:
            self.back_requested.emit()

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self.setWindowTitle(self.tr("Clean up"))
        self._title.setText(self.tr("Clean up"))
        words = {
            Decision.KEEP: (self.tr("Keep"), self.tr("Leave as it is")),
            Decision.ARCHIVE: (self.tr("Archive"), self.tr("Out of the lists, but not gone")),
            Decision.MERGE: (self.tr("Merge"), self.tr("Make it one with who is shown below")),
            Decision.COMPANY: (self.tr("Company"), self.tr("It is a firm, not a person")),
            Decision.TAG: (self.tr("Tag…"), self.tr("Give it a tag and keep it")),
            Decision.REMOVE: (self.tr("Delete"), self.tr("What passed stays; it can be undone")),
        }
        for decision, button in self.buttons.items():
            text, tip = words[decision]
            letter = chr(KEYS[decision])
            button.say(f"{text}  ({letter})", tip)
        self.back.say(self.tr("Take back  (Z)"), self.tr("Take the last decision back"))
        self.close_.say(self.tr("Close"))
        place = self.tr("{number} of {total}").format(
            number=dates.number(min(self._done + 1, self._total)), total=dates.number(self._total)
        )
        self._place.setText(place if self._card is not None else "")
        if self._card is None:
            self._say_over()
        else:
            self._fill(self._card)

    def _say_over(self) -> None:
        count = self._counts.get
        told = {
            Decision.KEEP: self.tr("%n kept", "", count(Decision.KEEP, 0)),
            Decision.ARCHIVE: self.tr("%n archived", "", count(Decision.ARCHIVE, 0)),
            Decision.MERGE: self.tr("%n merged", "", count(Decision.MERGE, 0)),
            Decision.COMPANY: self.tr(
                "%n now companies", "", self._counts.get(Decision.COMPANY, 0)
            ),
            Decision.TAG: self.tr("%n tagged", "", count(Decision.TAG, 0)),
            Decision.REMOVE: self.tr("%n deleted", "", count(Decision.REMOVE, 0)),
        }
        shown = [words for decision, words in told.items() if self._counts.get(decision)]
        if self._total:
            self._over.say(self.tr("Everybody has been gone through"), "  ·  ".join(shown))
        else:
            nobody = self.tr("No import brought contacts that are still in the lists.")
            self._over.say(self.tr("Nobody to go through"), nobody)

    def _fill(self, card: CleanupCard) -> None:
        person = card.contact
        self._avatar.show_name(person.name)
        self._name.setText(person.name)
        self._work.setText("  ·  ".join(_works(person)))
        self._work.setVisible(bool(person.companies))
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, (name, value) in enumerate(self._known(person)[:_MOST_FACTS]):
            self._facts.addWidget(Label("meta", name), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(Label("", value[:_MOST_CHARS], wraps=True), row, 1)
        self._passed.setText(self._told(card))
        self.buttons[Decision.MERGE].setEnabled(card.twin is not None)
        self._twin_card.setVisible(card.twin is not None)
        if card.twin is not None and card.likeness is not None:
            sure = duplicate_sentences.percent_words(card.likeness.certainty, failures.translate)
            says = self.tr("Seems to be {name}, who is here already ({sure} sure)")
            self._twin.setText(says.format(name=card.twin.name, sure=sure))
            reasons = duplicate_sentences.reasons_words(card.likeness.reasons, failures.translate)
            self._why.setText("  ·  ".join(part for part in reasons if part))
            facts = (*_works(card.twin), *(channel.value for channel in card.twin.channels[:4]))
            self._twin_facts.setText("  ·  ".join(facts))

    def _known(self, person: Contact) -> list[tuple[str, str]]:
        facts = [(vocabulary.channel(channel), channel.value) for channel in person.channels]
        facts += [(vocabulary.detail(d.name), d.value) for d in person.details if d.value]
        facts += [(value.name, view_words.value(value)) for value in person.values if value.text]
        if person.tags:
            facts.append((self.tr("Tags"), joined_words.listed(person.tags)))
        if person.notes:
            facts.append((self.tr("Notes"), person.notes))
        return facts

    def _told(self, card: CleanupCard) -> str:
        if not card.timeline.count:
            return self.tr("Nothing passed with them so far.")
        newest = card.timeline.newest[0]
        told = self.tr("%n thing(s) passed, the last one {when}: {what}", "", card.timeline.count)
        what = newest.subject or vocabulary.interaction_title(newest, card.contact.name)
        return told.format(when=dates.medium(newest.occurred_at), what=what[:_MOST_CHARS])


def _works(person: Contact) -> list[str]:
    return [joined_words.listed((c.role, c.company_name)) for c in person.companies]
