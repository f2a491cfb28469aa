"""The page of figures through real widgets over a real file; its report and its table."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.change import Change, Kind
from core.domain.deal import Deal
from core.domain.insight import Grouping, InsightFilter, Period
from core.domain.money import Money
from core.domain.sentiment import Mood
from core.errors import UserError
from core.services import report_files
from core.storage.database import Database
from desktop.actions import Actions
from desktop.desk import Desk
from desktop.on_paper import satisfaction_report as report
from desktop.screens.insights_screen import InsightsScreen
from desktop.translation import Translation
from desktop.views.insights.insights_view import Card, InsightsView
from desktop.window.main_window import MainWindow
from desktop.wiring import Wiring
from tests.desktop.rated_messages import DROP, NOON, add_maya, writer


@pytest.fixture
def maya(desk: Desk) -> int:
    return add_maya(desk)


@pytest.fixture
def write(desk: Desk, database: Database, maya: int) -> Callable[..., None]:
    return writer(desk, database, maya)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, frame: QWidget, wiring: Wiring) -> InsightsScreen:
    view = InsightsView(Actions(frame))
    qtbot.addWidget(view)
    view.resize(1060, 680)
    services = (desk.insights, desk.contacts, desk.fields)
    made = InsightsScreen(view, services, desk.insight_lane, wiring)
    view.screen_ = made  # type: ignore[attr-defined]  # kept as long as the view
    return made


def texts(card: QWidget) -> str:
    return card._headline.text() + " " + card._note.text() + " " + card._nothing.text()


def test_the_cards_say_what_was_counted(
    screen: InsightsScreen, desk: Desk, write: Callable[..., None]
) -> None:
    write(*DROP)
    deal, _ = desk.deals.add(Deal("Chairs", amount=Money(100_000, "GBP")))
    desk.deals.win(deal.id)
    desk.deals.add(Deal("Shelves", amount=Money(40_000, "GBP")))

    view = screen._view
    view.show()

    satisfaction = view.cards[Card.SATISFACTION]
    assert "75% satisfied" in texts(satisfaction)
    assert "9 of 12 messages that show a feeling" in texts(satisfaction)
    assert [row[1] for row in satisfaction.chart._drawing.table().rows] == [
        "75% (9 of 12)",
        "0% (0 of 12)",
        "0% (0 of 12)",
        "25% (3 of 12)",
    ]
    assert "delivery" in view.cards[Card.REASONS].chart._drawing.words(0)
    assert "Maya Okafor · Harbour Bakery" in view.cards[Card.DROPS].chart._drawing.words(0)
    assert "Forecast" in texts(view.cards[Card.STAGES])
    assert "Too few answers" in texts(view.cards[Card.REPLIES])
    for card in view.cards.values():
        assert card.chart.isHidden() or card.chart.accessibleName()


def test_an_empty_file_says_what_to_do(screen: InsightsScreen) -> None:
    view = screen._view
    view.show()

    assert view._empty.isVisible()
    assert not view.bar.isVisible()


def test_few_messages_give_no_percentage(
    screen: InsightsScreen, write: Callable[..., None]
) -> None:
    write(Mood.POSITIVE, Mood.NEGATIVE)
    view = screen._view
    view.show()

    assert "Too few to tell" in texts(view.cards[Card.SATISFACTION])
    assert "1 of 2" in texts(view.cards[Card.SATISFACTION])


def test_a_period_without_messages_is_told_in_a_sentence_not_in_shares_of_nothing(
    screen: InsightsScreen, desk: Desk, write: Callable[..., None]
) -> None:
    write(Mood.POSITIVE)
    view, long_ago = screen._view, Period(date(2001, 1, 1), date(2001, 3, 31))
    view.show()

    view.show_satisfaction((desk.insights.satisfaction(long_ago, InsightFilter()), InsightFilter()))

    said = [
        texts(view.cards[card]).strip() for card in (Card.SATISFACTION, Card.REASONS, Card.REPLIES)
    ]
    assert said == [
        "No messages of customers in this period.",
        "No reason that two messages share.",
        "Nobody waited for an answer in this period.",
    ]


def test_a_number_opens_the_messages_behind_it(
    qtbot: QtBot, screen: InsightsScreen, write: Callable[..., None]
) -> None:
    write(*DROP)
    view = screen._view
    view.show()
    chosen: list[int] = []
    screen.thread_chosen.connect(chosen.append)

    qtbot.keyClick(view.cards[Card.SATISFACTION].chart, Qt.Key.Key_End)
    qtbot.keyClick(view.cards[Card.SATISFACTION].chart, Qt.Key.Key_Return)
    dialog = screen.dialog
    assert dialog is not None
    rows = [dialog.grid.item(row, 1).text() for row in range(dialog.grid.rowCount())]
    dialog.open_row.click()

    assert rows == ["Maya Okafor"] * 3
    assert len(chosen) == 1


test_a_number_opens_the_messages_behind_it = pytest.mark.qt_log_ignore(
    "does not support raise", extend=True
)(test_a_number_opens_the_messages_behind_it)


def test_a_deals_number_opens_its_deals(screen: InsightsScreen, desk: Desk) -> None:
    deal, _ = desk.deals.add(Deal("Chairs"))
    desk.deals.win(deal.id)
    view = screen._view
    view.show()
    chosen: list[int] = []
    screen.deal_chosen.connect(chosen.append)

    view.cards[Card.MONTHS].chart.opened.emit(0)
    assert screen.dialog is not None
    screen.dialog.open_row.click()

    assert chosen == [deal.id]


def test_the_question_is_asked_anew_when_it_changes(
    screen: InsightsScreen, write: Callable[..., None], maya: int
) -> None:
    write(*(Mood.POSITIVE,) * 12)
    view = screen._view
    view.show()

    def rated() -> int:
        return view._found["satisfaction"][0].counts.rated

    whole = rated()
    view.bar.channel.setCurrentIndex(2)
    view.bar.channel.activated.emit(2)
    of_calls = rated()
    view.bar.clear.click()
    view.bar.who_typed.emit("maya")
    offered = list(view.bar._people)
    view.bar.set_person("Maya", InsightFilter(contact_id=maya))
    of_maya = rated()
    view.bar.days.setCurrentIndex(4)
    view.bar.days.activated.emit(4)
    day = (NOON - timedelta(days=3)).date()
    view.bar.first.setDate(QDate(day.year, day.month, day.day))
    last_days = rated()

    assert (whole, of_calls, of_maya, last_days) == (12, 0, 12, 3)
    assert offered == ["Maya Okafor, Harbour Bakery"]


def test_moods_are_compared_by_what_is_chosen(
    screen: InsightsScreen, write: Callable[..., None]
) -> None:
    write(*DROP)
    view = screen._view
    view.show()

    view.by.setCurrentIndex(list(Grouping).index(Grouping.COMPANY))
    view.by.activated.emit(view.by.currentIndex())

    assert view.cards[Card.GROUPS].chart._drawing.table().rows[0][0] == "Harbour Bakery"


def test_new_ratings_are_counted_together_a_moment_later(
    qtbot: QtBot, screen: InsightsScreen, desk: Desk, write: Callable[..., None]
) -> None:
    write(Mood.POSITIVE)
    screen._view.show()
    write(Mood.NEGATIVE)
    screen._settling.setInterval(20)

    for _ in range(3):
        desk.changes.announce(Change(frozenset({Kind.SENTIMENT})))
    asked = screen._counting
    before = screen._view._found["satisfaction"][0].counts.negative
    qtbot.waitUntil(lambda: screen._counting is not asked)

    assert before == 0
    assert screen._view._found["satisfaction"][0].counts.negative == 1


def test_the_page_speaks_both_languages_and_comes_back(
    qtbot: QtBot, screen: InsightsScreen, write: Callable[..., None], translation: Translation
) -> None:
    write(*DROP)
    view = screen._view
    view.show()
    english = {card: texts(shown) for card, shown in view.cards.items()}

    translation.use("zh_CN")
    qtbot.waitUntil(lambda: view._title.text() == "洞察")
    chinese = {card: texts(shown) for card, shown in view.cards.items()}
    translation.use("en")
    qtbot.waitUntil(lambda: view._title.text() == "Insights")

    assert {card: texts(shown) for card, shown in view.cards.items()} == english
    same = {card: text for card, text in english.items() if text.strip() and chinese[card] == text}
    assert same == {}


def test_in_a_narrow_window_the_cards_stand_in_one_column(
    qtbot: QtBot, screen: InsightsScreen, write: Callable[..., None]
) -> None:
    write(*DROP)
    view = screen._view
    view.show()
    first, second = view.cards[Card.SATISFACTION], view.cards[Card.TREND]
    wide = (first.x() < second.x(), first.width())

    view.resize(800, 600)
    qtbot.waitUntil(lambda: first.x() == second.x())

    assert wide[0]
    assert first.width() > wide[1]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_report_is_a_pdf_and_its_table_runs_no_formula(
    screen: InsightsScreen,
    write: Callable[..., None],
    translation: Translation,
    tmp_path: Path,
    language: str,
) -> None:
    translation.use(language)  # type: ignore[arg-type]
    write(*DROP)
    screen._view.show()
    told: list[str] = []
    screen.told.connect(told.append)
    targets = iter((tmp_path / "r.pdf", tmp_path / "r.xlsx", tmp_path / "r.csv"))
    screen.files.save_file = lambda *_: next(targets)  # type: ignore[method-assign]

    screen._view.pdf.click()
    screen._view.table.click()
    screen._view.table.click()

    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "r.xlsx").stat().st_size > 1000
    assert rows[0] == list(report.headings())
    assert rows[1][2:5] == ["9", "12", "0.75"]
    remarks = [row[7] for row in rows if "late delivery" in row[7]]
    assert remarks == ["'=late delivery"]
    assert len(told) == 3


def test_a_table_needs_an_ending_it_knows(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="table-form-unknown"):
        report_files.save_table("T", ("A",), (("b",),), tmp_path / "report.txt")

    assert list(tmp_path.iterdir()) == []


def test_a_contacts_page_shows_the_drop_and_the_messages_behind_it(
    qtbot: QtBot,
    window: Callable[[], MainWindow],
    write: Callable[..., None],
    maya: int,
) -> None:
    write(*DROP)
    opened = window()

    opened.screens.contacts.open_contact(maya)
    mood = opened.pages.contact.mood
    opened.actions_.go_contacts.trigger()
    qtbot.waitUntil(mood.alert.isVisible)
    mood.alert.click()
    dialog = opened.screens.insights.dialog

    assert mood.line.accessibleName() == "How their messages sounded"
    assert "12 messages" in mood.line.accessibleDescription()
    assert dialog is not None
    assert dialog.grid.rowCount() == 3
    dialog.open_row.click()
    assert opened.pages.stack.currentWidget() is opened.pages.inbox_page


def test_the_page_has_a_place_in_the_menu_and_a_key(
    window: Callable[[], MainWindow], write: Callable[..., None]
) -> None:
    write(*DROP)
    opened = window()

    opened.actions_.go_insights.trigger()

    assert opened.actions_.go_insights.shortcut().toString() == "Ctrl+7"
    assert opened.pages.stack.currentWidget() is opened.pages.insights
    assert opened.pages.insights._found["satisfaction"][0].counts.rated == 12
