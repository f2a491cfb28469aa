"""What a test can leave behind: threads, child processes, top-level widgets."""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

# A thread that was told to end may still be on its last lines.
THREAD_GRACE_S = 2.0
# Qt makes the first tooltip's window once and keeps it.
QT_OWN = {"QTipLabel"}


@dataclass(frozen=True)
class Inventory:
    """What there is at one moment: threads, process ids, and widgets by their C++ address."""

    threads: frozenset[threading.Thread]
    processes: frozenset[int]
    widgets: frozenset[int]


def take_inventory() -> Inventory:
    """Return what there is now. Call on the GUI thread."""
    return Inventory(
        threads=frozenset(threading.enumerate()),
        processes=frozenset(_child_processes()),
        widgets=frozenset(_top_level_widgets()),
    )


def describe_leftovers(before: Inventory) -> list[str]:
    """Return one sentence for each thing that has come since and is still there."""
    deadline_s = time.monotonic() + THREAD_GRACE_S
    left = []
    for thread in set(threading.enumerate()) - before.threads:
        # A dummy is a thread that Qt or a C library made; it has no end to wait for.
        if not isinstance(thread, threading._DummyThread):
            thread.join(max(0.0, deadline_s - time.monotonic()))
        if thread.is_alive():
            left.append(f"thread {thread.name}")
    children = _child_processes()
    left += [f"process {children[pid]}" for pid in children.keys() - before.processes]
    widgets = _top_level_widgets()
    left += [f"widget {widgets[at]}" for at in widgets.keys() - before.widgets]
    return left


def _child_processes() -> dict[int, str]:
    """Return pid -> command of our children, unreaped ones too; empty where there is no /proc."""
    found: dict[int, str] = {}
    for task in Path("/proc/self/task").glob("*/children"):
        for pid in _read(task).split():
            command = _read(Path(f"/proc/{pid}/cmdline")).replace("\0", " ").strip()
            found[int(pid)] = command or f"{pid} (ended, but nobody waited for it)"
    return found


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # it ended meanwhile
        return ""


def _top_level_widgets() -> dict[int, str]:
    """Return address -> class of the top-level widgets; imports no Qt that isn't there yet."""
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415 - only where Qt already is
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415
    from shiboken6 import getCppPointer  # noqa: PLC0415

    if not isinstance(QApplication.instance(), QApplication):
        return {}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return {
        getCppPointer(widget)[0]: type(widget).__name__
        for widget in QApplication.topLevelWidgets()
        if type(widget).__name__ not in QT_OWN and widget.metaObject().className() not in QT_OWN
    }


def children_are_visible() -> bool:
    """Return whether this system tells us our children (Linux does)."""
    return Path(f"/proc/self/task/{os.getpid()}/children").exists()
