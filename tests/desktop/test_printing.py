"""What is open goes on paper: a preview, or a PDF."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.insight import ReplyTimes, WaitClass
from core.domain.task import Task
from core.paths import ROOT
from desktop import insight_charts as charts
from desktop import theme
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.on_paper import paper, papers, preview_icons
from desktop.on_paper.paper import Grid, Paper, Picture, Text
from desktop.window.main_window import MainWindow

Open = Callable[[], MainWindow]


class Place(FileChoice):
    """A person who saves under this path."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def save_file(self, parent: QWidget, title: str, name: str) -> Path | None:
        assert name.endswith(".pdf")
        return self.path


@pytest.fixture
def shown(window: Open, receive: Callable[..., int], desk: Desk, qtbot: QtBot) -> MainWindow:
    receive("The <b>connector</b> is the wrong size.")
    desk.tasks.add(Task("Call Maya back", due_on=date(2026, 11, 24)))
    desk.deals.add(Deal("Forty loaves"))
    shown = window()
    qtbot.waitUntil(lambda: shown.screens.inbox.thread_id > 0)
    return shown


def words_on(shown: MainWindow, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return what would be printed of the open page."""
    made: list[QTextDocument] = []
    document = paper.document

    def keep(sheet: Paper) -> QTextDocument:
        made.append(document(sheet))
        return made[-1]

    monkeypatch.setattr(paper, "document", keep)
    shown.actions_.print_page.trigger()
    assert shown.hands.printing.preview is not None
    gc.collect()
    assert not shown.hands.printing.preview.grab().isNull()
    shown.hands.printing.preview.close()
    return made[0].toPlainText()


def test_a_conversation_is_printed_as_it_was_written(
    shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = words_on(shown, monkeypatch)

    assert "Oven timer" in words
    assert "maya@bakery.example" in words
    assert "The <b>connector</b> is the wrong size." in words


@pytest.mark.parametrize(
    ("page", "told"),
    [("go_contacts", "maya@bakery.example"), ("go_tasks", "Call Maya back"),
     ("go_deals", "Forty loaves"), ("contacts_table", "maya@bakery.example"),
     ("go_home", "Call Maya back"), ("go_insights", "Satisfaction")],
)  # fmt: skip
def test_each_list_and_the_card_are_printed(
    shown: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, page: str, told: str
) -> None:
    getattr(shown.actions_, page).trigger()
    qtbot.waitUntil(shown.actions_.print_page.isEnabled)
    qtbot.waitUntil(lambda: page != "contacts_table" or bool(shown.screens.records.places))

    assert told in words_on(shown, monkeypatch)


def test_a_company_is_printed_with_its_people(
    shown: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    desk.contacts.add(Contact("Jo Lind", companies=(CompanyLink("Quay Ltd", "Buyer"),)))
    shown.actions_.go_companies.trigger()
    qtbot.waitUntil(shown.actions_.print_page.isEnabled)

    words = words_on(shown, monkeypatch)

    assert "Quay Ltd" in words
    assert "Jo Lind" in words
    assert "Buyer" in words


def test_the_days_in_sight_are_printed(shown: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.actions_.go_calendar.trigger()
    shown.pages.calendar.choose(date(2026, 11, 24))

    words = words_on(shown, monkeypatch)

    assert "November 2026" in words
    assert "Tuesday, 24 November 2026" in words
    assert "Call Maya back" in words


def test_a_chart_is_printed_as_a_picture(qapp: QApplication) -> None:
    bars = charts.reply_bars(ReplyTimes(3, 0, classes=(WaitClass(3_600, 3),))).drawing

    made = paper.document(Paper("Title", "", (Picture(bars),)))

    assert "\N{OBJECT REPLACEMENT CHARACTER}" in made.toPlainText()


def test_the_preview_has_our_icons(qtbot: QtBot) -> None:
    preview = QPrintPreviewDialog(QPrinter())
    qtbot.addWidget(preview)
    (bar,) = preview.findChildren(QToolBar)
    before = [action.icon().cacheKey() for action in bar.actions() if action.text()]

    preview_icons.dress(preview)

    after = [action.icon().cacheKey() for action in bar.actions() if action.text()]
    assert len(after) == len(before)
    assert not set(after) & set(before)


def test_a_page_with_nothing_to_print_offers_no_printing(shown: MainWindow) -> None:
    for action in (shown.actions_.go_settings, shown.actions_.go_privacy):
        action.trigger()
        assert not shown.actions_.print_page.isEnabled()
    shown.actions_.go_inbox.trigger()
    assert shown.actions_.print_page.isEnabled()


def test_a_pdf_is_saved_whole_or_not_at_all(
    shown: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "timer.pdf"
    shown.hands.printing.files = Place(path)
    with qtbot.waitSignal(shown.hands.printing.told):
        shown.actions_.save_pdf.trigger()
    assert path.read_bytes().startswith(b"%PDF")
    assert path.read_bytes().rstrip().endswith(b"%%EOF")

    shown.hands.printing.files = Place(tmp_path / "no" / "such" / "folder.pdf")
    with qtbot.waitSignal(shown._reporter.reported) as told:
        shown.actions_.save_pdf.trigger()

    assert "folder.pdf" in told.args[0]
    assert not (tmp_path / "no").exists()


def test_a_long_conversation_goes_over_several_pages(tmp_path: Path) -> None:
    parts = tuple(Text("Word " * 300, f"Message {number}", "then") for number in range(30))
    writer = QPdfWriter(str(tmp_path / "long.pdf"))
    paper.lay_out(writer)

    paper.document(Paper("Long", "", parts)).print_(writer)
    del writer

    assert (tmp_path / "long.pdf").read_bytes().count(b"/Type /Page\n") > 3


def test_words_are_dark_on_paper_whatever_the_look(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    made = paper.document(Paper("Title", "", (Text("Words", "Heading"),)))
    block, inks = made.begin(), []
    while block.isValid():
        inks += [part.format.foreground().color().lightness() for part in block.textFormats()]
        block = block.next()

    theme.apply(qapp, "light")

    assert len(inks) >= 3
    assert max(inks) < 128


def test_a_table_of_many_columns_lies() -> None:
    assert paper.is_wide(Paper("", "", (Grid((), tuple("abcdef")),)))
    assert not paper.is_wide(Paper("", "", (Grid((("a", "b"),)),)))


def test_a_card_says_what_was_left_out(qapp: object) -> None:
    person = Contact("Ada", channels=(Channel(ChannelKind.PHONE, "+44 20 7946 0182", "work"),))

    words = paper.document(papers.contact(person, (), 7)).toPlainText()

    assert "+44 20 7946 0182" in words
    assert "7" in words.splitlines()[-1]
    assert datetime.now(UTC).strftime("%Y") in words


SCRIPT = """
import sys
from core import offline_guard
from core.confine import refuse_network
refuse_network()
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from desktop.on_paper import paper
app = QApplication([])
printer = QPrinter(QPrinter.PrinterMode.HighResolution)
printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
printer.setOutputFileName(sys.argv[1])
paper.lay_out(printer)
paper.document(paper.Paper("Title", "", (paper.Text("Words"),))).print_(printer)
"""


def test_printing_needs_no_network(tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"

    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", SCRIPT, str(path)],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert path.read_bytes().startswith(b"%PDF")
