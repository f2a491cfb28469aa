"""The tags of a record, to be typed over."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from core.text.field_text import split_tags


class TagsField(QLineEdit):
    """A line with commas between the tags. Tags that nobody touches stay as they are."""

    def __init__(self, tags: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags, self._shown = tags, ", ".join(tags)
        self.setText(self._shown)

    def tags(self) -> tuple[str, ...]:
        """Return the tags as they were typed."""
        return self._tags if self.text() == self._shown else split_tags(self.text())
