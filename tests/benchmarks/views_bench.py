"""The first screen of filtered, sorted views, beside the plain list of contacts in one run.

A second file has as many companies and deals as contacts, for the tables of these.

Times are of the processor: what others do on the machine is not counted.
"""

from __future__ import annotations

import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from core.domain.change import Kind
from core.domain.field import Field, FieldKind
from core.domain.view import BulkChange, BulkDeed, Condition, Group, Operator, Selection, View
from core.services.bulk_service import BulkService
from core.services.contact_service import ContactService
from core.services.field_service import FieldService
from core.services.history_service import HistoryService
from core.services.view_service import READY, ViewService
from core.storage import tags as stored_tags
from core.storage.database import Database, Session
from core.storage.kept import name_orders
from core.storage.rows.tables import ChannelRow, CompanyRow, ContactCompanyRow, ContactRow
from core.storage.rows.view_tables import ContactFactsRow, FieldValueRow
from core.text.normalise import company_key, name_key
from tests.benchmarks import made_people, sold_views
from tests.benchmarks.storage_bench import KEY

_SCREEN = 50
_AT_ONCE = 5_000
_CHANGED = 2_000
_NOW = datetime.now(UTC)


def measure(counts: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Measure views in files of so many contacts."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            database = Database.create(Path(name) / "views.db", KEY)
            fields = _fill(database, count)
            yield from _screens(database, fields, count, rounds)
            yield _bulk(database, count)
            database.close()
        with tempfile.TemporaryDirectory() as name:
            database = Database.create(Path(name) / "sales.db", KEY)
            _fill(database, count, firms=count)
            sold_views.fill(database, count)
            yield from _first_screens(database, sold_views.asked(database), count, rounds)
            database.close()


def _screens(
    database: Database, fields: dict[str, Field], count: int, rounds: int
) -> Iterator[dict[str, Any]]:
    yield from _first_screens(database, _asked(fields), count, rounds)
    views = ViewService(database)
    middle = count // 2
    plain = View()
    jump = _median(lambda: views.page(plain, _SCREEN, middle), rounds)
    after = views.page(plain, 1, middle - 1).last
    walk = _median(lambda: views.page(plain, _SCREEN, middle, after), rounds)
    yield {
        "what": "a page in the middle",
        "rows": count,
        "jump_ms": round(jump * 1000, 1),
        "behind_an_anchor_ms": round(walk * 1000, 1),
    }


def _first_screens(
    database: Database, asked: dict[str, View], count: int, rounds: int
) -> Iterator[dict[str, Any]]:
    people, views = ContactService(database), ViewService(database)
    peer = _median(lambda: people.list_contacts("", _SCREEN, 0), rounds)
    for what, view in asked.items():
        ours = _median(lambda view=view: views.page(view, _SCREEN), rounds)
        counting = _median(lambda view=view: views.count(view), 1)
        yield {
            "what": what,
            "rows": count,
            "answer": views.count(view),
            "first_screen_ms": round(ours * 1000, 1),
            "list_ms": round(peer * 1000, 1),
            "over_list": round(ours / peer, 2),
            "count_ms": round(counting * 1000, 1),
        }


def _asked(fields: dict[str, Field]) -> dict[str, View]:
    place = {name: f"field:{field.id}" for name, field in fields.items()}
    vip = Condition("tags", Operator.IS, "vip")
    large = Condition(place["Plan"], Operator.IS, "Large")
    here = Condition("archived", Operator.IS, "no")
    columns = (*View().columns, *place.values())
    ready = {saved.name: saved.view for saved in READY if saved.view.about is Kind.CONTACT}
    asked = {
        "all by name": View(columns=columns),
        "tag, by name": View(Group((here, vip)), columns),
        "choice, by last contact": View(
            Group((large,)), columns, "last_contact", is_descending=True
        ),
        "tag and choice, by number": View(Group((vip, large)), columns, place["Seats"]),
        "number range, by company": View(
            Group((Condition(place["Seats"], Operator.AT_LEAST, "500"),)), columns, "company"
        ),
        "due in 30 days, by day": View(
            Group((Condition(place["Renewal"], Operator.NEXT_DAYS, "30"),)),
            columns,
            place["Renewal"],
        ),
        "one number, by name": View(
            Group((Condition(place["Seats"], Operator.IS, "7"), vip)), columns
        ),
        "any of two": View(Group((vip, large), is_any=True), columns, "created"),
        "company's name holds": View(
            Group((Condition("company", Operator.HOLDS, "walnut"),)), columns
        ),
        "notes hold": View(Group((Condition("notes", Operator.HOLDS, "zzz"),)), columns),
    }
    return asked | {f"ready: {name}": view for name, view in ready.items()}


def _bulk(database: Database, count: int) -> dict[str, Any]:
    """Give a tag to some contacts, and take it back."""
    view = ViewService(database).page(View(), min(_CHANGED, count))
    chosen = Selection(tuple(row.record_id for row in view.rows))
    started = time.process_time()
    report = BulkService(database).run(chosen, BulkChange(BulkDeed.ADD_TAG, "measured"))
    done = time.process_time()
    HistoryService(database).undo(report.step_id)
    return {
        "what": "a tag for many",
        "rows": count,
        "changed": report.changed,
        "changed_per_s": round(report.changed / (done - started)),
        "undone_per_s": round(report.changed / (time.process_time() - done)),
    }


def _fill(database: Database, count: int, firms: int = 0) -> dict[str, Field]:
    service, dice = FieldService(database), random.Random(3)  # noqa: S311 - for variety
    made = [
        service.add(Field("Seats", FieldKind.NUMBER)),
        service.add(Field("Renewal", FieldKind.DATE)),
        service.add(Field("Plan", FieldKind.CHOICE, choices=("Small", "Middle", "Large"))),
    ]
    today = datetime.now(UTC).date()
    with database.writing_results() as session:
        firms = firms or max(1, count // 3)
        _insert(session, CompanyRow, map(_firm, made_people.people(firms, seed=9)))
        people = list(made_people.people(count))
        _insert(session, ContactRow, (_contact(person) for person in people))
        _insert(session, ChannelRow, (row for person in people for row in _channels(person)))
        firms_of = (_link(person, firms) for person in people if dice.random() < 0.8)
        _insert(session, ContactCompanyRow, firms_of)
        rows = (_value(person, field, today, dice) for person in people for field in made)
        _insert(session, FieldValueRow, (row for row in rows if dice.random() < 0.7))
        tags = ((p.number, p.tags.split(";")) for p in people if p.tags)
        stored_tags.add(session, Kind.CONTACT, tags)
        facts = (_facts(person.number, dice) for person in people if dice.random() < 0.6)
        _insert(session, ContactFactsRow, facts)
        name_orders.rebuild(session)
    return {field.name: field for field in made}


def _insert(session: Session, row_class: type, rows: Iterator[dict[str, Any]]) -> None:
    """Write rows past history and search index, which the views don't ask."""
    while part := list(itertools.islice(rows, _AT_ONCE)):
        session.connection().execute(insert(row_class.__table__), part)  # type: ignore[attr-defined]


def _firm(person: made_people.Person) -> dict[str, Any]:
    name = person.company or f"{person.family} Ltd"
    key = company_key(name)
    domain = f"d{person.number}.example"
    return {"id": person.number, "name": name, "name_key": key, "domain": domain,
            "details": [], "notes": "", "created_at": _NOW, "revision": 0}  # fmt: skip


def _contact(person: made_people.Person) -> dict[str, Any]:
    tags = person.tags.split(";") if person.tags else []
    return {"id": person.number, "name": person.name, "name_key": name_key(person.name),
            "given_name": person.given, "family_name": person.family, "details": [], "tags": tags,
            "notes": person.notes, "language": "", "external_id": "", "is_archived": False,
            "created_at": _NOW - timedelta(minutes=person.number), "revision": 0}  # fmt: skip


def _channels(person: made_people.Person) -> Iterator[dict[str, Any]]:
    for kind, value in (("email", person.email), ("phone", person.mobile)):
        yield {"contact_id": person.number, "kind": kind, "value": value, "key": value.casefold(),
               "label": "", "revision": 0}  # fmt: skip


def _link(person: made_people.Person, firms: int) -> dict[str, Any]:
    firm = person.number % firms + 1
    return {"contact_id": person.number, "company_id": firm, "role": person.role, "revision": 0}


def _value(
    person: made_people.Person, field: Field, today: date, dice: random.Random
) -> dict[str, Any]:
    row = {"field_id": field.id, "contact_id": person.number, "company_id": None, "key": "",
           "number": None, "amount": None, "revision": 0}  # fmt: skip
    if field.kind is FieldKind.NUMBER:
        seats = dice.randrange(1, 1000)
        return row | {"content": str(seats), "number": float(seats)}
    if field.kind is FieldKind.DATE:
        day = (today + timedelta(days=dice.randrange(-400, 400))).isoformat()
        return row | {"content": day, "key": day}
    plan = dice.choice(field.choices)
    return row | {"content": plan, "key": plan.casefold()}


def _facts(number: int, dice: random.Random) -> dict[str, Any]:
    at = datetime.now(UTC) - timedelta(minutes=dice.randrange(1, 800_000))
    mood = dice.choice(("", "negative", "neutral", "positive", "mixed"))
    return {
        "contact_id": number,
        "last_at": at,
        "last_direction": dice.choice(("incoming", "outgoing")),
        "message_count": dice.randrange(1, 40),
        "waits_since": at if dice.random() < 0.02 else None,
        "mood": mood,
        "mood_score": dice.uniform(-1, 1) if mood else None,
        "mood_mean": dice.uniform(-1, 1) if mood else None,
    }


def _median(work: Callable[[], object], rounds: int) -> float:
    """Return the median processor seconds; the first call, which warms up, isn't counted."""
    work()
    taken = []
    for _ in range(max(1, rounds)):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return statistics.median(taken)
