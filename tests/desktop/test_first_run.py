"""The first start: look around at once, or begin with a file of one's own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.bundles import changed
from desktop.desk import Desk
from desktop.dialogs.new_profile_dialog import NewProfileDialog
from desktop.failures import FailureReporter
from desktop.start import window_startup
from desktop.start.exit_status import OPEN_AGAIN
from desktop.translation import Translation
from desktop.window.main_window import MainWindow


@pytest.mark.slow  # opens whole windows
def test_looking_around_takes_one_click_and_leaves_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, seen = tmp_path / "profile", list[object]()

    def answer(dialog: NewProfileDialog) -> int:
        seen.append("asked")
        if seen.count("asked") == 1:
            QTimer.singleShot(0, dialog, dialog.look_around.click)
            qtbot.waitUntil(lambda: dialog.result() == 0 and not dialog.isVisible())
            dialog.look_around_requested.emit()
        return 0

    def work() -> int:
        shown = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        window = cast("MainWindow", shown)
        qtbot.waitUntil(window.is_settled, timeout=60_000)
        qtbot.waitUntil(window.desk.sample.is_loaded, timeout=60_000)
        qtbot.waitUntil(window.pages.banner.isVisible, timeout=60_000)
        seen.append(window.desk.inbox.count_conversations() > 10)
        seen.append(window.desk.window_state.parent)
        seen.append(window.desk.settings_file.load().lock_after_minutes)
        return OPEN_AGAIN

    monkeypatch.setattr(NewProfileDialog, "exec", answer)
    monkeypatch.setattr(QApplication, "exec", lambda *_: work())
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    assert window_startup.open_window(folder, is_fake_model=True) == 0

    asked, has_mail, place, minutes, again = seen
    assert (asked, has_mail, minutes, again) == ("asked", True, 0, "asked")
    assert not cast("Path", place).exists()
    assert not folder.exists()


@pytest.mark.slow  # opens whole windows
def test_beginning_in_earnest_leaves_the_trial(
    qtbot: QtBot,
    desk: Desk,
    translation: Translation,
    reporter: FailureReporter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    statuses: list[int] = []
    monkeypatch.setattr(QApplication, "exit", statuses.append)
    window = MainWindow(changed(desk, unlocked_by="trial"), translation, reporter)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.pages.banner.isVisible, timeout=60_000)
    assert "nothing of it is kept" in window.pages.banner._words.text()

    window.pages.banner._remove.click()

    assert statuses == [OPEN_AGAIN]


def test_a_file_of_ones_own_has_no_such_banner(window: Callable[[], MainWindow]) -> None:
    assert not window().pages.banner.isVisible()
