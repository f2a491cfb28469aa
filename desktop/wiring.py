"""What every screen is connected to besides its view and its service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from core.domain.field import Tag
from desktop.actions import Actions
from desktop.background import AnyLane
from desktop.changes import ChangeHub
from desktop.failures import FailureReporter
from desktop.window.open_dialogs import OpenDialogs


@dataclass(frozen=True, slots=True)
class Wiring:
    """The lanes, the signal of every write, the commands, where errors go, what stands open.

    list_tags: for the data lane; which tags there are.
    """

    data_lane: AnyLane
    model_lane: AnyLane
    import_lane: AnyLane
    changes: ChangeHub
    actions: Actions
    reporter: FailureReporter
    dialogs: OpenDialogs = field(default_factory=OpenDialogs)
    list_tags: Callable[[], tuple[Tag, ...]] = tuple
