"""The Home page over small and large files, beside the first screen of the inbox in the same run.

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
from sqlalchemy.orm import Session

from core.services.capture_service import CaptureService
from core.services.home_service import HomeService
from core.services.inbox_service import InboxService
from core.storage.database import Database
from core.storage.kept import contact_facts, name_orders
from core.storage.rows.agenda_tables import ContactDayRow
from core.storage.rows.row import Row
from core.storage.rows.sales_tables import DealMoveRow, DealRow, TaskRow
from core.storage.rows.tables import (
    ContactRow,
    InteractionRow,
    SentimentRow,
    ThreadRow,
    ThreadSummaryRow,
)
from core.text.normalise import name_key
from tests.benchmarks.made_people import people
from tests.benchmarks.storage_bench import KEY

MESSAGES_EACH = 10
_AT_ONCE = 5_000
_SCREEN = 50
_NOW = datetime.now(UTC)
_LINE = "called {name} yesterday, wants 12 chairs by Friday"


def measure(counts: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Measure the page in files of so many contacts with ten messages each."""
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            database = Database.create(Path(name) / "home.db", KEY)
            known = _fill(database, count)
            home, inbox = HomeService(database), InboxService(database)
            page = _median(home.look, rounds)
            peer = _median(lambda inbox=inbox: inbox.list_conversations("all", "", _SCREEN), rounds)
            captures, line = CaptureService(database), _LINE.format(name=known)
            understood = _median(lambda at=captures, line=line: at.read(line), rounds)
            yield {
                "what": "the Home page",
                "contacts": count,
                "messages": count * MESSAGES_EACH,
                "lines": len(home.look().actions),
                "home_ms": round(page * 1000, 1),
                "inbox_ms": round(peer * 1000, 1),
                "over_inbox": round(page / peer, 2),
                "capture_ms": round(understood * 1000, 1),
            }
            database.close()


def _median(work: Callable[[], object], rounds: int) -> float:
    work()
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return statistics.median(taken)


def _fill(database: Database, count: int) -> str:
    """Make a business past the history; return the name of one of its people."""
    dice, known = random.Random(5), ""  # noqa: S311 - for variety
    with database.writing_results() as session:
        made: list[dict[str, Any]] = []
        for person in people(count):
            known = person.name
            made.append({
                "id": person.number, "name": person.name, "name_key": name_key(person.name),
                "given_name": "", "family_name": "", "details": [], "tags": [], "notes": "",
                "language": "", "external_id": "", "is_archived": False, "created_at": _NOW,
                "revision": 0,
            })  # fmt: skip
        _insert(session, ContactRow, made)
        days = [
            {"contact_id": one, "label": "birthday", "month": dice.randint(1, 12),
             "day": dice.randint(1, 28), "year": 1980}
            for one in range(1, count + 1, 2)
        ]  # fmt: skip
        _insert(session, ContactDayRow, days)
        _fill_messages(session, count, dice)
        _fill_sales(session, count // 20, dice)
    with database.writing_results() as session:
        contact_facts.rebuild(session)
        name_orders.rebuild(session)
    return known


def _insert(session: Session, row_class: type[Row], rows: list[dict[str, Any]]) -> None:
    for start in range(0, len(rows), _AT_ONCE):
        session.connection().execute(insert(row_class.__table__), rows[start : start + _AT_ONCE])  # type: ignore[arg-type]


def _fill_messages(session: Session, count: int, dice: random.Random) -> None:
    """Give everybody a rhythm of their own; some have fallen silent, some wait."""
    number = 0
    for first in range(1, count + 1, _AT_ONCE // MESSAGES_EACH):
        threads, mails, moods, summaries = [], [], [], []
        for contact_id in range(first, min(count + 1, first + _AT_ONCE // MESSAGES_EACH)):
            pause, silent = dice.choice((7, 14, 21, 30, 60)), dice.choice((1, 10, 40, 90, 200))
            for back in range(MESSAGES_EACH):
                number += 1
                is_in = dice.random() < 0.5
                at = _NOW - timedelta(days=silent + back * pause + dice.randint(0, 3))
                score = dice.choice((-0.7, 0.0, 0.5))
                threads.append({"id": number, "subject": "Order", "subject_key": "order",
                                "revision": 0})  # fmt: skip
                mails.append(_mail(number, contact_id, at, is_in=is_in))
                if is_in:
                    moods.append({"interaction_id": number, "label": "neutral", "score": score,
                                  "certainty": 0.9, "phrases": [], "source": "made",
                                  "made_at": _NOW})  # fmt: skip
                summaries.append({
                    "thread_id": number, "last_id": number, "last_at": at, "message_count": 1,
                    "snippet": "Where is it?", "with_name": "Somebody", "with_email": "",
                    "contact_id": contact_id, "mood_id": number if is_in else None,
                    "is_upset": is_in and score < 0, "needs_reply": is_in and back == 0,
                    "is_automatic": False,
                })  # fmt: skip
        for row_class, rows in (
            (ThreadRow, threads), (InteractionRow, mails), (SentimentRow, moods),
            (ThreadSummaryRow, summaries),
        ):  # fmt: skip
            _insert(session, row_class, rows)


def _mail(number: int, contact_id: int, at: datetime, *, is_in: bool) -> dict[str, Any]:
    return {
        "id": number, "thread_id": number, "contact_id": contact_id, "kind": "email",
        "direction": "incoming" if is_in else "outgoing", "occurred_at": at, "subject": "Order",
        "text": "Where is it?", "new_text": "Where is it?", "language": "en",
        "is_automatic": False, "counterpart_key": "", "counterpart_name": "", "headers": None,
        "fingerprint": f"made-{number}", "revision": 0,
    }  # fmt: skip


def _fill_sales(session: Session, count: int, dice: random.Random) -> None:
    today = date.today()  # noqa: DTZ011 - a person's day
    deals, moves, tasks = [], [], []
    for number in range(1, count + 1):
        deals.append({
            "id": number, "title": "Chairs", "title_key": "chairs", "state": "open",
            "stage_id": dice.randint(1, 4), "amount_minor": 100_00, "currency": "EUR",
            "expected_on": today + timedelta(days=dice.randint(-20, 90)), "lost_reason": "",
            "notes": "", "details": [], "external_id": "", "created_at": _NOW, "revision": 0,
        })  # fmt: skip
        at = _NOW - timedelta(days=dice.randint(0, 90))
        moves.append({"deal_id": number, "at": at, "to_stage_id": 1, "state": "open",
                      "revision": 0})  # fmt: skip
        tasks.append({
            "title": "Send the offer", "due_on": today + timedelta(days=dice.randint(-5, 30)),
            "contact_id": number, "notes": "", "source": "person", "created_at": _NOW,
            "revision": 0,
        })  # fmt: skip
    for row_class, rows in ((DealRow, deals), (DealMoveRow, moves), (TaskRow, tasks)):
        _insert(session, row_class, rows)
