"""The privacy page: what is promised about the data, as cards under each other."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.parts.label import Label
from desktop.views.parts.middle_column import PAGE_PX, MiddleColumn
from desktop.views.parts.page_area import PageArea
from desktop.views.parts.privacy_section import PrivacySection
from desktop.views.parts.view import View

_ABOVE_PX = 12
_Section = TypeVar("_Section", bound=PrivacySection)


class PrivacyView(View):
    """A scrolling page; each section stands in the order in which it was added.

    Signals:
        told: what was done in one of the sections, for the toast.
    """

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, name="canvas")
        self._title = Label("title")
        self._page = page = QWidget()
        page.setObjectName("page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 18, 24, 24)
        self._column.setSpacing(12)
        self._column.addWidget(self._title)
        self._column.addStretch()
        self.area = PageArea(MiddleColumn(page, PAGE_PX), is_centred=True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        self.retranslate()

    def add_section(self, section: _Section) -> _Section:
        """Put a section at the end of the page and return it."""
        self._column.insertWidget(self._column.count() - 1, section)
        section.told.connect(self.told)
        return section

    def sections(self) -> list[PrivacySection]:
        """Return the sections in their order."""
        return self._page.findChildren(PrivacySection)

    def show_section(self, section: PrivacySection, first: QWidget) -> None:
        """Bring a section into sight, with the keyboard at this widget of it."""
        first.setFocus()
        self.area.verticalScrollBar().setValue(section.y() - _ABOVE_PX)

    def retranslate(self) -> None:
        """Set every text in the language in force."""
        self._title.setText(self.tr("Privacy"))
        self.area.setAccessibleName(self.tr("Privacy"))
