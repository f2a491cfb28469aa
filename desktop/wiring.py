"""What every screen is connected to besides its view and its service."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.actions import Actions
from desktop.background import AnyLane
from desktop.changes import ChangeHub
from desktop.failures import FailureReporter
from desktop.open_dialogs import OpenDialogs


@dataclass(frozen=True, slots=True)
class Wiring:
    """The lanes, the signal of every write, the commands, where errors go, what stands open."""

    data_lane: AnyLane
    model_lane: AnyLane
    import_lane: AnyLane
    changes: ChangeHub
    actions: Actions
    reporter: FailureReporter
    dialogs: OpenDialogs = field(default_factory=OpenDialogs)
