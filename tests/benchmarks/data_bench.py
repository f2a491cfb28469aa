"""A business's whole data: bringing it in, finding things in it, opening it.

Peers: `sqlite-utils insert` into an unencrypted file with an index of words; Python's mailbox and
email modules parsing alone; and the same question to a small file. `--counts` says how many
contacts: the largest is the big file, which has three times as many messages.
"""

from __future__ import annotations

import argparse
import itertools
import json
import mailbox
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from core.domain.change import Action
from core.domain.contact import Channel, ChannelKind, CompanyLink, Contact
from core.domain.importing import ImportOptions
from core.domain.interaction import Address, Direction, Interaction, InteractionKind
from core.services import contact_writing
from core.services.contact_service import ContactService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.search_service import SearchService
from core.storage import interactions
from core.storage.database import Database, Session
from tests.benchmarks import made_people
from tests.benchmarks.storage_bench import KEY

SMALL = 10_000
_MAILS = 50_000
_BUSY = 10_000  # messages of the contact that is opened
_AT_ONCE = 5_000
_QUESTIONS = {
    "english": ("maria", "thorn", "walnut", "smith ja", "invoice 43"),
    "chinese": ("王", "王伟", "发票", "李明", "家具"),
    "phone": ("7946", "555 01", "1381", "415) 2", "0958"),
    "typo": ("wiliam", "thorntno", "garica", "schmitd", "blackwelll"),
    "in words": ("maria last year", "from:smith since:2024", "上个月 王"),
}


