"""Long work of the window's thread, a step at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QTimer


def step_by_step(owner: QObject, steps: Iterator[object]) -> None:
    """Go from step to step, each in a turn of its own: what is pressed meanwhile comes between.

    It ends with its owner. GUI thread only.
    """
    QTimer.singleShot(0, owner, partial(_go_on, owner, steps))


def begin_at_once(owner: QObject, steps: Iterator[object]) -> None:
    """Go the first step now, and each other in a turn of its own."""
    _go_on(owner, steps)


def _go_on(owner: QObject, steps: Iterator[object]) -> None:
    for _ in steps:
        step_by_step(owner, steps)
        return
