"""Everything out and in again, and contacts and mail for other programs, each read back.

Peer: a backup of the same file, read through, in the same run; for contacts, vobject writing the
same cards. Each work has a process of its own, whose largest size is told.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import vobject

from core.domain.change import Action
from core.domain.contact import Contact, Detail
from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions
from core.paths import child_environment
from core.services import contact_writing
from core.services.export_service import ExportService
from core.services.import_service import ImportService
from core.storage import contacts
from core.storage.database import Database, Session
from core.storage.export import exporting
from core.storage.rescue.checked_copy import write_checked_copy
from core.storage.rows.tables import AttachmentRow, BlobRow
from tests.benchmarks import filed_people, made_people
from tests.benchmarks.storage_bench import KEY
from tests.core.lived_in import dump

_FILE_BYTES = 20_000
_AT_ONCE = 5_000
_CHANGED = 1_000
_WORDS = ("colour", "shoe size", "birthday", "favourite tea", "address.work")
_FORMS = {form.value: form for form in ExportFormat}


def measure(given: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Measure with the counts of the command line, which others use for messages to rate."""
    counts: Sequence[int] = given.counts if given.counts != [200] else [2_000]
    for count in counts:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path = folder / "cardfile.db"
            fill(path, count)
            yield from _measure(folder, path, count)


def _measure(folder: Path, path: Path, count: int) -> Iterator[dict[str, Any]]:
    # Everything last: each export is told of in the audit, which travels, too.
    for form in (ExportFormat.CSV, ExportFormat.VCARD4, ExportFormat.MAIL, ExportFormat.ALL):
        told = _in_a_process("export", path, folder / f"out-{form.value}", form.value)
        yield {"what": f"export {form.value}, read back", "contacts": count} | told
    yield {"what": "backup, read through", "contacts": count} | _in_a_process(
        "backup", path, folder / "backup.db", ""
    )
    yield {"what": "vobject writing the cards", "contacts": count} | _in_a_process(
        "vobject", path, folder / "peer.vcf", ""
    )
    archive = folder / f"out-{ExportFormat.ALL.value}"
    back = _in_a_process("import", archive, folder / "again.db", "")
    before, after = Database(path, KEY), Database(folder / "again.db", KEY)
    is_equal = dump(before) == dump(after)
    before.close()
    after.close()
    yield (
        {"what": "import everything into an empty file", "contacts": count}
        | back
        | {"is_equal": is_equal}
    )


def fill(path: Path, count: int) -> None:
    """Make a file of so many contacts with details, thrice as many messages, and files."""
    dice = random.Random(5)  # noqa: S311 - for files, not for secrets
    database = Database.create(path, KEY)
    made = map(_detailed, map(filed_people.contact_of, made_people.people(count)))
    step_id = None
    while part := list(itertools.islice(made, _AT_ONCE)):
        with database.writing(Action.IMPORT, "made", step_id=step_id) as session:
            step_id = session.info["step_id"]
            for contact in part:
                contact_writing.add(session, contact, region="")
    mails = made_people.mails(count * 3, range(1, count + 1))
    while messages := list(itertools.islice(mails, _AT_ONCE)):
        with database.writing(Action.IMPORT, "made", step_id=step_id) as session:
            for mail in messages:
                filed_people.add_mail(session, mail, 0)
    with database.writing(Action.ADD_INTERACTION, "made") as session:
        for number in range(1, count * 3, 30):
            _add_file(session, number, dice.randbytes(_FILE_BYTES))
    with database.writing(Action.CHANGE_CONTACT, "made") as session:
        for contact in contacts.list_contacts(session, "", _CHANGED, 0):
            changed = replace(contact, notes=f"{contact.notes} Likes rye.")
            contacts.change(session, changed, contact.name.casefold())
    database.close()


def _detailed(contact: Contact) -> Contact:
    number = len(contact.name) + len(contact.notes)
    details = tuple(Detail(name, f"{name} {number}") for name in _WORDS)
    return replace(contact, details=details, tags=("made", f"group {number % 9}"))


def _add_file(session: Session, interaction_id: int, content: bytes) -> None:
    key = hashlib.sha256(content).hexdigest()
    session.add(BlobRow(key=key, content=content))
    session.add(
        AttachmentRow(
            interaction_id=interaction_id,
            name=f"order {interaction_id}.pdf",
            media_type="application/pdf",
            size_bytes=len(content),
            blob_key=key,
        )
    )


def _in_a_process(*words: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.export_bench", *map(str, words)]
    done = subprocess.run(  # noqa: S603 - ourselves
        command, check=True, capture_output=True, env=child_environment()
    )
    return dict(json.loads(done.stdout))


def _work_here(what: str, source: Path, target: Path, form: str) -> dict[str, Any]:
    started, used = time.perf_counter(), time.process_time()
    told: dict[str, Any] = {}
    if what == "import":
        database = Database.create(target, KEY)
        report = ImportService(database).run([source], ImportOptions())
        told["records"] = report.read
        database.close()
    elif what == "backup":
        write_checked_copy(source, KEY, target)
    else:
        database = Database(source, KEY)
        if what == "vobject":
            _write_by_vobject(database, target)
        else:
            made = ExportService(database).export(_FORMS[form], target, lambda key: key)
            told = {"records": made.records, "files": made.files, "different": made.different}
        database.close()
    child = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told | {
        "seconds": round(time.perf_counter() - started, 2),
        "cpu_s": round(time.process_time() - used + child.ru_utime + child.ru_stime, 2),
        "peak_mb": _peak_mb(),
        "reader_peak_mb": round(child.ru_maxrss / 1000),
        "file_mb": round(target.stat().st_size / 1e6, 1),
    }


def _peak_mb() -> int:
    """Return this process's largest size; what it was forked from doesn't count."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) // 1000 for line in lines if line.startswith("VmHWM"))


def _write_by_vobject(database: Database, target: Path) -> None:
    with database.reading() as session, target.open("w", encoding="utf-8") as stream:
        for contact in exporting.iterate_contacts(session):
            card = vobject.vCard()
            card.add("fn").value = contact.name
            card.add("n").value = vobject.vcard.Name(contact.family_name, contact.given_name)
            for email in contact.emails:
                card.add("email").value = email
            for phone in contact.phones:
                card.add("tel").value = phone
            stream.write(card.serialize())


if __name__ == "__main__":
    _what, _source, _target, _form = sys.argv[1:]
    sys.stdout.write(json.dumps(_work_here(_what, Path(_source), Path(_target), _form)))
