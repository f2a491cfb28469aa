"""Rows that are gathered and rows that the ORM writes live in one transaction without a clash."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, Contact
from core.services.audit_service import AuditService
from core.services.history_service import HistoryService
from core.storage import contacts
from core.storage.database import Database
from core.storage.kept import tallies
from core.storage.rows import fresh, lookups
from core.storage.rows.tables import ChannelRow, ContactRow, HistoryEntryRow, MergeRow

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
KEY = "maria@x.example"


def add_gathered(session: Session, name: str) -> int:
    return contacts.add(session, Contact(name), name.casefold())


def add_by_orm(session: Session, name: str) -> int:
    row = ContactRow(name=name, name_key=name.casefold(), created_at=NOW)
    session.add(row)
    session.flush()
    return row.id


def add_by_statement(session: Session, name: str) -> int:
    values = {"name": name, "name_key": name, "created_at": NOW, "revision": 0}
    made = session.execute(insert(ContactRow.__table__).values(values))  # type: ignore[arg-type]
    return int(made.inserted_primary_key[0])  # type: ignore[attr-defined]


def test_numbers_never_clash_whoever_writes_next(database: Database) -> None:
    ways = (add_gathered, add_by_orm, add_by_statement)
    with database.writing(Action.IMPORT, "both") as session:
        ids = [
            way(session, f"{number} {way.__name__}")
            for number in range(4)
            for first in ways
            for way in (first, add_gathered, *ways)
        ]
        assert len(set(ids)) == len(ids)
        assert session.scalar(select(func.count()).select_from(ContactRow)) == len(ids)


def test_an_orm_row_that_waits_and_a_gathered_one_get_numbers_of_their_own(
    database: Database,
) -> None:
    with database.writing(Action.IMPORT, "both") as session:
        first = add_gathered(session, "Ana")
        waiting = ContactRow(name="Bea", name_key="bea", created_at=NOW)
        session.add(waiting)
        second = add_gathered(session, "Cleo")
        session.flush()
        third = add_gathered(session, "Dora")
        assert len({first, second, third, waiting.id}) == 4

    assert AuditService(database).verify().reason == ""
    HistoryService(database).undo()
    with database.reading() as session:
        assert contacts.count(session) == 0


def test_what_hangs_on_a_gathered_row_finds_it_written(database: Database) -> None:
    with database.writing(Action.ADD_CONTACT, "Ana") as session:
        ana = add_gathered(session, "Ana")
        session.add(ChannelRow(contact_id=ana, kind="email", value=KEY, key=KEY))
    with database.reading() as session:
        assert contacts.get(session, ana).emails == (KEY,)
        deeds = session.scalars(select(HistoryEntryRow.table_name)).all()
    assert sorted(deeds) == ["channels", "contacts"]


@pytest.mark.parametrize("way", ["orm", "statement", "moved", "deleted"])
def test_an_answer_from_memory_never_outlives_what_it_tells(database: Database, way: str) -> None:
    with database.writing(Action.IMPORT, "both") as session:
        ana, bea = add_gathered(session, "Ana"), add_gathered(session, "Bea")
        contacts.add_channel(session, ana, Channel(ChannelKind.EMAIL, KEY), KEY)
        lookups.prepare(session, [("email", KEY)])
        assert lookups.find(session, "email", KEY) == [ana]
        row = session.scalars(select(ChannelRow)).one()
        if way == "orm":
            session.add(ChannelRow(contact_id=bea, kind="email", value=KEY, key=KEY))
        elif way == "statement":
            session.execute(delete(ChannelRow).where(ChannelRow.id == row.id))
        elif way == "moved":
            row.contact_id = bea
        else:
            session.delete(row)
        session.flush()
        found = lookups.find(session, "email", KEY)

    assert found == {"orm": [ana, bea], "moved": [bea]}.get(way, [])


@pytest.mark.parametrize("count", [1, 49, 50, 51, 123])
def test_each_of_many_rows_is_written_and_counted_once(database: Database, count: int) -> None:
    names = [f"Person {number}" for number in range(count)]

    with database.writing(Action.IMPORT, "many") as session:
        for name in names:
            add_gathered(session, name)

    with database.reading() as session:
        assert list(session.scalars(select(ContactRow.name).order_by(ContactRow.id))) == names
        assert tallies.count(session, tallies.CONTACTS) == count


def test_a_table_without_a_place_in_the_order_is_refused(database: Database) -> None:
    with (
        pytest.raises(AssertionError, match="merges"),
        database.writing(Action.IMPORT, "no") as session,
    ):
        fresh.add(session, MergeRow, {"survivor_id": 1})
