"""What stands where there is nothing yet: what this is and what to do."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View

_NARROW_PX = 300


class EmptyView(View):
    """An icon, a line what this is, a line what to do, and up to two buttons, the first filled."""

    def __init__(
        self, icon: str, *buttons: Button, wide_px: int = 420, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._buttons = icon, buttons
        for first in buttons[:1]:
            first.set_kind("primary")
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(40, 40))
        self._title = Label("section")
        self._hint = Label("body", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._wide_px = wide_px
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addLayout(self._row(is_upright=wide_px <= _NARROW_PX))
        column.addStretch(3)
        self.restyle()

    def _row(self, *, is_upright: bool) -> QHBoxLayout:
        """Return the buttons side by side, or one above the other and as wide as the widest."""
        row = QHBoxLayout()
        row.addStretch()
        inner = QVBoxLayout() if is_upright else QHBoxLayout()
        inner.setSpacing(8)
        for button in self._buttons:
            inner.addWidget(button)
        row.addLayout(inner)
        row.addStretch()
        return row

    def say(self, title: str, hint: str, icon: str = "", *, offers: bool = True) -> None:
        """Set the two lines, and another icon where one is given.

        offers: the buttons are what there is to do.
        """
        for button in self._buttons:
            button.setVisible(offers)
        if icon:
            self._icon_name = icon
            self.restyle()
        self._title.setText(title)
        self._hint.setText(hint)
        self._make_room()

    def show_words(self, *, is_shown: bool) -> None:
        """Show what it says, or nothing at all."""
        for part in (self._icon, self._title, self._hint):
            part.setVisible(is_shown)

    def _make_room(self) -> None:
        """Give the hint as many lines as it needs, all about as long: no word alone in the last."""
        if not self._hint.text():
            return
        self._hint.setMinimumSize(0, 0)  # a label measures no less than its least width
        height = self._hint.heightForWidth(self._wide_px)
        narrow, wide = self._wide_px // 2, self._wide_px
        while wide - narrow > 1:
            middle = (narrow + wide) // 2
            if self._hint.heightForWidth(middle) > height:
                narrow = middle
            else:
                wide = middle
        # A layout that centres a label asks for its usual height, not for that of its width.
        self._hint.setFixedSize(wide, height)

    def restyle(self) -> None:
        """Draw the icon in the theme's grey."""
        self._icon.setPixmap(icons.pixmap(self._icon_name, theme.tokens().text3, 40))

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the words anew: the style sheet's font is known only now."""
        super().showEvent(event)
        self._make_room()
