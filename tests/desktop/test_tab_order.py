"""Tab goes through a part as it is laid out, and looking for its order leaves Qt's items alone."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.parts.flow_layout import FlowLayout
from desktop.views.parts.tab_order import tab_through


def make_part(qtbot: QtBot) -> tuple[QWidget, list[QLineEdit]]:
    """Return a part with fields made in another order than that in which they stand."""
    part = QWidget()
    qtbot.addWidget(part)
    fields = [QLineEdit() for _ in range(5)]
    flow = QWidget()
    column, row, words = QVBoxLayout(part), QHBoxLayout(), FlowLayout(flow)
    column.addWidget(fields[2])
    column.addLayout(row)
    column.addWidget(flow)
    row.addWidget(fields[4])
    row.addStretch()
    row.addWidget(fields[0])
    words.addWidget(fields[3])
    words.addWidget(fields[1])
    return part, [fields[number] for number in (2, 4, 0, 3, 1)]


def items_of_qt() -> list[object]:
    """Return the Python objects that stand for items of layouts which Qt made."""
    return [
        one
        for one in shiboken6.getAllValidWrappers()
        if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)
    ]


def test_tab_goes_through_a_part_in_the_order_of_its_layouts(qtbot: QtBot) -> None:
    part, order = make_part(qtbot)

    tab_through(part)

    found, at = [], order[0]
    for _ in order:
        found.append(at)
        at = at.nextInFocusChain()
        while not isinstance(at, QLineEdit):
            at = at.nextInFocusChain()
    assert found == order


def test_looking_for_the_order_makes_no_object_of_what_qt_deletes_by_itself(qtbot: QtBot) -> None:
    part, _ = make_part(qtbot)
    before = len(items_of_qt())

    tab_through(part)

    assert len(items_of_qt()) == before
