"""What a draft is made from and how it speaks: a button with a menu of ticks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from core.domain.draft import DraftWish, Fact, Length, Tone
from desktop.views.parts.button import Button
from desktop.views.parts.tips import plain_tip
from desktop.views.parts.view import View
from desktop.words import draft_words, joined_words

_SHOWN_CHARS = 60
_LANGUAGES = ("", "en", "zh")


class DraftOptions(View):
    """Each fact can be left out of the next draft; tone and length stay as they were chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._private: tuple[Fact, ...] = ()
        self._found: tuple[Fact, ...] = ()
        self._without: set[str] = set()
        self.button, self.menu = Button("outline", "book-open"), QMenu(self)
        self.menu.setToolTipsVisible(True)
        self._tones, self._lengths = QActionGroup(self), QActionGroup(self)
        self._languages = QActionGroup(self)
        # PySide deletes an action that leaves a menu and that nobody else holds.
        self._choices: list[QAction] = []
        for group, values in (
            (self._tones, tuple(Tone)),
            (self._lengths, tuple(Length)),
            (self._languages, _LANGUAGES),
        ):
            for value in values:
                action = group.addAction(QAction(self))
                self._choices.append(action)
                action.setCheckable(True)
                action.setData(str(value))
                action.setChecked(value in ("usual", ""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        self.button.clicked.connect(self._open)
        self.retranslate()

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show what is known; everything but the private is used until it is unticked."""
        self._facts = tuple(fact for fact in facts if not fact.is_private)
        self._private = tuple(fact for fact in facts if fact.is_private)
        self._without = set()
        self.retranslate()

    def show_found(self, facts: Sequence[Fact]) -> None:
        """Show below it what only its meaning brought into a draft; ticks stay as they are."""
        self._found = tuple(facts)
        self.retranslate()

    def wish(self, steer: str) -> DraftWish:
        """Return what is wanted. steer: the line that was written."""
        return DraftWish(
            steer,
            Tone(cast("str", self._tones.checkedAction().data())),
            Length(cast("str", self._lengths.checkedAction().data())),
            frozenset(self._without),
            str(self._languages.checkedAction().data()),
        )

    def _open(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().topLeft()))

    def _on_fact(self, fact: Fact, is_used: bool) -> None:  # noqa: FBT001 - as Qt tells it
        (self._without.discard if is_used else self._without.add)(fact.key)
        self._count()

    def _count(self) -> None:
        known = len(self._facts) + len(self._found)
        self.button.setText(self.tr("%n fact(s)", "", known - len(self._without)))

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._count()
        tip = self.tr("What the draft may use, its tone, length and language")
        self.button.setToolTip(tip)
        self.button.setAccessibleDescription(tip)
        self.menu.setAccessibleName(tip)
        words = {
            Tone.FORMAL.value: self.tr("More formal"),
            Tone.FRIENDLY.value: self.tr("Friendlier"),
            Tone.FIRM.value: self.tr("Firmer"),
            Length.SHORT.value: self.tr("Short"),
            Length.DETAILED.value: self.tr("Detailed"),
            "en": self.tr("English"),
            "zh": self.tr("Chinese"),
        }
        usual = {
            self._tones: self.tr("Usual tone"),
            self._lengths: self.tr("Usual length"),
            self._languages: self.tr("The customer's"),
        }
        for group, word in usual.items():
            for action in group.actions():
                action.setText(words.get(str(action.data()), word))
        self._fill()

    def _fill(self) -> None:
        self.menu.clear()
        self._head(self.tr("Used in the draft"))
        self._add_ticks(self._facts)
        if not self._facts and not self._found:
            self.menu.addAction(self.tr("Nothing is known but the message")).setEnabled(False)
        if self._found:
            self._head(self.tr("Found by its meaning"))
        self._add_ticks(self._found)
        if self._private:
            self._head(self.tr("For your eyes, never in a draft"))
        for fact in self._private:
            self._add_fact(fact).setEnabled(False)
        self._head(self.tr("Tone"))
        self.menu.addActions(self._tones.actions())
        self._head(self.tr("Length"))
        self.menu.addActions(self._lengths.actions())
        self._head(self.tr("Language"))
        self.menu.addActions(self._languages.actions())

    def _add_ticks(self, facts: Sequence[Fact]) -> None:
        for fact in facts:
            action = self._add_fact(fact)
            action.setCheckable(True)
            action.setChecked(fact.key not in self._without)
            action.toggled.connect(lambda on, f=fact: self._on_fact(f, on))

    def _add_fact(self, fact: Fact) -> QAction:
        value = " ".join(fact.value.split())
        most = _SHOWN_CHARS if value.isascii() else _SHOWN_CHARS // 2
        short = value[:most] + ("…" if len(value) > most else "")
        label = joined_words.named(draft_words.source(fact.source), short).replace("&", "&&")
        action = self.menu.addAction(label)
        action.setToolTip(plain_tip(joined_words.named(fact.label, value) if fact.label else value))
        return action

    def _head(self, words: str) -> None:
        """Add a line that heads what follows; a style sheet hides Qt's own section titles."""
        if self.menu.actions():
            self.menu.addSeparator()
        self.menu.addAction(words).setEnabled(False)
