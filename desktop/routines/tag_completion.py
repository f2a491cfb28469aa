"""Offers the tags there are while one is typed: by arrow keys and Enter, or by mouse."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QStringListModel
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from core.domain.field import Tag
from core.text.field_text import sort_key, split_tags
from desktop.wiring import Wiring

_MOST = 8
_WORD = re.compile(r"[^;,，、]*")


class TagCompletion(QObject):
    """Asks once which tags there are, when the first letter is typed.

    is_single: the line holds one tag; else marks part several, and the one at the cursor is meant.
    """

    def __init__(self, line: QLineEdit, wiring: Wiring, *, is_single: bool = False) -> None:
        super().__init__(line)
        self._line, self._wiring, self._is_single = line, wiring, is_single
        self._tags: tuple[Tag, ...] | None = None
        self._fits, self.completer = QStringListModel(self), QCompleter(self)
        self.completer.setModel(self._fits)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(_MOST)
        self.completer.setWidget(line)
        self.popup = QListView()
        self.popup.setObjectName("choices")
        self.popup.setAccessibleName(self.tr("Tags there are"))
        self.completer.setPopup(self.popup)
        self.completer.activated.connect(self._on_chosen)
        line.textEdited.connect(self._on_edited)

    def _on_edited(self) -> None:
        if self._tags is not None:
            self._offer()
            return
        wiring = self._wiring
        wiring.data_lane.run(self, wiring.list_tags, self._on_tags, wiring.reporter.tell)

    def _on_tags(self, tags: tuple[Tag, ...]) -> None:
        self._tags = tags
        self._offer()

    def _offer(self) -> None:
        """Show which tags begin as the one at the cursor does, or else have its letters in them."""
        first, last = self._span()
        typed = self._line.text()[first:last]
        key = sort_key(typed)
        others = split_tags(self._line.text()[:first] + "," + self._line.text()[last:])
        taken = set() if self._is_single else {sort_key(tag) for tag in others}
        fits = [tag for tag in self._tags or () if key in tag.key and tag.key not in taken]
        fits.sort(key=lambda tag: (not tag.key.startswith(key), -tag.count, tag.key))
        if not key or not fits or [tag.name for tag in fits] == [typed]:
            self.popup.hide()
            return
        self._fits.setStringList([tag.name for tag in fits[:_MOST]])
        self.completer.complete()
        self._announce(len(fits))

    def _announce(self, count: int) -> None:
        if QAccessible.isActive():
            words = self.tr("%n tag(s) fit, the Down key goes to them", "", count)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line, words))

    def _span(self) -> tuple[int, int]:
        """Return where the tag at the cursor begins and ends, without the spaces around it."""
        text, cursor = self._line.text(), self._line.cursorPosition()
        if self._is_single:
            return 0, len(text)
        found = next(one for one in _WORD.finditer(text) if one.end() >= cursor)
        word = found.group()
        return found.start() + len(word) - len(word.lstrip()), found.start() + len(word.rstrip())

    def _on_chosen(self, name: str) -> None:
        (first, last), text = self._span(), self._line.text()
        self._line.setText(text[:first] + name + text[last:])
        self._line.setCursorPosition(first + len(name))
