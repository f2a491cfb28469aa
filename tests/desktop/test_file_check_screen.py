"""A large file is looked through beside the work, and damage is said with a way out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.file_check import FileCheckState
from desktop.actions import Actions
from desktop.changes import ChangeHub
from desktop.desk import Desk
from desktop.failures import FailureReporter
from desktop.screens import file_check_screen
from desktop.screens.file_check_screen import FileCheckScreen
from desktop.wiring import Wiring


class _Service:
    """Stands in for a check of three parts."""

    def __init__(self, *, is_damaged: bool) -> None:
        self.is_due, self._is_damaged, self.asked = True, is_damaged, 0

    def go_on(self, is_wanted: Callable[[], bool] = lambda: True) -> FileCheckState:
        assert is_wanted()
        self.asked += 1
        is_over = self.asked == 3
        return FileCheckState(self.asked, 3, is_over, is_over and self._is_damaged)


def _screen(
    frame: QWidget, desk: Desk, reporter: FailureReporter, service: _Service
) -> FileCheckScreen:
    lanes = (desk.data_lane, desk.model_lane, desk.import_lane)
    wiring = Wiring(*lanes, ChangeHub(), Actions(frame), reporter)
    return FileCheckScreen(frame, service, wiring)  # type: ignore[arg-type]  # a stand-in


def test_the_file_is_looked_through_part_by_part(
    qtbot: QtBot,
    frame: QWidget,
    desk: Desk,
    reporter: FailureReporter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _hurry(monkeypatch)
    service = _Service(is_damaged=False)
    said: list[str] = []
    reporter.reported.connect(lambda what, _remedy, _report: said.append(what))

    _screen(frame, desk, reporter, service)

    qtbot.waitUntil(lambda: service.asked == 3)
    assert said == []


def test_damage_is_said_with_what_to_do(
    qtbot: QtBot,
    frame: QWidget,
    desk: Desk,
    reporter: FailureReporter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _hurry(monkeypatch)

    with qtbot.waitSignal(reporter.reported) as told:
        _screen(frame, desk, reporter, _Service(is_damaged=True))

    what, remedy, _ = told.args
    assert "damaged" in what
    assert "newest good backup" in remedy


def test_nothing_is_looked_at_once_the_window_closes(
    frame: QWidget, desk: Desk, reporter: FailureReporter
) -> None:
    service = _Service(is_damaged=False)
    screen = _screen(frame, desk, reporter, service)

    screen.leave()
    screen._go_on()

    assert service.asked == 0


def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_check_screen, "FIRST_MS", 0)
    monkeypatch.setattr(file_check_screen, "BETWEEN_MS", 0)
