"""Finds texts that have less room than they need, and makes every text 40 % longer to look.

A label that ends in an ellipsis by design and shows the whole text as its tip is not cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QWidget,
)

from desktop.translation import TRANSLATIONS, read_texts
from desktop.views.parts.label import Label

_LETTERS = "aeioumnrst"
_END = re.compile(r"[…:.?!]*$")
_SLACK_PX = 1


class LongerTexts(QTranslator):
    """Gives every text of ours in English, 40 % longer: the letters come before its last sign."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._plurals = read_texts(TRANSLATIONS / "cardfile_en.ts")

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        del disambiguation
        forms = self._plurals.get((context, sourceText), (sourceText,))
        return longer(forms[0] if n == 1 else forms[-1])

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def longer(text: str) -> str:
    """Return the text with 40 % more letters; placeholders and the last sign stay."""
    letters = sum(letter.isalpha() for letter in text)
    if not letters:
        return text
    # In words, else a long one would have no place to be broken at.
    more = "".join(_LETTERS[at % len(_LETTERS)] for at in range(-(-letters * 2 // 5)))
    more = " ".join(more[at : at + 7] for at in range(0, len(more), 7))
    end = _END.search(text)
    at = end.start() if end else len(text)
    joint = "" if letters < 8 else " "
    return f"{text[:at]}{joint}{more}{text[at:]}"


def find_cut(window: QWidget) -> list[str]:
    """Return a line for each text in sight that is cut."""
    found = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}: {text!r} {short_px} px"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and not _is_qts(widget)
        for text, short_px in _shortage(widget)
        if short_px > _SLACK_PX
    ]
    return sorted(set(found))


def _is_qts(widget: QWidget) -> bool:
    return widget.objectName().startswith("qt_")


def _shortage(widget: QWidget) -> Iterator[tuple[str, int]]:
    """Yield each text of a widget with how much it lacks, in pixels; negative: it has room."""
    if isinstance(widget, QHeaderView):
        yield from _headings(widget)
    elif isinstance(widget, QComboBox):
        wanted = widget.fontMetrics().horizontalAdvance(widget.currentText()) + 36
        yield widget.currentText(), wanted - widget.width()
    elif isinstance(widget, QPushButton | QCheckBox | QAbstractButton) and widget.text():
        yield widget.text(), widget.sizeHint().width() - widget.width()
    elif isinstance(widget, QLabel) and widget.text() and not _ends_in_ellipsis(widget):
        yield widget.text(), _label_shortage(widget)
        yield widget.text(), _outside(widget)


def _ends_in_ellipsis(label: QLabel) -> bool:
    return isinstance(label, Label) and label._elides


def _label_shortage(label: QLabel) -> int:
    if label.wordWrap():
        return label.heightForWidth(label.width()) - label.height()
    return label.sizeHint().width() - label.width()


def _outside(widget: QWidget) -> int:
    """Return how far a widget hangs over its parent's edge, unless that can be scrolled."""
    parent = widget.parentWidget()
    if parent is None or isinstance(parent.parentWidget(), QAbstractScrollArea):
        return 0
    return widget.geometry().right() - parent.rect().right()


def _headings(header: QHeaderView) -> Iterator[tuple[str, int]]:
    model = header.model()
    if model is None:
        return
    is_beside = header.orientation() is Qt.Orientation.Vertical
    for section in range(header.count()):
        text = str(model.headerData(section, header.orientation()) or "")
        wanted = header.fontMetrics().horizontalAdvance(text) + (16 if is_beside else 20)
        if text and not header.isSectionHidden(section):
            yield text, wanted - (header.width() if is_beside else header.sectionSize(section))
