"""A file that doesn't open, rescued in the window: salvaged, stopped, or left as it is."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from core.domain.backup import SalvageProgress, SalvageReport, SalvageStep
from core.domain.contact import Contact
from core.errors import UserError
from core.privacy import profile
from core.privacy.vault import PassphraseCost
from core.services.contact_service import ContactService
from core.storage.rescue.salvage_watch import SalvageWatch
from desktop.background import Lane
from desktop.dialogs.rescue_dialog import RescueDialog
from desktop.start.rescue_startup import rescue
from desktop.start.startup import Program
from desktop.translation import Translation

WORD = "correct horse"
LIGHT = PassphraseCost(passes=1, memory_kib=8, lanes=1)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    folder = tmp_path / "profile"
    made = profile.create(folder, WORD, uses_keyring=False, cost=LIGHT)
    ContactService(made.database).add(Contact("Ada"))
    made.database.close()
    content = bytearray((folder / "cardfile.db").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "cardfile.db").write_bytes(content)
    return folder


@pytest.mark.slow  # opens whole windows
def test_a_damaged_file_is_salvaged_from_the_window_and_opens(
    qtbot: QtBot, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane = Lane("start")

    def choose(dialog: RescueDialog) -> None:
        dialog.salvage.click()
        qtbot.waitUntil(dialog.open_file.isVisible, timeout=20_000)
        dialog.open_file.click()

    program = _rescued(broken, lane, choose, qtbot, monkeypatch)

    assert program is not None
    assert [person.name for person in program.contacts.list_contacts("")] == ["Ada"]
    program.close()
    lane.close()


@pytest.mark.slow  # opens whole windows
def test_a_salvage_stopped_in_the_window_changes_nothing_and_can_be_begun_again(
    qtbot: QtBot, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (broken / "cardfile.db").read_bytes()
    lane, told = Lane("start"), Event()

    def held(watch: SalvageWatch, step: SalvageStep, total: int = 0) -> None:
        # As a large file would be: still reading when the person presses the button.
        if step is SalvageStep.READING and not told.is_set():
            told.wait(20)
        begin(watch, step, total)

    begin = SalvageWatch.begin
    monkeypatch.setattr(SalvageWatch, "begin", held)

    def choose(dialog: RescueDialog) -> None:
        dialog.salvage.click()
        assert dialog.stop.hasFocus()
        assert dialog.bar.isVisible()
        assert not dialog.salvage.isVisible()
        dialog.stop.click()
        told.set()
        qtbot.waitUntil(dialog.salvage.isVisible, timeout=20_000)
        assert "Nothing was changed" in dialog.found.text()
        assert not dialog.bar.isVisible()
        assert (broken / "cardfile.db").read_bytes() == before
        assert not (broken / "backups").exists()
        dialog.salvage.click()
        qtbot.waitUntil(dialog.open_file.isVisible, timeout=20_000)
        dialog.open_file.click()

    program = _rescued(broken, lane, choose, qtbot, monkeypatch)

    assert isinstance(program, Program)
    assert [person.name for person in program.contacts.list_contacts("")] == ["Ada"]
    program.close()
    lane.close()


@pytest.mark.slow  # opens whole windows
def test_closing_the_window_ends_a_salvage_without_a_trace(
    qtbot: QtBot, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (broken / "cardfile.db").read_bytes()
    lane, begin, under_way = Lane("start"), SalvageWatch.begin, Event()

    def held(watch: SalvageWatch, step: SalvageStep, total: int = 0) -> None:
        begin(watch, step, total)
        while step is SalvageStep.READING:
            under_way.set()
            watch.go_on()

    monkeypatch.setattr(SalvageWatch, "begin", held)

    def choose(dialog: RescueDialog) -> None:
        dialog.salvage.click()
        qtbot.waitUntil(under_way.is_set, timeout=20_000)
        dialog.leave.click()

    program = _rescued(broken, lane, choose, qtbot, monkeypatch)

    assert program is None
    assert lane.close()
    assert (broken / "cardfile.db").read_bytes() == before
    assert list(broken.glob(".salvage-*")) == []


def test_large_numbers_are_told_with_the_marks_of_the_language(
    qtbot: QtBot, translation: Translation
) -> None:
    dialog = RescueDialog("It is damaged.", can_salvage=True)
    qtbot.addWidget(dialog)

    for language in ("en", "zh_CN"):
        translation.use(language)
        dialog.show_salvaging(SalvageProgress(SalvageStep.READING, 1200, 12_345))
        assert "12,345" in dialog.found.text()
        dialog.show_salvaged(SalvageReport(1_234_567, 1000, 2, ()))
        assert "1,234,567" in dialog.found.text()
        assert "1,002" in dialog.found.text()


def test_a_damaged_file_that_nobody_rescues_stays_and_no_other_is_made(
    qtbot: QtBot, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (broken / "cardfile.db").read_bytes()
    lane = Lane("start")

    program = _rescued(broken, lane, lambda dialog: dialog.leave.click(), qtbot, monkeypatch)

    assert program is None
    assert (broken / "cardfile.db").read_bytes() == before
    lane.close()


def _rescued(
    folder: Path,
    lane: Lane,
    choose: Callable[[RescueDialog], None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> object:
    def act(dialog: RescueDialog) -> int:
        dialog.show()
        qtbot.waitUntil(dialog.salvage.isVisible, timeout=20_000)
        choose(dialog)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
        return dialog.result()

    monkeypatch.setattr(RescueDialog, "exec", act)
    program = rescue(folder, lane, UserError("database-damaged", path="x"), lambda: WORD)
    gc.collect()
    return program
