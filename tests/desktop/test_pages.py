"""Pages are made when they are first opened, and nobody notices."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.domain.contact import CompanyLink, Contact
from core.domain.deal import Deal
from core.domain.knowledge import KnowledgeNote
from core.paths import child_environment
from desktop import theme
from desktop.desk import Desk
from desktop.dialogs.deal_dialog import DealDialog
from desktop.dialogs.new_contact_dialog import NewContactDialog
from desktop.translation import Translation
from desktop.views.parts.list_edge import LIST_PX, MOST_LIST_PX, ListEdge
from desktop.views.records.contact_list_view import ContactListView
from desktop.window.main_window import MainWindow
from desktop.window.pages import PAGES

Open = Callable[[], MainWindow]

LOADED = """
import json, sys
from desktop.arguments import make_parser
make_parser(only_window=True)
from desktop import failures
from desktop.start import beginning
from desktop.window.main_window import MainWindow
from desktop.start.startup import make_model, throwaway_program
from desktop.start.window_startup import dress, laid_desk, make_application, wait_until
from core.settings import Settings
from desktop.screens import file_reading_screen
beginning.SOON_MS = file_reading_screen.SETTLE_MS = 1_000_000
app = make_application()
translation = dress(app, Settings(language="en"))
with throwaway_program() as program, laid_desk(program, make_model()) as desk:
    window = MainWindow(desk, translation, failures.FailureReporter())
    window.show()
    wait_until(window.is_settled, 20_000)
    print(json.dumps([name for name in sys.modules]))
    window.close()
"""


@pytest.fixture
def opened(home_window: Open) -> MainWindow:
    window = home_window()
    window.beginning.rest()  # what works by itself would make the inbox
    return window


def test_at_the_start_only_the_first_page_is_made(opened: MainWindow) -> None:
    made = {name for name in PAGES if opened.pages.is_made(name)}

    assert made <= {"home", "welcome"}


@pytest.mark.slow  # starts a program of its own
def test_the_window_stands_without_what_only_later_work_needs() -> None:
    environment = {**child_environment(), "QT_QPA_PLATFORM": "offscreen"}

    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", LOADED], env=environment, capture_output=True, text=True, check=True
    )

    loaded = set(json.loads(done.stdout))
    heavy = {
        "numpy", "phonenumbers", "models.host", "core.services.import_service", "core.ingest",
        "desktop.commands.demo_command", "PySide6.QtPrintSupport", "desktop.screens.inbox_screen",
    }  # fmt: skip
    assert loaded.intersection(heavy) == set()


def test_every_page_is_made_when_it_is_opened(opened: MainWindow) -> None:
    for action, name in opened.pages.places():
        action.trigger()
        assert opened.pages.is_made(name)


def test_commands_of_pages_that_nobody_opened_do_what_they_say(
    opened: MainWindow, qtbot: QtBot
) -> None:
    opened.actions_.new_deal.trigger()
    qtbot.waitUntil(lambda: opened.findChild(DealDialog) is not None)
    assert opened.pages.shown == "deals_page"
    opened.findChild(DealDialog).reject()

    opened.actions_.new_contact.trigger()
    qtbot.waitUntil(lambda: opened.findChild(NewContactDialog) is not None)
    opened.findChild(NewContactDialog).reject()

    opened.actions_.contacts_table.trigger()
    assert opened.pages.contacts_page.currentWidget() is opened.pages.records_table


def test_a_page_made_later_speaks_the_language_and_wears_the_look_in_force(
    opened: MainWindow, translation: Translation, qapp: QApplication, qtbot: QtBot
) -> None:
    translation.use("zh_CN")
    theme.apply(qapp, "dark")
    qtbot.waitUntil(lambda: opened.actions_.undo.text() == "撤销")

    opened.actions_.go_history.trigger()

    texts = [button.text() for button in opened.pages.history.findChildren(QPushButton)]
    assert "撤销" in texts
    assert opened.pages.history.palette().window().color().name().upper() == theme.DARK.canvas
    theme.apply(qapp, "light")


def test_what_is_unfinished_on_a_page_survives_a_start_in_which_nobody_opens_it(
    home_window: Open, desk: Desk, qtbot: QtBot
) -> None:
    desk.owner.save_note(KnowledgeNote("Prices", "old words"))
    firms = {"Mill": 0, "Bakery": 0}
    for name in firms:
        desk.contacts.add(Contact(f"At {name}", companies=(CompanyLink(name),)))
    second = desk.contacts.list_companies()[1].id
    first = home_window()
    first.actions_.go_knowledge.trigger()
    first.pages.knowledge.text.setPlainText("new words")
    first.actions_.go_companies.trigger()
    first.screens.companies.open_company(second)
    first.pages.company.sales.adder.words.setText("call them")
    first.actions_.go_home.trigger()
    _close(first, qtbot)
    unopened = home_window()
    assert not unopened.pages.is_made("knowledge")
    _close(unopened, qtbot)

    third = home_window()
    third.actions_.go_knowledge.trigger()
    third.actions_.go_companies.trigger()

    assert third.pages.knowledge.text.toPlainText() == "new words"
    assert third.screens.companies.company_id == second
    assert third.pages.company.sales.adder.words.text() == "call them"


def test_a_page_that_was_never_open_shows_what_changed_before(
    opened: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.deals.add(Deal("Forty loaves"))

    opened.actions_.go_deals.trigger()

    qtbot.waitUntil(lambda: opened.screens.deals.deal_id != 0)


def test_before_the_inbox_is_made_nothing_is_told_of_models_and_no_reply_can_be_drafted(
    opened: MainWindow, qtbot: QtBot
) -> None:
    assert opened.pages.nav.trust._model.text() == "Looking for a model…"
    assert not opened.actions_.draft.isEnabled()

    opened.beginning.go_on()

    qtbot.waitUntil(lambda: opened.pages.is_made("inbox_page"))
    assert "Looking" not in opened.pages.nav.trust._model.text()


def test_views_that_were_made_before_are_those_of_the_page(opened: MainWindow) -> None:
    steps = opened.pages.prepare("contacts_page")
    next(steps)
    assert not opened.pages.is_made("contacts_page")
    assert not opened.pages.has_made("contacts")
    before = opened.findChild(ContactListView)

    opened.actions_.go_contacts.trigger()

    assert opened.pages.contacts is before
    assert list(steps) == []
    assert len(opened.findChildren(ContactListView)) == 1


def test_a_misspelt_page_is_an_error(opened: MainWindow) -> None:
    with pytest.raises(AttributeError):
        _ = opened.pages.contcats  # type: ignore[attr-defined]


def _close(window: MainWindow, qtbot: QtBot) -> None:
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_list_has_more_room_in_a_wide_window_and_gives_it_back(qtbot: QtBot) -> None:
    edge = ListEdge()
    qtbot.addWidget(edge)
    edge.hold(QWidget(), QWidget())
    edge.resize(1068, 600)
    edge.show()
    usual = edge.sizes()[0]

    edge.resize(2348, 600)
    wide = edge.sizes()[0]
    edge.resize(1068, 600)

    assert usual == LIST_PX
    assert usual * 1.3 < wide <= MOST_LIST_PX
    assert edge.sizes()[0] == pytest.approx(usual, abs=4)


def test_every_edge_between_a_list_and_what_it_opens_is_remembered(opened: MainWindow) -> None:
    opened.pages.make_all()

    assert set(opened.pages.findChildren(ListEdge)) == set(opened.pages.edges().values())
    assert "knowledge" in opened.pages.edges()
