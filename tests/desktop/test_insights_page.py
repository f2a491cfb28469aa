"""The page of figures through real widgets over a real file; its report, its table, its verb."""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.change import Action, Change, Kind
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.insight import Grouping, InsightFilter
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.domain.money import Money
from core.domain.sentiment import Mood, Rating, Sentiment
from core.errors import UserError
from core.services import report_files
from core.storage import interactions
from core.storage.database import Database
from desktop import satisfaction_report as report
from desktop.actions import Actions
from desktop.commands import console, insight_command
from desktop.desk import Desk
from desktop.main_window import MainWindow
from desktop.screens.insights_screen import InsightsScreen
from desktop.startup import Program, build
from desktop.translation import Translation
from desktop.views.insights_view import Card, InsightsView
from desktop.wiring import Wiring

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
SCORES = {Mood.POSITIVE: 0.8, Mood.NEUTRAL: 0.0, Mood.NEGATIVE: -0.8, Mood.MIXED: -0.1}


@pytest.fixture
def maya(desk: Desk) -> int:
    person = Contact(
        "Maya Okafor",
        channels=(Channel(ChannelKind.EMAIL, "maya@bakery.example"),),
        companies=(CompanyLink("Harbour Bakery"),),
    )
    return desk.contacts.add(person).id


@pytest.fixture
def write(desk: Desk, database: Database, maya: int) -> Callable[..., None]:
    """Return a function that files rated messages of Maya's, one a day, the last one yesterday."""

    def write(*moods: Mood, kind: InteractionKind = InteractionKind.EMAIL) -> None:
        ratings = []
        with database.writing(Action.ADD_INTERACTION) as session:
            for place, mood in enumerate(moods):
                at = NOON - timedelta(days=len(moods) - place)
                thread = interactions.add_thread(session, "Chairs", "chairs")
                record = Interaction(
                    kind, Direction.INCOMING, at, "Chairs", "Text", "Text", "en",
                    contact_id=maya, thread_id=thread,
                )  # fmt: skip
                number = interactions.add(
                    session,
                    record,
                    counterpart=Address("maya@bakery.example", "Maya Okafor"),
                    counterpart_key="maya@bakery.example",
                )
                phrases = ("=late delivery",) if mood is Mood.NEGATIVE else ()
                ratings.append(Rating(number, Sentiment(mood, SCORES[mood], 0.9, "test", phrases)))
        desk.sentiments.save_ratings(ratings)

    return write


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


DROP = (*(Mood.POSITIVE,) * 9, *(Mood.NEGATIVE,) * 3)


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
    assert "75 % satisfied" in texts(satisfaction).replace("\N{NO-BREAK SPACE}", " ")
    assert "9 of 12 messages that show a feeling" in texts(satisfaction)
    assert [row[1] for row in satisfaction.chart._drawing.table().rows] == [
        "75 % (9 of 12)".replace("5 %", "5\N{NO-BREAK SPACE}%"),
        "0 % (0 of 12)".replace("0 %", "0\N{NO-BREAK SPACE}%"),
        "0 % (0 of 12)".replace("0 %", "0\N{NO-BREAK SPACE}%"),
        "25 % (3 of 12)".replace("5 %", "5\N{NO-BREAK SPACE}%"),
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


@pytest.fixture
def run_verb(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """Return a function that runs `cardfile insight` over the test's file."""
    program = build(tmp_path, database, "passphrase")

    @contextmanager
    def opened(_arguments: argparse.Namespace) -> Iterator[Program]:
        yield program

    monkeypatch.setattr(console, "opened", opened)
    parser = argparse.ArgumentParser()
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true")
    insight_command.add_to(parser.add_subparsers(), common)

    def run(*words: str) -> int:
        arguments = parser.parse_args(["insight", *words])
        return int(arguments.run(arguments))

    return run


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (["satisfaction"], "Satisfied: 75% (9 of 12)"),
        (["moods", "--by", "company"], "Harbour Bakery: 75% (9 of 12)"),
        (["moods", "--drops"], "Maya Okafor: -0.80, before +0.80"),
        (["moods", "--contact", "1", "--from", "2020-01-01"], "9 happy"),
        (["waiting"], "8 to 30 days: 5"),
        (["deals"], "Lead: 0 open"),
        (["activity", "--channel", "email"], "email"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_the_verb_says_the_same_in_words_and_in_json(
    run_verb: Callable[..., int],
    write: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    held: str,
) -> None:
    write(*DROP)

    assert run_verb(*words) == 0
    told = capsys.readouterr().out
    assert run_verb(*words, "--json") == 0

    assert held in told
    assert json.loads(capsys.readouterr().out) is not None


def test_the_verb_writes_the_report_and_never_over_a_file(
    run_verb: Callable[..., int], write: Callable[..., None], tmp_path: Path
) -> None:
    write(*DROP)
    pdf, table = tmp_path / "r.pdf", tmp_path / "r.csv"

    assert run_verb("satisfaction", "--pdf", str(pdf), "--table", str(table)) == 0
    written = pdf.read_bytes()
    with pytest.raises(UserError, match="file-exists"):
        run_verb("satisfaction", "--pdf", str(pdf))

    assert written.startswith(b"%PDF")
    assert pdf.read_bytes() == written
    assert "Satisfied" in table.read_text(encoding="utf-8")


def test_a_period_that_ends_before_it_begins_is_refused(run_verb: Callable[..., int]) -> None:
    with pytest.raises(UserError, match="period-backwards"):
        run_verb("moods", "--from", "2026-03-02", "--to", "2026-03-01")
    with pytest.raises(UserError, match="no-such-record"):
        run_verb("moods", "--contact", "77")
