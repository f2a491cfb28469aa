"""Searching a file for duplicates: seconds by size, and how many pairs that takes.

The peer is rapidfuzz alone, comparing one name with that of every other contact, for as many
contacts as are asked about: what a search without blocks would begin with.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cdist
from sqlalchemy import insert

from core.domain.contact import Contact
from core.domain.duplicate import DEFAULT_THRESHOLD
from core.services.duplicate_service import DuplicateService
from core.storage.database import Database
from core.storage.rows.tables import ChannelRow, CompanyRow, ContactCompanyRow, ContactRow
from core.text.contact_keys import channel_key
from core.text.normalise import name_key
from tests.benchmarks.storage_bench import KEY
from tests.evaluation.duplicates import pairs_of, score
from tests.factory import NOON
from tests.people import make_contacts, truth_of

_BATCH = 5_000
_PEER_NAMES = 200


def measure(sizes: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Scan files of these sizes through the service."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            database = Database.create(Path(name) / "file.db", KEY)
            truth = _fill(database, size)
            before, wall = time.process_time(), time.perf_counter()
            scan = DuplicateService(database).scan()
            scanned_s, cpu_s = time.perf_counter() - wall, time.process_time() - before
            wall = time.perf_counter()
            groups = scan.groups(DEFAULT_THRESHOLD)
            grouped_s = time.perf_counter() - wall
            database.close()
        found = {pair for group in groups for pair in _pairs(group.contact_ids)}
        yield {
            "what": "search for duplicates",
            "peer": f"rapidfuzz on names alone, all pairs, reckoned from {_PEER_NAMES} rows",
            "rows": size,
            "scan_s": round(scanned_s, 2),
            "cpu_s": round(cpu_s, 2),
            "groups_s": round(grouped_s, 3),
            "pairs_compared": scan.pairs_compared,
            "peer_s": round(_peer_s(size), 2),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            **score(found, pairs_of(truth)),
        }


def _fill(database: Database, size: int) -> list[object]:
    """Fill the file with bare rows; return who stands at each place, by the contact's number."""
    truth: list[object] = [0]
    firms: dict[str, int] = {}
    people = enumerate(make_contacts(size), start=1)
    while batch := list(islice(people, _BATCH)):
        truth += [truth_of(contact) for _, contact in batch]
        with database.writing_results() as session:
            known = len(firms)
            for _, contact in batch:
                for link in contact.companies:
                    firms.setdefault(link.company_name, len(firms) + 1)
            session.execute(insert(ContactRow), [_contact(*one) for one in batch])
            session.execute(insert(ChannelRow), [row for one in batch for row in _channels(*one)])
            fresh = [(name, number) for name, number in firms.items() if number > known]
            session.execute(insert(CompanyRow), [_company(*firm) for firm in fresh])
            links = [
                {"contact_id": number, "company_id": firms[link.company_name], "role": ""}
                for number, contact in batch
                for link in contact.companies
            ]
            session.execute(insert(ContactCompanyRow), links)
    return truth


def _contact(number: int, contact: Contact) -> dict[str, Any]:
    details = [[d.name, d.value] for d in contact.details if d.name != "truth"]
    return {
        "id": number,
        "name": contact.name,
        "name_key": name_key(contact.name),
        "details": details,
        "created_at": NOON,
    }


def _channels(number: int, contact: Contact) -> Iterator[dict[str, Any]]:
    for channel in contact.channels:
        key = channel_key(channel, "")
        kind = channel.kind.value
        yield {"contact_id": number, "kind": kind, "value": channel.value, "key": key}


def _company(name: str, number: int) -> dict[str, Any]:
    return {"id": number, "name": name, "name_key": name.casefold(), "created_at": NOON}


def _pairs(contact_ids: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    ids = sorted(contact_ids)
    return ((a, b) for at, a in enumerate(ids) for b in ids[at + 1 :])


def _peer_s(size: int) -> float:
    names = [contact.name for contact in make_contacts(size)]
    started = time.perf_counter()
    cdist(names[:_PEER_NAMES], names, scorer=JaroWinkler.normalized_similarity, workers=1)
    return (time.perf_counter() - started) * size / min(size, _PEER_NAMES) / 2
