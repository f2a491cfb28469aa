"""What becomes of drafts is shown month by month, and answers are saved as examples."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.draft_learning import DraftMonth, ExamplesWish
from core.domain.exporting import ExportProgress
from core.domain.insight import Share
from core.errors import Cancelled, UserError
from core.insight.shares import share_of
from core.services.draft_learning_service import DraftLearningService
from desktop.desk import Desk
from desktop.dialogs.file_choice import FileChoice
from desktop.translation import Translation
from desktop.views.settings.draft_learning_view import DraftLearningView
from desktop.views.settings.examples_section import ExamplesSection
from desktop.window.main_window import MainWindow
from tests.factory import make_draft_result

Receive = Callable[..., int]


class Chosen(FileChoice):
    """Answers where to."""

    def __init__(self, to: Path | None) -> None:
        self.to = to

    def save_file(self, parent: QWidget, title: str, name: str) -> Path | None:
        return self.to


@pytest.fixture
def answer(desk: Desk, receive: Receive) -> Callable[[str], None]:
    """Return a function that sends a draft as this text."""

    def answer(text: str) -> None:
        (message,) = desk.inbox.list_messages(receive("What does a lamp cost?"))
        desk.drafts.accept(desk.drafts.save(message.id, make_draft_result()).id, text)

    return answer


@pytest.fixture
def view(qtbot: QtBot, translation: Translation) -> DraftLearningView:
    view = DraftLearningView()
    qtbot.addWidget(view)
    view.show()
    return view


def table(view: DraftLearningView) -> list[list[str]]:
    grid = view.curve.grid
    rows = range(grid.rowCount())
    return [[grid.item(row, at).text() for at in range(grid.columnCount())] for row in rows]


def month(
    first: date, unchanged: int, put_aside: int, sent: int, changed: float | None
) -> DraftMonth:
    decided = sent + put_aside
    shares = share_of(unchanged, decided), share_of(put_aside, decided)
    return DraftMonth(first, decided + 1, *shares, sent, changed)


def test_each_month_says_how_much_was_changed_and_of_how_many(view: DraftLearningView) -> None:
    view.show_months((
        month(date(2026, 4, 1), 2, 3, 9, 0.34),
        DraftMonth(date(2026, 5, 1), 0, Share(0, 0), Share(0, 0), 0, None),
        month(date(2026, 6, 1), 1, 1, 2, None),
    ))  # fmt: skip

    assert table(view) == [
        ["Apr 2026", "34% (9 sent)", "17% (2 of 12)", "25% (3 of 12)"],
        ["May 2026", "–", "–", "–"],
        [
            "Jun 2026", "too few to tell (2 sent)", "too few to tell (1 of 3)",
            "too few to tell (1 of 3)",
        ],
    ]  # fmt: skip
    assert "17 drafts, 11 sent, 4 put aside" in view.curve.printed()[1]


def test_without_drafts_it_says_how_to_get_one(view: DraftLearningView) -> None:
    view.show_months(())

    assert "press Ctrl+D" in view.curve.printed()[1]
    assert view.curve.printed()[2] is None


def test_too_few_drafts_show_no_curve(view: DraftLearningView) -> None:
    view.show_months((month(date(2026, 6, 1), 1, 1, 2, None),))

    words, drawing = view.curve.printed()[1:]
    assert "Too few to tell yet." in words
    assert "4 drafts, 2 sent, 1 put aside" in words
    assert drawing is None


def test_it_speaks_chinese(view: DraftLearningView, translation: Translation) -> None:
    translation.use("zh_CN")

    view.show_months((month(date(2026, 4, 1), 2, 3, 9, 0.34),))

    assert table(view)[0][1:3] == ["34%（发出 9 份）", "17%（2/12）"]


def test_the_settings_count_a_reply_as_soon_as_it_is_logged(
    window: Callable[[], MainWindow], answer: Callable[[str], None], desk: Desk
) -> None:
    shown = window()
    shown.actions_.go_settings.trigger()
    card = shown.pages.settings.learning.curve
    assert "No drafts yet" in card.printed()[1]
    answer("A lamp costs 20.")

    desk.changes.announce(desk.history.undo())
    assert "1 draft, 0 sent" in card.printed()[1]


def test_examples_are_saved_where_the_owner_says(
    window: Callable[[], MainWindow], answer: Callable[[str], None], tmp_path: Path, qtbot: QtBot
) -> None:
    answer("A lamp costs 20.")
    shown = window()
    shown.actions_.go_settings.trigger()
    section = shown.pages.settings.learning.examples
    shown.screens.draft_learning.files = Chosen(tmp_path / "lamps")
    section.real_names.setFocus()

    qtbot.keyClick(section.real_names, Qt.Key.Key_Space)
    qtbot.keyClick(section.save, Qt.Key.Key_Space)

    (line,) = (tmp_path / "lamps.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["messages"][2]["content"] == "A lamp costs 20."
    assert section.result.text() == f"1 example is in {tmp_path / 'lamps.jsonl'}."


def test_before_saving_it_says_what_leaves_the_encrypted_file(view: DraftLearningView) -> None:
    section = view.examples
    assert "get made-up ones" in section.real_names.accessibleDescription()

    section.real_names.click()

    assert "word for word" in section.real_names.accessibleDescription()


def test_what_is_ticked_is_wished_for(view: DraftLearningView, qtbot: QtBot) -> None:
    section = view.examples
    with qtbot.waitSignal(section.save_requested) as plain:
        section.save.click()
    section.others.click()
    section.real_names.click()
    with qtbot.waitSignal(section.save_requested) as full:
        section.save.click()

    assert plain.args == [ExamplesWish()]
    assert full.args == [ExamplesWish(has_real_names=True, only_drafts=False)]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Cancelled(), "Stopped."),
        (UserError("export-nothing"), "There is nothing of this kind"),
    ],
)
def test_a_file_that_could_not_be_written_says_why(
    error: Exception,
    said: str,
    window: Callable[[], MainWindow],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_words: object) -> None:
        raise error

    monkeypatch.setattr(DraftLearningService, "write_examples", refuse)
    shown = window()
    shown.actions_.go_settings.trigger()
    shown.screens.draft_learning.files = Chosen(tmp_path / "lamps.jsonl")
    section = shown.pages.settings.learning.examples

    section.save.click()

    assert section.result.text().startswith(said)
    assert section.save.isEnabled()


def test_while_examples_are_written_the_keyboard_is_at_the_way_to_stop(qtbot: QtBot) -> None:
    section = ExamplesSection()
    qtbot.addWidget(section)
    section.show()
    section.activateWindow()
    section.save.setFocus()
    qtbot.waitUntil(section.save.hasFocus)
    section.show_busy(is_busy=True)
    section.writing.show_progress(ExportProgress(50, 100))

    with qtbot.waitSignal(section.stop_requested):
        qtbot.keyClick(section.writing.stop, Qt.Key.Key_Space)

    section.show_busy(is_busy=False)
    assert section.save.hasFocus()
