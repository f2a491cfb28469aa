"""What every screen is connected to besides its view and its service."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.actions import Actions
from desktop.background import AnyLane
from desktop.changes import ChangeHub
from desktop.failures import FailureReporter


@dataclass(frozen=True, slots=True)
class Wiring:
    """The lanes of the desk, the signal of every write, the commands, and where errors go."""

    data_lane: AnyLane
    model_lane: AnyLane
    import_lane: AnyLane
    changes: ChangeHub
    actions: Actions
    reporter: FailureReporter
