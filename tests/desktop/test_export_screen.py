"""Taking the data out, as a person does it in the window."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.contact import Contact
from core.domain.exporting import ExportFormat, ExportProgress, ExportReport
from core.errors import Cancelled, UserError
from core.services.export_service import ExportService
from desktop.desk import Desk
from desktop.screens.export_screen import ExportScreen
from desktop.sentences import export_sentences
from desktop.translation import Translation
from desktop.views.privacy.export_section import ExportSection
from desktop.window.main_window import MainWindow
from desktop.wiring import Wiring


class Chosen:
    """Answers where to; keeps what was proposed."""

    def __init__(self, to: Path | None) -> None:
        self.to, self.proposed = to, ""

    def save_file(self, parent: QWidget, title: str, name: str) -> Path | None:
        self.proposed = name
        return self.to


@pytest.fixture
def section(qtbot: QtBot) -> ExportSection:
    section = ExportSection()
    qtbot.addWidget(section)
    section.show()
    return section


def _screen(section: ExportSection, desk: Desk, wiring: Wiring, to: Path | None) -> ExportScreen:
    screen = ExportScreen(section, desk.exports, wiring)
    screen.files = Chosen(to)
    return screen


@pytest.fixture
def shown(section: ExportSection, desk: Desk, wiring: Wiring, tmp_path: Path) -> ExportSection:
    _screen(section, desk, wiring, tmp_path / "a.zip")
    return section


def _choose(section: ExportSection, form: ExportFormat) -> None:
    section.form.setCurrentIndex(section.form.findData(form.value))


def test_the_command_leads_to_the_choice(window: Callable[[], MainWindow], desk: Desk) -> None:
    shown = window()

    shown.actions_.export_files.trigger()

    assert shown.pages.stack.currentWidget() is shown.pages.privacy
    assert shown.pages.exports.form.hasFocus()
    assert not shown.pages.exports.visibleRegion().isEmpty()


def test_everything_is_written_and_told_of(
    section: ExportSection, desk: Desk, wiring: Wiring, tmp_path: Path
) -> None:
    desk.contacts.add(Contact("Ada"))
    screen = _screen(section, desk, wiring, tmp_path / "mine")
    told: list[str] = []
    section.told.connect(told.append)

    section.go.click()

    assert zipfile.is_zipfile(tmp_path / "mine.zip")
    assert screen.files.proposed.endswith(".zip")
    assert told == ["mine.zip: 1 records and 0 files, read back."]
    assert section.result.text() == told[0]
    assert section.go.isEnabled()


@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.VCARD4, ExportFormat.VCARD3])
def test_a_name_without_an_ending_gets_the_right_one(
    form: ExportFormat, section: ExportSection, desk: Desk, wiring: Wiring, tmp_path: Path
) -> None:
    desk.contacts.add(Contact("Ada"))
    _screen(section, desk, wiring, tmp_path / "people")
    _choose(section, form)

    section.go.click()

    assert [path.suffix for path in tmp_path.glob("people*")] == [
        ".csv" if form is ExportFormat.CSV else ".vcf"
    ]


def test_changing_one_s_mind_writes_nothing(
    section: ExportSection, desk: Desk, wiring: Wiring
) -> None:
    _screen(section, desk, wiring, None)

    section.go.click()

    assert section.go.isEnabled()
    assert section.result.isHidden()


def test_an_error_is_said_in_the_card(
    section: ExportSection, desk: Desk, wiring: Wiring, tmp_path: Path
) -> None:
    _screen(section, desk, wiring, tmp_path / "people.csv")
    _choose(section, ExportFormat.CSV)

    section.go.click()

    assert section.result.text().startswith("There is nothing of this kind in your file.")
    assert section.go.isEnabled()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Cancelled(), "Stopped. Nothing was left behind."),
        (UserError("export-no-room", file="a.zip"), "There is not enough room on the disk for"),
    ],
)
def test_what_ends_early_is_said(
    error: Exception,
    said: str,
    shown: ExportSection,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_words: object) -> ExportReport:
        raise error

    monkeypatch.setattr(ExportService, "export", refuse)

    shown.go.click()

    assert shown.result.text().startswith(said)


def test_while_it_works_the_keyboard_is_at_the_way_to_stop(
    section: ExportSection, qtbot: QtBot
) -> None:
    section.activateWindow()
    section.form.setFocus()
    section.show_busy(is_busy=True)
    section.writing.show_progress(ExportProgress(50, 100))

    with qtbot.waitSignal(section.stop_requested):
        qtbot.keyClick(section.writing.stop, Qt.Key.Key_Space)

    assert section.writing.bar.value() == section.writing.bar.maximum() // 4
    section.writing.show_progress(ExportProgress(100, 100, is_checking=True))
    assert section.writing.bar.value() == section.writing.bar.maximum()
    section.show_busy(is_busy=False)
    assert section.writing.stop.isHidden() or not section.writing.stop.isEnabled()


def test_the_workbook_speaks_the_person_s_language(translation: Translation) -> None:
    from desktop import failures  # noqa: PLC0415 - beside the language it is about

    assert export_sentences.word("column:notes", failures.translate) == "Notes"
    translation.use("zh_CN")
    assert export_sentences.word("column:notes", failures.translate) == "备注"
    assert export_sentences.word("sheet:contacts", failures.translate) == "联系人"
    assert export_sentences.word("sheet:new_things", failures.translate) == "New things"
