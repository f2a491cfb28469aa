"""Nobody asks a layout for its items: Qt deletes them without telling Python, which then crashes.

See `desktop/views/parts/tab_order.py` for what goes wrong. Taking an item out (`takeAt`) is in
order, and so is a layout of our own that gives its items to Qt.
"""

from __future__ import annotations

from pathlib import Path

from tests.house.source import ROOT, calls_of, write

ASKING = {"itemAt", "itemAtPosition"}


def find_askers(root: Path) -> list[str]:
    """Return file:line for each call in root/desktop that asks a layout for an item."""
    return [
        f"{path.relative_to(root)}:{call.lineno}"
        for path, _, call in calls_of(root, ASKING, "desktop")
    ]


def test_no_layout_is_asked_for_its_items() -> None:
    assert find_askers(ROOT) == []


def test_asking_for_an_item_is_found(tmp_path: Path) -> None:
    write(tmp_path, "desktop/a.py", "def f(column):\n    return column.itemAt(0)\n")
    write(tmp_path, "desktop/b.py", "def f(self):\n    return self._grid.itemAtPosition(0, 1)\n")
    write(tmp_path, "desktop/c.py", "def f(column):\n    return column.takeAt(0)\n")

    assert find_askers(tmp_path) == ["desktop/a.py:2", "desktop/b.py:2"]