def measure(counts: Sequence[int], rounds: int) -> Iterator[dict[str, Any]]:
    """Measure imports and the finding in files of each count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for count in counts:
            yield _import_table(folder, count)
        yield _import_mail(folder, min(_MAILS, max(counts)))
        small = _times(folder, min(SMALL, *counts), rounds)
        for count in counts:
            for what, taken in _times(folder, count, rounds).items():
                yield {"what": what, "rows": count, "messages": count * 3} | _summary(
                    taken, small.get(what, taken)
                )


def _summary(taken: Sequence[float], small: Sequence[float]) -> dict[str, float]:
    ordered = sorted(taken)
    return {
        "p50_ms": round(statistics.median(ordered) * 1000, 2),
        "p95_ms": round(ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)] * 1000, 2),
        "over_small": round(statistics.median(ordered) / statistics.median(small), 2),
    }


def _import_table(folder: Path, count: int) -> dict[str, Any]:
    """Import a table in a process of its own, beside sqlite-utils with the same file."""
    path = folder / f"{count}.csv"
    made_people.write_csv(path, count)
    ours = _in_a_process(path, folder / "ours.db")
    started, before = time.perf_counter(), _cpu_of_children()
    _insert_plainly(path, folder / "peer.db")
    peer_s, peer_cpu_s = time.perf_counter() - started, _cpu_of_children() - before
    return {
        "what": "import a table of contacts",
        "peer": "sqlite-utils insert of the same file, unencrypted, with an index of words",
        "rows": count,
    } | _beside(count, ours, peer_s, peer_cpu_s)


def _beside(count: int, ours: dict[str, float], peer_s: float, peer_cpu_s: float) -> dict[str, Any]:
    """Return our figures beside the peer's, by the clock and by time on a processor.

    Writing and reading are processes of their own: with two free processors the slower of them is
    what an import takes.
    """
    writing, reading = ours["writing_cpu_s"], ours["reading_cpu_s"]
    return {
        "ours_s": round(ours["seconds"], 2),
        "peer_s": round(peer_s, 2),
        "peer_over_ours": round(peer_s / ours["seconds"], 3),
        "ours_rows_per_s": round(count / ours["seconds"]),
        "writing_cpu_us": round(writing / count * 1e6),
        "reading_cpu_us": round(reading / count * 1e6),
        "peer_cpu_us": round(peer_cpu_s / count * 1e6),
        "peer_over_slower_process": round(peer_cpu_s / max(writing, reading), 3),
        "peer_over_both_processes": round(peer_cpu_s / (writing + reading), 3),
        "peak_mb": ours["peak_mb"],
        "reading_peak_mb": ours["reading_peak_mb"],
    }


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _in_a_process(path: Path, target: Path) -> dict[str, float]:
    for old in target.parent.glob(f"{target.name}*"):
        old.unlink()
    command = [sys.executable, "-m", "tests.benchmarks.data_bench", str(path), str(target)]
    done = subprocess.run(command, check=True, capture_output=True, env=os.environ)  # noqa: S603
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _insert_plainly(path: Path, target: Path) -> None:
    for old in target.parent.glob(f"{target.name}*"):
        old.unlink()
    tool = str(Path(sys.executable).with_name("sqlite-utils"))
    columns = list(made_people.COLUMNS)
    texts = [part for column in columns for part in (column, "text")]
    for command in (
        [tool, "create-table", str(target), "contacts", *texts],
        [tool, "enable-fts", str(target), "contacts", *columns, "--create-triggers"],
        [tool, "insert", str(target), "contacts", str(path), "--csv"],
    ):
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603


def _import_mail(folder: Path, count: int) -> dict[str, Any]:
    path = folder / "in.mbox"
    made_people.write_mbox(path, count)
    ours = _in_a_process(path, folder / "mail.db")
    started, before = time.perf_counter(), time.process_time()
    for message in mailbox.mbox(path, create=False):
        message.get_payload(decode=True)
    peer_s, peer_cpu_s = time.perf_counter() - started, time.process_time() - before
    return {
        "what": "import a mailbox",
        "peer": "Python's mailbox and email modules, parsing only",
        "rows": count,
    } | _beside(count, ours, peer_s, peer_cpu_s)


def _times(folder: Path, count: int, rounds: int) -> dict[str, list[float]]:
    """Return the seconds that each thing takes in a file of so many contacts."""
    path = folder / f"{count}.db"
    if not path.exists():
        fill(path, count)
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        started = time.perf_counter()
        database = Database(path, KEY)
        InboxService(database).count_conversations()
        InboxService(database).list_conversations(limit=50)
        taken.setdefault("open the program's first screen", []).append(
            time.perf_counter() - started
        )
        for what, work in _works(database):
            started = time.perf_counter()
            work()
            taken.setdefault(what, []).append(time.perf_counter() - started)
        database.close()
    return taken


def _works(database: Database) -> Iterator[tuple[str, Callable[[], object]]]:
    search, people, inbox = (
        SearchService(database), ContactService(database), InboxService(database),
    )  # fmt: skip
    for kind, questions in _QUESTIONS.items():
        for question in questions:
            for typed in (question[: max(1, len(question) - 2)], question):
                yield f"search as you type, {kind}", lambda typed=typed: search.answer(typed)
    yield "first screen of all contacts", lambda: people.list_contacts(limit=50)
    for words in ("ma", "smith", "王", "walnut"):
        yield (
            "first screen of a sorted, filtered list",
            lambda words=words: (
                people.count_contacts(words), people.list_contacts(words, limit=50)
            ),
        )  # fmt: skip
    yield (
        f"open a contact with {_BUSY} messages",
        lambda: (people.get(1), inbox.list_timeline(1)),
    )


def fill(path: Path, count: int) -> None:
    """Make a file of so many contacts and three messages each, as an import writes them."""
    database = Database.create(path, KEY)
    step_id = None
    people = made_people.people(count)
    while part := list(itertools.islice(people, _AT_ONCE)):
        with database.writing(Action.IMPORT, "made", step_id=step_id) as session:
            step_id = session.info["step_id"]
            for person in part:
                contact_writing.add(session, contact_of(person), region="")
    # The first contact is the busy one; the others share what is left.
    busy = min(_BUSY, count)
    writers = range(2, max(3, count))
    mails = made_people.mails(count * 3, writers)
    while messages := list(itertools.islice(mails, _AT_ONCE)):
        with database.writing(Action.IMPORT, "made", step_id=step_id) as session:
            for mail in messages:
                _add_mail(
                    session, mail, 1 if mail.number % 3 == 0 and mail.number < busy * 3 else 0
                )
    database.close()


def contact_of(person: made_people.Person) -> Contact:
    """Return the person as a contact to be stored."""
    phones = [number for number in (person.mobile, person.phone) if number]
    return Contact(
        person.name,
        given_name=person.given,
        family_name=person.family,
        channels=(
            Channel(ChannelKind.EMAIL, person.email),
            *(Channel(ChannelKind.PHONE, number) for number in phones),
        ),
        companies=(CompanyLink(person.company, person.role),) if person.company else (),
        notes=person.notes,
    )


def _add_mail(session: Session, mail: made_people.Mail, owner: int) -> None:
    contact_id = owner or mail.person
    thread_id = interactions.add_thread(session, mail.subject, mail.subject.casefold())
    interactions.add(
        session,
        Interaction(
            InteractionKind.EMAIL,
            Direction.INCOMING if mail.is_incoming else Direction.OUTGOING,
            mail.at,
            subject=mail.subject,
            text=mail.text,
            new_text=mail.text,
            thread_id=thread_id,
            contact_id=contact_id,
        ),
        counterpart=Address(f"p{contact_id}@firm.example"),
        counterpart_key=f"p{contact_id}@firm.example",
        fingerprint=f"made-{mail.number}",
    )


def measure_data(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Measure with the counts of the command line, which others use for messages to rate."""
    counts = given.counts if given.counts != [200] else [SMALL]
    return measure(counts, given.rounds)


def _import_here(path: Path, target: Path) -> None:
    """Import a file and print what it took: seconds, and each process's largest size in MB."""
    database = Database.create(target, KEY)
    started, before = time.perf_counter(), time.process_time()
    ImportService(database).run([path], ImportOptions())
    figures = {
        "seconds": time.perf_counter() - started,
        "writing_cpu_s": time.process_time() - before,
        "reading_cpu_s": _cpu_of_children(),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000,
        "reading_peak_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000,
    }
    database.close()
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    _import_here(Path(sys.argv[1]), Path(sys.argv[2]))
