"""Seven things that write much at once, as in `actions.py`: a file, many records, an archive."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from core.domain.deal import Deal
from core.domain.exporting import ExportFormat
from core.domain.importing import ImportOptions
from core.domain.view import BulkChange, BulkDeed, Selection
from core.privacy import profile
from core.services import bulk_service, import_pace
from core.services.audit_service import AuditService
from core.services.backup_service import BackupService
from core.services.bulk_service import BulkService
from core.services.contact_service import ContactService
from core.services.deal_service import DealService
from core.services.export_service import ExportService
from core.services.history_service import HistoryService
from core.services.import_service import ImportService
from core.services.inbox_service import InboxService
from core.services.rights_service import RightsService
from core.services.watched_folder import WatchedFolder
from core.storage.database import Database
from tests.durability.action_parts import (
    LIGHT,
    STEPS,
    WORD,
    Ack,
    Action,
    counted,
    names_of,
    opened,
    person,
    prepared,
)

_ARCHIVE, _WATCHED, _RESUMED = "everything.zip", "watched", "people.csv"
_TAG = "Kin"


def _prepare_deal(folder: Path) -> None:
    prepared(1)(folder)
    with opened(folder) as database:
        contact = ContactService(database).list_contacts("")[0]
        DealService(database).add(Deal("Oven", contact_ids=(contact.id,)))


def _run_deal(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        deals = DealService(database)
        (deal,), (first, second, *_) = deals.list_deals(), deals.list_stages()
        for number in range(STEPS):
            deals.move(deal.id, (first if number % 2 else second).id)
            ack(str(number))
        deals.win(deal.id)
        ack("won")


def _check_deal(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        deals = DealService(database)
        (deal,) = deals.list_deals()
        moves = deals.list_moves(deal.id)
        stages = {stage.id: stage.name for stage in deals.list_stages()}
        assert moves[0].state is deal.state, "half a move"
        assert moves[0].to_stage == stages[deal.stage_id], "half a move"
        assert all(one.from_stage == before.to_stage for one, before in pairwise(moves))
        assert deal.contact_names == ("Person 0",), "the deal lost its contact"
    return counted("moves", len(moves) - 1, len(acks))


def _run_bulk(folder: Path, ack: Ack) -> None:
    size, bulk_service._PART = bulk_service._PART, 2
    try:
        with opened(folder) as database:
            people = ContactService(database).list_contacts("")
            chosen = Selection(tuple(one.id for one in people))
            bulk = BulkService(database)
            bulk.run(chosen, BulkChange(BulkDeed.ADD_TAG, _TAG), lambda done, _: ack(str(done)))
            HistoryService(database).undo()
            ack("undone")
    finally:
        bulk_service._PART = size


def _check_bulk(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        tagged = _tagged(database)
        assert tagged % 2 == 0, "half a part"
        if "undone" in acks or (str(STEPS) in acks and not tagged):
            wrong = ["the undoing is lost: confirmed, but still there"] if tagged else []
        else:
            wrong = counted("parts", tagged // 2, len(acks))
        if tagged:
            HistoryService(database).undo()
            if _tagged(database):
                wrong.append("a change to many can't be undone as one")
        names_of(database)
        return wrong


def _tagged(database: Database) -> int:
    return sum(_TAG in one.tags for one in ContactService(database).list_contacts(""))


def _prepare_archive(folder: Path) -> None:
    source = folder.with_name("source")
    prepared(STEPS)(source)
    profile.create(folder, WORD, uses_keyring=False, cost=LIGHT).database.close()
    with opened(source) as database:
        ExportService(database).export(ExportFormat.ALL, folder / _ARCHIVE, str)


def _run_archive(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        ImportService(database).run([folder / _ARCHIVE], ImportOptions())
        ack("in")


def _check_archive(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        count = len(names_of(database))
        if count and not AuditService(database).verify().holds:
            return ["half of the history"]
        if not count:
            return ["the archive is lost"] if acks else []
        for _ in range(STEPS):
            HistoryService(database).undo()
        left = len(names_of(database))
    return [] if (count, left) == (STEPS, 0) else [f"{count} people, {left} after undoing"]


def _prepare_watch(folder: Path) -> None:
    prepared(0)(folder)
    (folder / _WATCHED).mkdir()
    for number in range(3):
        one = person(f"Person {number}")
        mails = "".join(f"EMAIL:{channel.value}\n" for channel in one.channels)
        (folder / _WATCHED / f"{number}.vcf").write_text(
            f"BEGIN:VCARD\nVERSION:3.0\nFN:{one.name}\n{mails}END:VCARD\n"
        )


def _look(folder: Path, database: Database) -> int:
    """Look until nothing waits; return how many files were taken."""
    hours = iter(range(0, 1_000_000, 3600))
    keep = BackupService(database).make_if_changed
    watched = WatchedFolder(database, ImportService(database, keep), lambda: next(hours))
    watched.look(folder / _WATCHED, ImportOptions())
    return len(watched.look(folder / _WATCHED, ImportOptions()).taken)


def _run_watch(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        ack(f"{_look(folder, database)}")


def _check_watch(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        before = names_of(database)
        more = _look(folder, database)
        after = names_of(database)
        open_imports = ImportService(database).find_open()
    wrong = [f"3 confirmed, {len(before)} there"] if acks and len(before) != 3 else []
    if acks and more:
        wrong.append(f"the note of {more} confirmed, taken files is lost")
    if len(after) != 3 or len(set(after)) != 3:
        wrong.append(f"{after} after looking again")
    return wrong if open_imports is None else [*wrong, "an import is left open"]


def _run_erase(folder: Path, ack: Ack) -> None:
    with opened(folder) as database:
        for number in range(3):
            (one,) = ContactService(database).list_contacts(f"Person {number}")
            RightsService(database).erase(one.id)
            ack(str(number))


def _check_erase(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        names = names_of(database)
        gone = [number for number in range(STEPS) if f"Person {number}" not in names]
        assert AuditService(database).verify().holds, "half of the audit"
        for line in AuditService(database).search(limit=100, most_changes=9):
            told = repr(line)
            assert not any(f"Person {number}" in told for number in gone), "half erased"
    return counted("erased", len(gone), len(acks))


def _prepare_resume(folder: Path) -> None:
    """Leave an import that was stopped after its first part."""
    prepared(0)(folder)
    rows = "".join(
        f"Person {number},person-{number}@x.example,person-{number}@y.example\n"
        for number in range(STEPS)
    )
    (folder / _RESUMED).write_text(f"Name,E-mail 1,E-mail 2\n{rows}")
    size, import_pace._BATCH_RECORDS = import_pace._BATCH_RECORDS, 2
    try:
        with opened(folder) as database:
            people = ContactService(database)
            ImportService(database).run(
                [folder / _RESUMED],
                ImportOptions(),
                should_stop=lambda: bool(people.count_contacts()),
            )
            assert 0 < len(names_of(database)) < STEPS
    finally:
        import_pace._BATCH_RECORDS = size


def _run_resume(folder: Path, ack: Ack) -> None:
    size, import_pace._BATCH_RECORDS = import_pace._BATCH_RECORDS, 2
    try:
        with opened(folder) as database:
            _go_on(database)
            ack("in")
    finally:
        import_pace._BATCH_RECORDS = size


def _go_on(database: Database) -> None:
    imports = ImportService(database)
    found = imports.find_open()
    if found is not None:
        imports.go_on(found)


def _check_resume(folder: Path, acks: Sequence[str]) -> list[str]:
    with opened(folder) as database:
        before = len(names_of(database))
        _go_on(database)
        after = len(names_of(database))
        messages = InboxService(database).count_interactions()
        HistoryService(database).undo()
        left = len(names_of(database))
    wrong = [f"{STEPS} confirmed, {before} there"] if acks and before != STEPS else []
    if (after, messages, left) != (STEPS, 0, 0):
        wrong.append(f"{after} people after going on, {left} after undoing")
    return wrong


def _run_create(folder: Path, ack: Ack) -> None:
    profile.create(folder, WORD, uses_keyring=False, cost=LIGHT).database.close()
    ack("made")


def _check_create(folder: Path, acks: Sequence[str]) -> list[str]:
    wrong = []
    if not profile.exists(folder):
        wrong = ["the new file is lost"] if acks else []
        _run_create(folder, lambda _: None)
    with opened(folder) as database:
        assert names_of(database) == []
    return wrong


BATCH_ACTIONS = [
    Action("create", Path.mkdir, _run_create, _check_create),
    Action("deal", _prepare_deal, _run_deal, _check_deal),
    Action("bulk", prepared(STEPS), _run_bulk, _check_bulk),
    Action("archive", _prepare_archive, _run_archive, _check_archive),
    Action("watch", _prepare_watch, _run_watch, _check_watch),
    Action("erase", prepared(STEPS), _run_erase, _check_erase),
    Action("resume", _prepare_resume, _run_resume, _check_resume),
]
