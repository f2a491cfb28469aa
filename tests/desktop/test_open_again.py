"""A restore that was decided in the window: the window closes, and opens with the backup."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.domain.contact import Contact
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.contact_service import ContactService
from desktop.start import window_startup
from desktop.start.exit_status import OPEN_AGAIN
from desktop.start.startup import Program, open_program
from desktop.window.main_window import MainWindow
from models.fake_engine import FakeHost

WORD = "correct horse"
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)


@pytest.mark.slow  # opens whole windows
def test_the_window_opens_again_with_the_restored_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "profile"
    made = profile.create(folder, WORD, uses_keyring=False, cost=LIGHT)
    ContactService(made.database).add(Contact("Ada"))
    made.database.close()
    seen: list[list[str]] = []

    def work() -> int:
        shown = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        window = cast("MainWindow", shown)
        qtbot.waitUntil(window.is_settled, timeout=20_000)
        desk = window.desk
        seen.append([person.name for person in desk.contacts.list_contacts("")])
        if len(seen) > 1:
            return 0
        backup = desk.backups.make()
        desk.contacts.add(Contact("Grace"))
        desk.backups.decide_restore(backup)
        return OPEN_AGAIN

    class Opened:
        def __init__(self, profile_folder: Path) -> None:
            self._folder = profile_folder

        def is_over(self, _within_s: float) -> bool:
            return True

        def program(self) -> Program:
            return open_program(self._folder, lambda: WORD, uses_keyring=False)

    keeps: list[int] = []
    monkeypatch.setattr(FakeHost, "keep_prompts", lambda _host: keeps.append(len(seen)))
    monkeypatch.setattr(window_startup, "EarlyOpening", Opened)
    monkeypatch.setattr(QApplication, "exec", lambda *_: work())
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    assert window_startup.open_window(folder, is_fake_model=True) == 0

    assert seen == [["Ada"], ["Ada"]]
    # When the window closes for good, and not in a file that is put aside.
    assert keeps == [2]
    assert (folder / "ballast").stat().st_size
    kept = [b for b in (folder / "backups").iterdir() if b.name.endswith("replaced")]
    assert len(kept) == 1
