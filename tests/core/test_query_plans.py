"""Nothing that is asked while somebody works goes through a whole table.

Without statistics SQLite plans alike for ten rows and for ten million, so a small file tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.importing import ImportOptions
from core.domain.insight import Grouping, MessageQuestion
from core.domain.sentiment import Mood
from core.services.contact_service import ContactService
from core.services.draft_service import DraftService
from core.services.history_service import HistoryService
from core.services.home_service import HomeService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.insight_service import InsightService
from core.services.open_work_service import OpenWorkService
from core.services.owner_service import OwnerService
from core.services.prepared_service import PreparedService
from core.services.sample_service import SampleService
from core.services.search_service import SearchService
from core.services.sentiment_service import SentimentService
from core.storage.database import Database
from tests.core.conftest import Grow

_BIG = (
    "attachments|audit_seals|channels|companies|company_names|contact_companies|contact_names|"
    "contacts|deal_names|history_entries|"
    "imported_records|interactions|sentiments|thread_references|thread_summaries|threads|unrated|"
    r"search_words|search_spellings|search_\w+_(?:content|data|docsize|idx)"
)
# A mood is that of every fourth message.
_BY_MOOD = r"SEARCH sentiments USING (?:COVERING )?INDEX ix_sentiments_(?:label|certainty)"
_SCAN = re.compile(rf"SCAN (?:{_BIG})\b|{_BY_MOOD}")
_MAIL = """From: Maya Okafor <maya@bakery.example>
To: me@shop.example
Subject: Walnut table
Message-ID: <1@bakery.example>
Date: Mon, 1 Jun 2026 10:00:00 +0000

Where is the walnut table? 发票
"""


def _fill(database: Database, folder: Path) -> None:
    """Add a contact, a company and a mail."""
    person = Contact(
        "Maya Okafor",
        channels=(
            Channel(ChannelKind.EMAIL, "maya@bakery.example"),
            Channel(ChannelKind.PHONE, "+44 20 7946 0958"),
        ),
        companies=(CompanyLink("Harbour Bakery", "Owner"),),
    )
    ContactService(database).add(person)
    _import(database, folder)


@pytest.fixture(scope="module")
def starting_file(grow: Grow) -> Path:
    return grow(_fill)


def _opening(database: Database) -> None:
    inbox = InboxService(database)
    inbox.count_conversations()
    ContactService(database).count_contacts()
    SampleService(database, ImportService(database)).is_loaded()
    OpenWorkService(database).find()
    OwnerService(database).get_owner()
    SentimentService(database).count_unscored()
    SentimentService(database).list_unscored()


def _inbox(database: Database) -> None:
    inbox = InboxService(database)
    for only in ("all", "needs-reply", "upset", "automatic"):
        for words in ("", "walnut", "maya", "发"):
            inbox.count_conversations(only, words)
            inbox.list_conversations(only, words, 50, 100)
    (conversation,) = inbox.list_conversations()
    inbox.get_conversation(conversation.thread_id)
    inbox.list_messages(conversation.thread_id)


def _contacts(database: Database) -> None:
    people = ContactService(database)
    for words in ("", "ma", "maya", "7946", "bakery maya", "王"):
        people.count_contacts(words)
        people.list_contacts(words, 50, 100)
        people.list_companies(words, 50, 100)
    people.count_companies()
    people.find_by_email("maya@bakery.example")
    people.get(1)
    InboxService(database).open_timeline(1)
    InboxService(database).list_timeline(1, 50, 100)
    InboxService(database).list_interactions(50, 100)


def _search(database: Database) -> None:
    service = SearchService(database)
    for words in (
        "m", "maya", "maya okafor", "okafro", "walnut", "发", "发票", "7946", "20 7946", "w12",
        "from:maya since:2024", "last year", "maya last month", "has:file", "walnut 7946",
    ):  # fmt: skip
        service.answer(words)


def _home(database: Database) -> None:
    HomeService(database).look()
    PreparedService(database, DraftService(database)).next_requests()


def _insights(database: Database) -> None:
    service = InsightService(database)
    days = service.last_days(90)
    service.satisfaction(days)
    service.activity(days)
    service.moods(days)
    service.list_groups(days, Grouping.CHANNEL)
    service.list_mood_drops()
    service.waiting()
    service.list_messages(MessageQuestion(period=days, moods=(Mood.NEGATIVE,)))
    service.list_messages(MessageQuestion(period=days, is_unsure=True))


def _history(database: Database) -> None:
    HistoryService(database).list_steps()


def _edit_and_undo(database: Database) -> None:
    people, history = ContactService(database), HistoryService(database)
    contact = people.get(1)
    people.correct(replace(contact, notes="likes walnut", name="Maya O."))
    history.undo()
    history.redo()
    history.undo()
    added = people.add(Contact("Ada", channels=(Channel(ChannelKind.EMAIL, "ada@x.example"),)))
    assert added.id
    history.undo()
    (conversation,) = InboxService(database).list_conversations()
    InboxService(database).wave_off(conversation.thread_id)
    history.undo()


@pytest.mark.parametrize(
    "work", [_opening, _home, _inbox, _contacts, _search, _insights, _history, _edit_and_undo]
)
def test_nothing_goes_through_a_whole_table(
    database: Database, work: Callable[[Database], None]
) -> None:
    with _plans() as found:
        work(database)

    assert found
    assert [plan for plan in found if _is_slow(*plan)] == []


def test_importing_one_more_contact_goes_through_no_table(
    database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "one.csv"
    path.write_text("Name,Email,Phone,Company\nBen,ben@y.example,+44 20 7946 0959,Yard\n")

    with _plans() as found:
        ImportService(database).run([path], ImportOptions())

    assert [plan for plan in found if _is_slow(*plan)] == []


def test_a_walk_through_a_table_is_noticed(database: Database) -> None:
    with _plans() as found, database.reading() as session:
        session.connection().exec_driver_sql("SELECT id FROM contacts WHERE notes = 'x' LIMIT 1")
        session.connection().exec_driver_sql("SELECT count(*) FROM interactions")

    assert len([plan for plan in found if _is_slow(*plan)]) == 2


def _is_slow(statement: str, plan: tuple[str, ...]) -> bool:
    """Say whether a plan reads more than what it gives: a walk in order with an end is none."""
    scans = [line for line in plan if _SCAN.search(line)]
    if not scans:
        return False
    is_walk = all(" INDEX " in line or " PRIMARY KEY" in line for line in scans)
    is_sorted = any("TEMP B-TREE" in line for line in plan)
    return not is_walk or is_sorted or "LIMIT" not in statement or "count(" in statement


@contextmanager
def _plans() -> Iterator[list[tuple[str, tuple[str, ...]]]]:
    """Give a list that fills with each statement that is asked and SQLite's plan for it."""
    found: list[tuple[str, tuple[str, ...]]] = []

    def explain(
        connection: Connection, cursor: Any, statement: str, parameters: Any, *_: object
    ) -> None:
        del connection
        if not statement.lstrip().startswith(("SELECT", "UPDATE", "DELETE", "INSERT")):
            return
        one = parameters[0] if isinstance(parameters, list) and parameters else parameters
        other = cursor.connection.cursor()
        rows = other.execute(f"EXPLAIN QUERY PLAN {statement}", one).fetchall()
        found.append((statement, tuple(row[3] for row in rows)))

    event.listen(Engine, "before_cursor_execute", explain)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", explain)


def _import(database: Database, folder: Path) -> None:
    path = folder / "mail.eml"
    path.write_text(_MAIL)
    report = ImportService(database).run([path], ImportOptions())
    assert report.created == 1
