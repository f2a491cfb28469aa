"""The gallery: every part of the window in every state, for developers (`cardfile --gallery`)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from desktop import theme
from desktop.gallery_parts import Family, Part, State, families
from desktop.start.window_startup import dress, make_application
from desktop.views.parts.button import Button
from desktop.views.parts.label import Label
from desktop.views.parts.view import View

_PICTURED = (State.HOVER, State.FOCUS)
"""Only one widget at a time is under the mouse or has the keyboard: these states are grabbed."""
_WIDE_PX, _SIZE = 620, (1180, 860)


def show_gallery() -> int:
    """Show the gallery until it is closed; return the exit status."""
    app = make_application()
    dress(app, Settings(language="en"))
    gallery = Gallery()
    gallery.show()
    gallery.activateWindow()
    QTimer.singleShot(0, gallery, gallery.picture)
    return app.exec()


class Gallery(View):
    """All families below each other, and a switch of the theme. Show it before `picture`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self.setWindowTitle("Cardfile: every part in every state")
        self.sheets = {family.name: _Sheet(family) for family in families()}
        self._area, self._other = QScrollArea(), Button("outline")
        self._other.say("Other theme")
        self._other.clicked.connect(self._turn)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 18, 24, 24)
        column.setSpacing(24)
        for sheet in self.sheets.values():
            column.addWidget(sheet)
        column.addStretch()
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        head = QHBoxLayout()
        head.setContentsMargins(24, 12, 24, 0)
        head.addWidget(Label("title", "Parts and states"), 1)
        head.addWidget(self._other)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(head)
        outer.addWidget(self._area)
        self.resize(*_SIZE)

    def picture(self) -> None:
        """Take the pictures of what is hovered and focused, in the look at hand."""
        for sheet in self.sheets.values():
            sheet.picture()

    def _turn(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, "light" if theme.tokens() is theme.DARK else "dark")
            self.picture()


class _Sheet(QWidget):
    """One family: a line for each part, a place for each state."""

    def __init__(self, family: Family) -> None:
        super().__init__()
        self._pictured: list[tuple[Part, State, QLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.addWidget(Label("section", family.name), 0, 0, 1, 7)
        for part in family.parts:
            self._add(part)
        self._grid.setColumnStretch(7, 1)

    def _add(self, part: Part) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(Label("meta", part.name), row, 0, Qt.AlignmentFlag.AlignTop)
        at = Qt.AlignmentFlag(0) if part.wide else Qt.AlignmentFlag.AlignLeft
        for number, state in enumerate(part.states):
            cell = QWidget()
            column = QVBoxLayout(cell)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(self._stand(part, state), 0, at)
            column.addWidget(Label("caption", state.value))
            if part.wide:
                cell.setFixedWidth(_WIDE_PX)
                self._grid.addWidget(cell, row + number, 1, 1, 6)
            else:
                self._grid.addWidget(cell, row, number + 1, Qt.AlignmentFlag.AlignTop)

    def _stand(self, part: Part, state: State) -> QWidget:
        if state in _PICTURED and not part.wide:
            picture = QLabel()
            picture.setFixedSize(self._size(part.make(state)))
            self._pictured.append((part, state, picture))
            return picture
        made = part.make(state)
        made.setEnabled(state is not State.DISABLED or part.wide)
        return made

    def _size(self, widget: QWidget) -> QSize:
        """Return the size that a widget wants once the style sheet has reached it."""
        widget.setParent(self)
        widget.ensurePolished()
        widget.deleteLater()
        return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())

    def picture(self) -> None:
        for part, state, picture in self._pictured:
            made = part.make(state)
            made.setParent(self)
            made.move(0, 0)
            made.show()
            made.resize(picture.size())
            made.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state is State.HOVER)
            if state is State.FOCUS:
                made.setFocus()
            picture.setPixmap(_grabbed(made))
            made.hide()
            made.deleteLater()


def _grabbed(widget: QWidget) -> QPixmap:
    """Return a picture of a widget without what lies behind its round corners."""
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(widget.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    whole = QWidget.RenderFlag.DrawChildren
    widget.render(picture, QPoint(), QRegion(), whole)
    return picture
