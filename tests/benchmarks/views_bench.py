"""The first screen of filtered, sorted views, beside the plain list of contacts in one run.

Times are of the processor: what others do on the machine is not counted.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.field import Field, FieldKind, FieldValue
from core.domain.view import BulkChange, BulkDeed, Condition, Group, Operator, Selection, View
from core.services import contact_writing
from core.services.bulk_service import BulkService
from core.services.contact_service import ContactService
from core.services.field_service import FieldService
from core.services.history_service import HistoryService
from core.services.view_service import READY, ViewService
from core.storage.database import Database
from core.storage.view_tables import ContactFactsRow
from tests.benchmarks import made_people
from tests.benchmarks.storage_bench import KEY

_SCREEN = 50
_AT_ONCE = 5_000
_CHANGED = 2_000


def measure(counts: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Measure views in files of so many contacts."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            database = Database.create(Path(name) / "views.db", KEY)
            fields = _fill(database, count)
            yield from _screens(database, fields, count, rounds)
            yield _bulk(database, count)
            database.close()


def _screens(
    database: Database, fields: dict[str, Field], count: int, rounds: int
) -> Iterator[dict[str, Any]]:
    people, views = ContactService(database), ViewService(database)
    peer = _median(lambda: people.list_contacts("", _SCREEN, 0), rounds)
    for what, view in _asked(fields).items():
        ours = _median(lambda view=view: views.page(view, _SCREEN), rounds)
        counting = _median(lambda view=view: views.count(view.filter), 1)
        yield {
            "what": what,
            "rows": count,
            "answer": views.count(view.filter),
            "first_screen_ms": round(ours * 1000, 1),
            "list_ms": round(peer * 1000, 1),
            "over_list": round(ours / peer, 2),
            "count_ms": round(counting * 1000, 1),
        }
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


def _asked(fields: dict[str, Field]) -> dict[str, View]:
    place = {name: f"field:{field.id}" for name, field in fields.items()}
    vip = Condition("tags", Operator.IS, "vip")
    large = Condition(place["Plan"], Operator.IS, "Large")
    here = Condition("archived", Operator.IS, "no")
    columns = (*View().columns, *place.values())
    ready = {saved.name: saved.view for saved in READY}
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
        "words anywhere": View(Group((Condition("anywhere", Operator.HOLDS, "maria"),)), columns),
    }
    return asked | {f"ready: {name}": view for name, view in ready.items()}


def _bulk(database: Database, count: int) -> dict[str, Any]:
    """Give a tag to some contacts, and take it back."""
    view = ViewService(database).page(View(), min(_CHANGED, count))
    chosen = Selection(tuple(row.contact_id for row in view.rows))
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


def _fill(database: Database, count: int) -> dict[str, Field]:
    service, dice = FieldService(database), random.Random(3)  # noqa: S311 - for variety
    made = [
        service.add(Field("Seats", FieldKind.NUMBER)),
        service.add(Field("Renewal", FieldKind.DATE)),
        service.add(Field("Plan", FieldKind.CHOICE, choices=("Small", "Middle", "Large"))),
    ]
    today = datetime.now(UTC).date()
    batch: list[Contact] = []
    for person in made_people.people(count):
        batch.append(_contact(person, made, today, dice))
        if len(batch) == _AT_ONCE:
            _write(database, batch)
            batch = []
    _write(database, batch)
    with database.writing_results() as session:
        rows = [_facts(number, dice) for number in range(1, count + 1) if dice.random() < 0.6]
        for start in range(0, len(rows), _AT_ONCE):
            session.execute(insert(ContactFactsRow), rows[start : start + _AT_ONCE])
    return {field.name: field for field in made}


def _write(database: Database, batch: list[Contact]) -> None:
    with database.writing(Action.IMPORT, "people") as session:
        for contact in batch:
            contact_writing.add(session, contact, region="")


def _contact(
    person: made_people.Person, made: list[Field], today: date, dice: random.Random
) -> Contact:
    seats, day = float(dice.randrange(1, 1000)), today + timedelta(days=dice.randrange(-400, 400))
    plan = dice.choice(made[2].choices)
    said = (
        (made[0], seats, f"{seats:.0f}"),
        (made[1], day, day.isoformat()),
        (made[2], plan, plan),
    )
    return Contact(
        person.name,
        channels=(
            Channel(ChannelKind.EMAIL, person.email),
            Channel(ChannelKind.PHONE, person.mobile),
        ),
        companies=(CompanyLink(person.company, person.role),) if person.company else (),
        tags=tuple(person.tags.split(";")) if person.tags else (),
        notes=person.notes,
        values=tuple(
            FieldValue(field.id, field.name, field.kind, value, text)
            for field, value, text in said
            if dice.random() < 0.7
        ),
    )


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
