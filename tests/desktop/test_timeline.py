"""What passed with somebody can be gone through whole, however much it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.domain.change import Action
from core.domain.contact import Contact
from core.domain.interaction import Direction, Interaction, InteractionKind, Timeline
from core.services.contact_service import ContactService
from core.services.field_service import FieldService
from core.services.inbox_service import InboxService
from core.storage import interactions
from core.storage.database import Database
from desktop.screens.contacts_screen import ContactsScreen
from desktop.tables.paged_table import PAGE_ROWS, RECORD_ROLE
from desktop.translation import Translation
from desktop.views.records.contact_list_view import ContactListView
from desktop.views.records.contact_view import ContactView
from desktop.views.records.figures_view import FiguresView
from desktop.wiring import Wiring
from tests.factory import NOON, make_conversation, make_interaction

_MANY = 130


def test_the_oldest_of_many_messages_can_be_looked_at(
    qtbot: QtBot, database: Database, wiring: Wiring, translation: Translation
) -> None:
    contact_id = _write_to(database, _MANY)
    views = ContactListView(wiring.actions), ContactView()
    for view in views:
        qtbot.addWidget(view)
    services = ContactService(database), InboxService(database), FieldService(database)
    screen = ContactsScreen(views, services, wiring)

    screen.open_contact(contact_id)
    table = views[1].timeline.rows.model()
    oldest = table.index(_MANY - 1, 0)
    table.data(oldest, RECORD_ROLE)

    assert table.rowCount() == _MANY
    record = table.data(oldest, RECORD_ROLE)
    assert isinstance(record, Interaction)
    assert record.subject == "Message 0"


def test_older_rows_of_another_contact_are_not_shown(
    qtbot: QtBot, translation: Translation
) -> None:
    view = ContactView()
    qtbot.addWidget(view)
    newest = tuple(make_interaction() for _ in range(PAGE_ROWS))
    view.show_contact(Contact("Ada", id=1), Timeline(newest, _MANY, NOON))

    view.timeline.show_page(2, 1, newest)

    table = view.timeline.rows.model()
    assert table.data(table.index(PAGE_ROWS, 0), RECORD_ROLE) is None


def test_the_figures_count_all_that_passed_and_name_its_first_day(
    qtbot: QtBot, frame: QWidget, translation: Translation
) -> None:
    del frame
    figures = FiguresView()
    qtbot.addWidget(figures)
    first = NOON - timedelta(days=3000)

    figures.show_figures(make_conversation(), (), Timeline((make_interaction(),), 1234, first))

    assert figures._messages.text() == "1,234"
    assert str(first.year) in figures._since.text()


def test_a_wait_is_counted_in_days_of_the_calendar_as_on_home(
    qtbot: QtBot, frame: QWidget, translation: Translation
) -> None:
    del frame
    figures = FiguresView()
    qtbot.addWidget(figures)
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    late = (today - timedelta(hours=1) - timedelta(days=2)).astimezone(UTC)

    figures.show_figures(make_conversation(), (make_interaction(occurred_at=late),), Timeline())

    assert figures._waiting.text() == "3 days"


def _write_to(database: Database, count: int) -> int:
    contact = ContactService(database).add(Contact("Ada"))
    assert contact.id is not None
    with database.writing(Action.IMPORT, "made") as session:
        for number in range(count):
            interactions.add(
                session,
                Interaction(
                    InteractionKind.EMAIL,
                    Direction.INCOMING,
                    NOON + timedelta(minutes=number),
                    subject=f"Message {number}",
                    contact_id=contact.id,
                ),
            )
    return contact.id
